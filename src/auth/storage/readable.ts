import { AuthError } from '../../lib/auth-error.js';
import { isObject } from '../../lib/guards.js';
import type { OpenedStorage } from './storage.js';

/** Throws `StorageError` if a custom storage returns promises from `getItem`, as React Native's AsyncStorage does. */
export function assertReadable(storage: OpenedStorage, key: string): void {
  const value: unknown = storage.getItem(key);
  if (value === null || typeof value === 'string') return;
  const found = isObject(value) && 'then' in value ? 'a promise' : typeof value;
  throw new AuthError(
    'StorageError',
    `storage.getItem returned ${found}; it must return a string or null. For an asynchronous storage, keep a copy in memory that sync() fills.`,
  );
}
