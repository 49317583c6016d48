import type { AuthInstance, Emit } from '../context.js';
import type { Seen } from './cross-tab.js';
import { guarded, type HubClass, type HubPayload } from './hub.js';
import { lazy } from '../../lib/lazy.js';
import { readSignedIn } from './signed-in.js';

type Listener = (payload: HubPayload) => void;

/** Not needed before something happens in this tab or in another. */
const loadCrossTab = lazy(() => import('./cross-tab.js'));

const withCrossTab = (use: (part: Awaited<ReturnType<typeof loadCrossTab>>) => void): void =>
  void loadCrossTab().then(use, () => undefined);

const announce = (context: AuthInstance): void =>
  withCrossTab(({ announceChange }) => announceChange(context));

/** What an instance reports when it has changed what is stored. */
const changing = /^(signIn|signOut|tokenRefresh(_failure)?)$/;

/** The events of one instance, told to its listeners and, of the default instance, to the page's Hub. */
export class AuthEvents {
  readonly #hub: HubClass | undefined;
  readonly #listeners = new Set<Listener>();
  #context: AuthInstance | undefined;
  #seen: Seen | undefined;
  #watching: AbortController | undefined;
  /** What is being told to the Hub, and was told here before. */
  #told: HubPayload | undefined;

  constructor(hub?: HubClass) {
    this.#hub = hub;
    // What the page itself tells the Hub is meant for all who listen to this instance.
    hub?.listen('auth', ({ payload }) => {
      if (payload !== this.#told) this.#tell(payload);
    });
  }

  readonly emit: Emit = (event, data, message) => {
    // After any other event (a config, a failed sign-in) what is new in the storage is of another tab, and still to be told;
    // a storage that is late is not read yet.
    if (changing.test(event)) this.#note();
    this.#report({ event, data, message });
  };

  /** Calls back with each event from now on. Returns an unsubscribe function. */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    this.#watch();
    return () => {
      this.#listeners.delete(listener);
      this.#watch();
    };
  }

  /** Watches what other tabs do to the storage of this context, and of no earlier one. */
  follow(context: AuthInstance): void {
    this.#stop();
    const { isShared, isLate } = context.storage;
    this.#context = isShared ? context : undefined;
    this.#seen = { signedIn: isShared && !isLate ? readSignedIn(context) : undefined };
    this.#watch();
  }

  /** A call has found no session. Where one was known, whoever removed it told of it nowhere: all look at the storage. */
  miss(): void {
    const { username, federated } = this.#seen?.signedIn ?? {};
    if (username ?? federated) announce(this.#context as AuthInstance);
  }

  readonly #report = (payload: HubPayload): void => {
    this.#tell(payload);
    this.#told = payload;
    this.#hub?.dispatch('auth', payload, 'Auth');
    this.#told = undefined;
  };

  #tell(payload: HubPayload): void {
    for (const listener of [...this.#listeners]) guarded(() => listener(payload));
  }

  /** What this instance does is known here, and news to other tabs and instances. */
  #note(): void {
    const [context, seen] = [this.#context, this.#seen];
    if (!context || !seen) return;
    const now = readSignedIn(context);
    const isNews = JSON.stringify(now) !== JSON.stringify(seen.signedIn);
    seen.signedIn = now;
    if (isNews) announce(context);
  }

  /** Other tabs are watched while there are listeners; the Hub always may have some. */
  #watch(): void {
    const [context, seen] = [this.#context, this.#seen];
    if (this.#listeners.size === 0 && !this.#hub) this.#stop();
    else if (!this.#watching && context && seen) {
      const { signal } = (this.#watching = new AbortController());
      withCrossTab(({ watchOtherTabs }) => watchOtherTabs(context, seen, this.#report, signal));
    }
  }

  #stop(): void {
    this.#watching?.abort();
    this.#watching = undefined;
  }
}
