import type { CognitoUserSession } from 'amazon-cognito-identity-js';

import { CacheClass, federatedInfoKey, hasFederatedInfo, legacyInfoKey } from '../cache.js';
import { lastUserKey, timeOfCall } from '../context.js';
import { assertAccountExists, lastDeletion } from '../deleted-accounts.js';
import {
  begunAtKey,
  isOlderThanStored,
  recordSignOut,
  sessionLock,
  type SignInAttempt,
} from '../sign-in-attempt.js';
import { allOrNothing, ignoreFailure } from '../storage/all-or-nothing.js';
import { withLock } from '../storage/cross-tab-lock.js';
import { removeItems } from '../storage/remove-items.js';
import { deviceKeysOf, writeDeviceKeys } from './device-keys.js';
import { hostedMarks, isHosted, mark, unmark } from './hosted-mark.js';
import type { UserPool } from './pool.js';
import { revoke, revokeStored } from './revoke.js';
import { assertSameSession, isStepUp } from './sessions/step-up-users.js';
import {
  isRevokedWith,
  isSameSignIn,
  issueTime,
  keyOf,
  keysOfSession,
  removeSession,
  removeUserData,
  storedRefreshToken,
  storedSession,
  usersWithSession,
  writeTokens,
} from './stored-tokens.js';
import { createUser, type PoolUser } from './user.js';

/**
 * The only module that stores and removes sessions of the user pool. Exceptions: calls of an app to the library's user
 * object change only the session of that user (user.ts), and cross-tab.ts removes the name of a user whose tokens are
 * gone. One session is stored at a time: all its tokens and the name of the signed-in user, written under a lock that
 * all tabs share.
 */

/** A stored session, or a part of one. */
export interface StoredSession {
  readonly user: PoolUser;
  readonly session: CognitoUserSession | undefined;
  /** The refresh token, also if another part is gone. */
  readonly refreshToken: string | undefined;
  /** Whether it belongs to the signed-in user. */
  readonly isCurrent: boolean;
  readonly isHosted: boolean;
}

/** What a sign-out has ended, and why the storage kept a part of it. */
interface Ended {
  readonly current: StoredSession | undefined;
  readonly failure: { readonly cause: unknown } | undefined;
}

/** Returns the user whose session is stored. */
export function signedInUser(pool: UserPool): PoolUser | undefined {
  const username = pool.storage.getItem(lastUserKey(pool.config));
  return username ? createUser(pool, username) : undefined;
}

/**
 * Stores the session of an attempt, in place of any other, and emits the events for the user that it signs
 * out and the one that it signs in. Rejects with `SignInSuperseded`, `SignInCanceled` or `StorageError`; then
 * the session is revoked, and the stored session stays.
 */
export async function commitSession(
  pool: UserPool,
  attempt: SignInAttempt,
  user: PoolUser,
  asHosted = false,
): Promise<void> {
  const session = user.signInUserSession;
  if (!session) throw new Error('There is no session to store.');
  const wasFederated = hasFederatedInfo(pool.storage);
  let ended: readonly StoredSession[] | undefined;
  const isRenewal = isStepUp(user);
  try {
    while (!ended) {
      // The check is a request, which must not run under the lock. If an account is deleted during it, check again.
      const deletion = lastDeletion(pool);
      await assertAccountExists(pool, user, attempt.begunAt);
      ended = await withLock(pool.storage, sessionLock(pool), () => {
        attempt.assertCurrent();
        if (lastDeletion(pool) !== deletion) return undefined;
        if (isRenewal) assertSameSession(pool, user, session);
        return replaceSessions(
          pool,
          attempt,
          user,
          session,
          asHosted || (isRenewal && isHosted(pool, user.username)),
        );
      });
    }
  } catch (error) {
    discardSession(pool, user);
    throw error;
  }
  const other = ended.find(({ isCurrent, user: { username } }) => isCurrent && username !== user.username);
  if (other ?? wasFederated)
    pool.emit('signOut', other?.user, 'A user has been signed out by the sign-in of another user');
  if (isRenewal) pool.emit('tokenRefresh', undefined, 'New token retrieved');
  else pool.emit('signIn', user, `A user ${user.getUsername()} has been signed in`);
  for (const each of ended)
    if (!each.session || !isRevokedWith(each.session, session)) void revokeStored(pool, each);
}

/**
 * Removes from its user a session that is not to be stored, and revokes it. The stored session stays: any call
 * of the user object may have read it.
 */
export function discardSession(pool: UserPool, user: PoolUser): void {
  const session = user.signInUserSession;
  user.signInUserSession = null;
  if (session) revokeUnlessStored(pool, user.username, session);
}

/** Revokes a session, unless it is the stored one, or the stored one would be revoked with it. */
function revokeUnlessStored(pool: UserPool, username: string, session: CognitoUserSession): void {
  let stored: CognitoUserSession | undefined;
  ignoreFailure(() => (stored = storedSession(pool, username)));
  if (!stored || !isRevokedWith(stored, session)) void revoke(pool, session);
}

/**
 * Removes every stored session of the app client and resolves to that of the signed-in user, which the caller
 * revokes. With `whose`, only if that session is the one of the signed-in user; without it, unless a later
 * call has stored it. Resolves to undefined if nothing was to be removed for these reasons. A storage that refuses
 * to remove a part does not keep the rest: the failure is in the result.
 */
export async function endSession(
  pool: UserPool,
  whose?: { readonly username: string; readonly refreshToken?: string },
): Promise<Ended | undefined> {
  const { storage, calledAt = timeOfCall() } = pool;
  const ended = await withLock(storage, sessionLock(pool), () => {
    const sessions = storedSessions(pool);
    const current = sessions.find(({ isCurrent }) => isCurrent);
    if (whose ? !isSessionOf(current, whose) : current && isOlderThanStored(pool, calledAt)) return undefined;
    const failure = removeItems(storage, [
      ...sessions.flatMap(({ user }) => keysOfSession(pool, user.username)),
      ...[lastUserKey(pool.config), ...hostedMarks(pool)],
      ...(storage.isShared ? [] : [begunAtKey(pool)]),
    ]);
    if (!whose) recordSignOut(pool, calledAt);
    return { sessions, current, failure };
  });
  if (!ended) return undefined;
  for (const each of ended.sessions) if (!each.isCurrent) void revokeStored(pool, each);
  return ended;
}

function isSessionOf(
  stored: StoredSession | undefined,
  { username, refreshToken }: { readonly username: string; readonly refreshToken?: string },
): boolean {
  if (stored?.user.username !== username) return false;
  return refreshToken === undefined || stored.session?.getRefreshToken().getToken() === refreshToken;
}

/**
 * Stores refreshed tokens if the sign-in that they belong to is still the stored one, and resolves to the
 * stored session. If it is not, revokes them and resolves to undefined.
 */
export async function replaceTokens(
  pool: UserPool,
  user: PoolUser,
  refreshToken: string,
  session: CognitoUserSession,
): Promise<CognitoUserSession | undefined> {
  const kept = await withLock(pool.storage, sessionLock(pool), () => {
    const stored = storedSession(pool, user.username);
    if (!stored) return undefined;
    if (stored.getRefreshToken().getToken() !== refreshToken) {
      // Another tab has rotated the same refresh token: of two replacements, the one that was issued last stays.
      if (!isSameSignIn(stored, session)) return undefined;
      if (issueTime(stored) > issueTime(session)) return stored;
    }
    writeTokens(pool, user.username, session);
    return session;
  });
  if (!kept) revokeUnlessStored(pool, user.username, session);
  return kept;
}

/** Writes the new session, then removes the others: a failure in between leaves the earlier one unchanged. */
function replaceSessions(
  pool: UserPool,
  attempt: SignInAttempt,
  user: PoolUser,
  session: CognitoUserSession,
  asHosted: boolean,
): readonly StoredSession[] {
  const { storage, config } = pool;
  const { username } = user;
  const earlier = storedSessions(pool);
  const keys = [
    ...keysOfSession(pool, username),
    ...deviceKeysOf(pool, user),
    begunAtKey(pool),
    lastUserKey(config),
    ...hostedMarks(pool),
    federatedInfoKey,
    legacyInfoKey,
  ];
  allOrNothing(storage, keys, () => {
    removeUserData(pool, username);
    // Of an earlier sign-in, which may have begun with another name.
    if (!isStepUp(user)) storage.removeItem(keyOf(pool, username, 'signInDetails'));
    writeTokens(pool, username, session);
    writeDeviceKeys(pool, user);
    storage.setItem(begunAtKey(pool), String(attempt.begunAt));
    storage.setItem(lastUserKey(config), username);
    unmark(pool);
    if (asHosted) mark(pool, username);
    storage.removeItem(legacyInfoKey);
    new CacheClass(() => storage).removeItem('federatedInfo');
  });
  // The new session is already stored; a session that cannot be removed is revoked.
  for (const { user: other } of earlier)
    if (other.username !== username) ignoreFailure(() => removeSession(pool, other.username));
  return earlier;
}

/** Returns every session of the app client in the storage, that of the signed-in user first. */
function storedSessions(pool: UserPool): readonly StoredSession[] {
  const last = pool.storage.getItem(lastUserKey(pool.config));
  return usersWithSession(pool).map((username) => ({
    user: createUser(pool, username),
    session: storedSession(pool, username),
    refreshToken: storedRefreshToken(pool, username),
    isCurrent: username === last,
    isHosted: isHosted(pool, username),
  }));
}
