import { AuthError } from '../errors.js';
import type { CognitoUser } from '../types.js';
import type { UserPool } from './pool.js';
import { signIn } from './sign-in.js';

/** A sign-in that waits for the account to be confirmed. The password lives in the closure of `start` only. */
export interface AutoSignIn {
  start: (() => Promise<CognitoUser>) | undefined;
  running: Promise<CognitoUser> | undefined;
  forget(): void;
}

/** In milliseconds: how long the password of a sign-up may wait for the confirmation. */
const lifetime = 15 * 60_000;

/** After these the account may still be confirmed, or the network come back: the same sign-in may be tried again. */
const passing = [
  'UserNotConfirmedException',
  'NetworkError',
  'Timeout',
  'TooManyRequestsException',
  'InvalidResponse',
];

export function prepareAutoSignIn(pool: UserPool, username: string, password: string): void {
  pool.autoSignIns.get(username)?.forget();
  const timer = setTimeout(() => entry.forget(), lifetime);
  // In Node a waiting timer keeps the process alive; in browsers it is a number.
  const inNode: { unref?: () => unknown } = timer;
  inNode.unref?.();
  const entry: AutoSignIn = {
    start: () => signIn(pool, username, password),
    running: undefined,
    forget() {
      entry.start = undefined;
      if (pool.autoSignIns.get(username) === entry) pool.autoSignIns.delete(username);
      clearTimeout(timer);
    },
  };
  pool.autoSignIns.set(username, entry);
}

/** Starts the prepared sign-in, or joins it; `undefined` when none was prepared. */
export async function autoSignIn(pool: UserPool, username: string): Promise<CognitoUser | undefined> {
  const entry = pool.autoSignIns.get(username);
  if (!entry) return undefined;
  if (!entry.running && entry.start) entry.running = run(pool, username, entry, entry.start);
  return entry.running;
}

async function run(
  pool: UserPool,
  username: string,
  entry: AutoSignIn,
  start: () => Promise<CognitoUser>,
): Promise<CognitoUser> {
  try {
    const user = await start();
    entry.start = undefined;
    pool.emit('autoSignIn', user, `${username} has signed in automatically`);
    return user;
  } catch (error) {
    if (error instanceof AuthError && passing.includes(error.code)) entry.running = undefined;
    else entry.forget();
    pool.emit('autoSignIn_failure', error, `${username} failed to sign in automatically`);
    throw error;
  }
}

/** Starts it without anybody waiting; a failure is an event, and `autoSignIn` may try again. */
export function startAutoSignIn(pool: UserPool, username: string): void {
  autoSignIn(pool, username).catch(() => undefined);
}
