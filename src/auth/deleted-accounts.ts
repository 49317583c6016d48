import type { CognitoUserSession } from 'amazon-cognito-identity-js';

import { storagePrefix, timeOfCall } from './context.js';
import { isSessionEnded } from './failure-kinds.js';
import { isOlderThanStored, superseded } from './sign-in-attempt.js';
import { ignoreFailure } from './storage/all-or-nothing.js';
import { removeDeviceKeys } from './user-pool/device-keys.js';
import type { UserPool } from './user-pool/pool.js';
import { mayAsk } from './user-pool/stored-tokens.js';
import type { PoolUser } from './user-pool/user.js';

/**
 * Keeps the session of a deleted account out of the storage: a sign-in may have its tokens before the account is
 * deleted, and store them later.
 */

/** The `sub` of each account that this page has deleted. */
const deletedHere = new Set<unknown>();

/**
 * The storage key for the time at which a tab has deleted an account. The storage does not name the account:
 * nothing of it stays on the device.
 */
const deletedAtKey = ({ config }: UserPool): string => `auth-elements.deleted.${storagePrefix(config)}`;

const subOf = (session: CognitoUserSession | null): unknown => session?.getAccessToken().payload['sub'];

/** Supersedes the running sign-ins of a deleted account, and removes the keys of its remembered device. */
export function recordDeletion(pool: UserPool, user: PoolUser): void {
  deletedHere.add(subOf(user.signInUserSession));
  const { storage } = pool;
  if (storage.isShared) ignoreFailure(() => storage.setItem(deletedAtKey(pool), String(timeOfCall())));
  ignoreFailure(() => removeDeviceKeys(pool, user.username));
}

/** Returns a value that changes when a tab deletes an account. */
export const lastDeletion = (pool: UserPool): string | null => pool.storage.getItem(deletedAtKey(pool));

/**
 * Rejects with `SignInSuperseded` if the account of a new session has been deleted. Asks the service (GetUser) if
 * another tab has deleted an account since the sign-in began; a hosted sign-in may lack the scope for that.
 */
export async function assertAccountExists(pool: UserPool, user: PoolUser, begunAt: number): Promise<void> {
  const session = user.signInUserSession;
  const AccessToken = session?.getAccessToken().getJwtToken();
  const isDeleted =
    deletedHere.has(subOf(session)) ||
    (!!session &&
      mayAsk(session) &&
      isOlderThanStored(pool, begunAt, deletedAtKey(pool)) &&
      (await pool.client.send('GetUser', { AccessToken }).then(
        () => false,
        (error: unknown) => {
          if (isSessionEnded(error)) return true;
          throw error;
        },
      )));
  if (!isDeleted) return;
  ignoreFailure(() => removeDeviceKeys(pool, user.username));
  throw superseded();
}
