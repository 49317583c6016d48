import type { CognitoUserSession } from 'amazon-cognito-identity-js';

import { isObject } from '../../lib/guards.js';
import { readSignOut } from '../arguments.js';
import { isGone } from '../failure-kinds.js';
import { loadHostedSignOut } from '../hosted-ui/load-sign-out.js';
import { supersedeSignIns } from '../sign-in-attempt.js';
import type { SignOutOptions } from '../types.js';
import type { UserPool } from './pool.js';
import { endSession, revoke } from './session-store.js';
import { asPoolUser } from './user.js';

/** How long a global sign-out waits for each response of the service, in milliseconds. */
const GLOBAL_SIGN_OUT_TIMEOUT_MS = 10_000;

/**
 * Removes the session here first, then notifies the service. If the storage refuses to remove a part, rejects
 * after the rest is done. `federatedUser` is the user of a sign-in without the user pool.
 */
export async function signOut(
  pool: UserPool,
  options: SignOutOptions = {},
  federatedUser?: object,
): Promise<void> {
  const { global, user } = readSignOut(options);
  const whose =
    user === undefined ? undefined : { username: asPoolUser(pool, user, 'signOut', 'user').username };
  if (!whose) {
    supersedeSignIns(pool);
    for (const entry of [...pool.autoSignIns.values()]) entry.forget();
  }
  const ended = await endSession(pool, whose);
  if (!ended) return;
  const { current, failure: refusal } = ended;
  if (current) current.user.signInUserSession = null;
  pool.emit('signOut', current?.user ?? federatedUser, 'A user has been signed out');
  const telling = global ? signOutEverywhere(pool, current?.session) : revoke(pool, current?.session);
  // If not everywhere, at least here.
  if (global) telling.catch(() => revoke(pool, current?.session));
  // The page may navigate to the hosted UI next, whatever the result of the call.
  const failure = await telling.then(
    () => undefined,
    (error: unknown) => error,
  );
  await leaveElsewhere(pool, current?.isHosted ?? false);
  if (failure instanceof Error) throw failure;
  if (refusal) throw refusal.cause;
}

/** If the session came from a hosted sign-in, ends it there too. */
async function leaveElsewhere(pool: UserPool, wasHosted: boolean): Promise<void> {
  if (!pool.config.auth0 && !(wasHosted && pool.config.oauth)) return;
  const { leave } = await loadHostedSignOut();
  await leave(pool, wasHosted);
}

/** Ends all sessions of the user (GlobalSignOut), with a new access token if the old one is rejected. */
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
  // Without a new token, the service has already ended the session. With one, the refusal is about its
  // scopes.
  if (renewed !== true) await ask(renewed);
}
