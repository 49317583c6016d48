import { AuthError } from '../../lib/auth-error.js';
import { isObject } from '../../lib/guards.js';
import { readClaims } from '../../lib/jwt.js';
import type { ProviderToken } from './token-providers/token-provider.js';

/**
 * Validates a token for the storage. `expires_at` is in seconds if it would be in 1970 as milliseconds, as in
 * the legacy library. Throws `InvalidResponse`.
 */
export function readToken(value: unknown, giver: string, code = 'InvalidResponse'): ProviderToken {
  if (!isObject(value)) throw wrong(code, giver, '{token, expires_at, identity_id}');
  const { token, expires_at: expires, identity_id: id } = value;
  if (typeof token !== 'string' || !token) throw wrong(code, giver, 'token, a non-empty string');
  if (expires != null && (typeof expires !== 'number' || !(expires > 0)))
    throw wrong(code, giver, 'expires_at, a number of milliseconds since 1970');
  if (id != null && typeof id !== 'string') throw wrong(code, giver, 'identity_id, a string');
  // RFC 7519 §4.1.4; other tokens do not contain their expiry.
  const exp = readClaims(token)['exp'];
  const at = expires ?? (typeof exp === 'number' ? exp : undefined);
  return {
    token,
    ...(at !== undefined && { expires_at: at < 31_536_000_000 ? at * 1000 : at }),
    ...(id && { identity_id: id }),
  };
}

const wrong = (code: string, giver: string, what: string): AuthError =>
  new AuthError(code, `${giver} must give ${what}.`);
