import type { HubPayload } from './hub.js';
import { guarded } from './hub.js';

/**
 * Reports sign-in and sign-out in other tabs, which share the storage; returns the way to stop it.
 * `infoKey` is where a sign-in with a provider's token is. A browser sends `storage` events to the other tabs only, so what this tab does is not reported twice.
 */
export function watchOtherTabs(
  storage: Storage | undefined,
  lastUserKey: string,
  report: (payload: HubPayload) => void,
  infoKey?: string,
): () => void {
  if (!storage || typeof addEventListener !== 'function') return () => undefined;
  const listener = (event: StorageEvent) => {
    // The whole storage was cleared when there is no key.
    const { key, newValue, oldValue } = event;
    if (event.storageArea !== storage) return;
    if (key !== null && ((key !== lastUserKey && key !== infoKey) || newValue === oldValue)) return;
    const isProviders = key === infoKey;
    // Only the token of the same sign-in is another one.
    if (isProviders && newValue && oldValue) return;
    const payload: HubPayload = newValue
      ? {
          event: 'signIn',
          // What a provider's sign-in stores has the token in it.
          data: isProviders ? undefined : { username: newValue },
          message: 'A user has signed in in another tab',
          fromOtherTab: true,
        }
      : { event: 'signOut', message: 'A user has signed out in another tab', fromOtherTab: true };
    guarded(() => report(payload));
  };
  addEventListener('storage', listener);
  return () => removeEventListener('storage', listener);
}
