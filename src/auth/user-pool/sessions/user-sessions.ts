import { AuthError, toAuthError } from '../../../lib/auth-error.js';
import { isObject } from '../../../lib/guards.js';
import { assertText, readFlag, readMembers } from '../../arguments.js';
import type { UserSession } from '../../session-types.js';
import type { UserPool } from '../pool.js';
import { sendAuthorized, storedUser } from '../session.js';
import type { PoolUser } from '../user.js';

export const listUserSessions = async (pool: UserPool): Promise<UserSession[]> =>
  sessionsOf(pool, storedUser(pool));

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
  options: { linked?: boolean } = {},
): Promise<void> {
  const call = 'revokeUserSession';
  assertText(sessionId, 'sessionId', call);
  const { linked } = readMembers(options, ['linked'], 'options', call);
  const RevokeAssociatedSessions = readFlag(linked, 'linked', call) ? 'LINKED' : 'NONE';
  const user = storedUser(pool);
  const params = { SessionId: sessionId, RevokeAssociatedSessions };
  try {
    await sendAuthorized(pool, user, 'RevokeUserSession', params);
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
