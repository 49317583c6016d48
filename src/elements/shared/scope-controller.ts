import type { ReactiveController, ReactiveElement } from 'lit';
import { Auth } from '../../auth/auth.js';
import type { AuthData, StoredAuthState } from '../../machine/types.js';
import { authenticatorOf, consumeScope } from './consume-scope.js';
import { startActor, type AuthScope } from './scope.js';
import { defaultSettings } from './settings.js';

interface Alone {
  /** The state that a screen on its own starts in. */
  readonly state: StoredAuthState;
  readonly data: AuthData;
}

/**
 * Finds the authenticator that a screen is in and re-renders the screen when its state changes.
 * Without one, the screen gets an actor of its own over the default `Auth`.
 */
export class ScopeController implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #alone: () => Alone;
  #scope: AuthScope | undefined;
  #embedded = false;
  #stop: (() => void) | undefined;
  #followed: { readonly actor: AuthScope['actor']; unsubscribe(): void } | undefined;

  constructor(host: ReactiveElement, alone: () => Alone) {
    this.#host = host;
    this.#alone = alone;
    host.addController(this);
  }

  /** Undefined until the host is connected and, inside an authenticator, that one is ready. */
  get scope(): AuthScope | undefined {
    return this.#scope;
  }

  /** Whether the screen is part of an authenticator, which then draws the card. */
  get embedded(): boolean {
    return this.#embedded;
  }

  hostConnected(): void {
    this.#embedded = authenticatorOf(this.#host) !== null;
    if (this.#embedded)
      this.#stop = consumeScope(this.#host, (scope) => {
        this.#scope = scope;
        this.#follow();
      });
    else this.#standAlone();
    this.#follow();
  }

  hostDisconnected(): void {
    this.#stop?.();
    this.#scope = undefined;
    this.#follow();
  }

  #standAlone(): void {
    const { state, data } = this.#alone();
    const { actor, stop } = startActor(
      this.#host,
      Auth,
      { authData: data },
      {
        first: { type: 'transition', state, data },
        guess: state === 'loading' ? undefined : state,
      },
    );
    this.#scope = { auth: Auth, actor, settings: defaultSettings };
    this.#stop = stop;
  }

  #follow(): void {
    const actor = this.#scope?.actor;
    if (actor === this.#followed?.actor) {
      this.#host.requestUpdate();
      return;
    }
    this.#followed?.unsubscribe();
    this.#followed = undefined;
    if (actor) {
      const subscription = actor.subscribe(() => this.#host.requestUpdate());
      this.#followed = { actor, unsubscribe: () => subscription.unsubscribe() };
    }
    this.#host.requestUpdate();
  }
}
