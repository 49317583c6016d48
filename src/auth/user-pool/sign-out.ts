import type { CognitoUserSession } from 'amazon-cognito-identity-js';
import { AuthError } from '../errors.js';
import { load } from '../load.js';
import { isHosted, unmark } from './hosted-session.js';
import type { UserPool } from './pool.js';
import { authorised, storedSession, storedUser } from './session.js';
import type { PoolUser } from './user.js';

/** In milliseconds: how long signing out waits for the service to take the refresh token back. */
const patience = 3000;

/** `other` is who was signed in without the user pool. */
export async function signOut(pool: UserPool, options?: { global?: boolean }, other?: object): Promise<void> {
  for (const entry of [...pool.autoSignIns.values()]) entry.forget();
  const user = signedIn(pool);
  if (!user) {
    pool.emit('signOut', other, 'A user has been signed out');
    await leaveElsewhere(pool, false);
    return;
  }
  let failure: unknown;
  const session = storedSession(pool, user.username);
  const wasHosted = isHosted(pool, user.username);
  if (options?.global) {
    // Before the tokens go: the call needs one, and may have to refresh it.
    failure = await authorised(pool, user, 'GlobalSignOut').then(
      () => undefined,
      (error: unknown) => error,
    );
  }
  user.clearCachedUser();
  user.signInUserSession = null;
  unmark(pool);
  pool.emit('signOut', user, 'A user has been signed out');
  if (session && !options?.global) await revoke(pool, session);
  await leaveElsewhere(pool, wasHosted);
  if (failure instanceof Error) throw failure;
}

function signedIn(pool: UserPool): PoolUser | undefined {
  try {
    return storedUser(pool);
  } catch (error) {
    if (error instanceof AuthError && error.code === 'NotSignedIn') return undefined;
    throw error;
  }
}

/** A session that came from pages elsewhere is ended there too. */
async function leaveElsewhere(pool: UserPool, wasHosted: boolean): Promise<void> {
  if (!pool.config.auth0 && !(wasHosted && pool.config.oauth)) return;
  const { leave } = await load(() => import('../hosted-ui/sign-out.js'));
  await leave(pool, wasHosted);
}

/** The pool issues tokens that can be revoked when they name their origin (`origin_jti`). */
async function revoke(pool: UserPool, session: CognitoUserSession): Promise<void> {
  const token = session.getRefreshToken().getToken();
  if (!token || !session.getAccessToken().payload['origin_jti']) return;
  const params = { Token: token, ClientId: pool.clientId };
  // Nobody is kept signed in by a service that does not answer.
  await pool.client.send('RevokeToken', params, { keepalive: true, patience }).catch(() => undefined);
}
