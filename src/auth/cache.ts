import { isObject } from '../lib/guards.js';
import type { FederatedInfo } from './types.js';

interface CacheStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

const prefix = 'aws-amplify-cache';
const federatedInfo = 'federatedInfo';

/** In milliseconds: the legacy library's three days. */
const DEFAULT_LIFETIME_MS = 259_200_000;

/** Where the storage has the sign-in with a provider's token. */
export const federatedInfoKey = prefix + federatedInfo;

/** Where later versions of the legacy library keep `federatedInfo`, bare. */
export const legacyInfoKey = 'aws-amplify-federatedInfo';

/** Whether there may be a sign-in with a provider's token. */
export const hasFederatedInfo = (storage: CacheStorage): boolean =>
  (storage.getItem(federatedInfoKey) ?? storage.getItem(legacyInfoKey)) !== null;

/**
 * What is kept beside the session, in the same storage and under the legacy library's keys. A storage need not tell its
 * keys, so that a list of them is an item too. Nothing is `#private`, so that it works in a framework's proxy. Throws
 * `StorageError`.
 */
export class CacheClass {
  private readonly storage: () => CacheStorage;

  constructor(storage: () => CacheStorage) {
    this.storage = storage;
  }

  /** The value, or `null` when there is none or it has run out. */
  getItem(key: 'federatedInfo'): FederatedInfo | null;
  getItem(key: string): unknown;
  getItem(key: string): unknown {
    const item = this.read(key);
    if (!isObject(item)) return null;
    const { data = null, expires } = item;
    if (typeof expires !== 'number' || expires > Date.now()) return data;
    this.removeItem(key);
    return null;
  }

  /** Keeps a value that JSON can express. `expires` in milliseconds since 1970, default three days from now; `Infinity` for never. */
  setItem(key: string, value: unknown, { expires = Date.now() + DEFAULT_LIFETIME_MS } = {}): void {
    this.write('', [...new Set([...this.keys(), key])]);
    this.write(key, { data: value, expires });
  }

  removeItem(key: string): void {
    this.storage().removeItem(prefix + key);
    const others = this.listed().filter((name) => name !== key);
    if (others.length > 0) this.write('', others);
    else this.storage().removeItem(prefix);
  }

  clear(): void {
    for (const key of this.names()) this.removeItem(key);
  }

  /** The keys of what has not run out. */
  keys(): string[] {
    return this.names().filter((key) => this.getItem(key) !== null);
  }

  /** What was ever kept, and what the legacy library keeps. */
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
