import type { CognitoUserSession } from 'amazon-cognito-identity-js';

import type { UserPool } from './pool.js';

/** How long a sign-out waits for the service to revoke the refresh token, in milliseconds. */
const REVOKE_TIMEOUT_MS = 3000;

/**
 * Revokes the refresh token of a session (RevokeToken); a failure is ignored. A pool whose tokens contain no
 * `origin_jti` cannot revoke them.
 */
export async function revoke(pool: UserPool, session: CognitoUserSession | null | undefined): Promise<void> {
  if (session?.getAccessToken().payload['origin_jti'])
    await revokeToken(pool, session.getRefreshToken().getToken());
}

/** Revokes the refresh token of a session that was stored, also if another part of it is gone. */
export const revokeStored = (
  pool: UserPool,
  { session, refreshToken }: { session: CognitoUserSession | undefined; refreshToken: string | undefined },
): Promise<void> => (session ? revoke(pool, session) : revokeToken(pool, refreshToken));

async function revokeToken(pool: UserPool, token: string | undefined): Promise<void> {
  if (!token) return;
  const params = { Token: token, ClientId: pool.clientId };
  // The user is signed out here whether the service responds or not.
  await pool.client
    .send('RevokeToken', params, { keepalive: true, timeoutMs: REVOKE_TIMEOUT_MS })
    .catch(() => undefined);
}
