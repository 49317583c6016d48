import assert from 'node:assert/strict';
import { after, before } from 'node:test';

import { type Browser, launch } from 'puppeteer-core';

import { type RunningServer, startServer } from '../../../scripts/start.mjs';
import type { LocalPool, PoolOptions } from '../../../src/local-cognito/index.js';
import { Person } from './person.js';

export const poolId = 'us-east-1_LocalDemo';
export const clientId = 'localdemoclient0000000000';

/** Starts the browser that the test runner found. */
export const openBrowser = (): Promise<Browser> =>
  launch({
    executablePath: process.env['CHROME_PATH'] ?? '/usr/bin/chromium',
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });

/** Opens an empty profile for one person and closes it afterward; fails when the page's console had complaints. */
export async function withPerson(
  browser: Browser,
  url: string,
  cognito: RunningServer['cognito'],
  walk: (person: Person) => Promise<void>,
): Promise<void> {
  const context = await browser.createBrowserContext();
  try {
    const page = await context.newPage();
    const person = new Person(page, url, cognito);
    await walk(person);
    assert.deepEqual(person.complaints, []);
  } finally {
    await context.close();
  }
}

/** What a pool of a test may differ in from the demo's. */
export type PoolChanges = Partial<Omit<PoolOptions, 'id' | 'clients'>>;

export interface App {
  readonly pool: LocalPool;
  readonly cognito: RunningServer['cognito'];
  readonly url: string;
  /** A test body: an empty pool with these options, the demo in an empty profile, and the person in front of it. */
  visit(walk: (person: Person) => Promise<void>, pool?: PoolChanges): () => Promise<void>;
  /** Tells the demo's server what its panel would. */
  choose(settings: { signInName: 'email' | 'phone_number' | 'username' | 'alias' }): Promise<void>;
}

/** What one test changes of the pool is no matter of the next. */
const defaults: PoolChanges = {
  requireConfirmation: true,
  autoVerify: false,
  allowAdminCreateUserOnly: false,
  triggers: {},
};

/** The demo's server and a browser for the tests of one file. */
export function useApp(): App {
  let server: RunningServer;
  let browser: Browser;
  before(async () => {
    // One after the other: a browser whose server did not start would never be closed.
    server = await startServer({ port: 0, watch: false, quiet: true });
    browser = await openBrowser();
  });
  after(async () => {
    await browser.close();
    await server.close();
  });

  async function post(route: string, body: object): Promise<void> {
    const headers = { 'Content-Type': 'application/json' };
    const response = await fetch(`${server.url}_local/${route}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    });
    assert.equal(response.status, 200, await response.text());
  }

  return {
    get url() {
      return server.url;
    },
    get cognito() {
      return server.cognito;
    },
    get pool() {
      const pool = server.cognito.pools.get(poolId);
      assert(pool);
      return pool;
    },
    visit(walk, changes = {}) {
      return async () => {
        await post('reset', {});
        this.pool.update({ ...defaults, ...changes });
        await withPerson(browser, server.url, server.cognito, walk);
      };
    },
    choose: (settings) => post('pool', settings),
  };
}
