import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { AuthConfigInput } from '../../auth/config/config.js';
import type { AuthApi } from '../../auth/api.js';
import { AuthError } from '../../lib/auth-error.js';
import { lazy } from '../../lib/lazy.js';
import { isSameConfig } from '../../auth/config/same-config.js';
import type {
  AwsCredentials,
  CognitoUser,
  FederatedSignInOptions,
  FederatedToken,
} from '../../auth/types.js';
import { msg } from '../../localization/index.js';
import { PageLanguage } from '../../localization/page-language.js';
import {
  isUnknown,
  selectAuthData,
  selectAuthState,
  selectBusy,
  selectUser,
} from '../../machine/selectors.js';
import type { AuthData, AuthState, StoredAuthState } from '../../machine/types.js';
import { cardStyles, hostStyles } from '../../styles/chrome.js';
import { AuthElement } from '../base/auth-element.js';
import { MoveController } from '../../controllers/leaving.js';
import { adoptTokens } from '../../forms/light-dom-form.js';
import type { FederatedConfig } from '../federated-buttons/providers.js';
import { loadMachine, type AuthenticatorContext } from '../../controllers/start-actor.js';
import { screenFor, screenNames, type ScreenName } from '../base/screens.js';
import type { ErrorMessages } from '../base/settings.js';
import type { Validators } from '../../forms/validators.js';
import { whenIdle } from '../../lib/idle.js';
import type { SignUpConfig } from '../sign-up/sign-up-config.js';
import { setCustomState } from './custom-state.js';
import { authenticatorStyles } from './authenticator-styles.js';
import type { ProtectedContent } from '../../controllers/protected-content.js';
import { readHide, readInitialState } from './read-attributes.js';

import { AuthenticatorContextProvider } from '../../controllers/context-provider.js';
import { ScreenOutlet } from './screen-outlet.js';

const loadKnownSlots = lazy(() => import('./known-slots.js'));

/** A change of these may be another pool: the machine is started again. */
const startsAnew = [
  'auth',
  'config',
  'region',
  'userPoolId',
  'userPoolWebClientId',
  'identityPoolId',
  'endpoint',
  'sandbox',
] as const;

/** A change of these goes to the screens, without a new start. */
const sharedWithScreens = [
  'usernameAttributes',
  'hide',
  'appName',
  'errorMessage',
  'federated',
  'signUpConfig',
  'confirmPassword',
  'validators',
] as const;

/**
 * Signs people in: shows the screen for the state that they are in, and the page's own content once they are signed in.
 *
 * @slot - The content for people who are signed in. What is in a `<template>` does not exist before.
 * @slot header - Above every screen, inside the card: the place for a brand.
 * @slot footer - Below every screen, inside the card.
 * @slot always - Below everything, in every state: the place for an element that decides for itself when it is there.
 * @slot sign-in - Replaces that screen; so does the name of each other screen.
 * @slot greetings - Replaces that screen; with `out-greeting` it is also shown above the card while no user is signed in.
 * @slot sign-in-header - Above that screen only, inside the card; so for each other screen.
 * @slot sign-in-footer - Below that screen only, inside the card; so for each other screen.
 * @csspart card - The card around the screens.
 * @cssprop --auth-card-max-inline-size - The width of the card, default `--auth-size-card`.
 * @cssprop --auth-card-padding - The space inside the card, default `--auth-space-8`.
 * @cssprop --auth-card-padding-narrow - The same in a card narrower than 23rem, default `--auth-space-5`.
 * @cssprop --auth-greetings-max-inline-size - The width of the card around the greeting, default `none`.
 * @fires auth-state-change - Another state, with its data.
 * @fires auth-signed-in - A user is signed in.
 * @fires auth-signed-out - The user is signed out.
 * @fires auth-error - A call failed.
 */
export class AuthAuthenticator extends AuthElement {
  static override styles = [hostStyles, cardStyles, authenticatorStyles];

  /**
   * What people sign in with: `username`, `email`, `phone_number`, or several of them, as a list or as text with spaces or
   * commas; one field takes all. Default: what the config says, else names and aliases.
   */
  @property({ attribute: 'username-attributes', hasChanged: (value, old) => !isSameConfig(value, old) })
  usernameAttributes: string | readonly string[] | undefined;

  /** The screens that are never shown, by name; links to them go too. */
  @property() hide: string | readonly string[] | undefined;

  /** Shows no screen but those that the page puts into slots. */
  @property({ type: Boolean, attribute: 'hide-default' }) hideDefault = false;

  /** `off`: after confirming an account people sign in by hand. Default `on`. */
  @property({ attribute: 'auto-sign-in' }) autoSignIn: 'on' | 'off' = 'on';

  /** The name of the app in headings and in the authenticator app. */
  @property({ attribute: 'app-name' }) appName: string | undefined;

  /** `light`, `dark` or `auto`. Default: the page's own `color-scheme`. */
  @property() theme: string | undefined;

  /** The AWS region, `eu-west-1`. Default: that in the pool's id. */
  @property() region: string | undefined;

  /** The user pool, `eu-west-1_Example`; goes over that of `config`, as the other ids do. */
  @property({ attribute: 'user-pool-id' }) userPoolId: string | undefined;

  /** The id of the pool's app client, which must be one without a secret. */
  @property({ attribute: 'user-pool-web-client-id' }) userPoolWebClientId: string | undefined;

  /** The identity pool, for AWS credentials. */
  @property({ attribute: 'identity-pool-id' }) identityPoolId: string | undefined;

  /** Another address of the user-pool service, absolute or relative to the page. */
  @property() endpoint: string | undefined;

  /** Instead of a pool: one that lives in the page, for trying things out. Nothing is kept, nothing leaves the page. */
  @property({ type: Boolean }) sandbox = false;

  /** Any config that `Auth.configure` takes, as an object, JSON, or the URL of JSON. One that says the same changes nothing. */
  @property({ hasChanged: (value, old) => !isSameConfig(value, old) }) config:
    AuthConfigInput | string | undefined;

  /**
   * The Auth to use. Default: the page's `Auth`, or for another pool, client or storage than its own one that is shared
   * with other authenticators. Reading gives the one in use, undefined before the config is read.
   */
  @property({ attribute: false, noAccessor: true })
  set auth(auth: AuthApi | undefined) {
    if (auth === this.#auth) return;
    this.#auth = auth;
    // What is read need not have changed.
    this.requestUpdate('auth', undefined, { hasChanged: () => true });
  }
  get auth(): AuthApi | undefined {
    return this.#auth ?? this.#scope?.auth;
  }

  /** The page's own words for errors, by code or by a function. */
  @property({ attribute: false }) errorMessage: ErrorMessages | undefined;

  /**
   * Other ways in: the guide's `{google_client_id, facebook_app_id, amazon_client_id, oauth_config, auth0}` and
   * `providers: [{name, label, icon}]` for any other provider of the hosted UI; as an attribute in JSON. Default: those
   * that the Auth config names. What is not a provider's name is added to the config of the Auth in use.
   */
  @property() federated: FederatedConfig | string | undefined;

  /** Header and fields of the sign-up form, in the form that Amplify has for them; `<auth-field>` children add theirs. */
  @property({ attribute: false }) signUpConfig: SignUpConfig | undefined;

  /** `off`: sign-up asks for the password once. Default `on`. */
  @property({ attribute: 'confirm-password' }) confirmPassword: 'on' | 'off' = 'on';

  /** The page's own checks, by field name on every screen that has such a field, or one function for all forms. */
  @property({ attribute: false }) validators: Validators | undefined;

  /** The state to start in when no user is signed in. Reading returns the current state. */
  @property({ attribute: 'auth-state' })
  set authState(state: AuthState) {
    this.#initialState = state;
  }
  get authState(): StoredAuthState {
    return this.#scope?.actor.isGuessing === false ? this.#shownState : 'loading';
  }

  /** Data for the state to start in: a user or a user name. Reading gives the data now. */
  @property({ attribute: false })
  set authData(data: AuthData) {
    this.#initialData = data;
  }
  get authData(): AuthData {
    return this.#scope ? selectAuthData(this.#scope.actor.getSnapshot()) : this.#initialData;
  }

  /** The signed-in user. */
  get user(): CognitoUser | undefined {
    return this.authState === 'signedIn' && this.#scope
      ? selectUser(this.#scope.actor.getSnapshot())
      : undefined;
  }

  /** Out of the document there is nothing to be seen, though it may yet turn out to be a move. */
  get #scope(): AuthenticatorContext | undefined {
    return this.isConnected ? this.#provider.context : undefined;
  }

  /** The state whose screen is shown; before it is known who is signed in, that may be `signIn` already. */
  get #shownState(): StoredAuthState {
    const { context } = this.#provider;
    return context ? selectAuthState(context.actor.getSnapshot()) : 'loading';
  }

  readonly #provider = new AuthenticatorContextProvider(this, () => this.#start());
  readonly #outlet = new ScreenOutlet(this);
  readonly #leaving = new MoveController(this);
  readonly #language = new PageLanguage(this);
  /** Missing where the DOM is a stand-in for that of browsers, as happy-dom is. */
  readonly #internals = (this as Partial<HTMLElement>).attachInternals?.();
  /** Nobody is signed in before the machine is there. */
  #content: ProtectedContent | undefined;
  #auth: AuthApi | undefined;
  #initialState: string | undefined;
  #initialData: AuthData;

  constructor() {
    super();
    void loadMachine.loaded.then((machine) => {
      this.#content = new machine.ProtectedContent(this);
      if (this.isConnected) this.#reflect();
    });
    // First of all listeners: who hears of a change finds the element, and the content, changed.
    this.addEventListener('auth-state-change', () => {
      this.#reflect();
      this.requestUpdate();
    });
    this.addEventListener('auth-submit', (event) => {
      if (!this.#provider.hasFailed) return;
      event.preventDefault();
      const form = event.target instanceof Element ? event.target.querySelector('form') : null;
      void this.#retry().then(() => {
        if (!this.#provider.hasFailed) form?.requestSubmit();
      });
    });
  }

  /** Goes to a state, if the data that it needs is there; otherwise an `auth-error` and no change. */
  transition(state: AuthState, data?: AuthData): void {
    this.#scope?.actor.send({ type: 'transition', state, data });
  }

  /** Signs out; `auth-signed-out` tells when it is done. `global`: on every device. */
  signOut(options: { global?: boolean } = {}): void {
    this.#scope?.actor.send({ type: 'signOut', ...options });
  }

  /** The same as `federatedSignIn` of the Auth in use. Rejects with `NotConfigured` before the element is ready, and as that does. */
  federatedSignIn(providerOrDomain: string, token: FederatedToken, user?: object): Promise<AwsCredentials>;
  federatedSignIn(options?: FederatedSignInOptions): Promise<AwsCredentials | undefined>;
  async federatedSignIn(
    provider?: string | FederatedSignInOptions,
    token?: FederatedToken,
    user?: object,
  ): Promise<AwsCredentials | undefined> {
    const auth = this.#scope?.auth;
    if (!auth) throw new AuthError('NotConfigured', 'The authenticator is not ready yet.');
    return typeof provider === 'string' && token
      ? auth.federatedSignIn(provider, token, user)
      : auth.federatedSignIn(typeof provider === 'string' ? { provider } : provider);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // Beside the config, which may have to be fetched.
    loadMachine().catch(() => undefined);
    if (this.#leaving.end() && this.#provider.resume()) {
      this.#reflect();
      this.#leaving.refocus();
    } else if (this.hasUpdated) this.#start();
  }

  /** Moved by `moveBefore`, all the way connected. */
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
    const state = this.#shownState;
    const screen = screenFor(state);
    const replaced = this.#outlet.isReplaced(screen);
    const shown = replaced || !this.#hidden.has(screen);
    const brand = state !== 'signedIn' && state !== 'loading' && this.#has('header', `${screen}-header`);
    return html`
      ${this.#greetsOutside(state) ? html` <div class="auth-card auth-outside"><slot name="greetings"></slot></div> ` : nothing}
      ${
        shown
          ? html`
              <div part="card" class="auth-card" ?data-bar=${state === 'signedIn'}>
                <div class="auth-brand" ?hidden=${!brand}>
                  <slot name="header" @slotchange=${this.#handleSlotChange}></slot>
                  <slot name="${screen}-header" @slotchange=${this.#handleSlotChange}></slot>
                </div>
                <div class=${brand ? 'auth-with-brand' : ''}>
                  <slot
                    name=${screen}
                    class=${this.#outlet.needsPadding(screen) ? 'auth-own' : ''}
                    @slotchange=${this.#handleSlotChange}
                  ></slot>
                </div>
                ${
                  state === 'signedIn'
                    ? nothing
                    : html`
                        <slot name="${screen}-footer"></slot>
                        <slot name="footer"></slot>
                      `
                }
              </div>
            `
          : nothing
      }
      ${
        this.#provider.hasFailed
          ? html`
              <p class="auth-retry">
                <button class="auth-link" type="button" @click=${this.#retry}>
                  ${msg('Try again', { id: 'common.try-again' })}
                </button>
              </p>
            `
          : nothing
      }
      ${state === 'signedIn' ? html` <slot @slotchange=${this.#handleSlotChange}></slot> ` : nothing}
      ${this.#provider.note ?? nothing}
      <slot name="always"></slot>
    `;
  }

  protected override willUpdate(changed: PropertyValues<AuthAuthenticator>): void {
    if (changed.has('theme')) {
      if (this.theme) this.dataset['authTheme'] = this.theme;
      else if (changed.get('theme')) delete this.dataset['authTheme'];
    }
  }

  protected override updated(changed: PropertyValues<AuthAuthenticator>): void {
    const isOtherSandbox = this.sandbox && changed.has('usernameAttributes');
    if (startsAnew.some((name) => changed.has(name)) || isOtherSandbox || !this.#provider.wasStarted)
      this.#start();
    else if (sharedWithScreens.some((name) => changed.has(name))) this.#provider.share();
    this.#reflect();
    this.#outlet.show(screenFor(this.#shownState), this.#hidden);
    this.#checkSlots();
  }

  #start(): void {
    this.#content?.hide();
    void this.#begin(false);
  }

  #begin(isRetry: boolean): Promise<void> {
    const initial = (): ReturnType<Parameters<AuthenticatorContextProvider['start']>[1]> => ({
      initialState: readInitialState(this.#initialState),
      authData: this.#initialData,
    });
    return this.#provider.start(this.#auth, initial, isRetry);
  }

  /** What was typed stays, for the screens stay. */
  readonly #retry = (): Promise<void> => {
    const started = this.#begin(true);
    this.requestUpdate();
    return started;
  };

  /** The screens of ours that are not shown. */
  get #hidden(): ReadonlySet<ScreenName> {
    return this.hideDefault ? new Set(screenNames) : readHide(this.hide);
  }

  /** Whether the page's own greetings have a text for the time before sign-in. */
  #greetsOutside(state: StoredAuthState): boolean {
    if (state === 'signedIn' || isUnknown(state)) return false;
    const own = this.querySelector(':scope > auth-greetings[slot="greetings"]:not([data-auth-screen])');
    return own !== null && (own.hasAttribute('out-greeting') || !!Reflect.get(own, 'outGreeting'));
  }

  #has(...slots: readonly string[]): boolean {
    return slots.some((slot) => this.querySelector(`:scope > [slot="${slot}"]`) !== null);
  }

  /** Only for developers, so that it comes when there is nothing else to do. */
  #checkSlots(): void {
    if (!this.#scope || !this.querySelector(':scope > [slot]:not([data-auth-screen])')) return;
    whenIdle(async () => {
      const { warnOfUnknownSlots } = await loadKnownSlots();
      const { auth } = this.#scope ?? {};
      if (auth && !this.federated) warnOfUnknownSlots(this, auth.configure());
    });
  }

  readonly #handleSlotChange = (): void => this.requestUpdate();

  #reflect(): void {
    const state = this.authState;
    const snapshot = this.#scope?.actor.getSnapshot();
    this.dataset['authState'] = state;
    setCustomState(this.#internals, 'signed-in', state === 'signedIn');
    setCustomState(this.#internals, 'busy', !!snapshot && selectBusy(snapshot));
    if (state === 'signedIn') this.#content?.show();
    else if (this.isConnected) this.#content?.hide();
  }
}
