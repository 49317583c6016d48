import type { AuthOptions } from '../auth/config/config-types.js';
import { createLocalCognito, type LocalCognito, type LocalCognitoOptions } from '../local-cognito/index.js';
import { seedUsers, type SeedUser } from '../local-cognito/seed-users.js';
import { totpCode } from '../local-cognito/crypto/totp.js';

/** A user pool in this process, with people in it, for one's own tests. */
export interface CognitoFixture {
  /** The local Cognito behind the page. */
  readonly cognito: LocalCognito;
  /** What `createAuth`, `Auth.configure` and the authenticator's `config` take. Calls are answered here, the session lives in memory. */
  readonly config: AuthOptions;
  /** The code that was sent last, to this username or destination; throws when none was. */
  code(to?: string): string;
  /** What an authenticator app with this key (Base32) shows now. */
  totp(secret: string): Promise<string>;
  /** Forgets everything that happened and adds the people again. */
  reset(): Promise<void>;
}

/**
 * Makes a pool with people in it. The default is one pool with one app client; `seed` makes every run the same.
 * Rejects with the service's own error for a person whom the pool does not take.
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
