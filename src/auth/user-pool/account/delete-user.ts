import { toAuthError } from '../../../lib/auth-error.js';
import { lastSignInKey } from '../../context.js';
import { recordDeletion } from '../../deleted-accounts.js';
import { ignoreFailure } from '../../storage/all-or-nothing.js';
import type { CognitoUser } from '../../types.js';
import { joinRunning, type UserPool } from '../pool.js';
import { sendAuthorized, storedUserIf } from '../session.js';
import { storedSession } from '../stored-tokens.js';
import type { PoolUser } from '../user.js';

/**
 * Deletes the account of the signed-in user (DeleteUser), once for all concurrent callers. This cannot be undone.
 */
export async function deleteUser(pool: UserPool, options: { user?: CognitoUser } = {}): Promise<'SUCCESS'> {
  const user = storedUserIf(pool, options, 'deleteUser');
  const { sub } = storedSession(pool, user.username)?.getAccessToken().payload ?? {};
  return joinRunning(pool.deletions, String(sub), () => deleteAccount(pool, user));
}

/** An account that is gone was deleted in another tab, or by a call whose answer was lost. */
const isGone = (error: unknown): boolean => toAuthError(error).code === 'UserNotFoundException';

async function deleteAccount(pool: UserPool, user: PoolUser): Promise<'SUCCESS'> {
  await sendAuthorized(pool, user, 'DeleteUser', {}, isGone).catch((error: unknown) => {
    if (!isGone(error)) throw error;
  });
  recordDeletion(pool, user);
  ignoreFailure(() => pool.storage.removeItem(lastSignInKey(pool.config)));
  pool.emit('userDeleted', user, 'The authenticated user has been deleted.');
  await pool.auth.signOut({ user });
  return 'SUCCESS';
}
