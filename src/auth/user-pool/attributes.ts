import type { CognitoUserSession } from 'amazon-cognito-identity-js';

import { AuthError } from '../../lib/auth-error.js';
import { isObject } from '../../lib/guards.js';
import { bypassesCache } from '../arguments.js';
import type { PasskeyFactor } from '../factors.js';
import type { Answer } from '../service/client.js';
import { ignoreFailure } from '../storage/all-or-nothing.js';
import type { CognitoUser, ContactVerification, CurrentUserInfo, UserAttributes } from '../types.js';
import type { UserPool } from './pool.js';
import { sendAuthorized, storedUser, validSession } from './session.js';
import { signedInUser } from './session-store.js';
import { isSameSignIn, mayAsk, storedSession } from './stored-tokens.js';
import { asPoolUser, type PoolUser } from './user.js';

/** Reads the user's data (GetUser), from the storage unless that is bypassed or empty. */
export async function userData(pool: UserPool, user: PoolUser, bypassCache: boolean): Promise<Answer> {
  const cached = bypassCache ? undefined : cachedData(user);
  if (cached) return cached;
  const session = await validSession(pool, user);
  if (!mayAsk(session)) return dataOf(session);
  const data = await sendAuthorized(pool, user, 'GetUser');
  // After a sign-out in the meantime, nothing is written back to the storage.
  const stored = storedSession(pool, user.username);
  if (stored && isSameSignIn(stored, session)) cache(user, data);
  return data;
}

/** Keeps the data for later calls. A storage that is full keeps none: the data of this call is not affected. */
function cache(user: PoolUser, data: Answer): void {
  ignoreFailure(() => {
    // An earlier copy must not outlive newer data that cannot be stored.
    user.clearCachedUserData();
    user.cacheUserData(data);
  });
}

/** Claims about the token, not about the person (RFC 7519, OpenID Connect, Cognito's own). */
const ofToken =
  /^(aud|iss|exp|iat|nbf|jti|nonce|at_hash|auth_time|token_use|event_id|origin_jti|cognito:.*)$/;

/** Returns the user's data from the ID token, in the form of GetUser. */
function dataOf(session: CognitoUserSession): Answer {
  const claims = Object.entries(session.getIdToken().payload).filter(([name]) => !ofToken.test(name));
  return {
    UserAttributes: claims.map(([Name, value]: [string, unknown]) => ({
      Name,
      Value: typeof value === 'string' ? value : JSON.stringify(value),
    })),
  };
}

function cachedData(user: PoolUser): Answer | undefined {
  try {
    const data: unknown = JSON.parse(user.getUserDataFromCache() ?? 'null');
    return isObject(data) ? data : undefined;
  } catch {
    return undefined;
  }
}

function attributesOf(data: Answer): UserAttributes {
  const list: unknown = data['UserAttributes'];
  const attributes: UserAttributes & Record<string, string | boolean> = {};
  for (const item of Array.isArray(list) ? list : []) {
    if (!isObject(item) || typeof item['Name'] !== 'string' || typeof item['Value'] !== 'string') continue;
    const { Name: name, Value: value } = item;
    // As in the legacy library, these two are booleans.
    attributes[name] =
      name === 'email_verified' || name === 'phone_number_verified' ? value === 'true' : value;
  }
  return attributes;
}

/** Returns Cognito's name of the preferred factor, `NOMFA` if there is none. */
export function preferredOf(data: Answer): string {
  const { PreferredMfaSetting: preferred, UserMFASettingList: list, MFAOptions: options } = data;
  if (typeof preferred === 'string' && preferred) return preferred;
  // A passkey is asked for in place of the password, never after it.
  const factors: unknown[] = Array.isArray(list)
    ? list.filter((name) => name !== ('WEB_AUTHN_MFA' satisfies PasskeyFactor))
    : [];
  const only = factors.length === 1 ? factors[0] : undefined;
  if (typeof only === 'string') return only;
  return !list && Array.isArray(options) && options.length > 0 ? 'SMS_MFA' : 'NOMFA';
}

/** Copies the user's data to the user object. */
function applyUserData(user: PoolUser, data: Answer): void {
  user.attributes = attributesOf(data);
  user.preferredMFA = preferredOf(data);
}

/** If the attributes cannot be fetched, the user has those that were stored last, and stays signed in. */
export async function currentAuthenticatedUser(
  pool: UserPool,
  options?: { bypassCache?: boolean },
): Promise<CognitoUser> {
  const bypassCache = bypassesCache(options, 'currentAuthenticatedUser');
  const user = storedUser(pool);
  await validSession(pool, user);
  try {
    applyUserData(user, await userData(pool, user, bypassCache));
  } catch (error) {
    // The refresh has detected a session that is over; any other refusal (a token with few scopes) does not
    // sign out.
    if (!(error instanceof AuthError) || ['NotSignedIn', 'StorageError'].includes(error.code)) throw error;
    const known = cachedData(user);
    if (known) applyUserData(user, known);
  }
  // In the meantime the user may have signed out, or another user signed in.
  return signedInUser(pool)?.username === user.username
    ? user
    : currentAuthenticatedUser(pool, { bypassCache });
}

export async function verifiedContact(pool: UserPool, user: CognitoUser): Promise<ContactVerification> {
  const current = asPoolUser(pool, user, 'verifiedContact');
  applyUserData(current, await userData(pool, current, true));
  const { attributes = {} } = current;
  const verified: Record<string, string> = {};
  const unverified: Record<string, string> = {};
  for (const name of ['email', 'phone_number'] as const) {
    const value = attributes[name];
    if (value) (attributes[`${name}_verified`] ? verified : unverified)[name] = value;
  }
  return { verified, unverified };
}

/** The same without federated users, who are not in the user pool. */
export const currentUserPoolUser = currentAuthenticatedUser;

/** Returns the signed-in user; with the identity if the config names an identity pool that provides one. */
export async function currentUserInfo(pool: UserPool): Promise<CurrentUserInfo | null> {
  const user = signedInUser(pool);
  if (!user) return null;
  applyUserData(user, await userData(pool, user, true));
  const { attributes = {} } = user;
  return { id: undefined, username: user.getUsername(), attributes };
}
