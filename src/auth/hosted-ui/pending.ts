import { isObject } from '../../lib/guards.js';
import type { AuthConfig } from '../config/config-types.js';
import type { Demands } from './demands.js';

/** A hosted sign-in whose response is pending: the values that the response must match. */
export interface PendingSignIn extends Demands {
  readonly state: string;
  readonly nonce: string;
  /** The code verifier of PKCE (RFC 7636); without one, the tokens are in the response itself. */
  readonly verifier?: string;
  /** The redirect URI of the request: the token endpoint requires the same. */
  readonly redirectUri: string;
  /** The storage for the session, as returned by `storeOf`. */
  readonly store?: string;
  /** By the device's clock, in milliseconds since 1970. */
  readonly startedAt: number;
}

/** Returns a name for the storage of a config; custom storages all have the same name. */
export const storeOf = ({ cookieStorage, storage = 'local' }: AuthConfig): string =>
  JSON.stringify(cookieStorage ?? (typeof storage === 'string' ? storage : 'own'));

const prefix = 'auth-elements.oauth.';
/** Used if the browser has no sessionStorage, or blocks it. */
const memory = new Map<string, string>();

// Per tab, so that a response that is opened in another tab matches nothing.
function inTab<Result>(use: (storage: Storage) => Result): Result | undefined {
  try {
    return use(sessionStorage);
  } catch {
    return undefined;
  }
}

/** Stores the pending sign-in of an app client, in place of an earlier one. */
export function keepPending(clientId: string, pending: PendingSignIn): void {
  const key = prefix + clientId;
  const text = JSON.stringify(pending);
  const kept = inTab((storage) => {
    storage.setItem(key, text);
    return true;
  });
  if (!kept) memory.set(key, text);
}

export function pendingOf(clientId: string): PendingSignIn | undefined {
  const key = prefix + clientId;
  return parse(inTab((storage) => storage.getItem(key)) ?? memory.get(key));
}

/** Returns the pending sign-in and removes it: a response is accepted once, also one that fails a check. */
export function takePending(clientId: string): PendingSignIn | undefined {
  const pending = pendingOf(clientId);
  inTab((storage) => storage.removeItem(prefix + clientId));
  memory.delete(prefix + clientId);
  return pending;
}

/** Returns the app client that sent a state, from any Auth of this page. */
export function clientIdForState(state: string): string | undefined {
  const keys = [...memory.keys(), ...(inTab((storage) => Object.keys(storage)) ?? [])];
  return keys
    .filter((key) => key.startsWith(prefix))
    .map((key) => key.slice(prefix.length))
    .find((clientId) => pendingOf(clientId)?.state === state);
}

function parse(text: string | undefined): PendingSignIn | undefined {
  try {
    const value: unknown = JSON.parse(text ?? '');
    return isPending(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isPending(value: unknown): value is PendingSignIn {
  return (
    isObject(value) &&
    ['state', 'nonce', 'redirectUri'].every((name) => typeof value[name] === 'string') &&
    typeof value['startedAt'] === 'number' &&
    ['undefined', 'number'].includes(typeof value['maxAge']) &&
    (value['acrValues'] === undefined || Array.isArray(value['acrValues']))
  );
}
