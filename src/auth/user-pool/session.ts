import { isObject } from '../config-shapes.js';
import { lastUserKey, storagePrefix } from '../context.js';
import { AuthError } from '../errors.js';
import { exclusively } from '../storage/exclusively.js';
import type { Answer } from './client.js';
import { unmark } from './hosted-session.js';
import { CognitoAccessToken, CognitoIdToken, CognitoRefreshToken, CognitoUserSession } from './library.js';
import { keepTime } from './library-time.js';
import { metadata, type UserPool } from './pool.js';
import { createUser, type PoolUser } from './user.js';

export function notSignedIn(cause?: unknown): AuthError {
  return new AuthError('NotSignedIn', 'Nobody is signed in.', cause === undefined ? {} : { cause });
}

/** The user whose session is stored, if there is one. */
export function signedInUser(pool: UserPool): PoolUser | undefined {
  const username = pool.storage.getItem(lastUserKey(pool.config));
  return username ? createUser(pool, username) : undefined;
}

/** The same. Throws `NotSignedIn`. */
export function storedUser(pool: UserPool): PoolUser {
  const user = signedInUser(pool);
  if (!user) throw notSignedIn();
  return user;
}

/** The session in the storage, valid or not. */
export function storedSession(pool: UserPool, username: string): CognitoUserSession | undefined {
  const read = (name: string) =>
    pool.storage.getItem(`${storagePrefix(pool.config)}.${username}.${name}`) ?? '';
  const IdToken = read('idToken');
  const AccessToken = read('accessToken');
  if (!IdToken || !AccessToken) return undefined;
  const data = {
    IdToken: new CognitoIdToken({ IdToken }),
    AccessToken: new CognitoAccessToken({ AccessToken }),
    RefreshToken: new CognitoRefreshToken({ RefreshToken: read('refreshToken') }),
    // In seconds; without it the library would take a token of any age for a new one.
    ClockDrift: parseInt(read('clockDrift'), 10) || 0,
  };
  const session = new CognitoUserSession(data);
  keepTime(session, pool.clock);
  return session;
}

/** In milliseconds: how long before it runs out a session is refreshed, so that a token that was just handed out can be used. */
const margin = 60_000;

/** Whether the session lasts longer than the margin, or than a tenth of its whole life where that is short. */
function isFresh(pool: UserPool, session: CognitoUserSession): boolean {
  const access = session.getAccessToken();
  const [issued, ends] = [
    access.getIssuedAt(),
    Math.min(access.getExpiration(), session.getIdToken().getExpiration()),
  ];
  const now = latestTime(pool, session);
  const isPast = !pool.clock.isKnown && now + margin < issued * 1000;
  return !isPast && ends * 1000 - now > Math.min(margin, (ends - issued) * 100);
}

/** In milliseconds. Until this page has heard the service, the clock may be as wrong as it was when the session was stored, or right by now. */
function latestTime({ clock }: UserPool, session: CognitoUserSession): number {
  return clock.isKnown ? clock.now() : Date.now() + Math.max(0, -session.getClockDrift() * 1000);
}

/** The stored session, refreshed when it has run out or soon will. Rejects with `NotSignedIn` (also for a user object from before a sign-out). */
export async function validSession(pool: UserPool, user: PoolUser): Promise<CognitoUserSession> {
  const stored = storedSession(pool, user.username);
  if (!stored) throw notSignedIn();
  user.signInUserSession = stored;
  if (isFresh(pool, stored)) return stored;
  return refreshSession(pool, user, stored).catch((error: unknown) => {
    // Without a network, or without a token to refresh it with, it is good for what is left of it.
    if (stored.isValid() && storedSession(pool, user.username)) return stored;
    throw error;
  });
}

/** Exchanges the refresh token, once for all who ask at the same time, in other tabs too. */
export async function refreshSession(
  pool: UserPool,
  user: PoolUser,
  stale: CognitoUserSession,
): Promise<CognitoUserSession> {
  const { username } = user;
  let running = pool.refreshes.get(username);
  if (!running) {
    const name = `auth-elements.refresh.${pool.clientId}.${username}`;
    running = exclusively(
      pool.storage,
      name,
      () => replacement(pool, username, stale),
      () => refresh(pool, user),
    );
    pool.refreshes.set(username, running);
    void running.catch(() => undefined).finally(() => pool.refreshes.delete(username));
  }
  const session = await running;
  user.signInUserSession = session;
  return session;
}

/** What another tab has stored in place of a session. Throws `NotSignedIn` when it has signed out. */
function replacement(
  pool: UserPool,
  username: string,
  stale: CognitoUserSession,
): CognitoUserSession | undefined {
  const stored = storedSession(pool, username);
  if (!stored) throw notSignedIn();
  const isOther = stored.getAccessToken().getJwtToken() !== stale.getAccessToken().getJwtToken();
  return isOther && isFresh(pool, stored) ? stored : undefined;
}

async function refresh(pool: UserPool, user: PoolUser): Promise<CognitoUserSession> {
  const refreshToken = storedSession(pool, user.username)?.getRefreshToken().getToken();
  if (!refreshToken) throw notSignedIn();
  try {
    const answer = await pool.client.send('InitiateAuth', {
      ClientId: pool.clientId,
      AuthFlow: 'REFRESH_TOKEN_AUTH',
      AuthParameters: { REFRESH_TOKEN: refreshToken, ...deviceKey(pool, user) },
      ClientMetadata: metadata(pool),
    });
    return keep(pool, user, refreshToken, answer);
  } catch (error) {
    pool.emit('tokenRefresh_failure', error, 'Failed to retrieve new token');
    if (!isGone(error)) throw error;
    if (isStored(pool, user, refreshToken)) {
      user.clearCachedUser();
      unmark(pool);
    }
    throw notSignedIn(error);
  }
}

function keep(pool: UserPool, user: PoolUser, refreshToken: string, answer: Answer): CognitoUserSession {
  // Somebody signed out meanwhile: the new tokens must not bring the session back.
  if (!isStored(pool, user, refreshToken)) throw notSignedIn();
  const last = pool.storage.getItem(lastUserKey(pool.config));
  const result = answer['AuthenticationResult'];
  const session = user.getCognitoUserSession({
    RefreshToken: refreshToken,
    ...(isObject(result) ? result : {}),
  });
  user.signInUserSession = session;
  user.cacheTokens();
  if (last && last !== user.username) pool.storage.setItem(lastUserKey(pool.config), last);
  pool.emit('tokenRefresh', undefined, 'New token retrieved');
  return session;
}

function isStored(pool: UserPool, user: PoolUser, refreshToken: string): boolean {
  return pool.storage.getItem(`${storagePrefix(pool.config)}.${user.username}.refreshToken`) === refreshToken;
}

function deviceKey(pool: UserPool, user: PoolUser): Record<string, string> {
  const key = pool.storage.getItem(`${storagePrefix(pool.config)}.${user.username}.deviceKey`);
  return key ? { DEVICE_KEY: key } : {};
}

/** The service says that the session, or the account, is no more. */
export function isGone(error: unknown): boolean {
  return (
    error instanceof AuthError && ['NotAuthorizedException', 'UserNotFoundException'].includes(error.code)
  );
}

/**
 * Asks the service in the name of the user. A token that the service refuses before it has run out here (revoked, or
 * clocks that differ) is refreshed once.
 */
export async function authorised(
  pool: UserPool,
  user: PoolUser,
  operation: string,
  params: object = {},
): Promise<Answer> {
  const session = await validSession(pool, user);
  const ask = (from: CognitoUserSession) =>
    pool.client.send(operation, { ...params, AccessToken: from.getAccessToken().getJwtToken() });
  try {
    return await ask(session);
  } catch (error) {
    if (!isGone(error)) throw error;
    return await ask(await refreshSession(pool, user, session));
  }
}

export async function currentSession(pool: UserPool): Promise<CognitoUserSession> {
  return validSession(pool, storedUser(pool));
}
