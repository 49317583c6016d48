import type { AuthConfig } from '../config/config-types.js';

const amazon = ({ region }: AuthConfig): string =>
  `https://cognito-idp.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}/`;

/** Returns the URL of the user-pool service. */
export const userPoolEndpoint = (config: AuthConfig): string => config.endpoint ?? amazon(config);

/** Returns the issuer of the pool's tokens: Amazon's URL, also if another server is configured. */
export const userPoolIssuer = (config: AuthConfig): string => amazon(config) + (config.userPoolId ?? '');
