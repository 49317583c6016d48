import { AuthError } from '../../lib/auth-error.js';
import type { OpenedStorage } from './storage.js';

/** Throws `StorageError` if a custom storage returns promises from `getItem`, as React Native's AsyncStorage does. */
export function assertReadable(storage: OpenedStorage, key: string): void {
  const value: unknown = storage.getItem(key);
  if (value === null || typeof value === 'string') return;
  throw new AuthError(
    'StorageError',
    'The getItem method of the storage must return a string or null. For an asynchronous storage, keep a copy in memory that sync() fills.',
  );
}
