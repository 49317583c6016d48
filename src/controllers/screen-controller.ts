import type { ReactiveController, ReactiveElement } from 'lit';

import type { AuthApi } from '../auth/api.js';
import { Auth } from '../auth/auth.js';
import { PageLanguageController } from '../localization/page-language-controller.js';
import type { AuthData, StoredAuthState } from '../machine/types.js';
import type { AuthenticatorContext } from './authenticator-context.js';
import { authenticatorOf, consumeContext } from './consume-context.js';
import { MoveController } from './move-controller.js';
import { type RunningActor, startActor } from './start-actor.js';

interface ScreenControllerOptions<Settings> {
  /** The initial state and data of a standalone screen, and its `Auth`, by default the one of the page. */
  readonly alone: () => {
    readonly state: StoredAuthState;
    readonly data: AuthData;
    readonly auth?: AuthApi | undefined;
  };
  /** The settings of a standalone screen. */
  readonly settings: Settings;
  /** Called when the host is removed, and not just moved. */
  readonly removed?: () => void;
}

/**
 * Finds the authenticator around a screen and re-renders the screen when its state changes. Without one, the
 * screen gets its own actor for the default `Auth`, and the language of the page around it.
 */
export class ScreenController<Settings> implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #options: ScreenControllerOptions<Settings>;
  readonly #leaving: MoveController;
  #context: AuthenticatorContext<Settings> | undefined;
  #around: Element | undefined;
  #running: RunningActor | undefined;
  #stop: (() => void) | undefined;
  #followed: { readonly actor: AuthenticatorContext['actor']; unsubscribe(): void } | undefined;

  constructor(host: ReactiveElement, options: ScreenControllerOptions<Settings>) {
    this.#host = host;
    this.#options = options;
    this.#leaving = new MoveController(host);
    host.addController(this);
    new PageLanguageController(host, true);
  }

  /** Undefined until the host is connected and, inside an authenticator, that one is ready. */
  get context(): AuthenticatorContext<Settings> | undefined {
    return this.#context;
  }

  /** Whether the screen is part of an authenticator, which then draws the card. */
  get embedded(): boolean {
    return !!this.#around;
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
      this.#stop = consumeContext(this.#host, (context) => {
        this.#context = context as AuthenticatorContext<Settings>;
        this.#follow();
      });
    else this.#standAlone();
    this.#follow();
  }

  hostDisconnected(): void {
    this.#running?.pause();
    this.#leaving.begin(() => {
      this.#end();
      this.#options.removed?.();
    });
  }

  #end(): void {
    this.#stop?.();
    this.#running = this.#context = undefined;
    this.#follow();
  }

  #standAlone(): void {
    const { state, data, auth = Auth } = this.#options.alone();
    const running = startActor(
      this.#host,
      auth,
      { authData: data },
      {
        initialEvent: { type: 'transition', state, data },
        expectedState: state === 'loading' ? undefined : state,
      },
    );
    this.#running = running;
    this.#context = { auth, actor: running.actor, settings: this.#options.settings };
    this.#stop = () => running.stop();
  }

  #follow(): void {
    const actor = this.#context?.actor;
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
