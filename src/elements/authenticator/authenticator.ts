import type { PropertyValues, TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';

import type { AuthApi } from '../../auth/api.js';
import type { CognitoUser } from '../../auth/types.js';
import { AuthenticatorContextProvider } from '../../controllers/context-provider.js';
import { MoveController } from '../../controllers/move-controller.js';
import type { ProtectedContent } from '../../controllers/protected-content.js';
import { loadMachine } from '../../controllers/start-actor.js';
import { adoptTokens } from '../../forms/light-dom-form.js';
import { PageLanguageController } from '../../localization/page-language-controller.js';
import { selectAuthData, selectAuthState, selectUser } from '../../machine/selectors.js';
import type { AuthData, AuthState, StoredAuthState } from '../../machine/types.js';
import { cardStyles, hostStyles } from '../../styles/chrome.js';
import { screenFor, type ScreenName, screenNames } from '../base/screens.js';
import type { ScreenContext } from '../base/settings.js';
import { AuthenticatorMethods } from './authenticator-methods.js';
import { changesPool } from './authenticator-properties.js';
import { authenticatorStyles } from './authenticator-styles.js';
import { authenticatorTemplate } from './authenticator-template.js';
import { HostAuth } from './host-auth.js';
import { readHide, readInitialState } from './read-attributes.js';
import { ScreenOutlet } from './screen-outlet.js';
import { screenSettings } from './screen-settings.js';
import { checkSlots } from './slots.js';
import { StateReflection } from './state-reflection.js';

/**
 * Signs users in: shows the screen of the current state, and the content of the app after sign-in.
 *
 * @slot - The content for signed-in users. A `<template>` in it is rendered after sign-in and removed on sign-out.
 * @slot header - Above every screen, inside the card, for a logo.
 * @slot footer - Below every screen, inside the card.
 * @slot always - Below everything, in every state, for elements that follow the state themselves.
 * @slot captcha - The dialog for `auth-captcha`, which the authenticator adds.
 * @slot sign-in - Replaces that screen. Each other screen has a slot with its name, too.
 * @slot greetings - Replaces that screen. With `out-greeting`, also shown above the card while no user is signed in.
 * @slot sign-in-header - Above that screen only, inside the card. Each other screen has such a slot, too.
 * @slot sign-in-footer - Below that screen only, inside the card. Each other screen has such a slot, too.
 * @csspart card - The card around the screens.
 * @cssprop --auth-card-max-inline-size - The width of the card.
 * @cssprop --auth-card-padding - The space inside the card.
 * @cssprop --auth-card-padding-narrow - The space inside a card narrower than 23rem.
 * @cssprop --auth-greetings-max-inline-size - The width of the card around the greeting.
 * @fires auth-state-change - The state changed; `detail` is `{state, data, previous}`.
 * @fires auth-signed-in - A user is signed in; `detail.user` is the user.
 * @fires auth-signed-out - The user is signed out.
 * @fires auth-error - A call failed; `detail.error` is an `AuthError`.
 * @fires auth-captcha - The web ACL of the pool asks for a token; `detail` is `{action, render}`; cancelable.
 */
export class AuthAuthenticator extends AuthenticatorMethods {
  static override styles = [hostStyles, cardStyles, authenticatorStyles];

  /**
   * The Auth to use. Default: the default `Auth`, or for another pool, client or storage an instance that is
   * shared with other authenticators. Reading returns the current one, undefined before the config is read.
   */
  @property({ attribute: false, noAccessor: true })
  set auth(auth: AuthApi | undefined) {
    if (auth === this.#auth) return;
    this.#auth = auth;
    // The value to read need not have changed.
    this.requestUpdate('auth', undefined, { hasChanged: () => true });
  }
  get auth(): AuthApi | undefined {
    return this.#auth ?? this.context?.auth;
  }

  /**
   * The state to start in when no user is signed in: `signIn` (default, also for unknown values), `signUp`,
   * `forgotPassword`, `confirmSignUp` or `signedUp`. Reading returns the current state.
   */
  @property({ attribute: 'auth-state' })
  set authState(state: AuthState) {
    this.#initialState = state;
  }
  get authState(): StoredAuthState {
    return this.context?.actor.isPending === false ? this.#shownState : 'loading';
  }

  /** The data for the initial state: a user or a username. Reading returns the current data. */
  @property({ attribute: false })
  set authData(data: AuthData) {
    this.#initialData = data;
  }
  get authData(): AuthData {
    return this.context ? selectAuthData(this.context.actor.getSnapshot()) : this.#initialData;
  }

  /** The signed-in user. */
  get user(): CognitoUser | undefined {
    return this.authState === 'signedIn' && this.context
      ? selectUser(this.context.actor.getSnapshot())
      : undefined;
  }

  /** While disconnected, nothing is visible, but the element may only be moving. */
  protected override get context(): ScreenContext | undefined {
    return this.isConnected ? this.#provider.context : undefined;
  }

  /** The state of the shown screen: before the session is checked, this may already be `signIn`. */
  get #shownState(): StoredAuthState {
    const { context } = this.#provider;
    return context ? selectAuthState(context.actor.getSnapshot()) : 'loading';
  }

  readonly #hostAuth = new HostAuth(this);
  readonly #provider = new AuthenticatorContextProvider(this, {
    resolve: () => this.#hostAuth.resolve(this.#auth, () => this.#update()),
    settings: (auth) => screenSettings(this, auth),
    input: () => ({
      initialState: readInitialState(this.#initialState),
      authData: this.#initialData,
      autoSignIn: this.autoSignIn !== 'off',
    }),
    stateChanged: () => {
      this.#reflect();
      this.requestUpdate();
    },
    restart: () => this.#start(),
  });
  readonly #outlet = new ScreenOutlet(this);
  readonly #leaving = new MoveController(this);
  readonly #language = new PageLanguageController(this);
  readonly #reflection = new StateReflection(this);
  /** No user is signed in before the machine has loaded. */
  #content: ProtectedContent | undefined;
  #auth: AuthApi | undefined;
  #initialState: string | undefined;
  #initialData: AuthData;

  constructor() {
    super();
    void loadMachine.loaded.then((machine) => {
      this.#content = new machine.ProtectedContent(this);
      this.#outlet.change = new machine.ScreenChange(this);
      if (this.isConnected) this.#reflect();
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // In parallel with the config, which may have to be fetched.
    loadMachine().catch(() => undefined);
    if (this.#leaving.end() && this.#provider.resume()) {
      this.#reflect();
      this.#leaving.refocus();
    } else if (this.hasUpdated) this.#start();
  }

  /** Moved by `moveBefore`, without being disconnected. */
  connectedMoveCallback(): void {
    adoptTokens(this);
    this.#language.hostDisconnected();
    this.#language.hostConnected();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#provider.pause();
    this.#content?.takeOut();
    this.#leaving.begin(() => {
      this.#provider.halt();
      this.#content?.hide();
      this.requestUpdate();
    });
  }

  override render(): TemplateResult {
    return authenticatorTemplate(this, {
      state: this.#shownState,
      hidden: this.#hidden,
      outlet: this.#outlet,
      retry: this.#provider.hasFailed ? this.#provider.retry : undefined,
      note: this.#hostAuth.note,
    });
  }

  protected override updated(changed: PropertyValues<AuthAuthenticator>): void {
    const isOtherSandbox = this.sandbox && changed.has('usernameAttributes');
    if (changesPool(changed) || isOtherSandbox || !this.#provider.wasStarted) this.#start();
    else if (changed.size > 0) this.#update();
    this.#reflect();
    this.#outlet.show(screenFor(this.#shownState), this.#hidden);
    if (this.context && !this.federated) checkSlots(this, this.context.auth);
  }

  #start(): void {
    this.#content?.hide();
    void this.#provider.start();
  }

  #update(): void {
    const auth = this.#provider.context?.auth;
    if (auth) this.#hostAuth.applyFederated(auth);
    this.#provider.update();
  }

  /** The built-in screens that are hidden. */
  get #hidden(): ReadonlySet<ScreenName> {
    return this.hideDefault ? new Set(screenNames) : readHide(this.hide);
  }

  #reflect(): void {
    const state = this.authState;
    const snapshot = this.context?.actor.getSnapshot();
    this.#reflection.update(state, snapshot);
    if (state === 'signedIn') this.#content?.show();
    // During a step-up it stays in the document. The slot in which it is visible is not there.
    else if (this.isConnected && !snapshot?.context.stepUp) this.#content?.hide();
  }
}
