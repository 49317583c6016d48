import { calculatePKCECodeChallenge, generateRandomCodeVerifier, generateRandomNonce } from 'oauth4webapi';

import { AuthError } from '../../lib/auth-error.js';
import { readFederatedSignIn } from '../arguments.js';
import type { AuthInstance } from '../context.js';
import type { FederatedSignInOptions } from '../types.js';
import { auth0, type Authority, hostedUi } from './authority.js';
import { demandParameters, type Demands } from './demands.js';
import { keepPending, storeOf } from './pending.js';
import { leaveFor, redirectForPage } from './redirects.js';
import { newState } from './state.js';

/** Cognito's names of providers, and for some of them the Amplify guide's. */
const providers: ReadonlyMap<string, string> = new Map(
  Object.entries({
    cognito: 'COGNITO',
    google: 'Google',
    facebook: 'Facebook',
    amazon: 'LoginWithAmazon',
    loginwithamazon: 'LoginWithAmazon',
    apple: 'SignInWithApple',
    signinwithapple: 'SignInWithApple',
  }),
);

/**
 * Returns Cognito's name of a provider (`Amazon`, `LOGIN_WITH_AMAZON`); names of the pool's OIDC and SAML
 * providers are returned unchanged.
 */
const providerName = (name: string): string => providers.get(name.toLowerCase().replaceAll('_', '')) ?? name;

/** Navigates to the hosted UI, or directly to a provider. */
export async function federatedSignIn(
  context: AuthInstance,
  options?: FederatedSignInOptions,
): Promise<undefined> {
  const { provider, customProvider, ...asked } = readFederatedSignIn(options);
  const name = customProvider ?? provider;
  const toAuth0 = name?.toLowerCase() === 'auth0' ? auth0(context) : undefined;
  const authority = toAuth0 ?? hostedUi(context);
  if (!authority) throw notConfigured(name);
  const identity = toAuth0 || !name ? {} : { identity_provider: customProvider ?? providerName(name) };
  await start(context, authority, identity, asked);
  return undefined;
}

const notConfigured = (name = ''): AuthError =>
  new AuthError(
    'NotConfigured',
    name.toLowerCase() === 'auth0'
      ? 'Signing in with Auth0 needs auth0 in the Auth config: {domain, clientID, redirectUri, scope}.'
      : 'The hosted UI needs userPoolId, userPoolWebClientId and oauth in the Auth config: {domain, scope, redirectSignIn, redirectSignOut, responseType}.',
  );

/**
 * Builds an authorization request (RFC 6749 §4.1.1) with PKCE (RFC 7636) and nonce (OpenID Connect Core
 * §3.1.2.1).
 */
async function start(
  context: AuthInstance,
  authority: Authority,
  identity: Readonly<Record<string, string>>,
  { customState, ...demands }: Demands & Pick<FederatedSignInOptions, 'customState'>,
): Promise<void> {
  const { client, responseType, redirects } = authority;
  const redirectUri = redirectForPage(redirects);
  if (!redirectUri) throw noRedirect(authority);
  if (!Reflect.has(crypto, 'subtle')) throw insecurePage();
  const state = newState(customState);
  const nonce = generateRandomNonce();
  const verifier = responseType === 'code' ? generateRandomCodeVerifier() : undefined;
  const url = new URL(authority.authorizationEndpoint);
  url.search = new URLSearchParams({
    client_id: client.client_id,
    redirect_uri: redirectUri,
    response_type: responseType,
    ...authority.parameters,
    ...identity,
    ...demandParameters(demands),
    state,
    nonce,
    ...(verifier && {
      code_challenge: await calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    }),
  }).toString();
  const startedAt = Date.now();
  const store = storeOf(context.config);
  keepPending(client.client_id, {
    state,
    nonce,
    redirectUri,
    store,
    startedAt,
    ...demands,
    ...(verifier && { verifier }),
  });
  await leaveFor(url.href, redirectUri, context.config.oauth?.urlOpener);
}

const insecurePage = (): AuthError =>
  new AuthError(
    'NotConfigured',
    'The hosted UI needs Web Crypto, which pages have with TLS or on localhost only.',
  );

const noRedirect = ({ name, redirects }: Authority): AuthError =>
  new AuthError(
    'InvalidConfig',
    `${name === 'oauth' ? 'oauth.redirectSignIn' : 'auth0.redirectUri'} is ${redirects.join(', ')}: one of them must have the origin of this page, ${location.origin}.`,
  );
