import { invalid, readEntries, readFederatedSignIn, reading } from '../arguments.js';
import { type AuthInstance, lastUserKey } from '../context.js';
import { holdCredentials } from '../identity-pool/held-credentials.js';
import { assertIdentityPool, credentialsFor, developerDomain } from '../identity-pool/service.js';
import { loadHostedUi } from '../parts.js';
import { beginSignIn, sessionLock, type SignInAttempt } from '../sign-in-attempt.js';
import { withLock } from '../storage/cross-tab-lock.js';
import type { AwsCredentials, FederatedInfo, FederatedSignInOptions } from '../types.js';
import { domainOf, keepInfo, readInfo, userOf } from './federated-info.js';
import { findProvider } from './providers.js';
import { readToken } from './token.js';

const call = 'federatedSignIn';

/** If the config has no such provider, the hosted UI reports what is missing. */
export async function withProvider(context: AuthInstance, given?: FederatedSignInOptions): Promise<unknown> {
  const options = readFederatedSignIn(given);
  const name = options.customProvider ?? options.provider;
  const found = name === undefined ? undefined : await findProvider(context.config, name);
  if (!found) return (await loadHostedUi()).federatedSignIn(context, options);
  if (options.acrValues !== undefined || options.maxAge !== undefined)
    throw invalid(
      call,
      `acrValues and maxAge must be left out: ${String(name)} does not sign in on hosted pages`,
    );
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
  started?: SignInAttempt,
): Promise<AwsCredentials> {
  const identityPoolId = assertIdentityPool(context);
  const domain = domainOf(provider);
  if (!domain) throw invalid(call, 'the provider must be a short name or a domain');
  const giver = 'the second argument';
  const token = reading(call, giver, () => readToken(response, `${call}: ${giver}`, 'InvalidArgument'));
  if (domain === developerDomain && !token.identity_id)
    throw invalid(call, 'identity_id must come with the token of developer');
  const profile = readProfile(user);
  const attempt = started ?? beginSignIn(context);
  assertFree(context);
  const credentials = await credentialsFor(context, { [domain]: token.token }, token.identity_id);
  const { identityId } = credentials;
  const info: FederatedInfo = {
    provider,
    ...token,
    identity_id: identityId,
    user: { id: identityId, ...profile },
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

/** Reads a user, who is stored as JSON. */
const readProfile = (user: unknown): Readonly<Record<string, unknown>> =>
  reading(call, 'user', () => {
    const profile = Object.fromEntries(readEntries(user, 'user', call));
    JSON.stringify(profile);
    return profile;
  });

/** Rejects if a user of the user pool is signed in, who gets credentials from there. */
function assertFree({ config, storage }: AuthInstance): void {
  if (!storage.getItem(lastUserKey(config))) return;
  throw invalid(
    call,
    'a user of the user pool is signed in and gets AWS credentials from currentCredentials; sign out first',
  );
}
