import { sha256, toBase64Url, utf8 } from '../crypto/bytes.js';
import type { ResolvedClient } from '../options/options.js';
import { checkGrant } from '../tokens/refresh.js';
import { type AuthenticationResult, issueTokens, rotate } from '../tokens/tokens.js';
import { ServiceError } from '../wire/service-error.js';
import { issueHostedTokens } from './answer.js';
import { authenticateClient } from './client-authentication.js';
import type { PageCall } from './page-call.js';
import { json, oauthError } from './responses.js';

/** `/oauth2/token`: exchanges a code, or renews. */
export async function token(call: PageCall): Promise<Response> {
  const { form } = call;
  if ([...new Set(form.keys())].some((name) => form.getAll(name).length > 1))
    return oauthError('invalid_request');
  const client = authenticateClient(call);
  if (!client) return oauthError('invalid_client');
  try {
    switch (form.get('grant_type')) {
      case 'authorization_code':
        return await exchangeCode(call, client);
      case 'refresh_token':
        return await renew(call, client);
      case null:
        return oauthError('invalid_request');
      default:
        return oauthError('unsupported_grant_type');
    }
  } catch (error) {
    if (error instanceof ServiceError) return oauthError('invalid_grant');
    throw error;
  }
}

async function exchangeCode({ service, pool, form }: PageCall, client: ResolvedClient): Promise<Response> {
  if (!client.allowedOAuthFlows.includes('code')) return oauthError('unauthorized_client');
  const code = form.get('code');
  const redirectUri = form.get('redirect_uri');
  if (!code || !redirectUri) return oauthError('invalid_request');
  const issued = service.hosted.findCode(code, pool, client.id);
  // A code can be used once, even if the attempt fails.
  if (!issued || !service.hosted.useCode(code)) return oauthError('invalid_grant');
  const { request: asked } = issued;
  if (asked.redirectUri !== redirectUri) return oauthError('invalid_grant');
  if (!(await provesVerifier(asked.codeChallenge, form.get('code_verifier')))) {
    return oauthError('invalid_grant');
  }
  const tokens = await issueHostedTokens({ service, asked }, issued);
  return json(200, bodyOf(tokens, asked.scopes.includes('openid')));
}

/** Compares the verifier with its challenge (RFC 7636 §4.6); without a challenge, there must be no verifier. */
async function provesVerifier(challenge: string | undefined, verifier: string | null): Promise<boolean> {
  if (challenge === undefined) return verifier === null;
  if (verifier === null || !/^[\w.~-]{43,128}$/.test(verifier)) return false;
  return toBase64Url(await sha256(utf8(verifier))) === challenge;
}

async function renew({ service, pool, form }: PageCall, client: ResolvedClient): Promise<Response> {
  const refreshToken = form.get('refresh_token');
  if (!refreshToken) return oauthError('invalid_request');
  const check = (): ReturnType<typeof checkGrant> =>
    checkGrant(service, pool, client, refreshToken, undefined);
  const { user, grant } = check();
  const tokens = await issueTokens(service, pool, client, user, grant, { source: 'RefreshTokens' });
  const { refreshTokenRotation: rotation } = client;
  if (rotation === 'DISABLED') return json(200, bodyOf(tokens, grant.openid));
  // Another call with the same token may have been faster.
  check();
  const RefreshToken = rotate(service, pool, refreshToken, rotation.retryGracePeriodSeconds);
  return json(200, bodyOf({ ...tokens, RefreshToken }, grant.openid));
}

function bodyOf(tokens: AuthenticationResult, withId: boolean): object {
  const { AccessToken, IdToken, RefreshToken, ExpiresIn, TokenType } = tokens;
  return {
    ...(withId ? { id_token: IdToken } : {}),
    access_token: AccessToken,
    ...(RefreshToken === undefined ? {} : { refresh_token: RefreshToken }),
    expires_in: ExpiresIn,
    token_type: TokenType,
  };
}
