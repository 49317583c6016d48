import { loadHostedSignOut } from '../hosted-ui/load-sign-out.js';
import type { CognitoUserSession } from 'amazon-cognito-identity-js';
import { isObject } from '../../lib/guards.js';
import { isGone } from '../failure-kinds.js';
import { supersedeSignIns } from '../sign-in-attempt.js';
import type { SignOutOptions } from '../types.js';
import type { UserPool } from './pool.js';
import { endSession, revoke } from './session-store.js';
import { asPoolUser } from './user.js';

/** In milliseconds: how long a global sign-out waits for each answer of the service. */
const GLOBAL_SIGN_OUT_TIMEOUT_MS = 10_000;

/**
 * Removes the session here first; the service hears of it afterward. `federatedUser` is who was signed in without the
 * user pool.
 */
export async function signOut(
  pool: UserPool,
  { global, user }: SignOutOptions = {},
  federatedUser?: object,
): Promise<void> {
  const whose = user && { username: asPoolUser(user, 'signOut').username };
  if (!whose) {
    supersedeSignIns(pool);
    for (const entry of [...pool.autoSignIns.values()]) entry.forget();
  }
  const ended = await endSession(pool, whose);
  if (whose && !ended) return;
  if (ended) ended.user.signInUserSession = null;
  pool.emit('signOut', ended?.user ?? federatedUser, 'A user has been signed out');
  const telling = global ? signOutEverywhere(pool, ended?.session) : revoke(pool, ended?.session);
  // Where not everywhere, at least here.
  if (global) telling.catch(() => revoke(pool, ended?.session));
  // The page may leave for the hosted UI next, whatever came of the call.
  const failure = await telling.then(
    () => undefined,
    (error: unknown) => error,
  );
  await leaveElsewhere(pool, ended?.isHosted ?? false);
  if (failure instanceof Error) throw failure;
}

/** A session that came from pages elsewhere is ended there too. */
async function leaveElsewhere(pool: UserPool, wasHosted: boolean): Promise<void> {
  if (!pool.config.auth0 && !(wasHosted && pool.config.oauth)) return;
  const { leave } = await loadHostedSignOut();
  await leave(pool, wasHosted);
}

/** Ends all sessions of the user (GlobalSignOut), with a new access token where the old one is not taken any more. */
async function signOutEverywhere(pool: UserPool, session: CognitoUserSession | undefined): Promise<void> {
  if (!session) return;
  const options = { keepalive: true, timeoutMs: GLOBAL_SIGN_OUT_TIMEOUT_MS };
  const ask = (AccessToken: unknown) => pool.client.send('GlobalSignOut', { AccessToken }, options);
  const refresh = async () => {
    const { AuthenticationResult: result } = await pool.client.send(
      'InitiateAuth',
      {
        ClientId: pool.clientId,
        AuthFlow: 'REFRESH_TOKEN_AUTH',
        AuthParameters: { REFRESH_TOKEN: session.getRefreshToken().getToken() },
      },
      options,
    );
    return isObject(result) ? result['AccessToken'] : undefined;
  };
  const unlessGone = (error: unknown) => {
    if (!isGone(error)) throw error;
    return true;
  };
  const isRefused =
    !session.isValid() || (await ask(session.getAccessToken().getJwtToken()).catch(unlessGone));
  if (isRefused !== true) return;
  const renewed = await refresh().catch(unlessGone);
  // No new token: the service has ended the session already. With one, a refusal is about what it may ask for.
  if (renewed !== true) await ask(renewed);
}
