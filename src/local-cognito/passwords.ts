import { toHex } from './bytes.js';
import type { LocalPool } from './pool.js';
import { errors, type ServiceError } from './service-error.js';
import { createVerifier, matchesPassword } from './srp.js';
import type { LocalUser } from './users.js';

const SYMBOLS = /[\^$*.[\]{}()?"!@#%&/\\,><':;|_~`=+\- ]/;

/** Throws when a password breaks the pool's policy. */
export function checkPolicy(pool: LocalPool, password: string): void {
  const { passwordPolicy: policy } = pool.options;
  const problem =
    (password.length < policy.minimumLength && 'Password not long enough') ||
    (policy.requireUppercase && !/[A-Z]/.test(password) && 'Password must have uppercase characters') ||
    (policy.requireLowercase && !/[a-z]/.test(password) && 'Password must have lowercase characters') ||
    (policy.requireNumbers && !/\d/.test(password) && 'Password must have numeric characters') ||
    (policy.requireSymbols && !SYMBOLS.test(password) && 'Password must have symbol characters');
  if (problem) throw errors.invalidPassword(`Password did not conform with policy: ${problem}`);
}

/** Stores salt and verifier of a new password, after the policy check. */
export async function setPassword(
  pool: LocalPool,
  user: LocalUser,
  password: string,
  now: number,
): Promise<void> {
  checkPolicy(pool, password);
  await storePassword(pool, user, password, now);
}

/** Stores salt and verifier of a password without asking the policy. */
export async function storePassword(
  pool: LocalPool,
  user: LocalUser,
  password: string,
  now: number,
): Promise<void> {
  user.password = await createVerifier(pool.name, user.username, password, toHex(pool.random.bytes(16)));
  user.passwordExpires = undefined;
  user.modified = now;
}

/** Throws unless this is the user's password; wrong ones count towards the lock. */
export async function provePassword(
  pool: LocalPool,
  user: LocalUser,
  password: string,
  lockedOut?: ServiceError,
): Promise<void> {
  const { password: stored, username } = user;
  const isRight = async (): Promise<boolean> =>
    stored !== undefined && (await matchesPassword(pool.name, username, password, stored));
  if (!(await pool.attempts.tryPassword(username, isRight, lockedOut))) throw errors.notAuthorized();
}
