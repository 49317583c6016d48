import type { LocalCognito } from './index.js';
import type { LocalPool } from './pool/pool.js';

/** A user who exists from the start. */
export interface SeedUser {
  /** Username, or the email address or phone number where users sign in with it. */
  username: string;
  /** Password that meets the policy of the pool. */
  password: string;
  /** Id of the user pool. Default: the first pool. */
  poolId?: string;
  /** Attributes by name. Email address and phone number are verified unless `email_verified` or `phone_number_verified` is `false`. */
  attributes?: Record<string, string>;
  /** The state of the account; with `FORCE_CHANGE_PASSWORD`, the password is temporary. Default: `CONFIRMED`. */
  status?: 'CONFIRMED' | 'UNCONFIRMED' | 'FORCE_CHANGE_PASSWORD';
  /** Secret of an authenticator app in Base32; makes the app the preferred second factor. Default: no app. */
  totpSecret?: string;
}

const statuses = ['CONFIRMED', 'UNCONFIRMED', 'FORCE_CHANGE_PASSWORD'];

/**
 * Adds people, without a message. Rejects with a TypeError for a pool or a status that does not exist, and
 * with the service's own error for a password that the pool does not take or a username that is taken.
 */
export async function seedUsers(cognito: LocalCognito, users: readonly SeedUser[]): Promise<void> {
  for (const user of users) await seedUser(poolOf(cognito, user), user);
}

function poolOf({ pools }: LocalCognito, { poolId, username }: SeedUser): LocalPool {
  const ids = [...pools.keys()];
  const pool = pools.get(poolId ?? ids[0] ?? '');
  if (pool) return pool;
  throw new TypeError(
    `local-cognito: poolId "${String(poolId)}" of user "${username}" must be one of ${ids.join(', ')}.`,
  );
}

async function seedUser(pool: LocalPool, seed: SeedUser): Promise<void> {
  const { username, password, attributes = {}, status = 'CONFIRMED', totpSecret } = seed;
  if (!statuses.includes(status)) {
    throw new TypeError(
      `local-cognito: status "${status}" of user "${username}" must be one of ${statuses.join(', ')}.`,
    );
  }
  await pool.admin.createUser({
    username,
    temporaryPassword: password,
    attributes: { ...verified(attributes), ...attributes },
    suppress: true,
  });
  const user = pool.users.find(username);
  if (status === 'CONFIRMED') await pool.admin.setUserPassword(username, password);
  if (!user) return;
  if (status === 'UNCONFIRMED') {
    user.status = status;
    user.passwordExpires = undefined;
  }
  if (totpSecret !== undefined) {
    user.totp.secret = totpSecret;
    user.factors.add('SOFTWARE_TOKEN_MFA');
    user.preferredFactor = 'SOFTWARE_TOKEN_MFA';
  }
}

const verified = (attributes: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    ['email', 'phone_number']
      .filter((name) => name in attributes)
      .map((name) => [`${name}_verified`, 'true']),
  );
