import type { AuthStorage } from './auth-storage.js';

/** Stores the session in memory for the lifetime of the page. */
export class MemoryStorage implements AuthStorage {
  readonly #items = new Map<string, string>();

  getItem(key: string): string | null {
    return this.#items.get(key) ?? null;
  }

  setItem(key: string, value: string): void {
    this.#items.set(key, value);
  }

  removeItem(key: string): void {
    this.#items.delete(key);
  }

  keys(): Iterable<string> {
    return this.#items.keys();
  }

  clear(): void {
    this.#items.clear();
  }
}
