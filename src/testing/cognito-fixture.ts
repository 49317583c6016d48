import type { AuthOptions } from '../auth/config/config-types.js';
import { createLocalCognito, type LocalCognito, type LocalCognitoOptions } from '../local-cognito/index.js';
import { seedUsers, type SeedUser } from '../local-cognito/seed-users.js';
import { totpCode } from '../local-cognito/crypto/totp.js';

/** A user pool in this process, with users, for the tests of an app. */
export interface CognitoFixture {
  /** The local Cognito. */
  readonly cognito: LocalCognito;
  /**
   * A config for `createAuth`, `Auth.configure` and the authenticator's `config`. Requests are answered in
   * this process, and the session is in memory.
   */
  readonly config: AuthOptions;
  /** Returns the last code sent, to this username or destination; throws if there is none. */
  code(to?: string): string;
  /** Returns the current code of an authenticator app with this key (Base32). */
  totp(secret: string): Promise<string>;
  /** Resets the pool and adds the users again. */
  reset(): Promise<void>;
}

/**
 * Creates a pool with users. Default: one pool with one app client; `seed` makes every run the same. Rejects
 * with the service's error for a user that the pool does not accept.
 */
export async function createCognitoFixture({
  users = [],
  ...options
}: LocalCognitoOptions & { users?: readonly SeedUser[] } = {}): Promise<CognitoFixture> {
  const cognito = createLocalCognito(options);
  await seedUsers(cognito, users);
  const [pool] = cognito.pools.values();
  const [client] = pool?.options.clients ?? [];
  if (!pool || !client) throw new TypeError('createCognitoFixture: pools must have a pool with a client.');
  return {
    cognito,
    config: {
      userPoolId: pool.id,
      userPoolWebClientId: client.id,
      endpoint: 'http://localhost/',
      storage: 'memory',
      fetch: (input, init) => cognito.fetch(new Request(input, init)),
    },
    code(to) {
      const code = cognito.outbox.last(to)?.code;
      if (code === undefined) throw new Error(`No code was sent${to === undefined ? '' : ` to ${to}`}.`);
      return code;
    },
    totp: (secret) => totpCode(secret, cognito.clock.now()),
    async reset() {
      cognito.reset();
      await seedUsers(cognito, users);
    },
  };
}
