import type { AuthInstance } from '../context.js';
import type { FederatedSignInOptions } from '../types.js';
import { loadFederation } from './credentials.js';

/**
 * Everything that calls the identity pool; loaded when it is first needed. What only providers' tokens need
 * is loaded separately.
 */
export { currentCredentials, currentUserCredentials } from './credentials.js';
export { signOut } from './sign-out.js';
export { currentAuthenticatedUser, currentUserInfo } from './user.js';

/** Signs in with a provider's token, or with a provider that issues one. */
export async function federatedSignIn(
  context: AuthInstance,
  provider?: string | FederatedSignInOptions,
  token?: unknown,
  user?: unknown,
): Promise<unknown> {
  const { withProvider, withToken } = await loadFederation();
  return typeof provider === 'string'
    ? withToken(context, provider, token, user)
    : withProvider(context, provider);
}
