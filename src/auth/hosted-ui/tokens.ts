import {
  authorizationCodeGrantRequest,
  type AuthorizationServer,
  type Client,
  clockSkew,
  getValidatedIdTokenClaims,
  type IDToken,
  None,
  processAuthorizationCodeResponse,
  validateApplicationLevelSignature,
  validateAuthResponse,
} from 'oauth4webapi';

import { clockOf } from '../clock.js';
import type { AuthInstance } from '../context.js';
import { namedIssuer } from '../service/endpoints.js';
import { type Authority, requestOptions } from './authority.js';
import { refused } from './failures.js';
import type { PendingSignIn } from './pending.js';
import { claimsIn, skewBy } from './skew.js';

/** The result of a sign-in: matching tokens, and the verified claims. */
export interface SignedIn {
  readonly idToken: string;
  readonly accessToken: string;
  readonly refreshToken: string | undefined;
  readonly claims: IDToken;
}

/**
 * Reads the tokens of a response. Rejects with the library's errors, or with `InvalidCallback` if the state,
 * issuer, nonce, audience, expiry, a hash of access token or code, or (for tokens in the URL) the signature
 * is invalid.
 */
export async function tokensOf(
  context: AuthInstance,
  authority: Authority,
  answer: URLSearchParams,
  pending: PendingSignIn,
): Promise<SignedIn> {
  const { client, responseType } = authority;
  const clock = clockOf(context);
  const options = requestOptions(context);
  // Without the tokens, which the library does not accept in a redirect.
  const bare = only(answer, ['state', 'iss', 'error', 'error_description', 'code']);
  const asked = serverWith(authority, bare.get('iss'));
  const parameters = validateAuthResponse(asked, client, bare, pending.state);
  const { verifier = '', redirectUri } = pending;
  const isFrontChannel = responseType === 'token';
  const response = isFrontChannel
    ? Response.json(
        Object.fromEntries(only(answer, ['access_token', 'id_token', 'token_type', 'expires_in'])),
      )
    : await authorizationCodeGrantRequest(asked, client, None(), parameters, redirectUri, verifier, options);
  const skew = await skewBy(clock, response, isFrontChannel ? pending.startedAt : undefined);
  const here: Client = { ...client, [clockSkew]: -Math.round(skew / 1000) };
  const server = serverWith(authority, (await claimsIn(response))['iss']);
  const tokens = await processAuthorizationCodeResponse(server, here, response, {
    expectedNonce: pending.nonce,
    requireIdToken: true,
  });
  // Tokens of the token endpoint come by TLS from their issuer (OpenID Connect Core §3.1.3.7); these came in
  // the URL.
  if (isFrontChannel) await validateApplicationLevelSignature(server, response, options);
  const claims = getValidatedIdTokenClaims(tokens);
  const { access_token: accessToken, id_token: idToken, refresh_token: refreshToken } = tokens;
  if (!claims || !idToken) throw refused('there is no ID token');
  const { at_hash: tokenHash, c_hash: codeHash } = claims;
  // Tokens in the URL may be a forged combination: they require the hash (§3.2.2.10).
  if (isFrontChannel || tokenHash !== undefined) await checkHash(tokenHash, accessToken, 'access token');
  if (codeHash !== undefined) await checkHash(codeHash, answer.get('code') ?? '', 'code');
  if (!isFrontChannel || !clock.isKnown) clock.update(Date.now() - skew);
  // The response with the keys may contain the time.
  if (claims.exp * 1000 <= clock.now()) throw refused('the ID token has expired');
  return { idToken, accessToken, refreshToken, claims };
}

/**
 * Returns the server with the issuer that the response names, if it is one of the authority's. Otherwise its first
 * issuer: the library then rejects the response.
 */
const serverWith = ({ server, issuers }: Authority, iss: unknown): AuthorizationServer => ({
  ...server,
  issuer: namedIssuer(issuers, iss),
});

function only(parameters: URLSearchParams, names: readonly string[]): URLSearchParams {
  return new URLSearchParams([...parameters].filter(([name]) => names.includes(name)));
}

/**
 * Checks that a value belongs to the ID token (OpenID Connect Core §3.1.3.8, §3.2.2.9, §3.3.2.10): a hash
 * that is present must match. RS256 is the only algorithm requested.
 */
async function checkHash(expected: unknown, of: string, what: string): Promise<void> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(of));
  const half = btoa(String.fromCharCode(...new Uint8Array(hash, 0, 16)));
  if (half.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '') !== expected)
    throw refused(`the ${what} does not belong to the ID token`);
}
