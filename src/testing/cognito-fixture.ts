import type { AuthOptions } from '../auth/config/config-types.js';
import { totpCode } from '../local-cognito/crypto/totp.js';
import { createLocalCognito, type LocalCognito, type LocalCognitoOptions } from '../local-cognito/index.js';
import { type SeedUser, seedUsers } from '../local-cognito/seed-users.js';

/** A user pool in this process, with users, for tests of an app. */
export interface CognitoFixture {
  /** The local Cognito that answers. */
  readonly cognito: LocalCognito;
  /** A config for `Auth.configure`, `createAuth` or the `config` of an authenticator. The session is kept in memory. */
  readonly config: AuthOptions;
  /**
   * Returns the code that was sent last.
   *
   * @param to - A username or a destination. Default: any.
   * @throws `Error` when no code was sent.
   */
  code(to?: string): string;
  /**
   * Returns the code that an authenticator app shows now, by the clock of the local Cognito.
   *
   * @param secret - The key of the app, in Base32.
   */
  totp(secret: string): Promise<string>;
  /** Removes everything that happened and adds the users again. */
  reset(): Promise<void>;
}

/**
 * Creates a user pool with users, by default with one app client.
 *
 * @param options - What `createLocalCognito` takes, and `users`. With `seed`, every run is the same.
 * @throws `TypeError` when there is no pool with a client, and the Cognito exception for a user that the pool refuses.
 * @example
 * ```js
 * const { config, code } = await createCognitoFixture({ users: [{ username: 'ada@example.com', password }] });
 * const auth = createAuth(config);
 * ```
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
