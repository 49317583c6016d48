import { toAuthError } from '../../lib/auth-error.js';
import { readSignOut } from '../arguments.js';
import { isSessionEnded } from '../failure-kinds.js';
import { loadHostedSignOut } from '../hosted-ui/load-sign-out.js';
import { supersedeSignIns } from '../sign-in-attempt.js';
import type { SignOutOptions } from '../types.js';
import type { UserPool } from './pool.js';
import { exchangeRefreshToken } from './refresh-tokens.js';
import { revoke, revokeStored } from './revoke.js';
import { endSession, type StoredSession } from './session-store.js';
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
  const telling = global ? signOutEverywhere(pool, current) : current && revokeStored(pool, current);
  // The page may navigate to the hosted UI next, whatever the result of the call.
  const failure = await telling?.then(
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
async function signOutEverywhere(pool: UserPool, current: StoredSession | undefined): Promise<void> {
  if (!current?.session) {
    if (current) await revokeStored(pool, current);
    return;
  }
  const options = { keepalive: true, timeoutMs: GLOBAL_SIGN_OUT_TIMEOUT_MS };
  let { session } = current;
  const ask = () =>
    pool.client.send('GlobalSignOut', { AccessToken: session.getAccessToken().getJwtToken() }, options);
  try {
    if (session.isValid() && !(await isOver(ask()))) return;
    const refreshToken = session.getRefreshToken().getToken();
    const exchange = exchangeRefreshToken(pool, current.user, refreshToken, options).then((renewed) => {
      session = renewed;
    });
    // Without new tokens, the service has already ended the session. With them, the refusal is about their
    // scopes.
    if (!(await isOver(exchange))) await ask();
  } catch (error) {
    // The sign-out everywhere failed: revokes at least the newest refresh token of this session.
    void revoke(pool, session);
    throw error;
  }
}

/**
 * Whether a call fails because the service has ended the session; rejects if it fails for another reason.
 * `RefreshTokenReuseException` does not count: another holder of the session has a newer token.
 */
async function isOver(call: Promise<unknown>): Promise<boolean> {
  try {
    await call;
    return false;
  } catch (error) {
    if (isSessionEnded(error) && toAuthError(error).code !== 'RefreshTokenReuseException') return true;
    throw error;
  }
}
