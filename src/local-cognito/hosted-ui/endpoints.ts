import { authorize, findGrant } from '../tokens/tokens.js';
import { readableAttributes } from '../tokens/user-claims.js';
import { ServiceError } from '../wire/service-error.js';
import { clientOf, PageError, readAuthorizationRequest } from './authorization-request.js';
import { authenticateClient } from './client-authentication.js';
import { dropSessionCookie, sessionCookies } from './cookies.js';
import { html } from './html.js';
import type { PageCall } from './page-call.js';
import { json, oauthError, page, redirect } from './responses.js';

const EXPIRED = 'Access token is expired, disabled, or deleted, or the user has globally signed out.';

/** `/oauth2/userInfo`: the attributes that the scopes of an access token give, all of them as texts. */
export async function userInfo({ service, pool, request }: PageCall): Promise<Response> {
  const [, accessToken] = /^Bearer +(\S+)$/i.exec(request.headers.get('authorization') ?? '') ?? [];
  if (accessToken === undefined)
    return refuseBearer(400, 'invalid_request', 'Bad OAuth2 request at UserInfo Endpoint');
  try {
    const bearer = await authorize(service, accessToken, 'openid');
    if (bearer.pool !== pool) return refuseBearer(401, 'invalid_token', EXPIRED);
    const attributes = readableAttributes(bearer.user, bearer.grant.scopes);
    return json(200, { ...Object.fromEntries(attributes), username: bearer.user.username });
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    return refuseBearer(401, 'invalid_token', EXPIRED);
  }
}

function refuseBearer(status: number, error: string, description: string): Response {
  const challenge = `Bearer error="${error}", error_description="${description}"`;
  return json(
    status,
    { error, error_description: description },
    { 'www-authenticate': challenge, 'access-control-expose-headers': 'www-authenticate' },
  );
}

/** `/oauth2/revoke`: ends the sign-in of a refresh token (RFC 7009). */
export function revoke(call: PageCall): Response {
  const { pool, form } = call;
  const client = authenticateClient(call);
  if (!client) return oauthError('invalid_client', 401);
  const given = form.get('token');
  if (!given) return oauthError('invalid_request');
  if (given.split('.').length === 3) return oauthError('unsupported_token_type');
  const found = findGrant(pool, given);
  if (found && found.grant.clientId !== client.id) return oauthError('unauthorized_client');
  if (found) found.grant.revoked = true;
  return new Response(null, { status: 200, headers: { 'access-control-allow-origin': '*' } });
}

/** `/logout`: forgets who signed in, then goes to a registered address or on to another sign-in. */
export function logout({ service, pool, query, request }: PageCall): Response {
  const client = clientOf(pool, query);
  const target = query.get('logout_uri');
  if (target !== null && !client.logoutUrls.includes(target)) {
    throw new PageError('redirect_mismatch', client.id);
  }
  // Without a logout_uri it takes what /login takes, and goes there.
  if (target === null) readAuthorizationRequest(pool, query);
  service.hosted.signOut(sessionCookies(request), pool);
  return dropSessionCookie(redirect(target ?? `login?${query.toString()}`));
}

/** `/error`: shows the problem of a request that cannot be redirected to the app. */
export const errorPage = ({ query }: PageCall): Response =>
  page(
    'Something went wrong',
    html`<p>An error was encountered with the requested page.</p>
      <p role="alert">${query.get('error') ?? 'unknown error'}</p>`,
    { status: 400 },
  );
