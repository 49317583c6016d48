import { storagePrefix } from '../context.js';
import type { UserPool } from './pool.js';
import { createUser, type PoolUser } from './user.js';

/** Tokens that were issued by the hosted UI; of the implicit flow without one to refresh them. */
export interface HostedTokens {
  readonly IdToken: string;
  readonly AccessToken: string;
  readonly RefreshToken?: string;
}

/** The legacy library's mark of a session that came from the hosted UI; whose it is, it does not say. */
const legacyMark = 'amplify-signin-with-hostedUI';

const mark = (pool: UserPool): string => `${storagePrefix(pool.config)}.hostedUI`;

/** Stores a session of the hosted UI where one of a sign-in here is kept: all of it, or nothing. */
export function adoptSession(pool: UserPool, username: string, tokens: HostedTokens): PoolUser {
  const user = createUser(pool, username);
  try {
    user.setSignInUserSession(user.getCognitoUserSession(tokens));
    pool.storage.setItem(legacyMark, 'true');
    pool.storage.setItem(mark(pool), username);
  } catch (error) {
    user.signInUserSession = null;
    forget(pool, user);
    throw error;
  }
  pool.emit('signIn', user, `A user ${username} has been signed in`);
  return user;
}

function forget(pool: UserPool, user: PoolUser): void {
  try {
    user.clearCachedUser();
    unmark(pool);
  } catch {
    // The storage takes no removal either, and the caller is told of the first failure.
  }
}

/** Whether the session came from the hosted UI: by our mark of this client, or the legacy library's where there is none. */
export function isHosted(pool: UserPool, username: string): boolean {
  const hosted = pool.storage.getItem(mark(pool));
  return hosted === null ? pool.storage.getItem(legacyMark) === 'true' : hosted === username;
}

/** The session of the hosted UI is over, or another one has taken its place. */
export function unmark(pool: UserPool): void {
  pool.storage.removeItem(mark(pool));
  pool.storage.removeItem(legacyMark);
}
