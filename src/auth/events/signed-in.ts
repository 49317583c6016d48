import { federatedInfoKey } from '../cache.js';
import { lastUserKey, storagePrefix, type AuthInstance } from '../context.js';

/** Who is signed in by what is stored, as far as it takes to notice a change. */
export interface SignedIn {
  /** The user of the user pool, or what is stored of a sign-in with a provider's token. */
  readonly username: string | null;
  readonly federated: string | null;
  /** The end of the access token: another one after each refresh. */
  readonly token: string | undefined;
}

/** Reads who is signed in; `undefined` where the storage cannot be read. */
export function readSignedIn({
  config,
  storage,
}: Pick<AuthInstance, 'config' | 'storage'>): SignedIn | undefined {
  try {
    const username = storage.getItem(lastUserKey(config));
    const token = username && storage.getItem(`${storagePrefix(config)}.${username}.accessToken`);
    const federated = config.identityPoolId ? storage.getItem(federatedInfoKey) : null;
    return { username, federated, token: token?.slice(-16) };
  } catch {
    return undefined;
  }
}
