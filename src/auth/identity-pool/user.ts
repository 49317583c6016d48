import { AuthError } from '../../lib/auth-error.js';
import { type AuthInstance, lastUserKey } from '../context.js';
import { readInfo, userOf } from '../federated/federated-info.js';
import { loadUserPool } from '../parts.js';
import type { CurrentUserInfo, FederatedUser } from '../types.js';
import { currentCredentials } from './credentials.js';

/** Returns the user of a sign-in with a provider's token. Throws `NotSignedIn`. */
export function currentAuthenticatedUser(context: AuthInstance): FederatedUser {
  const info = readInfo(context);
  if (info) return userOf(info);
  throw new AuthError('NotSignedIn', 'No user is signed in.');
}

/** Returns the signed-in user of either pool, with the identity. */
export async function currentUserInfo(
  context: AuthInstance,
): Promise<FederatedUser | CurrentUserInfo | null> {
  const { config, storage } = context;
  if (!storage.getItem(lastUserKey(config))) {
    const info = readInfo(context);
    return info ? userOf(info) : null;
  }
  const userPool = await loadUserPool();
  const info = await userPool.currentUserInfo(userPool.poolOf(context));
  if (!info) return null;
  // The user is known even if no AWS credentials are available.
  const credentials = await currentCredentials(context).catch(() => undefined);
  return { ...info, id: credentials?.identityId };
}
