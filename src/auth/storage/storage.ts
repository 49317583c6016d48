import { AuthError } from '../../lib/auth-error.js';
import { REQUEST_TIMEOUT_MS, withTimeout } from '../../lib/timeout.js';
import type { AuthConfig } from '../config/config-types.js';
import type { AuthStorage } from './auth-storage.js';
import { CookieStorage } from './cookie.js';
import type { MemoryStorage } from './memory.js';

/**
 * Opens the storage that the config names. If the browser blocks it, falls back to `memory`, which lasts as
 * long as the page.
 */
export function openStorage(config: AuthConfig, memory: MemoryStorage): OpenedStorage {
  const { cookieStorage, storage } = config;
  if (cookieStorage) return new OpenedStorage(new CookieStorage(cookieStorage), { identity: CookieStorage });
  if (typeof storage === 'object' || typeof storage === 'function')
    return new OpenedStorage(storage, { web: isWebStorage(storage) ? storage : undefined });
  const web = storage === 'memory' ? undefined : webStorage(storage ?? 'local');
  return new OpenedStorage(web ?? memory, { web, isShared: web !== undefined });
}

/** The browser's storage, which an app may also pass as an object (`storage: localStorage`). */
const isWebStorage = (storage: unknown): storage is Storage =>
  typeof Storage === 'function' && storage instanceof Storage;

function webStorage(name: 'local' | 'session'): Storage | undefined {
  try {
    const storage = globalThis[`${name}Storage`];
    const probe = 'auth-elements.probe';
    storage.setItem(probe, '1');
    storage.removeItem(probe);
    return storage;
  } catch {
    return undefined;
  }
}

interface StorageTraits {
  /** The browser's storage behind it, if there is one: the `storageArea` of `storage` events. */
  readonly web?: Storage | undefined;
  /** An object that identifies the storage across instances. Default: the inner storage. */
  readonly identity?: object;
  /** Whether other tabs may read and write it. Default true. */
  readonly isShared?: boolean;
}

/**
 * A storage whose failures are `StorageError`s; `sync` also rejects with `Timeout`. Writes are not awaited: the failure
 * of a promise that one returns is ignored. Users hold a reference to it, and apps keep users in proxies
 * (Vue, Alpine): its methods are bound, so that none of them is called on a proxy, which has no private
 * members.
 */
export class OpenedStorage {
  readonly web: Storage | undefined;
  readonly identity: object;
  readonly isShared: boolean;
  readonly #inner: AuthStorage;

  constructor(inner: AuthStorage, { web, identity = inner, isShared = true }: StorageTraits = {}) {
    this.#inner = inner;
    this.web = web;
    this.identity = identity;
    // In Node there are no tabs.
    this.isShared = isShared && typeof addEventListener === 'function';
  }

  /** Whether the content is known only after `sync`. */
  get isLate(): boolean {
    return this.#inner.sync !== undefined;
  }

  readonly getItem = (key: string): string | null => attempt('read', () => this.#inner.getItem(key) ?? null);

  readonly setItem = (key: string, value: string): void => {
    attempt('written', () => this.#inner.setItem(key, value));
  };

  readonly removeItem = (key: string): void => {
    attempt('written', () => this.#inner.removeItem(key));
  };

  /** Lists the stored keys; empty for a storage that cannot list them. */
  readonly keys = (): readonly string[] =>
    attempt('read', () => [...(this.web ? Object.keys(this.web) : (this.#inner.keys?.() ?? []))]);

  readonly sync = async (): Promise<void> => {
    try {
      const reading = this.#inner.sync?.();
      if (reading) await withTimeout(REQUEST_TIMEOUT_MS, reading, 'The storage');
    } catch (cause) {
      throw storageError('read', cause);
    }
  };
}

/** Runs a call of a storage. The failure of a promise that it returns is ignored: see `assertReadable`. */
function attempt<Result>(what: string, run: () => Result): Result {
  try {
    const result = run();
    (result as Partial<PromiseLike<unknown>> | null)?.then?.(null, () => undefined);
    return result;
  } catch (cause) {
    throw storageError(what, cause);
  }
}

function storageError(what: string, cause: unknown): AuthError {
  return cause instanceof AuthError
    ? cause
    : new AuthError('StorageError', `The storage of the session could not be ${what}.`, { cause });
}
