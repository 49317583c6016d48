import { loadUserPool } from '../user-pool/load.js';
import { lastUserKey, type AuthInstance } from '../context.js';
import { AuthError } from '../../lib/auth-error.js';
import type { CurrentUserInfo, FederatedUser } from '../types.js';
import { currentCredentials } from './credentials.js';
import { readInfo, userOf } from '../federated/federated-info.js';

/** The user of a sign-in with a provider's token. Throws `NotSignedIn`. */
export function currentAuthenticatedUser(context: AuthInstance): FederatedUser {
  const info = readInfo(context);
  if (info) return userOf(info);
  throw new AuthError('NotSignedIn', 'Nobody is signed in.');
}

/** Whoever is signed in, with their identity. */
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
  // Who somebody is does not depend on what they may do at AWS.
  const credentials = await currentCredentials(context).catch(() => undefined);
  return { ...info, id: credentials?.identityId };
}
