import { isObject } from './config-shapes.js';
import type { FederatedInfo } from './types.js';

interface CacheStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

const prefix = 'aws-amplify-cache';
const federatedInfo = 'federatedInfo';

/** Where later versions of the legacy library keep the same, bare. */
export const legacyInfoKey = 'aws-amplify-federatedInfo';

/** Whether there may be a sign-in with a provider's token. */
export const hasFederatedInfo = (storage: CacheStorage): boolean =>
  (storage.getItem(prefix + federatedInfo) ?? storage.getItem(legacyInfoKey)) !== null;

/** In milliseconds: the legacy library's three days. */
const lifetime = 259_200_000;

/**
 * What is kept beside the session, in the same storage and under the legacy library's keys. A storage need not tell its
 * keys, so that a list of them is an item too. Throws `StorageError`.
 */
export class CacheClass {
  #storage: CacheStorage;

  constructor(storage: CacheStorage) {
    this.#storage = storage;
  }

  use(storage: CacheStorage): void {
    this.#storage = storage;
  }

  /** The value, or `null` when there is none or it has run out. */
  getItem(key: 'federatedInfo'): FederatedInfo | null;
  getItem(key: string): unknown;
  getItem(key: string): unknown {
    const item = this.#read(prefix + key);
    if (!isObject(item)) return null;
    const { data = null, expires } = item;
    if (typeof expires !== 'number' || expires > Date.now()) return data;
    this.removeItem(key);
    return null;
  }

  /** Keeps a value that JSON can express. `expires` in milliseconds since 1970, default three days from now; `Infinity` for never. */
  setItem(key: string, value: unknown, { expires = Date.now() + lifetime } = {}): void {
    const at = prefix + key;
    this.#list(new Set([...this.#names(), key]));
    this.#storage.setItem(at, JSON.stringify({ key: at, data: value, timestamp: Date.now(), expires }));
  }

  removeItem(key: string): void {
    this.#storage.removeItem(prefix + key);
    const names = this.#names();
    if (names.delete(key)) this.#list(names);
  }

  clear(): void {
    for (const key of [federatedInfo, ...this.#names()]) this.#storage.removeItem(prefix + key);
    this.#storage.removeItem(prefix);
  }

  /** The keys of what has not run out. */
  keys(): string[] {
    return [...this.#names()].filter((key) => this.getItem(key) !== null);
  }

  #names(): Set<string> {
    const names = this.#read(prefix);
    return new Set(Array.isArray(names) ? names.filter((name) => typeof name === 'string') : []);
  }

  #list(names: Set<string>): void {
    this.#storage.setItem(prefix, JSON.stringify([...names]));
  }

  #read(at: string): unknown {
    const text = this.#storage.getItem(at);
    try {
      return JSON.parse(text ?? 'null');
    } catch {
      return null;
    }
  }
}
