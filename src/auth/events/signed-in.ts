import { federatedInfoKey } from '../cache.js';
import { type AuthInstance, lastUserKey, storagePrefix } from '../context.js';

/** The signed-in user in the storage, in enough detail to notice a change. */
export interface SignedIn {
  /** The user of the user pool, or the stored sign-in with a provider's token. */
  readonly username: string | null;
  readonly federated: string | null;
  /** The encoded claims of the access token, which differ after each refresh. */
  readonly claims: string | undefined;
}

/** Reads the signed-in user; `undefined` if the storage cannot be read. */
export function readSignedIn({
  config,
  storage,
}: Pick<AuthInstance, 'config' | 'storage'>): SignedIn | undefined {
  try {
    const username = storage.getItem(lastUserKey(config));
    const token = username && storage.getItem(`${storagePrefix(config)}.${username}.accessToken`);
    const federated = config.identityPoolId ? storage.getItem(federatedInfoKey) : null;
    return { username, federated, claims: token?.split('.')[1] };
  } catch {
    return undefined;
  }
}
