import type { CognitoUserSession } from 'amazon-cognito-identity-js';

import { AuthError } from '../../lib/auth-error.js';
import { lazy } from '../../lib/lazy.js';
import { readMembers } from '../arguments.js';
import { isSessionEnded } from '../failure-kinds.js';
import type { Answer } from '../service/client.js';
import type { CognitoUser } from '../types.js';
import type { UserPool } from './pool.js';
import { isFresh, notSignedIn, refreshSession } from './refresh-tokens.js';
import { signedInUser } from './session-store.js';
import { storedSession } from './stored-tokens.js';
import { asPoolUser, type PoolUser } from './user.js';

const loadCrossTab = lazy(() => import('../events/cross-tab.js'));

/** Returns the user whose session is stored. Throws `NotSignedIn`. */
export function storedUser(pool: UserPool): PoolUser {
  const user = signedInUser(pool);
  if (!user) throw notSignedIn();
  return user;
}

/** Returns the user that the options of a call name, otherwise the one whose session is stored. Throws `NotSignedIn`. */
export function meantUser(pool: UserPool, options: { user?: CognitoUser }, call: string): PoolUser {
  const { user } = readMembers(options, ['user'], 'options', call);
  return user === undefined ? storedUser(pool) : asPoolUser(pool, user, call, 'user');
}

/**
 * Returns the user whose session is stored, if it is the one that the options of a call name as `user` (default: any).
 * Throws `NotSignedIn`, and `SignInSuperseded` if it is another one.
 */
export function storedUserIf(pool: UserPool, options: object, call: string): PoolUser {
  const { user: meant } = readMembers(options, ['user'], 'options', call);
  const username = meant === undefined ? undefined : asPoolUser(pool, meant, call, 'user').username;
  const user = storedUser(pool);
  if (username === undefined || username === user.username) return user;
  throw new AuthError('SignInSuperseded', `${call}: another user has signed in. Nothing is changed.`);
}

/**
 * Returns the stored session, refreshed if it has expired or soon will. Rejects with `NotSignedIn` (also for
 * a user object from before a sign-out).
 */
export async function validSession(pool: UserPool, user: PoolUser): Promise<CognitoUserSession> {
  const stored = storedSession(pool, user.username);
  if (!stored) {
    // Every tab reads the storage again, and reports a session whose tokens it has lost.
    void loadCrossTab().then(
      ({ announceChange }) => announceChange(pool),
      () => undefined,
    );
    throw notSignedIn();
  }
  user.signInUserSession = stored;
  if (isFresh(pool, stored)) return stored;
  return refreshSession(pool, user, stored).catch((error: unknown) => {
    // Without a network, or without a refresh token, it is used for its remaining lifetime.
    if (stored.isValid() && storedSession(pool, user.username)) return stored;
    throw error;
  });
}

/**
 * Calls the service with the user's access token. A token that the service rejects although it has not
 * expired here (revoked, or clocks that differ) is refreshed once, unless `isFinal` says that the error is about something
 * else.
 */
export async function sendAuthorized(
  pool: UserPool,
  user: PoolUser,
  operation: string,
  params: object = {},
  isFinal: (error: unknown) => boolean = () => false,
): Promise<Answer> {
  const session = await validSession(pool, user);
  const ask = (from: CognitoUserSession) =>
    pool.client.send(operation, { ...params, AccessToken: from.getAccessToken().getJwtToken() });
  try {
    return await ask(session);
  } catch (error) {
    if (!isSessionEnded(error) || isFinal(error)) throw error;
    return await ask(await refreshSession(pool, user, session));
  }
}

export async function currentSession(pool: UserPool): Promise<CognitoUserSession> {
  return validSession(pool, storedUser(pool));
}

export async function userSession(pool: UserPool, user: CognitoUser): Promise<CognitoUserSession> {
  return validSession(pool, asPoolUser(pool, user, 'userSession'));
}
