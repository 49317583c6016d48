import { signInTokens } from '../tokens/tokens.js';
import { startRecord } from '../user-sessions/user-sessions.js';
import { ServiceError } from '../wire/service-error.js';
import { CallbackError } from './authorization-request.js';
import { setSessionCookie } from './cookies.js';
import type { SignInCall } from './page-call.js';
import { toApp } from './responses.js';
import type { HostedSession } from './sessions.js';

/** Remembers in a cookie who signed in, and sends the browser back to the app. */
export async function finishSignIn(
  call: SignInCall,
  { user, methods }: Pick<HostedSession, 'user' | 'methods'>,
): Promise<Response> {
  const { service, pool } = call;
  const record = startRecord(service, pool, 'sso', call.asked.client.id);
  const session: HostedSession = { pool, user, authTime: service.clock.now(), methods, record };
  const response = await answerApp(call, session);
  return setSessionCookie(response, service.hosted.signIn(session));
}

/** Sends the browser back to the app with a code, or with the tokens themselves. */
export async function answerApp(call: SignInCall, session: HostedSession): Promise<Response> {
  const { service, asked } = call;
  if (asked.responseType === 'code') {
    return toApp(asked, { code: service.hosted.issueCode({ ...session, request: asked }) });
  }
  const { AccessToken, IdToken, ExpiresIn } = await issueHostedTokens(call, session).catch(
    (error: unknown) => {
      if (!(error instanceof ServiceError)) throw error;
      throw new CallbackError(asked, 'invalid_request', error.message);
    },
  );
  return toApp(asked, {
    ...(asked.scopes.includes('openid') ? { id_token: IdToken } : {}),
    access_token: AccessToken,
    expires_in: String(ExpiresIn),
    token_type: 'Bearer',
  });
}

/** Issues the tokens that an authorization request asked for. */
export const issueHostedTokens = (
  { service, asked }: Pick<SignInCall, 'service' | 'asked'>,
  { pool, user, authTime, methods, record }: HostedSession,
): ReturnType<typeof signInTokens> =>
  signInTokens(service, pool, asked.client, user, {
    source: 'HostedAuth',
    scopes: asked.scopes,
    authTime,
    methods: asked.levels ? methods : [],
    nonce: asked.nonce,
    hosted: record,
  });
