import type { CognitoUserSession } from 'amazon-cognito-identity-js';

import { lastSignInKey } from '../context.js';
import { recordDeletion } from '../deleted-accounts.js';
import { ignoreFailure } from '../storage/all-or-nothing.js';
import type { CognitoUser, CurrentUserInfo } from '../types.js';
import { applyUserData, userData } from './attributes.js';
import type { UserPool } from './pool.js';
import { sendAuthorized, storedUser, validSession } from './session.js';
import { signedInUser } from './session-store.js';
import { asPoolUser } from './user.js';

export async function userSession(pool: UserPool, user: CognitoUser): Promise<CognitoUserSession> {
  return validSession(pool, asPoolUser(pool, user, 'userSession'));
}

/** Returns the signed-in user; with the identity if the config names an identity pool that provides one. */
export async function currentUserInfo(pool: UserPool): Promise<CurrentUserInfo | null> {
  const user = signedInUser(pool);
  if (!user) return null;
  applyUserData(user, await userData(pool, user, true));
  const { attributes = {} } = user;
  return { id: undefined, username: user.getUsername(), attributes };
}

/** Deletes the account of the signed-in user (DeleteUser). This cannot be undone. */
export async function deleteUser(pool: UserPool): Promise<'SUCCESS'> {
  const user = storedUser(pool);
  await sendAuthorized(pool, user, 'DeleteUser');
  recordDeletion(pool, user);
  ignoreFailure(() => pool.storage.removeItem(lastSignInKey(pool.config)));
  pool.emit('userDeleted', user, 'The authenticated user has been deleted.');
  await pool.auth.signOut({ user });
  return 'SUCCESS';
}
