import { clockOf } from '../clock.js';
import type { AuthInstance } from '../context.js';
import { AuthError } from '../../lib/auth-error.js';
import { onceAcrossTabs } from '../storage/cross-tab-lock.js';
import type { RefreshHandler } from './token-providers/token-provider.js';
import type { FederatedInfo } from '../types.js';
import { forgetInfo, keepInfo, readInfo, timeLeft } from './federated-info.js';
import { findHandler } from './providers.js';
import { readToken } from './token.js';
import { withTimeout } from '../../lib/timeout.js';

/** In milliseconds: how long a handler may take, since everybody who asks for credentials waits for it. */
const HANDLER_TIMEOUT_MS = 30_000;

/** The sign-in with a new token, which is asked for once for all who need it; with the old one while that must do. */
export async function refreshInfo(context: AuthInstance, info: FederatedInfo): Promise<FederatedInfo> {
  const left = timeLeft(context, info);
  const handler = await findHandler(context.config, info);
  // Before the service was heard, the device's clock decides about nobody's sign-in.
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

/** One at a time in all tabs: many providers take a refresh token once. */
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

/** What somebody else has stored meanwhile. Throws `NotSignedIn` when that is nothing. */
function replacement(context: AuthInstance): FederatedInfo {
  const info = readInfo(context);
  if (!info) throw new AuthError('NotSignedIn', 'Somebody signed out meanwhile.');
  return info;
}

const isStored = (context: AuthInstance, { token }: FederatedInfo): boolean =>
  readInfo(context)?.token === token;

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
