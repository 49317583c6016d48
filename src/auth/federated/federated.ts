import { AuthError } from '../../lib/auth-error.js';
import { isObject } from '../../lib/guards.js';
import { type AuthInstance, lastUserKey } from '../context.js';
import { loadHostedUi } from '../hosted-ui/load.js';
import { holdCredentials } from '../identity-pool/held-credentials.js';
import { assertIdentityPool, credentialsFor, developerDomain } from '../identity-pool/service.js';
import { beginSignIn, sessionLock } from '../sign-in-attempt.js';
import { withLock } from '../storage/cross-tab-lock.js';
import type { AwsCredentials, FederatedInfo, FederatedSignInOptions } from '../types.js';
import { domainOf, keepInfo, readInfo, userOf } from './federated-info.js';
import { findProvider } from './providers.js';
import { readToken } from './token.js';

/** If the config has no such provider, the hosted UI reports what is missing. */
export async function withProvider(
  context: AuthInstance,
  options: FederatedSignInOptions = {},
): Promise<unknown> {
  const name = options.customProvider ?? options.provider;
  const found = name === undefined ? undefined : await findProvider(context.config, name);
  if (!found) return (await loadHostedUi()).federatedSignIn(context, options);
  assertFree(context);
  const attempt = beginSignIn(context);
  const { user, ...token } = await found.provider.signIn();
  return withToken(context, found.domain, token, user, attempt);
}

/** Stores the sign-in after the service has issued credentials for it. */
export async function withToken(
  context: AuthInstance,
  provider: string,
  response: unknown,
  user: unknown = {},
  attempt = beginSignIn(context),
): Promise<AwsCredentials> {
  const identityPoolId = assertIdentityPool(context);
  const domain = domainOf(provider);
  if (!domain) throw invalid('the provider must be a short name or a domain');
  const token = readToken(response, 'federatedSignIn: the second argument', 'InvalidArgument');
  if (domain === developerDomain && !token.identity_id)
    throw invalid('identity_id must come with the token of developer');
  if (!isObject(user)) throw invalid('user must be an object');
  assertFree(context);
  const credentials = await credentialsFor(context, { [domain]: token.token }, token.identity_id);
  const { identityId } = credentials;
  const info: FederatedInfo = {
    provider,
    ...token,
    identity_id: identityId,
    user: { id: identityId, ...user },
    identity_pool_id: identityPoolId,
  };
  const earlier = await withLock(context.storage, sessionLock(context), () => {
    assertFree(context);
    attempt.assertCurrent();
    const replaced = readInfo(context);
    keepInfo(context, info, attempt.begunAt);
    return replaced;
  });
  if (earlier && userOf(earlier).id !== userOf(info).id)
    context.emit('signOut', userOf(earlier), 'A user has been signed out by the sign-in of another user');
  holdCredentials(context, credentials);
  const name = info.user['username'] ?? info.user['name'] ?? info.user['id'];
  context.emit('signIn', userOf(info), `A user ${String(name)} has been signed in`);
  return { ...credentials };
}

const invalid = (what: string): AuthError => new AuthError('InvalidArgument', `federatedSignIn: ${what}.`);

/** Rejects if a user of the user pool is signed in, who gets credentials from there. */
function assertFree({ config, storage }: AuthInstance): void {
  if (!storage.getItem(lastUserKey(config))) return;
  throw invalid(
    'a user of the user pool is signed in and gets AWS credentials from currentCredentials; sign out first',
  );
}
