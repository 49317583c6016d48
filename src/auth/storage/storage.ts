import { AuthError } from '../errors.js';
import type { AuthConfig } from '../config.js';
import { CookieStorage } from './cookie.js';
import type { MemoryStorage } from './memory.js';

export type StorageName = 'local' | 'session' | 'memory';

/**
 * Where the session is kept: the guide's contract. It is read synchronously; a storage that is asynchronous keeps
 * a copy in memory and fills it in `sync`, which is awaited before the first read.
 */
export interface AuthStorage {
  setItem(key: string, value: string): unknown;
  getItem(key: string): string | null | undefined;
  removeItem(key: string): unknown;
  clear?(): unknown;
  sync?(): Promise<unknown>;
}

/** `expires` is in days, default 365; `path` defaults to `/`, `secure` to true, `sameSite` to `lax`. */
export interface CookieOptions {
  readonly domain?: string;
  readonly path?: string;
  readonly expires?: number;
  readonly secure?: boolean;
  readonly sameSite?: 'strict' | 'lax' | 'none';
}

/** The storage that the config asks for. Where the browser blocks its own storage, it is `memory`, which lives as long as the page. */
export function openStorage(config: AuthConfig, memory: MemoryStorage): OpenedStorage {
  if (config.cookieStorage) return new OpenedStorage(new CookieStorage(config.cookieStorage));
  if (typeof config.storage === 'object' || typeof config.storage === 'function') {
    return new OpenedStorage(config.storage);
  }
  const web = config.storage === 'memory' ? undefined : webStorage(config.storage ?? 'local');
  return new OpenedStorage(web ?? memory, web);
}

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

/**
 * A storage whose failures are `StorageError`s. Users lead to it, and pages keep users in proxies (Vue, Alpine): its
 * functions are bound, so that none of them is called on a proxy, which has no private members.
 */
export class OpenedStorage {
  /** The browser's storage that is behind it, if one is: what a `storage` event names. */
  readonly web: Storage | undefined;
  readonly #inner: AuthStorage;

  constructor(inner: AuthStorage, web?: Storage) {
    this.#inner = inner;
    this.web = web;
  }

  /** Whether what is in it is known only after `sync`. */
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

  readonly clear = (): void => {
    attempt('written', () => this.#inner.clear?.());
  };

  readonly sync = async (): Promise<void> => {
    try {
      await this.#inner.sync?.();
    } catch (cause) {
      throw storageError('read', cause);
    }
  };
}

function attempt<Result>(what: string, run: () => Result): Result {
  try {
    return run();
  } catch (cause) {
    throw storageError(what, cause);
  }
}

function storageError(what: string, cause: unknown): AuthError {
  return cause instanceof AuthError
    ? cause
    : new AuthError('StorageError', `The storage of the session could not be ${what}.`, { cause });
}
