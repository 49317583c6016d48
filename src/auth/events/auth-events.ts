import { lazy } from '../../lib/lazy.js';
import type { AuthInstance, Emit } from '../context.js';
import type { KnownUser } from './cross-tab.js';
import type { AuthEventMap } from './event-map.js';
import { type HubClass, type HubPayload, reportUncaught } from './hub.js';
import { readSignedIn } from './signed-in.js';

type Listener = (payload: HubPayload) => void;

/** Loaded when something happens in this tab or in another. */
const loadCrossTab = lazy(() => import('./cross-tab.js'));

const withCrossTab = (use: (part: Awaited<ReturnType<typeof loadCrossTab>>) => void): void =>
  void loadCrossTab().then(use, () => undefined);

const announce = (context: AuthInstance): void =>
  withCrossTab(({ announceChange }) => announceChange(context));

/** Events that an instance reports after it has changed the storage. */
const changeEvents: readonly (keyof AuthEventMap)[] = [
  'signIn',
  'signOut',
  'tokenRefresh',
  'tokenRefresh_failure',
];

/** Notifies the listeners of one instance; for the default instance, also the Hub. */
export class AuthEvents {
  readonly #hub: HubClass | undefined;
  readonly #listeners = new Set<Listener>();
  #context: AuthInstance | undefined;
  #known: KnownUser | undefined;
  #watcher: AbortController | undefined;
  /** The payload that is being dispatched to the Hub, and has already been passed to the listeners. */
  #dispatching: HubPayload | undefined;

  constructor(hub?: HubClass) {
    this.#hub = hub;
    // Events that the app dispatches to the Hub are meant for the listeners of this instance too.
    hub?.listen('auth', ({ payload }) => {
      if (payload !== this.#dispatching) this.#notify(payload);
    });
  }

  readonly emit: Emit = (event, data, message) => {
    // After any other event (a config, a failed sign-in), a change of the storage comes from another tab and
    // is still to be reported. An asynchronous storage has not been read yet.
    if (changeEvents.includes(event)) this.#recordChange();
    this.#report({ event, data, message });
  };

  /** Calls the listener for each later event. Returns an unsubscribe function. */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    this.#watch();
    return () => {
      this.#listeners.delete(listener);
      this.#watch();
    };
  }

  /** Watches what other tabs store for this context, and no longer for an earlier one. */
  watchContext(context: AuthInstance): void {
    this.#stop();
    const { isShared, isLate } = context.storage;
    this.#context = isShared ? context : undefined;
    this.#known = { signedIn: isShared && !isLate ? readSignedIn(context) : undefined };
    this.#watch();
  }

  /**
   * Handles a call that found no session. If one was known, it was removed without an event: every tab reads
   * the storage again.
   */
  onNoSession(): void {
    const { username, federated } = this.#known?.signedIn ?? {};
    if (username ?? federated) announce(this.#context as AuthInstance);
  }

  readonly #report = (payload: HubPayload): void => {
    this.#notify(payload);
    this.#dispatching = payload;
    this.#hub?.dispatch('auth', payload, 'Auth');
    this.#dispatching = undefined;
  };

  #notify(payload: HubPayload): void {
    for (const listener of [...this.#listeners]) reportUncaught(() => listener(payload));
  }

  /** Records a change by this instance, and announces it to other tabs and instances. */
  #recordChange(): void {
    const [context, known] = [this.#context, this.#known];
    if (!context || !known) return;
    const now = readSignedIn(context);
    const isNews = JSON.stringify(now) !== JSON.stringify(known.signedIn);
    known.signedIn = now;
    if (isNews) announce(context);
  }

  /** Watches other tabs while there are listeners; the Hub may always have some. */
  #watch(): void {
    const [context, known] = [this.#context, this.#known];
    if (this.#listeners.size === 0 && !this.#hub) this.#stop();
    else if (!this.#watcher && context && known) {
      const { signal } = (this.#watcher = new AbortController());
      withCrossTab(({ watchOtherTabs }) => watchOtherTabs(context, known, this.#report, signal));
    }
  }

  #stop(): void {
    this.#watcher?.abort();
    this.#watcher = undefined;
  }
}
