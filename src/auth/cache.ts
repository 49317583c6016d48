import { isObject } from '../lib/guards.js';
import type { FederatedInfo } from './types.js';

/** What the cache needs of a storage. */
interface CacheStorage {
  /** Returns a value; `null` when there is none. */
  getItem(key: string): string | null;
  /** Stores a value. */
  setItem(key: string, value: string): void;
  /** Removes a value, if there is one. */
  removeItem(key: string): void;
}

const prefix = 'aws-amplify-cache';
const federatedInfo = 'federatedInfo';

/** Default lifetime in milliseconds: three days, as in the legacy library. */
const DEFAULT_LIFETIME_MS = 259_200_000;

/** The storage key of a sign-in with a provider's token. */
export const federatedInfoKey = prefix + federatedInfo;

/**
 * The storage key under which later versions of the legacy library keep `federatedInfo`, without an envelope.
 */
export const legacyInfoKey = 'aws-amplify-federatedInfo';

/** Whether the storage holds a sign-in with a provider's token. */
export const hasFederatedInfo = (storage: CacheStorage): boolean =>
  (storage.getItem(federatedInfoKey) ?? storage.getItem(legacyInfoKey)) !== null;

/**
 * Keeps values beside the session, in the same storage and under the keys that Amplify 1 to 5 uses. Throws `StorageError`.
 *
 * A storage need not list its keys, so a list of them is an item, too. Nothing is `#private`, so that it works through
 * the proxy of a framework.
 */
export class CacheClass {
  private readonly storage: () => CacheStorage;

  constructor(storage: () => CacheStorage) {
    this.storage = storage;
  }

  /** Returns the sign-in with a provider’s token, or `null` when there is none. */
  getItem(key: 'federatedInfo'): FederatedInfo | null;
  /** Returns a value, or `null` when there is none or it has expired. */
  getItem(key: string): unknown;
  getItem(key: string): unknown {
    const item = this.read(key);
    if (!isObject(item)) return null;
    const { data = null, expires } = item;
    if (typeof expires !== 'number' || expires > Date.now()) return data;
    this.removeItem(key);
    return null;
  }

  /**
   * Keeps a value that JSON can express, by default for three days.
   *
   * @param options - `expires` is in milliseconds since 1970; `Infinity` keeps the value until it is removed.
   */
  setItem(key: string, value: unknown, { expires = Date.now() + DEFAULT_LIFETIME_MS } = {}): void {
    this.write('', [...new Set([...this.keys(), key])]);
    this.write(key, { data: value, expires });
  }

  /** Removes a value. */
  removeItem(key: string): void {
    this.storage().removeItem(prefix + key);
    const others = this.listed().filter((name) => name !== key);
    if (others.length > 0) this.write('', others);
    else this.storage().removeItem(prefix);
  }

  /** Removes all values. */
  clear(): void {
    for (const key of this.names()) this.removeItem(key);
  }

  /** Returns the keys of all values that have not expired. */
  keys(): string[] {
    return this.names().filter((key) => this.getItem(key) !== null);
  }

  /** Returns all keys that were ever set, and those of the legacy library. */
  private names(): string[] {
    return [...new Set([federatedInfo, ...this.listed()])];
  }

  private listed(): string[] {
    const names: unknown = this.read('');
    return Array.isArray(names) ? names.filter((name) => typeof name === 'string') : [];
  }

  private write(key: string, value: unknown): void {
    this.storage().setItem(prefix + key, JSON.stringify(value));
  }

  private read(key: string): unknown {
    try {
      return JSON.parse(this.storage().getItem(prefix + key) ?? 'null');
    } catch (error) {
      if (error instanceof SyntaxError) return null;
      throw error;
    }
  }
}
