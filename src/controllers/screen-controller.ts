import type { ReactiveController, ReactiveElement } from 'lit';
import { Auth } from '../auth/auth.js';
import type { AuthData, StoredAuthState } from '../machine/types.js';
import { authenticatorOf, consumeContext } from './consume-context.js';
import { MoveController } from './leaving.js';
import { startActor, type AuthenticatorContext, type RunningActor } from './start-actor.js';
import { defaultSettings } from '../elements/base/settings.js';

interface Alone {
  /** The state that a screen on its own starts in. */
  readonly state: StoredAuthState;
  readonly data: AuthData;
}

/**
 * Finds the authenticator that a screen is in and re-renders the screen when its state changes.
 * Without one, the screen gets an actor of its own over the default `Auth`.
 */
export class ScreenController implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #alone: () => Alone;
  readonly #leaving: MoveController;
  readonly #gone: (() => void) | undefined;
  #scope: AuthenticatorContext | undefined;
  #around: Element | null = null;
  #running: RunningActor | undefined;
  #stop: (() => void) | undefined;
  #followed: { readonly actor: AuthenticatorContext['actor']; unsubscribe(): void } | undefined;

  /** `gone` is called when the host was taken out for good. */
  constructor(host: ReactiveElement, alone: () => Alone, gone?: () => void) {
    this.#host = host;
    this.#alone = alone;
    this.#leaving = new MoveController(host);
    this.#gone = gone;
    host.addController(this);
  }

  /** Undefined until the host is connected and, inside an authenticator, that one is ready. */
  get context(): AuthenticatorContext | undefined {
    return this.#scope;
  }

  /** Whether the screen is part of an authenticator, which then draws the card. */
  get embedded(): boolean {
    return this.#around !== null;
  }

  hostConnected(): void {
    const around = authenticatorOf(this.#host);
    if (this.#leaving.end()) {
      if (around === this.#around && this.#running?.resume() !== false) {
        this.#leaving.refocus();
        return;
      }
      this.#end();
    }
    this.#around = around;
    if (around)
      this.#stop = consumeContext(this.#host, (scope) => {
        this.#scope = scope;
        this.#follow();
      });
    else this.#standAlone();
    this.#follow();
  }

  hostDisconnected(): void {
    this.#running?.pause();
    this.#leaving.begin(() => {
      this.#end();
      this.#gone?.();
    });
  }

  #end(): void {
    this.#stop?.();
    this.#running = this.#scope = undefined;
    this.#follow();
  }

  #standAlone(): void {
    const { state, data } = this.#alone();
    const running = startActor(
      this.#host,
      Auth,
      { authData: data },
      {
        first: { type: 'transition', state, data },
        guess: state === 'loading' ? undefined : state,
      },
    );
    this.#running = running;
    this.#scope = { auth: Auth, actor: running.actor, settings: defaultSettings };
    this.#stop = () => running.stop();
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
