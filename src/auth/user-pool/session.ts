import type { CognitoUserSession } from 'amazon-cognito-identity-js';

import { AuthError } from '../../lib/auth-error.js';
import { lazy } from '../../lib/lazy.js';
import { isGone } from '../failure-kinds.js';
import type { Answer } from '../service/client.js';
import { onceAcrossTabs } from '../storage/cross-tab-lock.js';
import type { UserPool } from './pool.js';
import { endSession, replaceTokens, signedInUser } from './session-store.js';
import { storedSession } from './stored-tokens.js';
import { exchangeRefreshToken, type PoolUser, shareRefresh } from './user.js';

const loadCrossTab = lazy(() => import('../events/cross-tab.js'));

function notSignedIn(cause?: unknown): AuthError {
  return new AuthError('NotSignedIn', 'No user is signed in.', cause === undefined ? {} : { cause });
}

/** Returns the user whose session is stored. Throws `NotSignedIn`. */
export function storedUser(pool: UserPool): PoolUser {
  const user = signedInUser(pool);
  if (!user) throw notSignedIn();
  return user;
}

/**
 * How long before its expiry a session is refreshed, in milliseconds, so that a token that was just returned
 * can be used.
 */
const EXPIRY_BUFFER_MS = 60_000;

/** Whether the session lasts longer than the buffer, or than a tenth of its lifetime if that is shorter. */
function isFresh(pool: UserPool, session: CognitoUserSession): boolean {
  const access = session.getAccessToken();
  const [issued, ends] = [
    access.getIssuedAt(),
    Math.min(access.getExpiration(), session.getIdToken().getExpiration()),
  ];
  const now = latestTime(pool, session);
  const isPast = !pool.clock.isKnown && now + EXPIRY_BUFFER_MS < issued * 1000;
  return !isPast && ends * 1000 - now > Math.min(EXPIRY_BUFFER_MS, (ends - issued) * 100);
}

/**
 * Tolerance in milliseconds. Until this page has received a time from the service, the clock may be as wrong
 * as it was when the session was stored, or correct by now.
 */
function latestTime({ clock }: UserPool, session: CognitoUserSession): number {
  return clock.isKnown ? clock.now() : Date.now() + Math.max(0, -session.getClockDrift() * 1000);
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

/** Exchanges the refresh token, once for all concurrent callers, in other tabs too. */
async function refreshSession(
  pool: UserPool,
  user: PoolUser,
  stale: CognitoUserSession,
): Promise<CognitoUserSession> {
  const { username } = user;
  const name = `auth-elements.refresh.${pool.clientId}.${username}`;
  const session = await shareRefresh(pool, stale.getRefreshToken().getToken(), () =>
    onceAcrossTabs(
      pool.storage,
      name,
      () => replacement(pool, username, stale),
      () => refresh(pool, user),
    ),
  );
  user.signInUserSession = session;
  return session;
}

/** Returns the session that another tab has stored instead. Throws `NotSignedIn` if it has signed out. */
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
  const { username } = user;
  const refreshToken = storedSession(pool, username)?.getRefreshToken().getToken();
  if (!refreshToken) throw notSignedIn();
  try {
    const session = await exchangeRefreshToken(pool, user, refreshToken);
    const stored = await replaceTokens(pool, user, refreshToken, session);
    // After a sign-out in the meantime, the new tokens must not restore the session.
    if (!stored) throw notSignedIn();
    user.signInUserSession = stored;
    pool.emit('tokenRefresh', undefined, 'New token retrieved');
    return stored;
  } catch (error) {
    // Another session may have replaced it: the failure is not about that one.
    const isOver = isGone(error);
    const isAbout = isOver
      ? await endSession(pool, { username, refreshToken })
      : storedSession(pool, username)?.getRefreshToken().getToken() === refreshToken;
    if (isAbout) pool.emit('tokenRefresh_failure', error, 'Failed to retrieve new token');
    const stored = isAbout ? undefined : storedSession(pool, username);
    if (stored && isFresh(pool, stored)) return stored;
    throw isOver ? notSignedIn(error) : error;
  }
}

/**
 * Calls the service with the user's access token. A token that the service rejects although it has not
 * expired here (revoked, or clocks that differ) is refreshed once.
 */
export async function sendAuthorized(
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
