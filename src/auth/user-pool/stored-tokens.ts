import type { CognitoUserSession } from 'amazon-cognito-identity-js';

import { lastUserKey, storagePrefix } from '../context.js';
import { allOrNothing } from '../storage/all-or-nothing.js';
import { removeItems } from '../storage/remove-items.js';
import {
  CognitoAccessToken,
  CognitoIdToken,
  CognitoRefreshToken,
  CognitoUserSession as Session,
} from './library/library.js';
import { bindSessionClock } from './library/library-clock.js';
import type { UserPool } from './pool.js';

/** The stored parts of a session, under the keys of amazon-cognito-identity-js. */
export type Stored = Pick<UserPool, 'config' | 'storage' | 'clock'>;

/** In the order of writing: a rotated refresh token is no longer valid, so the new one must not be lost. */
const tokenNames = ['refreshToken', 'idToken', 'accessToken', 'clockDrift'] as const;

/** The parts of a session; `signInDetails` is Amplify 6's. The keys of a remembered device stay. */
const sessionNames = [...tokenNames, 'userData', 'signInDetails'] as const;

/** Returns the storage key of amazon-cognito-identity-js for something that belongs to a user. */
export const keyOf = ({ config }: Stored, username: string, name: string): string =>
  `${storagePrefix(config)}.${username}.${name}`;

/** Reads the stored refresh token of a user. */
export const storedRefreshToken = (stored: Stored, username: string): string | undefined =>
  stored.storage.getItem(keyOf(stored, username, 'refreshToken')) ?? undefined;

/** Reads the stored session of a user, valid or not. */
export function storedSession(stored: Stored, username: string): CognitoUserSession | undefined {
  const read = (name: (typeof tokenNames)[number]) =>
    stored.storage.getItem(keyOf(stored, username, name)) ?? '';
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
  const session = new Session(data);
  bindSessionClock(session, stored.clock);
  return session;
}

/** Writes the tokens of a session. If one is refused, the earlier tokens stay. */
export function writeTokens(stored: Stored, username: string, session: CognitoUserSession): void {
  const tokens: Record<(typeof tokenNames)[number], string> = {
    idToken: session.getIdToken().getJwtToken(),
    accessToken: session.getAccessToken().getJwtToken(),
    refreshToken: session.getRefreshToken().getToken(),
    clockDrift: String(session.getClockDrift()),
  };
  const keys = new Map(tokenNames.map((name) => [name, keyOf(stored, username, name)] as const));
  const write = () => keys.forEach((key, name) => stored.storage.setItem(key, tokens[name]));
  // A new refresh token stays: the earlier one may be rotated. It belongs to the earlier tokens too.
  const replaced = [...keys.values()].slice(1);
  allOrNothing(stored.storage, replaced, write);
}

/** Returns the keys of all parts of a session. */
export const keysOfSession = (stored: Stored, username: string): readonly string[] =>
  sessionNames.map((name) => keyOf(stored, username, name));

/** Removes a session as far as the storage allows, then throws its first failure. */
export function removeSession(stored: Stored, username: string): void {
  const failure = removeItems(stored.storage, keysOfSession(stored, username));
  if (failure) throw failure.cause;
}

export const userDataKey = (stored: Stored, username: string): string => keyOf(stored, username, 'userData');

export const removeUserData = (stored: Stored, username: string): void =>
  stored.storage.removeItem(userDataKey(stored, username));

/** Returns the usernames with a stored session or a part of one; the signed-in user first. */
export function usersWithSession({ storage, config }: Stored): readonly string[] {
  const prefix = `${storagePrefix(config)}.`;
  const last = storage.getItem(lastUserKey(config));
  const names = storage.keys().flatMap((key) => {
    const name = sessionNames.find((each) => key.endsWith(`.${each}`));
    const username = name && key.startsWith(prefix) ? key.slice(prefix.length, -name.length - 1) : '';
    return username ? [username] : [];
  });
  return [...new Set([...(last ? [last] : []), ...names])];
}

/** Whether two sessions come from the same sign-in: refreshed tokens keep its `origin_jti` and time. */
export function isSameSignIn(one: CognitoUserSession, other: CognitoUserSession): boolean {
  const [first, second] = [one, other].map((session) => session.getAccessToken().payload);
  return ['sub', 'origin_jti', 'auth_time'].every((claim) => first?.[claim] === second?.[claim]);
}

/**
 * Whether RevokeToken for one session also ends the other: it ends all tokens with the same `origin_jti`, such as those of
 * a step-up that keeps it. Tokens without one are of a client without revocation: then only the same sign-in counts.
 */
export function isRevokedWith(one: CognitoUserSession, other: CognitoUserSession): boolean {
  const origin = (session: CognitoUserSession): unknown => session.getAccessToken().payload['origin_jti'];
  const [first, second] = [origin(one), origin(other)];
  return first === undefined ? isSameSignIn(one, other) : first === second;
}

/** Returns when the tokens of a session were issued, in seconds. */
export const issueTime = (session: CognitoUserSession): number => session.getAccessToken().getIssuedAt();

/** Whether the access token has the scope that GetUser requires: that of a hosted sign-in may lack it. */
export function mayAsk(session: CognitoUserSession): boolean {
  const { scope } = session.getAccessToken().payload;
  return typeof scope !== 'string' || scope.split(' ').includes('aws.cognito.signin.user.admin');
}
