import type { AuthApi } from '../../auth/api.js';
import { attempt, isObject } from '../../lib/guards.js';
import { storedLastSignIn, withLastSignIn } from './stored-last-sign-in.js';

/** Who signed in last on this device, and by which first factor. It stays after a sign-out. */
export interface LastSignIn {
  /** What the user signs in with. */
  readonly username: string;
  /** The first factor, such as `WEB_AUTHN`. */
  readonly factor: string;
}

/** Returns the last sign-in; undefined if there is none. */
export function readLastSignIn(auth: AuthApi): LastSignIn | undefined {
  const value = attempt((): unknown => JSON.parse(storedLastSignIn(auth) ?? 'null'));
  if (!isObject(value)) return undefined;
  const { username, factor } = value;
  return typeof username === 'string' && username !== '' && typeof factor === 'string'
    ? { username, factor }
    : undefined;
}

/** Stores the last sign-in, or removes it. A storage that fails is ignored: then nothing is offered. */
export const storeLastSignIn = (auth: AuthApi, last: LastSignIn | undefined): void =>
  withLastSignIn(auth, (storage, key) => {
    if (last) storage.setItem(key, JSON.stringify(last));
    else storage.removeItem(key);
  });
