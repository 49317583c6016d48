import type { AuthView } from '../../machine/auth-machine.js';
import { selectBusy } from '../../machine/selectors.js';
import type { StoredAuthState } from '../../machine/types.js';

/** Reflects the state of an authenticator to `data-auth-state`, `:state(signed-in)` and `:state(busy)`. */
export class StateReflection {
  readonly #host: HTMLElement;
  /** Missing in DOM implementations such as happy-dom. */
  readonly #internals: Partial<ElementInternals> | undefined;

  constructor(host: HTMLElement) {
    this.#host = host;
    this.#internals = (host as Partial<HTMLElement>).attachInternals?.();
  }

  update(state: StoredAuthState, snapshot: AuthView | undefined): void {
    this.#host.dataset['authState'] = state;
    this.#set('signed-in', state === 'signedIn');
    this.#set('busy', !!snapshot && selectBusy(snapshot));
  }

  /** Does nothing in engines without custom states. */
  #set(name: string, isOn: boolean): void {
    const states = this.#internals?.states;
    try {
      if (isOn) states?.add(name);
      else states?.delete(name);
    } catch {
      // Chromium before 125 knows only `:--name`, and throws for any other.
    }
  }
}
