import type { AuthInstance } from '../context.js';
import type { FederatedSignInOptions } from '../types.js';
import { loadFederation } from './credentials.js';

/** Everything that speaks to the identity pool; loaded when it is first needed, what is for providers' tokens apart. */
export { currentCredentials, currentUserCredentials } from './credentials.js';
export { signOut } from './sign-out.js';
export { currentAuthenticatedUser, currentUserInfo } from './user.js';

/** With a provider's token, or with the name of a provider that gives one. */
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
