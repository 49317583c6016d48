import { toHex } from '../crypto/bytes.js';
import { createVerifier, matchesPassword, type Verifier } from '../crypto/srp.js';
import type { LocalPool } from '../pool/pool.js';
import { members, readInput, required } from '../wire/members.js';
import { errors, type ServiceError } from '../wire/service-error.js';
import type { LocalUser } from './users.js';

const SYMBOLS = /[\^$*.[\]{}()?"!@#%&/\\,><':;|_~`=+\- ]/;

const shape = { Password: required(members.password) };

/** Throws when a password breaks a limit of the service or the pool's policy. */
export function checkPolicy(pool: LocalPool, password: string): void {
  // In the answer to a challenge it is one text of a map, which has no limits of its own.
  readInput(shape, { Password: password });
  const { passwordPolicy: policy } = pool.options;
  const problem =
    (password.length < policy.minimumLength && 'Password not long enough') ||
    (policy.requireUppercase && !/[A-Z]/.test(password) && 'Password must have uppercase characters') ||
    (policy.requireLowercase && !/[a-z]/.test(password) && 'Password must have lowercase characters') ||
    (policy.requireNumbers && !/\d/.test(password) && 'Password must have numeric characters') ||
    (policy.requireSymbols && !SYMBOLS.test(password) && 'Password must have symbol characters');
  if (problem) throw errors.invalidPassword(`Password did not conform with policy: ${problem}`);
}

/** The user's passwords, the latest last; without a temporary one, which may become the permanent one. */
const chosen = ({ password, pastPasswords, status }: LocalUser): readonly Verifier[] =>
  password && status !== 'FORCE_CHANGE_PASSWORD' ? [...pastPasswords, password] : pastPasswords;

/** Whether the pool's policy keeps the user from having this password again. */
export async function isReused(pool: LocalPool, user: LocalUser, password: string): Promise<boolean> {
  const { passwordHistorySize } = pool.options.passwordPolicy;
  const recent = passwordHistorySize > 0 ? chosen(user).slice(-passwordHistorySize) : [];
  const matches = recent.map((each) => matchesPassword(pool.name, user.username, password, each));
  return (await Promise.all(matches)).includes(true);
}

/** Stores salt and verifier of a new password, after the checks of policy and history. */
export async function setPassword(
  pool: LocalPool,
  user: LocalUser,
  password: string,
  now: number,
): Promise<void> {
  checkPolicy(pool, password);
  if (await isReused(pool, user, password)) throw errors.passwordHistory();
  await storePassword(pool, user, password, now);
}

/** Stores salt and verifier of a password without asking the policy. */
export async function storePassword(
  pool: LocalPool,
  user: LocalUser,
  password: string,
  now: number,
): Promise<void> {
  const verifier = await createVerifier(pool.name, user.username, password, toHex(pool.random.bytes(16)));
  user.pastPasswords = chosen(user);
  user.password = verifier;
  user.passwordExpires = undefined;
  user.modified = now;
}

/** Throws unless this is the user's password; wrong ones count toward the lock. */
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
