import { AuthError } from '../../lib/auth-error.js';
import { withTimeout } from '../../lib/timeout.js';
import { clockOf } from '../clock.js';
import type { AuthInstance } from '../context.js';
import { onceAcrossTabs } from '../storage/cross-tab-lock.js';
import type { FederatedInfo } from '../types.js';
import { forgetInfo, keepInfo, readInfo, timeLeft } from './federated-info.js';
import { findHandler } from './providers.js';
import { readToken } from './token.js';
import type { RefreshHandler } from './token-providers/token-provider.js';

/** Timeout in milliseconds for a refresh handler, because all requests for credentials wait for it. */
const HANDLER_TIMEOUT_MS = 30_000;

/**
 * Returns the sign-in with a new token, requested once for all callers; with the old token if no new one can
 * be obtained and the old one is still valid.
 */
export async function refreshInfo(context: AuthInstance, info: FederatedInfo): Promise<FederatedInfo> {
  const left = timeLeft(context, info);
  const handler = await findHandler(context.config, info);
  // Before the first response of the service, the device's clock does not end a sign-in.
  if (!handler && (left > 0 || !clockOf(context).isKnown)) return info;
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

/** One at a time in all tabs: many providers accept a refresh token only once. */
async function refresh(
  context: AuthInstance,
  info: FederatedInfo,
  handler: RefreshHandler | undefined,
): Promise<FederatedInfo> {
  if (!handler) throw new Error(`refreshHandlers in the Auth config has none for ${info.provider}`);
  const name = `auth-elements.refresh.${context.config.identityPoolId ?? ''}`;
  return onceAcrossTabs(
    context.storage,
    name,
    () => (isStored(context, info) ? undefined : replacement(context)),
    async () => {
      const fresh = readToken(
        await withTimeout(HANDLER_TIMEOUT_MS, handler()),
        `The refresh handler of ${info.provider}`,
      );
      if (!isStored(context, info)) return replacement(context);
      const kept = { ...info, ...fresh };
      keepInfo(context, kept);
      context.emit('tokenRefresh', undefined, 'New token retrieved');
      return kept;
    },
  );
}

/** Returns the sign-in that another call has stored since. Throws `NotSignedIn` if there is none. */
function replacement(context: AuthInstance): FederatedInfo {
  const info = readInfo(context);
  if (!info) throw new AuthError('NotSignedIn', 'A sign-out removed the session during the call.');
  return info;
}

const isStored = (context: AuthInstance, { token }: FederatedInfo): boolean =>
  readInfo(context)?.token === token;

/**
 * Only the handler knows whether the token has expired for good or the network is down. This recognizes how
 * `fetch` and the legacy library report the latter.
 */
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
    : new AuthError('NotSignedIn', `The sign-in with ${provider} has expired: ${text}. Sign in again.`, {
        cause: caught,
      });
}
