import type { ResolvedClient } from '../options/options.js';
import type { LocalPool } from '../pool/pool.js';
import type { Service } from '../service.js';
import { errors } from '../wire/service-error.js';
import { findGrant, type IssuedRefreshToken } from './tokens.js';

/** Finds the sign-in of a refresh token; throws unless it may be renewed by this client on this device now. */
export function checkGrant(
  service: Service,
  pool: LocalPool,
  client: ResolvedClient,
  refreshToken: string,
  deviceKey: string | undefined,
): IssuedRefreshToken {
  const issued = findGrant(pool, refreshToken);
  if (issued?.grant.clientId !== client.id) throw errors.notAuthorized('Invalid Refresh Token');
  const { user, grant, replacedUntil } = issued;
  const now = service.clock.now();
  if (grant.revoked) throw errors.notAuthorized('Refresh Token has been revoked');
  if (grant.expires <= now) throw errors.notAuthorized('Refresh Token has expired');
  if (replacedUntil !== undefined && replacedUntil <= now) throw errors.refreshTokenReuse();
  if (!user.enabled) throw errors.notAuthorized('User is disabled.');
  const device = grant.deviceKey === undefined ? undefined : user.devices.get(grant.deviceKey);
  const bound = pool.options.deviceTracking !== 'OFF' && device?.verifier !== undefined;
  if (bound && deviceKey !== grant.deviceKey) throw errors.notAuthorized('Invalid Refresh Token');
  return issued;
}
