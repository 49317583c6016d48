import type { AuthConfig } from '../config/config-types.js';
import { isObject } from '../../lib/guards.js';

/** A sign-in for which the person was sent to another page: what its answer is held against. */
export interface PendingSignIn {
  readonly state: string;
  readonly nonce: string;
  /** Of PKCE (RFC 7636); without one the tokens come in the answer itself. */
  readonly verifier?: string;
  /** The redirect URI that was asked for: the token endpoint wants the same. */
  readonly redirectUri: string;
  /** Where the session was to be kept, as `storeOf` has it. */
  readonly store?: string;
  /** By the device's clock, in milliseconds since 1970. */
  readonly startedAt: number;
}

/** A name for the storage of a config; an object of the page's own is like any other. */
export const storeOf = ({ cookieStorage, storage = 'local' }: AuthConfig): string =>
  JSON.stringify(cookieStorage ?? (typeof storage === 'string' ? storage : 'own'));

const prefix = 'auth-elements.oauth.';
/** Where the browser has no sessionStorage, or blocks it. */
const memory = new Map<string, string>();

// Of the tab, so that an answer that is opened in another one has nothing to be held against.
function inTab<Result>(use: (storage: Storage) => Result): Result | undefined {
  try {
    return use(sessionStorage);
  } catch {
    return undefined;
  }
}

/** Keeps the sign-in of an app client until its answer comes; an earlier one is given up. */
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

/** Returns the sign-in and forgets it: an answer counts once, also a wrong one. */
export function takePending(clientId: string): PendingSignIn | undefined {
  const pending = pendingOf(clientId);
  inTab((storage) => storage.removeItem(prefix + clientId));
  memory.delete(prefix + clientId);
  return pending;
}

/** The app client that sent a state, whichever Auth of this page it belongs to. */
export function clientThatSent(state: string): string | undefined {
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
    typeof value['startedAt'] === 'number'
  );
}
