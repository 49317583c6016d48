import { federatedInfoKey } from './cache.js';
import { lastUserKey, type AuthContext, type Emit } from './context.js';
import { watchOtherTabs } from './cross-tab.js';
import { guarded, type HubClass, type HubPayload } from './hub.js';

type Listener = (payload: HubPayload) => void;

/** The events of one instance, told to its listeners and, of the default instance, to the page's Hub. */
export class AuthEvents {
  readonly #hub: HubClass | undefined;
  readonly #listeners = new Set<Listener>();
  #context: AuthContext | undefined;
  #stopWatching: (() => void) | undefined;

  constructor(hub?: HubClass) {
    this.#hub = hub;
  }

  readonly emit: Emit = (event, data, message) => this.#report({ event, data, message });

  /** Calls back with each event from now on; returns the way to stop it. */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    this.#watch();
    return () => {
      this.#listeners.delete(listener);
      this.#watch();
    };
  }

  /** Watches what other tabs do to the storage of this context, and of no earlier one. */
  follow(context: AuthContext): void {
    this.#context = context;
    this.#watch();
  }

  readonly #report = (payload: HubPayload): void => {
    for (const listener of [...this.#listeners]) guarded(() => listener(payload));
    this.#hub?.dispatch('auth', payload, 'Auth');
  };

  /** Other tabs are watched while somebody here listens; the Hub always may. */
  #watch(): void {
    this.#stopWatching?.();
    this.#stopWatching = undefined;
    if (!this.#context || (this.#listeners.size === 0 && !this.#hub)) return;
    const { config, storage } = this.#context;
    const infoKey = config.identityPoolId && federatedInfoKey;
    this.#stopWatching = watchOtherTabs(storage.web, lastUserKey(config), this.#report, infoKey);
  }
}
