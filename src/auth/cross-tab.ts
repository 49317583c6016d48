import type { HubPayload } from './hub.js';
import { guarded } from './hub.js';

/**
 * Reports sign-in and sign-out in other tabs, which share the storage; returns the way to stop it.
 * A browser sends `storage` events to the other tabs only, so what this tab does is not reported twice.
 */
export function watchOtherTabs(
  storage: Storage | undefined,
  lastUserKey: string,
  report: (payload: HubPayload) => void,
): () => void {
  if (!storage || typeof addEventListener !== 'function') return () => undefined;
  const listener = (event: StorageEvent) => {
    // The whole storage was cleared when there is no key.
    if (event.storageArea !== storage || (event.key !== null && event.key !== lastUserKey)) return;
    if (event.key !== null && event.newValue === event.oldValue) return;
    const payload: HubPayload = event.newValue
      ? {
          event: 'signIn',
          data: { username: event.newValue },
          message: 'A user has signed in in another tab',
          fromOtherTab: true,
        }
      : { event: 'signOut', message: 'A user has signed out in another tab', fromOtherTab: true };
    guarded(() => report(payload));
  };
  addEventListener('storage', listener);
  return () => removeEventListener('storage', listener);
}
