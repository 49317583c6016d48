import type { OpenedStorage } from './storage.js';

/** Changes the values of keys. If that fails, restores them as far as the storage allows it, and rethrows. */
export function allOrNothing(storage: OpenedStorage, keys: readonly string[], change: () => void): void {
  const earlier = keys.map((key) => [key, storage.getItem(key)] as const);
  try {
    change();
  } catch (error) {
    // A failure here must not hide the first one.
    for (const [key, value] of earlier)
      ignoreFailure(() => {
        if (value === null) storage.removeItem(key);
      });
    // Last, when there is room again.
    for (const [key, value] of earlier)
      ignoreFailure(() => {
        if (value !== null && storage.getItem(key) !== value) storage.setItem(key, value);
      });
    throw error;
  }
}

/** Runs a change that the storage may refuse. */
export function ignoreFailure(run: () => void): void {
  try {
    run();
  } catch {
    // The storage refuses.
  }
}
