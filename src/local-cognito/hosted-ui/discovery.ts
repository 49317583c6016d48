import type { LocalPool } from '../pool/pool.js';

/** Returns the discovery document (OpenID Connect Discovery §3); `base` is where the pool's hosted pages are. */
export const openidConfiguration = (pool: LocalPool, base: string): object => ({
  authorization_endpoint: `${base}/oauth2/authorize`,
  end_session_endpoint: `${base}/logout`,
  id_token_signing_alg_values_supported: ['RS256'],
  issuer: pool.issuer,
  // The issuer is Amazon's, as in the tokens; the keys are here.
  jwks_uri: `${base}/.well-known/jwks.json`,
  response_types_supported: ['code', 'token'],
  revocation_endpoint: `${base}/oauth2/revoke`,
  scopes_supported: ['openid', 'email', 'phone', 'profile'],
  subject_types_supported: ['public'],
  token_endpoint: `${base}/oauth2/token`,
  token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
  userinfo_endpoint: `${base}/oauth2/userInfo`,
});
