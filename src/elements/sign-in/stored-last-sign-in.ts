import type { AuthApi } from '../../auth/api.js';
import { storageOf } from '../../auth/auth.js';
import { lastSignInKey } from '../../auth/context.js';
import type { OpenedStorage } from '../../auth/storage/storage.js';
import { attempt } from '../../lib/guards.js';

/** Calls a function with the storage and the key of the last sign-in. Undefined if one is missing or fails. */
export const withLastSignIn = <Result>(
  auth: AuthApi,
  run: (storage: OpenedStorage, key: string) => Result,
): Result | undefined =>
  attempt(() => {
    const [config, storage] = [auth.configure(), storageOf(auth)];
    return config && storage && run(storage, lastSignInKey(config));
  });

/** Returns the last sign-in as it is stored: see last-sign-in.ts. The first view reserves room for its button. */
export const storedLastSignIn = (auth: AuthApi): string | null | undefined =>
  withLastSignIn(auth, (storage, key) => storage.getItem(key));
