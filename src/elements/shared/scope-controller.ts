import { ContextConsumer } from '@lit/context';
import type { ReactiveController, ReactiveElement } from 'lit';
import { Auth } from '../../auth/auth.js';
import type { AuthData, StoredAuthState } from '../../machine/types.js';
import { authScopeContext, startActor, type AuthScope } from './scope.js';
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
  readonly #consumer: ContextConsumer<typeof authScopeContext, ReactiveElement>;
  #own: { readonly scope: AuthScope; stop(): void } | undefined;
  #followed: { readonly actor: AuthScope['actor']; unsubscribe(): void } | undefined;

  constructor(host: ReactiveElement, alone: () => Alone) {
    this.#host = host;
    this.#alone = alone;
    this.#consumer = new ContextConsumer(host, {
      context: authScopeContext,
      subscribe: true,
      callback: () => this.#follow(),
    });
    host.addController(this);
  }

  /** Undefined until the host is connected and, inside an authenticator, that one is ready. */
  get scope(): AuthScope | undefined {
    return this.#own?.scope ?? this.#consumer.value;
  }

  /** Whether the screen is part of an authenticator, which then draws the card. */
  get embedded(): boolean {
    return !this.#own && this.#authenticator() !== null;
  }

  hostConnected(): void {
    const authenticator = this.#authenticator();
    if (!authenticator) this.#standAlone();
    // The screen may be defined and upgraded before the authenticator around it is.
    else if (!this.#consumer.value)
      void customElements.whenDefined('auth-authenticator').then(() => {
        if (this.#host.isConnected && !this.#consumer.value) this.#consumer.hostConnected();
      });
    this.#follow();
  }

  hostDisconnected(): void {
    this.#followed?.unsubscribe();
    this.#followed = undefined;
    this.#own?.stop();
    this.#own = undefined;
  }

  #authenticator(): Element | null {
    for (let node: Node | null = this.#host; node;) {
      const found: Element | null = node instanceof Element ? node.closest('auth-authenticator') : null;
      if (found) return found;
      const root = node.getRootNode();
      node = root instanceof ShadowRoot ? root.host : null;
    }
    return null;
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
    this.#own = { scope: { auth: Auth, actor, settings: defaultSettings }, stop };
  }

  #follow(): void {
    const actor = this.scope?.actor;
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
