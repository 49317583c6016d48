import { AuthError, toAuthError } from '../../../lib/auth-error.js';
import { isObject } from '../../../lib/guards.js';
import type { UserSession } from '../../account-types.js';
import { assertText, readFlag, readMembers } from '../../arguments.js';
import type { CognitoUser } from '../../types.js';
import type { UserPool } from '../pool.js';
import { sendAuthorized, storedUserIf } from '../session.js';
import type { PoolUser } from '../user.js';

export const listUserSessions = async (
  pool: UserPool,
  options: { user?: CognitoUser } = {},
): Promise<UserSession[]> => sessionsOf(pool, storedUserIf(pool, options, 'listUserSessions'));

async function sessionsOf(pool: UserPool, user: PoolUser): Promise<UserSession[]> {
  const sessions: UserSession[] = [];
  let next: unknown;
  let last: unknown;
  do {
    last = next;
    const params = typeof next === 'string' ? { NextToken: next } : {};
    const answer = await sendAuthorized(pool, user, 'ListUserSessions', params);
    const { Sessions: page } = answer;
    sessions.push(...(Array.isArray(page) ? page : []).filter(isObject).map(toSession));
    next = answer['NextToken'];
    // A server that repeats a token has no other page.
  } while (typeof next === 'string' && next !== '' && next !== last);
  return sessions;
}

/** What the service may answer for the session of the call: its documentation names no error for that. */
const refusals: readonly string[] = ['InvalidParameterException', 'NotAuthorizedException'];

export async function revokeUserSession(
  pool: UserPool,
  sessionId: string,
  options: { linked?: boolean; user?: CognitoUser } = {},
): Promise<void> {
  const call = 'revokeUserSession';
  assertText(sessionId, 'sessionId', call);
  const isLinked =
    readFlag(readMembers(options, ['linked'], 'options', call).linked, 'linked', call) ?? false;
  const user = storedUserIf(pool, options, call);
  try {
    await sendRevocation(pool, user, sessionId, isLinked);
  } catch (error) {
    if (refusals.includes(toAuthError(error).code) && (await isCurrent(pool, user, sessionId)))
      throw new AuthError(
        'CurrentSession',
        `${call}: sessionId is the session of this sign-in. Call signOut to end it.`,
        { cause: error },
      );
    throw error;
  }
}

/** Ends the sessions one by one: the service limits how many calls it takes at a time. */
export async function revokeOtherUserSessions(
  pool: UserPool,
  options: { user?: CognitoUser } = {},
): Promise<number> {
  const call = 'revokeOtherUserSessions';
  const user = storedUserIf(pool, options, call);
  const sessions = await sessionsOf(pool, user);
  const current = sessions.find(({ isCurrentSession }) => isCurrentSession);
  /** The session on the hosted pages of this browser: ending it with what came through it would end the current one. */
  const ownPages = current?.originSessionId;
  const others = sessions.filter(
    ({ sessionId, isCurrentSession }) => !isCurrentSession && sessionId !== ownPages,
  );
  const failures: unknown[] = [];
  for (const { sessionId, originSessionId } of others) {
    const isLinked = current !== undefined && (ownPages === undefined || originSessionId !== ownPages);
    await sendRevocation(pool, user, sessionId, isLinked).catch((error: unknown) => {
      if (toAuthError(error).code !== 'ResourceNotFoundException') failures.push(error);
    });
  }
  if (failures.length > 0) throw toAuthError(failures[0]);
  return others.length;
}

const sendRevocation = (pool: UserPool, user: PoolUser, SessionId: string, isLinked: boolean) =>
  sendAuthorized(pool, user, 'RevokeUserSession', {
    SessionId,
    RevokeAssociatedSessions: isLinked ? 'LINKED' : 'NONE',
  });

/** Whether it is the session of this sign-in; false if that cannot be found out. */
async function isCurrent(pool: UserPool, user: PoolUser, id: string): Promise<boolean> {
  const sessions = await sessionsOf(pool, user).catch(() => []);
  return sessions.some(({ sessionId, isCurrentSession }) => isCurrentSession && sessionId === id);
}

function toSession(item: Readonly<Record<string, unknown>>): UserSession {
  const { CreateDate, LastActiveDate, LastLocation } = item;
  const location = isObject(LastLocation) ? LastLocation : {};
  return {
    sessionId: text(item['SessionId']) ?? '',
    sessionType: text(item['SessionType']),
    clientId: text(item['ClientId']),
    createdAt: date(CreateDate),
    lastActiveAt: date(LastActiveDate),
    deviceType: text(item['DeviceType']),
    lastIPAddress: text(item['LastIPAddress']),
    lastLocation: { city: text(location['City']), country: text(location['Country']) },
    originSessionId: text(item['OriginSessionId']),
    isCurrentSession: item['IsCurrentSession'] === true,
  };
}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** The service counts seconds since 1970. */
const date = (value: unknown): Date | undefined =>
  typeof value === 'number' ? new Date(value * 1000) : undefined;
