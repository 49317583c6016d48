import { concat, fromHex, hmac, toHex, utf8 } from '../crypto/bytes.js';
import { g, modPow, N, type Verifier } from '../crypto/srp.js';
import type { ResolvedClient } from '../options/options.js';
import type { LocalPool } from '../pool/pool.js';
import { errors, type ServiceError } from '../wire/service-error.js';
import { type CodeDeliveryDetails, deliveryDetails, isEmail, isPhone } from './attributes.js';
import type { LocalUser } from './users.js';

/** Finds a user; throws `pretend` when there is none, or says so on a client with LEGACY errors. */
export function findUser(
  pool: LocalPool,
  client: ResolvedClient,
  username: string,
  pretend: ServiceError = errors.notAuthorized(),
): LocalUser {
  const user = pool.users.find(username);
  if (user) return user;
  throw tellsUnknown(client) ? errors.userNotFound('Username/client id combination not found.') : pretend;
}

/** Whether the client lets callers know that a user does not exist. */
export const tellsUnknown = (client: ResolvedClient): boolean =>
  client.preventUserExistenceErrors === 'LEGACY';

/** Returns a plausible destination for a user who does not exist, the same each time. */
export function pretendDelivery(pool: LocalPool, username: string): CodeDeliveryDetails {
  if (isPhone(username)) return deliveryDetails('phone_number', username);
  const letters = username.toLowerCase().replace(/[^a-z]/g, '') + pool.name.toLowerCase();
  return deliveryDetails('email', isEmail(username) ? username : `${letters}@${letters.slice(1)}`);
}

/**
 * Returns the SRP data of a user who does not exist, the same each time: id, salt and a verifier that no
 * password matches.
 */
export async function pretendVerifier(
  pool: LocalPool,
  username: string,
): Promise<{ username: string; verifier: Verifier }> {
  const mac = await hmac(pool.decoyKey, utf8(username.toLowerCase()));
  const hex = toHex(mac);
  const secret = toHex(await hmac(pool.decoyKey, concat(mac, fromHex('01'))));
  const uuid = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  return {
    username: pool.options.usernameAttributes.length > 0 ? uuid : username,
    verifier: { saltHex: hex.slice(32, 64), verifier: modPow(g, BigInt(`0x${secret}`), N) },
  };
}
