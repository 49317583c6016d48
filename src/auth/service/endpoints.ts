import type { AuthConfig } from '../config/config-types.js';

const amazon = ({ region }: AuthConfig): string =>
  `https://cognito-idp.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}/`;

/** Where the user-pool service is asked. */
export const userPoolEndpoint = (config: AuthConfig): string => config.endpoint ?? amazon(config);

/** Who issues the pool's tokens: Amazon's address also where another server is asked. */
export const userPoolIssuer = (config: AuthConfig): string => amazon(config) + (config.userPoolId ?? '');
