import type { AuthConfig } from '../config/config-types.js';

/** Returns the URL of a service of AWS, `cognito-idp` or `cognito-identity`, in a region. */
export const awsEndpoint = (service: string, region: string): string =>
  `https://${service}.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}/`;

const amazon = ({ region }: AuthConfig): string => awsEndpoint('cognito-idp', region);

/** Returns the URL of the user-pool service. */
export const userPoolEndpoint = (config: AuthConfig): string => config.endpoint ?? amazon(config);

/**
 * Returns the issuers that tokens of the pool may name (`iss`): Amazon's original and updated one (in this
 * order), and the pool at a configured endpoint.
 */
export function userPoolIssuers(config: AuthConfig): readonly [string, ...string[]] {
  const { endpoint, userPoolId = '' } = config;
  const original = amazon(config) + userPoolId;
  const updated = original.replace('//', '//issuer-');
  return [original, updated, ...(endpoint ? [`${endpoint.replace(/\/*$/, '/')}${userPoolId}`] : [])];
}

/** Returns the issuer that a token names, or the first one if it names none of them. */
export const namedIssuer = (issuers: readonly [string, ...string[]], iss: unknown): string =>
  issuers.find((each) => each === iss) ?? issuers[0];
