import type { CognitoUserSession } from 'amazon-cognito-identity-js';

import { AuthError } from '../../lib/auth-error.js';
import { isObject } from '../../lib/guards.js';
import { isSessionEnded } from '../failure-kinds.js';
import { onceAcrossTabs } from '../storage/cross-tab-lock.js';
import type { CognitoUser } from '../types.js';
import { readDeviceKeys } from './device-keys.js';
import { bindSessionClock } from './library/library-clock.js';
import { joinRunning, metadata, type UserPool } from './pool.js';
import { endSession, replaceTokens } from './session-store.js';
import { isSameSignIn, storedSession } from './stored-tokens.js';
import { asPoolUser, type PoolUser } from './user.js';

/** The error of a call that needs a session. */
export function notSignedIn(cause?: unknown): AuthError {
  return new AuthError('NotSignedIn', 'No user is signed in.', cause === undefined ? {} : { cause });
}

/**
 * How long before its expiry a session is refreshed, in milliseconds, so that a token that was just returned
 * can be used.
 */
const EXPIRY_BUFFER_MS = 60_000;

/** Whether the session lasts longer than the buffer, or than a tenth of its lifetime if that is shorter. */
export function isFresh(pool: UserPool, session: CognitoUserSession): boolean {
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

/** Exchanges the refresh token, once for all concurrent callers, in other tabs too. */
export async function refreshSession(
  pool: UserPool,
  user: PoolUser,
  stale: CognitoUserSession,
  clientMetadata?: Record<string, string>,
): Promise<CognitoUserSession> {
  const { username } = user;
  const name = `auth-elements.refresh.${pool.clientId}.${username}`;
  const session = await shareRefresh(pool, username, stale.getRefreshToken().getToken(), () =>
    onceAcrossTabs(
      pool.storage,
      name,
      () => replacement(pool, username, stale),
      () => refresh(pool, user, clientMetadata),
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

async function refresh(
  pool: UserPool,
  user: PoolUser,
  clientMetadata: Record<string, string> | undefined,
): Promise<CognitoUserSession> {
  const { username } = user;
  const refreshToken = storedSession(pool, username)?.getRefreshToken().getToken();
  if (!refreshToken) throw notSignedIn();
  try {
    const session = await exchangeRefreshToken(pool, user, refreshToken, { clientMetadata });
    const stored = await replaceTokens(pool, user, refreshToken, session);
    // After a sign-out in the meantime, the new tokens must not restore the session.
    if (!stored) throw notSignedIn();
    user.signInUserSession = stored;
    pool.emit('tokenRefresh', undefined, 'New token retrieved');
    return stored;
  } catch (error) {
    // Another session may have replaced it: the failure is not about that one.
    const isOver = isSessionEnded(error);
    const isAbout = isOver
      ? await endSession(pool, { username, refreshToken })
      : storedSession(pool, username)?.getRefreshToken().getToken() === refreshToken;
    if (isAbout) pool.emit('tokenRefresh_failure', error, 'Failed to retrieve new token');
    const stored = isAbout ? undefined : storedSession(pool, username);
    if (stored && isFresh(pool, stored)) return stored;
    throw isOver ? notSignedIn(error) : error;
  }
}

/** Runs a refresh, or joins the one that is running for the same user and refresh token. */
const shareRefresh = (
  { refreshes }: UserPool,
  username: string,
  refreshToken: string,
  run: () => Promise<CognitoUserSession>,
): Promise<CognitoUserSession> => joinRunning(refreshes, JSON.stringify([username, refreshToken]), run);

/**
 * Exchanges a refresh token for a new session, which is not stored here. It has the new refresh token if the
 * app client rotates them.
 */
export async function exchangeRefreshToken(
  pool: UserPool,
  user: PoolUser,
  refreshToken: string,
  {
    clientMetadata,
    ...options
  }: {
    clientMetadata?: Record<string, string> | undefined;
    keepalive?: boolean;
    timeoutMs?: number;
  } = {},
): Promise<CognitoUserSession> {
  const deviceKey = readDeviceKeys(pool, user.username)?.deviceKey;
  const request = {
    ClientId: pool.clientId,
    RefreshToken: refreshToken,
    ...(deviceKey && { DeviceKey: deviceKey }),
    ClientMetadata: metadata(pool, clientMetadata),
  };
  const { AuthenticationResult: result } = await pool.client.refresh(request, options);
  const tokens = isObject(result) ? result : {};
  const session = user.getCognitoUserSession({
    ...tokens,
    RefreshToken: tokens['RefreshToken'] || refreshToken,
  });
  bindSessionClock(session, pool.clock);
  return session;
}

/**
 * Refreshes for `refreshSession` and `getSession` of the library's user. The stored session is refreshed as by any
 * other call. Another session, as of a user object from before a sign-out, is exchanged and not stored. Rejects with the
 * error of the service.
 */
export async function refreshForLibrary(
  pool: UserPool,
  given: CognitoUser,
  refreshToken: string,
  clientMetadata?: Record<string, string>,
): Promise<CognitoUserSession> {
  const user = asPoolUser(pool, given, 'refreshSession');
  const [stored, own] = [storedSession(pool, user.username), user.signInUserSession];
  const isStored =
    stored?.getRefreshToken().getToken() === refreshToken || (stored && own && isSameSignIn(stored, own));
  if (!stored || !isStored) {
    user.signInUserSession = await shareRefresh(pool, user.username, refreshToken, () =>
      exchangeRefreshToken(pool, user, refreshToken, { clientMetadata }),
    );
    return user.signInUserSession;
  }
  return refreshSession(pool, user, stored, clientMetadata).catch((error: unknown) => {
    const isEnded = error instanceof AuthError && error.code === 'NotSignedIn';
    throw isEnded ? (error.cause ?? error) : error;
  });
}
