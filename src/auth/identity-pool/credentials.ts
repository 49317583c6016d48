import { AuthError } from '../../lib/auth-error.js';
import { readClaims } from '../../lib/jwt.js';
import { lazy } from '../../lib/lazy.js';
import { clockOf } from '../clock.js';
import type { AuthConfig } from '../config/config-types.js';
import { type AuthInstance, lastUserKey } from '../context.js';
import { domainOf, readInfo, timeLeft } from '../federated/federated-info.js';
import { namedIssuer, userPoolIssuers } from '../service/endpoints.js';
import type { AwsCredentials, FederatedInfo } from '../types.js';
import { credentialsStateOf, ownerOf } from './held-credentials.js';
import { assertIdentityPool, credentialsFor } from './service.js';

/**
 * How long before their expiry credentials are renewed, in milliseconds. The AWS SDK asks its provider again
 * five minutes before, and must not receive the same ones; the rest is for slow requests.
 */
const EXPIRY_BUFFER_MS = 600_000;

/** In milliseconds: a provider's token with a shorter remaining lifetime could expire during the request. */
const TOKEN_EXPIRY_BUFFER_MS = 60_000;

/** The storage key under which the legacy library keeps the identity of a guest. */
export const guestKey = ({ identityPoolId = '' }: AuthConfig): string =>
  `CognitoIdentityId-${identityPoolId}`;

/** Returns the credentials; concurrent callers share one request. */
export async function currentCredentials(context: AuthInstance): Promise<AwsCredentials> {
  assertIdentityPool(context);
  const state = credentialsStateOf(context);
  const owner = ownerOf(context);
  const held = state.held?.owner === owner ? state.held.credentials : undefined;
  if (held && lasts(context, held, EXPIRY_BUFFER_MS)) return copy(held);
  const request =
    state.request?.owner === owner ? state.request : { owner, result: ask(context, owner, held) };
  state.request = request;
  try {
    const credentials = await request.result;
    // The owner has changed in the meantime: these credentials belong to the earlier one.
    return ownerOf(context) === owner ? copy(credentials) : await currentCredentials(context);
  } catch (error) {
    if (held && lasts(context, held, 0) && isUnreachable(error)) return copy(held);
    throw error;
  } finally {
    if (state.request === request) delete state.request;
  }
}

export const currentUserCredentials = currentCredentials;

const lasts = (context: AuthInstance, { expiration }: AwsCredentials, time: number): boolean =>
  expiration.getTime() - time > clockOf(context).now();

const isUnreachable = (error: unknown): boolean =>
  error instanceof AuthError && ['NetworkError', 'Timeout'].includes(error.code);

/** A copy for each caller, because the AWS SDK modifies the object. */
const copy = (credentials: AwsCredentials): AwsCredentials => ({
  ...credentials,
  expiration: new Date(credentials.expiration),
});

async function ask(context: AuthInstance, owner: string, earlier?: AwsCredentials): Promise<AwsCredentials> {
  const state = credentialsStateOf(context);
  const credentials = await request(context, earlier?.identityId);
  if (credentialsStateOf(context) === state && ownerOf(context) === owner)
    state.held = { owner, credentials };
  return credentials;
}

function request(context: AuthInstance, known: string | undefined): Promise<AwsCredentials> {
  const { config, storage } = context;
  if (storage.getItem(lastUserKey(config))) return forUser(context, known);
  const info = readInfo(context);
  return info ? forFederated(context, info, known) : forGuest(context, known);
}

export const loadFederation = lazy(() => import('../federated/federation.js'));

async function forFederated(
  context: AuthInstance,
  info: FederatedInfo,
  known: string | undefined,
): Promise<AwsCredentials> {
  const { isKnown: wasKnown } = clockOf(context);
  const isFresh = timeLeft(context, info) > TOKEN_EXPIRY_BUFFER_MS;
  const { refreshInfo } = isFresh ? {} : await loadFederation();
  const { provider, token, identity_id: id } = (await refreshInfo?.(context, info)) ?? info;
  try {
    return await credentialsFor(context, { [domainOf(provider)]: token }, known ?? id);
  } catch (error) {
    // The refusal contains the time: if the token has expired by then, it is refreshed, or the sign-in ends.
    if (wasKnown || !clockOf(context).isKnown || timeLeft(context, info) > 0) throw error;
    return forFederated(context, info, known);
  }
}

/** A guest who signs in keeps the identity: the service links it, unless the user already has one. */
async function forUser(context: AuthInstance, known: string | undefined): Promise<AwsCredentials> {
  const { auth, config, storage } = context;
  const token = (await auth.currentSession()).getIdToken().getJwtToken();
  const issuer = namedIssuer(userPoolIssuers(config), readClaims(token)['iss']);
  const login = issuer.replace(/^https?:\/\//, '');
  const guest = storage.getItem(guestKey(config));
  const credentials = await credentialsFor(context, { [login]: token }, known ?? guest);
  if (guest) keepGuest(context, undefined);
  return credentials;
}

async function forGuest(context: AuthInstance, known: string | undefined): Promise<AwsCredentials> {
  const { config, storage } = context;
  if (config.mandatorySignIn) {
    throw new AuthError(
      'NotSignedIn',
      'No user is signed in, and with mandatorySignIn in the Auth config guests get no AWS credentials.',
    );
  }
  const credentials = await credentialsFor(context, {}, known ?? storage.getItem(guestKey(config)));
  keepGuest(context, credentials.identityId);
  return credentials;
}

function keepGuest({ config, storage }: AuthInstance, identityId: string | undefined): void {
  try {
    if (identityId) storage.setItem(guestKey(config), identityId);
    else storage.removeItem(guestKey(config));
  } catch {
    // The credentials are good all the same; without it a guest is a new one on the next page.
  }
}
