import { AuthError } from '../../lib/auth-error.js';
import { isNonEmptyString, isObject } from '../../lib/guards.js';
import { federatedInfoKey } from '../cache.js';
import { clockOf } from '../clock.js';
import type { AuthConfig } from '../config/config-types.js';
import type { AuthInstance } from '../context.js';
import { type Answer, ServiceClient } from '../service/client.js';
import { awsEndpoint } from '../service/endpoints.js';
import { assertReadable } from '../storage/readable.js';
import type { AwsCredentials } from '../types.js';

/** Tokens by the provider's key in `Logins`. */
export type Logins = Readonly<Record<string, string>>;

/** The key of Cognito's OpenID tokens, which the app's backend requests. */
export const developerDomain = 'cognito-identity.amazonaws.com';

/** Throws `NotConfigured`. */
export function assertIdentityPool({ config, storage }: AuthInstance): string {
  assertReadable(storage, federatedInfoKey);
  if (config.identityPoolId) return config.identityPoolId;
  throw new AuthError('NotConfigured', 'AWS credentials need identityPoolId in the Auth config.');
}

/**
 * Requests credentials, for the known identity if there is one. If the service refuses an identity that was
 * deleted or belongs to another user, requests them for the identity that it finds by the logins.
 */
export async function credentialsFor(
  context: AuthInstance,
  logins: Logins,
  known?: string | null,
): Promise<AwsCredentials> {
  const { config } = context;
  const identityPoolId = assertIdentityPool(context);
  const client = new ServiceClient(
    endpoint(config),
    clockOf(context),
    config.fetch,
    'AWSCognitoIdentityService',
  );
  const hasLogins = Object.keys(logins).length > 0;
  const tokens = hasLogins ? { Logins: logins } : {};
  const get = async (IdentityId: string) =>
    read(await client.send('GetCredentialsForIdentity', { IdentityId, ...tokens }), hasLogins);
  if (known) {
    try {
      return await get(known);
    } catch (error) {
      if (!isStale(error) || developerDomain in logins) throw error;
    }
  }
  const { IdentityId } = await client.send('GetId', { IdentityPoolId: identityPoolId, ...tokens });
  if (!isNonEmptyString(IdentityId)) throw unreadable('GetId');
  return get(IdentityId);
}

const isStale = (error: unknown): boolean =>
  error instanceof AuthError && ['ResourceNotFoundException', 'NotAuthorizedException'].includes(error.code);

/**
 * Returns the identity of the response: the service may answer with the identity of the logins instead of the
 * requested one.
 */
function read({ IdentityId, Credentials }: Answer, authenticated: boolean): AwsCredentials {
  const { AccessKeyId, SecretKey, SessionToken, Expiration } = isObject(Credentials) ? Credentials : {};
  if (
    !isNonEmptyString(IdentityId) ||
    !isNonEmptyString(AccessKeyId) ||
    !isNonEmptyString(SecretKey) ||
    !isNonEmptyString(SessionToken) ||
    typeof Expiration !== 'number'
  ) {
    throw unreadable('GetCredentialsForIdentity');
  }
  return {
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretKey,
    sessionToken: SessionToken,
    identityId: IdentityId,
    // The service sends seconds.
    expiration: new Date(Expiration * 1000),
    authenticated,
  };
}

const unreadable = (operation: string): AuthError =>
  new AuthError('InvalidResponse', `The answer to ${operation} is malformed.`);

/**
 * Returns the URL of the identity-pool service: in the region at the start of the pool's id, unless the
 * config names one.
 */
function endpoint(config: AuthConfig): string {
  const region = config.identityPoolRegion ?? config.identityPoolId?.split(':')[0] ?? config.region;
  return config.identityPoolEndpoint ?? awsEndpoint('cognito-identity', region);
}
