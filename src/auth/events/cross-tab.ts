import { ofDocument } from '../../lib/document-member.js';
import { isObject } from '../../lib/guards.js';
import { federatedInfoKey } from '../cache.js';
import { type AuthInstance, lastUserKey, storagePrefix } from '../context.js';
import { type HubPayload, reportUncaught } from './hub.js';
import { readSignedIn, type SignedIn } from './signed-in.js';

/**
 * The last known signed-in user of an instance. The instance records its own changes here before it watches
 * other tabs.
 */
export interface KnownUser {
  signedIn: SignedIn | undefined;
}

/** Opens the channel. A message says only that something has changed; the storage says what. */
function openChannel({ config }: AuthInstance): BroadcastChannel | undefined {
  if (typeof BroadcastChannel !== 'function') return undefined;
  const name = storagePrefix(config) + (config.identityPoolId ?? '');
  const channel: BroadcastChannel & { unref?: () => unknown } = new BroadcastChannel(`auth-elements.${name}`);
  // In Node, where tests provide a DOM, an open channel keeps the process alive.
  channel.unref?.();
  return channel;
}

/** Notifies other tabs, and other instances in this page, to read the storage again. */
export function announceChange(context: AuthInstance): void {
  const channel = openChannel(context);
  channel?.postMessage('changed');
  channel?.close();
}

/**
 * Reports sign-in, sign-out and refresh by other tabs and by other instances in this page, marked `fromOtherTab`.
 * Listens to `storage` events, to a BroadcastChannel (cookies and custom storages have no events), and looks at the
 * storage when the page comes back from the back-forward cache or to the front. Stops with `signal`.
 */
export function watchOtherTabs(
  context: AuthInstance,
  known: KnownUser,
  report: (payload: HubPayload) => void,
  signal: AbortSignal,
): void {
  if (signal.aborted) return;
  const { config, storage } = context;
  const keys = [null, lastUserKey(config), federatedInfoKey];
  let channel: BroadcastChannel | undefined;

  const compareStorage = async (): Promise<void> => {
    // The earlier content of a storage that is read asynchronously is unknown.
    const isFirst = !known.signedIn;
    await storage.sync().catch(() => undefined);
    removeLostUser(context, known.signedIn);
    const now = readSignedIn(context);
    if (signal.aborted || !now) return;
    const before = known.signedIn;
    known.signedIn = now;
    if (!isFirst && before)
      for (const payload of changesOf(before, now)) reportUncaught(() => report(payload));
  };
  const onChange = (): void => void compareStorage();
  const listen = (): void => {
    channel = openChannel(context);
    channel?.addEventListener('message', onChange);
  };

  listen();
  // Something may have changed while this module was loading.
  onChange();
  addEventListener(
    'storage',
    ({ storageArea, key }) => {
      const isToken = key?.startsWith(storagePrefix(config)) && key.endsWith('.accessToken');
      if (storageArea === storage.web && (isToken || keys.includes(key))) onChange();
    },
    { signal },
  );
  // An open channel keeps a page out of the back-forward cache of some browsers.
  addEventListener('pagehide', () => channel?.close(), { signal });
  addEventListener(
    'pageshow',
    ({ persisted }) => {
      if (!persisted) return;
      listen();
      onChange();
    },
    { signal },
  );
  if (typeof document !== 'undefined')
    document.addEventListener(
      'visibilitychange',
      () => {
        if (!ofDocument('hidden')) onChange();
      },
      { signal },
    );
  signal.addEventListener('abort', () => channel?.close());
}

/** A browser may evict the tokens only: the name of the user without them is no session. */
function removeLostUser(context: AuthInstance, before: SignedIn | undefined): void {
  const now = readSignedIn(context);
  if (!before?.claims || !now?.username || now.claims !== undefined) return;
  reportUncaught(() => context.storage.removeItem(lastUserKey(context.config)));
}

/** Another user is a sign-out and a sign-in; another token of the same user is a refresh. */
function changesOf(before: SignedIn, now: SignedIn): readonly HubPayload[] {
  const fromOtherTab = true;
  if (isSameUser(before, now)) {
    const isRefreshed = now.claims !== undefined && now.claims !== before.claims;
    return isRefreshed
      ? [{ event: 'tokenRefresh', message: 'A session has been refreshed in another tab', fromOtherTab }]
      : [];
  }
  const signOut = {
    event: 'signOut',
    message: 'A user has signed out in another tab',
    fromOtherTab,
  } as const;
  const signIn = { event: 'signIn', message: 'A user has signed in in another tab', fromOtherTab } as const;
  return [
    ...(ownerOf(before) ? [{ ...signOut, data: nameOf(before) }] : []),
    ...(ownerOf(now) ? [{ ...signIn, data: nameOf(now) }] : []),
  ];
}

/**
 * The username for an event. The stored sign-in with a provider contains the token, so it is never the data
 * of an event.
 */
const nameOf = ({ username }: SignedIn): { username: string } | undefined =>
  username ? { username } : undefined;

/** A key that identifies the user; it stays the same after a new token of the same provider and user. */
function ownerOf({ username, federated }: SignedIn): string {
  if (username) return `user ${username}`;
  if (!federated) return '';
  try {
    const item: unknown = JSON.parse(federated);
    const info = isObject(item) && isObject(item['data']) ? item['data'] : {};
    return JSON.stringify([info['provider'], info['user']]);
  } catch {
    return federated;
  }
}

/** Whether the user is the same: an account can be deleted, and another one created with its name. */
function isSameUser(one: SignedIn, other: SignedIn): boolean {
  const [first, second] = [subjectOf(one.claims), subjectOf(other.claims)];
  return ownerOf(one) === ownerOf(other) && (!first || !second || first === second);
}

/** Like that of lib/jwt.ts, which is in the file of the user pool: this file must not wait for it. */
function subjectOf(claims = ''): string {
  try {
    const { sub } = JSON.parse(atob(claims.replaceAll('-', '+').replaceAll('_', '/'))) as { sub?: string };
    return sub ?? '';
  } catch {
    return '';
  }
}
