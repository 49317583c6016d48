import type { OpenedStorage } from './storage.js';

/**
 * Removes every item that the storage allows to remove. Returns the first failure, which the caller throws when it
 * has done the rest of its work.
 */
export function removeItems(storage: OpenedStorage, keys: readonly string[]): { cause: unknown } | undefined {
  let failure: { cause: unknown } | undefined;
  for (const key of keys) {
    try {
      storage.removeItem(key);
    } catch (cause) {
      failure ??= { cause };
    }
  }
  return failure;
}
