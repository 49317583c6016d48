import { clockOf } from '../clock.js';
import type { AuthConfig } from '../config/config-types.js';
import { userPoolIssuer } from '../service/endpoints.js';
import { lastUserKey, type AuthInstance } from '../context.js';
import { AuthError } from '../../lib/auth-error.js';
import type { AwsCredentials, FederatedInfo } from '../types.js';
import { lazy } from '../../lib/lazy.js';
import { domainOf, readInfo, timeLeft } from '../federated/federated-info.js';
import { memoryOf, ownerOf } from './held-credentials.js';
import { assertIdentityPool, credentialsFor } from './service.js';

/**
 * In milliseconds before the expiry: from then on they are asked for anew. The AWS SDK asks its provider again five
 * minutes before, and must not be given the same ones; the rest is for requests that take long.
 */
const EXPIRY_BUFFER_MS = 600_000;

/** In milliseconds: a provider's token that has less time left could run out on its way. */
const TOKEN_EXPIRY_BUFFER_MS = 60_000;

/** Where the legacy library keeps the identity of a guest. */
export const guestKey = ({ identityPoolId = '' }: AuthConfig): string =>
  `CognitoIdentityId-${identityPoolId}`;

/** One request at a time for all who ask. */
export async function currentCredentials(context: AuthInstance): Promise<AwsCredentials> {
  assertIdentityPool(context);
  const memory = memoryOf(context);
  const owner = ownerOf(context);
  const held = memory.held?.owner === owner ? memory.held.credentials : undefined;
  if (held && lasts(context, held, EXPIRY_BUFFER_MS)) return copy(held);
  const asking =
    memory.asking?.owner === owner ? memory.asking : { owner, result: ask(context, owner, held) };
  memory.asking = asking;
  try {
    const credentials = await asking.result;
    // Somebody else by now: what was asked for is not theirs.
    return ownerOf(context) === owner ? copy(credentials) : await currentCredentials(context);
  } catch (error) {
    if (held && lasts(context, held, 0) && isUnreachable(error)) return copy(held);
    throw error;
  } finally {
    if (memory.asking === asking) delete memory.asking;
  }
}

export const currentUserCredentials = currentCredentials;

const lasts = (context: AuthInstance, { expiration }: AwsCredentials, time: number): boolean =>
  expiration.getTime() - time > clockOf(context).now();

const isUnreachable = (error: unknown): boolean =>
  error instanceof AuthError && ['NetworkError', 'Timeout'].includes(error.code);

/** For one caller: the AWS SDK writes on the object that it is given. */
const copy = (credentials: AwsCredentials): AwsCredentials => ({
  ...credentials,
  expiration: new Date(credentials.expiration),
});

async function ask(context: AuthInstance, owner: string, earlier?: AwsCredentials): Promise<AwsCredentials> {
  const memory = memoryOf(context);
  const credentials = await request(context, earlier?.identityId);
  if (memoryOf(context) === memory && ownerOf(context) === owner) memory.held = { owner, credentials };
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
    // With the refusal came the time: if the token has run out by that, it is refreshed, or the sign-in is over.
    if (wasKnown || !clockOf(context).isKnown || timeLeft(context, info) > 0) throw error;
    return forFederated(context, info, known);
  }
}

/** A guest who signs in keeps the identity: the service links it, unless the person has one already. */
async function forUser(context: AuthInstance, known: string | undefined): Promise<AwsCredentials> {
  const { auth, config, storage } = context;
  const login = userPoolIssuer(config).replace('https://', '');
  const token = (await auth.currentSession()).getIdToken().getJwtToken();
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
      'Nobody is signed in, and with mandatorySignIn in the Auth config guests get no AWS credentials.',
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
