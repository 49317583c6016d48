import assert from 'node:assert/strict';
import { describe } from 'node:test';

import type { AuthApi } from '../../src/auth/api.js';
import { createAuth } from '../../src/auth/auth.js';
import type { AuthOptions } from '../../src/auth/config/config-types.js';
import type { HubPayload } from '../../src/auth/events/hub.js';
import type { ClientOptions, PoolOptions } from '../../src/local-cognito/index.js';
import type { LocalCognitoServer } from '../../src/local-cognito/node.js';
import { CLIENT, PASSWORD, POOL } from '../conformance/harness.js';
import { Browser, CALLBACK, serve, SIGNED_OUT } from '../conformance/hosted.js';
import { TestStorage } from './fixtures.js';

export const keys = `CognitoIdentityServiceProvider.${CLIENT}`;

/** What a page has and Node lacks: an address, a history and a storage of the tab. */
export class Tab {
  readonly session = new TestStorage();
  /** Every address that the page had, the last one is the current. */
  readonly history: string[] = [];
  /** Where the page was left for. */
  readonly left: string[] = [];
  url: URL;

  constructor(url = CALLBACK) {
    this.url = new URL(url);
    this.history.push(url);
    define('location', this);
    define('history', {
      state: { own: 1 },
      replaceState: (state: unknown, _: string, url: string) => {
        assert.deepEqual(state, { own: 1 });
        this.history[this.history.length - 1] = url;
        this.url = new URL(url, this.url);
      },
    });
    define('sessionStorage', storageOf(this.session));
  }

  get href(): string {
    return this.url.href;
  }

  get origin(): string {
    return this.url.origin;
  }

  assign(url: string): void {
    this.left.push(url);
  }

  /** Opens another page in the tab. */
  go(url: string): void {
    this.history.push(url);
    this.url = new URL(url);
  }

  /** Opens another tab, whose storage is empty. */
  static close(): void {
    for (const name of ['location', 'history', 'sessionStorage']) Reflect.deleteProperty(globalThis, name);
  }
}

function define(name: string, value: unknown): void {
  Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
}

/** A storage whose keys are its own members, as in a browser. */
function storageOf(inner: TestStorage): object {
  return new Proxy(inner, {
    ownKeys: () => [...inner.items.keys()],
    getOwnPropertyDescriptor: (_, key) =>
      inner.items.has(String(key)) ? { value: '', enumerable: true, configurable: true } : undefined,
    get: (_, name) => {
      const member: unknown = Reflect.get(inner, name);
      return typeof member === 'function' ? (member.bind(inner) as unknown) : member;
    },
  });
}

export interface HostedWorld {
  readonly server: LocalCognitoServer;
  readonly browser: Browser;
  readonly tab: Tab;
  readonly storage: TestStorage;
  readonly events: HubPayload[];
  /** The names of what was asked of the server, in order. */
  readonly asked: string[];
  /** An Auth of the page that the tab shows now. */
  page(options?: AuthOptions): AuthApi;
  /** Signs maria in on the hosted page that the tab was sent to last; the answer's URL. */
  answer(): Promise<URL>;
}

export const oauth = (server: LocalCognitoServer, more: object = {}) => ({
  domain: server.url,
  scope: ['openid', 'email', 'aws.cognito.signin.user.admin'],
  redirectSignIn: CALLBACK,
  redirectSignOut: SIGNED_OUT,
  responseType: 'code',
  ...more,
});

/** Runs a test with a server, a browser and a tab; they are gone when it ends. */
export async function withWorld(
  run: (world: HostedWorld) => Promise<void>,
  {
    client,
    pool,
    more,
    oauth: own,
  }: {
    client?: Partial<ClientOptions>;
    pool?: Partial<PoolOptions>;
    more?: PoolOptions[];
    oauth?: object;
  } = {},
): Promise<void> {
  const server = await serve({ allowedOAuthFlows: ['code', 'implicit'], ...client }, pool, more);
  const tab = new Tab();
  const storage = new TestStorage();
  const events: HubPayload[] = [];
  const asked: string[] = [];
  const browser = new Browser(server.url);
  try {
    await run({
      server,
      browser,
      tab,
      storage,
      events,
      asked,
      page(options = {}) {
        const auth = createAuth();
        auth.onEvent((event) => events.push(event));
        auth.configure({
          userPoolId: POOL,
          userPoolWebClientId: CLIENT,
          endpoint: server.url,
          storage,
          oauth: oauth(server, own),
          fetch: (input, init) => {
            const request = new Request(input, init);
            const target = request.headers.get('x-amz-target')?.split('.')[1];
            asked.push(target ?? new URL(request.url).pathname);
            return fetch(request);
          },
          ...options,
        });
        return auth;
      },
      async answer() {
        const back = await browser.open(tab.left.at(-1) ?? '');
        // Who is signed in on the hosted pages is asked nothing.
        return back.href.startsWith(server.url)
          ? browser.submit({ username: 'maria', password: PASSWORD })
          : back;
      },
    });
  } finally {
    Tab.close();
    await server.close();
  }
}

export const names = (events: readonly HubPayload[]): string[] => events.map(({ event }) => event);

type WithWorld = typeof withWorld;

/** Runs a suite twice: on a pool with the default options, and on one as new pools are. */
export function describeOnHostedPools(title: string, suite: (withWorld: WithWorld) => void): void {
  describe(title, () => suite(withWorld));
  describe(`${title}, with rotation and the updated issuer`, () =>
    suite((run, options) =>
      withWorld(run, {
        ...options,
        client: { refreshTokenRotation: { retryGracePeriodSeconds: 60 }, ...options?.client },
        pool: { issuer: 'UPDATED', ...options?.pool },
      }),
    ));
}
