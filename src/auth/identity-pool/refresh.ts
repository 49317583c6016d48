import { isObject } from '../config-shapes.js';
import type { AuthContext } from '../context.js';
import { AuthError } from '../errors.js';
import { claimsOf } from '../token-providers/claims.js';
import type { ProviderToken, RefreshHandler } from '../token-providers/token-provider.js';
import type { FederatedInfo } from '../types.js';
import { forgetInfo, keepInfo, readInfo } from './federated-info.js';
import { findHandler } from './providers.js';
import { within } from './within.js';

/** In milliseconds: a token that has less time left could run out on its way. */
const margin = 60_000;

/** In milliseconds: how long a handler may take, since everybody who asks for credentials waits for it. */
const patience = 30_000;

/** The sign-in with a token that is good, refreshed when it has run out. Called once for all who ask. */
export async function freshInfo(context: AuthContext, info: FederatedInfo): Promise<FederatedInfo> {
  const left = (info.expires_at ?? Infinity) - Date.now();
  if (left > margin) return info;
  const handler = await findHandler(context.config, info);
  if (!handler && left > 0) return info;
  try {
    return await refresh(context, info, handler);
  } catch (caught) {
    const error = toFailure(caught, info.provider);
    context.emit('tokenRefresh_failure', error, 'Failed to retrieve new token');
    if (error.code === 'NotSignedIn' && isStored(context, info)) forgetInfo(context);
    else if (left > 0) return info;
    throw error;
  }
}

async function refresh(
  context: AuthContext,
  info: FederatedInfo,
  handler: RefreshHandler | undefined,
): Promise<FederatedInfo> {
  if (!handler) throw new Error(`refreshHandlers in the Auth config has none for ${info.provider}`);
  const fresh = readToken(await within(patience, handler()), `The refresh handler of ${info.provider}`);
  if (!isStored(context, info)) throw new AuthError('NotSignedIn', 'Somebody signed out meanwhile.');
  const kept = { ...info, ...fresh };
  keepInfo(context, kept);
  context.emit('tokenRefresh', undefined, 'New token retrieved');
  return kept;
}

const isStored = (context: AuthContext, { token }: FederatedInfo): boolean =>
  readInfo(context)?.token === token;

/** A token as it may be stored. `expires_at` is taken for seconds when as milliseconds it would be in 1970, as the legacy library does. Throws `InvalidResponse`. */
export function readToken(value: unknown, giver: string, code = 'InvalidResponse'): ProviderToken {
  if (!isObject(value)) throw wrong(code, giver, '{token, expires_at, identity_id}');
  const { token, expires_at: expires, identity_id: id } = value;
  if (typeof token !== 'string' || !token) throw wrong(code, giver, 'token, a text that is not empty');
  if (expires != null && (typeof expires !== 'number' || !(expires > 0)))
    throw wrong(code, giver, 'expires_at, a number of milliseconds since 1970');
  if (id != null && typeof id !== 'string') throw wrong(code, giver, 'identity_id, a text');
  // RFC 7519 §4.1.4; other tokens say nothing.
  const exp = claimsOf(token)['exp'];
  const at = expires ?? (typeof exp === 'number' ? exp : undefined);
  return {
    token,
    ...(at !== undefined && { expires_at: at < 31_536_000_000 ? at * 1000 : at }),
    ...(id && { identity_id: id }),
  };
}

const wrong = (code: string, giver: string, what: string): AuthError =>
  new AuthError(code, `${giver} must give ${what}.`);

/** Whether the token is gone for good or the network is down, only the handler knows; how `fetch` and the legacy library say the latter is known. */
function toFailure(caught: unknown, provider: string): AuthError {
  if (caught instanceof AuthError && caught.code !== 'OAuthError') return caught;
  const text = caught instanceof Error ? caught.message.replace(/\.$/, '') : String(caught);
  const name = caught instanceof Error ? caught.name : '';
  const isNetwork =
    ['TypeError', 'NetworkError', 'AbortError', 'TimeoutError'].includes(name) ||
    /^network ?error/i.test(text);
  return isNetwork
    ? new AuthError('NetworkError', `The token of ${provider} could not be refreshed: no connection.`, {
        cause: caught,
      })
    : new AuthError('NotSignedIn', `The sign-in with ${provider} has run out: ${text}. Sign in again.`, {
        cause: caught,
      });
}
