import type { Auth0Config } from '../config/oauth-types.js';

/** The storage key that marks a session from Auth0. */
export const auth0Mark = ({ clientID }: Auth0Config): string => `auth-elements.auth0.${clientID}`;
