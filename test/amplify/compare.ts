// Runs the same script with aws-amplify 6 and with `auth-elements/amplify`, against the same local-cognito over HTTP, and compares
// the results, the names of the errors and the events, step by step.
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';

import { Amplify } from 'aws-amplify';
import * as theirs from 'aws-amplify/auth';
import { Hub } from 'aws-amplify/utils';

import * as ours from '../../src/amplify/index.js';
import { type LocalCognito, type PoolOptions, totpCode } from '../../src/local-cognito/index.js';
import { type LocalCognitoServer, serveLocalCognito } from '../../src/local-cognito/node.js';
import { CLIENT, PASSWORD, POOL } from '../conformance/harness.js';

type Library = typeof ours;
type Pool = NonNullable<ReturnType<LocalCognito['pools']['get']>>;

/** What a script works with. */
export interface Run extends Library {
  /** Records the result of a call, or the name of its error; resolves with the result. */
  step<Result>(name: string, call: () => Promise<Result>): Promise<Result>;
  readonly pool: Pool;
  readonly cognito: LocalCognito;
  /** The code that was sent last to a user. */
  code(username?: string): string;
  /** The code that an app shows; half a minute later than before, because a code counts once. */
  totp(secret: string): Promise<string>;
  /** Creates a confirmed user. */
  addUser(username?: string, attributes?: Record<string, string>): Promise<void>;
}

/** The same for both libraries: without what the service makes up. */
function plain(value: unknown): unknown {
  if (value === undefined) return undefined;
  const text = JSON.stringify(value, (key, each: unknown) => {
    if (key === 'sharedSecret') return '<secret>';
    return each;
  });
  return JSON.parse(
    text
      .replace(/us-east-1_[\da-f-]{36}/g, '<device>')
      .replace(/[\da-f]{8}-[\da-f]{4}-[\da-f-]{22}/g, '<uuid>')
      .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '<date>'),
  ) as unknown;
}

let server: LocalCognitoServer;
const events: unknown[] = [];

async function record(library: Library, script: (run: Run) => Promise<void>): Promise<unknown[]> {
  const { cognito } = server;
  await library.signOut();
  cognito.reset();
  const pool = cognito.pools.get(POOL) ?? assert.fail();
  const steps: unknown[] = [];
  const take = (): unknown[] => events.splice(0);
  take();
  const run: Run = {
    ...library,
    // A binding that changes, in Amplify.
    autoSignIn: () => library.autoSignIn(),
    pool,
    cognito,
    async step(name, call) {
      try {
        const result = await call();
        steps.push({ name, events: take(), result: plain(result) });
        return result;
      } catch (error) {
        steps.push({ name, events: take(), error: (error as Error).name });
        return undefined as never;
      }
    },
    code: (username = 'maria') => cognito.outbox.last(username)?.code ?? '',
    totp(secret) {
      cognito.clock.advance(30_000);
      return totpCode(secret, cognito.clock.now());
    },
    async addUser(username = 'maria', attributes = { email: `${username}@example.com` }) {
      await pool.admin.createUser({ username, attributes, suppress: true });
      await pool.admin.setUserPassword(username, PASSWORD);
    },
  };
  await script(run);
  return steps;
}

/** Prepares both libraries for a pool with these options. */
export function usePool(options: Partial<PoolOptions> = {}): void {
  const stops: (() => void)[] = [];
  const later = globalThis.setTimeout;
  before(async () => {
    // Amplify waits three minutes for a confirmation, also when it is done.
    const detached = (...args: Parameters<typeof later>) => later(...args).unref();
    globalThis.setTimeout = Object.assign(detached, later) as typeof later;
    server = await serveLocalCognito({ pools: [{ id: POOL, clients: [{ id: CLIENT }], ...options }] });
    const config = {
      Auth: { Cognito: { userPoolId: POOL, userPoolClientId: CLIENT, userPoolEndpoint: server.url } },
    };
    Amplify.configure(config);
    ours.Amplify.configure(config);
    const note = ({ payload }: { payload: { event: string; data?: unknown } }) => {
      const data = plain(payload.data) as Record<string, unknown> | undefined;
      // Amplify's type of the event does not have it.
      delete data?.['signInDetails'];
      events.push({ event: payload.event, ...(data && { data }) });
    };
    stops.push(Hub.listen('auth', note), ours.Hub.listen('auth', note));
  });
  after(async () => {
    stops.forEach((stop) => stop());
    globalThis.setTimeout = later;
    await server.close();
  });
}

/** Compares a script; returns nothing before both have run it. `expected` are the names that the steps must have. */
export function same(name: string, script: (run: Run) => Promise<void>): void {
  it(name, async () => {
    const expected = await record(theirs as unknown as Library, script);
    const actual = await record(ours, script);
    assert.ok(expected.length > 0);
    expected.forEach((step, index) => assert.deepEqual(actual[index], step));
    assert.equal(actual.length, expected.length);
  });
}
