import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';

import { ScreenController } from '../../controllers/screen-controller.js';
import { dynamicText } from '../../forms/dynamic-text.js';
import { errorText } from '../../forms/errors/error-text.js';
import { adoptForm } from '../../forms/light-dom-form.js';
import { formParts, loadErrorTexts, loadFormParts } from '../../forms/load-form-parts.js';
import { messagesTemplate } from '../../forms/messages.js';
import { warnOnce } from '../../lib/warn.js';
import { getDirection, getLanguage, msg, str } from '../../localization/index.js';
import { selectProvider } from '../../machine/later-screen-selectors.js';
import { selectAuthState, selectBusy, selectError } from '../../machine/selectors.js';
import { hostStyles } from '../../styles/chrome.js';
import { formStyles } from '../../styles/form.js';
import { adoptLateTokens } from '../../styles/late-tokens.js';
import { secondaryButtonStyles } from '../../styles/secondary-button.js';
import { adoptMissing } from '../../styles/style-sheets.js';
import { AuthElement } from '../base/auth-element.js';
import { defaultSettings } from '../base/settings.js';
import {
  alternativesStyles,
  providerListStyles,
  providerStyles,
  providerTokenStyles,
} from './federated-buttons.styles.js';
import { glyph } from './glyphs.js';
import { LightButtons } from './light-buttons.js';
import {
  applyFederated,
  type FederatedConfig,
  parseFederated,
  type Provider,
  readProviders,
} from './providers.js';

/**
 * Shows buttons to sign in with a provider, on the sign-in and sign-up screens or anywhere on a page. The buttons are in
 * the light DOM, so styles of the app apply to them. Signed-in users see nothing.
 *
 * @slot google - Replaces that button. Each other provider has a slot, too: `apple`, `facebook`, `amazon`, `auth0`, `cognito`, or the name in lower case with hyphens. A click on it signs in, unless it is prevented.
 * @csspart list - The list of buttons.
 * @csspart google-button - The place of that button, or the button around what replaces it; so for each other provider.
 * @fires auth-signed-in - A user is signed in; from buttons outside an authenticator.
 * @fires auth-error - The sign-in failed; from buttons outside an authenticator.
 */
export class AuthFederatedButtons extends AuthElement {
  static override styles = [hostStyles, formStyles, providerListStyles];

  /**
   * Amplify's `{google_client_id, facebook_app_id, amazon_client_id, oauth_config, auth0}` and `providers:
   * [{name, label, icon}]`; as JSON in the attribute. Default: the authenticator's, or the providers in the
   * Auth config.
   */
  @property() federated: FederatedConfig | string | undefined;

  @state() private brokenIcons: ReadonlySet<string> = new Set();

  readonly #screen = new ScreenController(this, {
    alone: () => ({ state: 'loading', data: undefined }),
    settings: defaultSettings,
  });
  readonly #buttons = new LightButtons(this, () => this.requestUpdate());

  constructor() {
    super();
    // One listener for the buttons and their replacements, after the app's.
    this.addEventListener('click', (event) => this.#handleClick(event));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    adoptLateTokens(this);
    adoptForm(this, [secondaryButtonStyles, alternativesStyles, providerTokenStyles, providerStyles]);
    this.#buttons.connect();
    void loadFormParts.loaded.then(({ messageStyles }) =>
      adoptMissing(this.renderRoot as ShadowRoot, [messageStyles]),
    );
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#buttons.disconnect();
  }

  override render(): TemplateResult {
    const providers = this.#providers;
    const active = providers.find(({ name }) => name === this.#active);
    return html`
      <div class="auth-list" lang=${getLanguage()} dir=${getDirection()}>
        ${this.#isInForm ? nothing : messagesTemplate(this.#alertText, undefined)}
        <ul part="list" class="auth-providers" ?hidden=${providers.length === 0}>
          ${repeat(
            providers,
            ({ key }) => key,
            (provider) => html` <li class="auth-place">${this.#renderPlace(provider)}</li> `,
          )}
        </ul>
        <p class="auth-hidden" role="status">${active ? dynamicText(this.#busyLabel(active)) : nothing}</p>
      </div>
    `;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const { context } = this.#screen;
    if (context) applyFederated(context.auth, this.#federated, this.localName);
    if (context && selectError(context.actor.getSnapshot()) && !formParts())
      void loadErrorTexts().then(() => this.requestUpdate());
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.#buttons.show(new Map(this.#providers.map((each) => [each.key, this.#buttonTemplate(each)])));
  }

  get #federated(): FederatedConfig | undefined {
    const own = parseFederated(this.federated, this.localName);
    return own ?? parseFederated(this.#screen.context?.settings.federated, 'auth-authenticator');
  }

  get #providers(): readonly Provider[] {
    const { context } = this.#screen;
    if (!context || selectAuthState(context.actor.getSnapshot()) === 'signedIn') return [];
    // The screen around the buttons has already shown the error.
    const teller = this.#isInForm ? undefined : this.localName;
    return readProviders(this.#federated, context.auth.configure(), teller);
  }

  /** Whether a form around the buttons shows the error. */
  get #isInForm(): boolean {
    return this.closest('.auth-form') !== null;
  }

  get #isBusy(): boolean {
    const snapshot = this.#screen.context?.actor.getSnapshot();
    return !snapshot || selectBusy(snapshot);
  }

  /** The provider of the pending sign-in. */
  get #active(): string | undefined {
    const snapshot = this.#screen.context?.actor.getSnapshot();
    return snapshot && selectProvider(snapshot);
  }

  get #alertText(): string | undefined {
    const { context } = this.#screen;
    const error = context && selectError(context.actor.getSnapshot());
    return error && errorText(error, { settings: context.settings });
  }

  #label({ label: provider }: Provider): string {
    return provider
      ? msg(str`Continue with ${provider}`, { id: 'federated-buttons.continue' })
      : msg('Continue on the sign-in page', { id: 'federated-buttons.hosted' });
  }

  #busyLabel({ label: provider }: Provider): string {
    return provider
      ? msg(str`Opening ${provider}…`, { id: 'federated-buttons.busy' })
      : msg('Opening the sign-in page…', { id: 'federated-buttons.hosted-busy' });
  }

  #renderPlace(provider: Provider): TemplateResult {
    const { key } = provider;
    const replacement = this.#buttons.replacement(key);
    const slot = html` <slot name=${key} @slotchange=${() => this.requestUpdate()}></slot> `;
    if (!replacement || replacement.isInteractive)
      return html` <div part="${key}-button" class="auth-place" data-provider=${key}>${slot}</div> `;
    return html`
      <button
        part="${key}-button"
        class="auth-image"
        type="button"
        data-provider=${key}
        aria-label=${replacement.hasName ? nothing : this.#label(provider)}
        aria-busy=${provider.name === this.#active ? 'true' : 'false'}
        aria-disabled=${this.#isBusy ? 'true' : 'false'}
      >
        ${slot}
      </button>
    `;
  }

  #buttonTemplate(provider: Provider): TemplateResult {
    const { key, name } = provider;
    const busy = name === this.#active;
    return html`
      <button
        class="auth-button auth-button-secondary auth-button-provider auth-button-${key}"
        type="button"
        lang=${getLanguage()}
        dir=${getDirection()}
        aria-busy=${busy ? 'true' : 'false'}
        aria-disabled=${this.#isBusy ? 'true' : 'false'}
      >
        ${busy ? this.#spinner() : this.#glyph(provider)}
        <span>${dynamicText(busy ? this.#busyLabel(provider) : this.#label(provider))}</span>
      </button>
    `;
  }

  #spinner(): TemplateResult {
    return html`
      <span class="auth-glyph auth-glyph-spinner"><span class="auth-spinner" aria-hidden="true"></span></span>
    `;
  }

  #glyph({ key, name, icon }: Provider): TemplateResult {
    if (icon === undefined || this.brokenIcons.has(icon)) return glyph(key);
    const handleError = (): void => {
      warnOnce(`<${this.localName}> federated: the icon of ${name} could not be loaded from "${icon}".`);
      this.brokenIcons = new Set([...this.brokenIcons, icon]);
    };
    return html`
      <img class="auth-glyph" src=${icon} alt="" referrerpolicy="no-referrer" @error=${handleError} />
    `;
  }

  #handleClick(event: Event): void {
    const key = event
      .composedPath()
      .map((each) => (each as Partial<HTMLElement>).dataset?.['provider'])
      .find((each) => each !== undefined);
    const { context } = this.#screen;
    if (!context || key === undefined || event.defaultPrevented) return;
    // A link of the app would navigate, and its button would submit the form around it.
    event.preventDefault();
    const provider = this.#providers.find((each) => each.key === key);
    if (!provider || this.#isBusy) return;
    applyFederated(context.auth, this.#federated, this.localName);
    const { name, isCustom } = provider;
    context.actor.send({ type: 'federated.signIn', provider: name, isCustom });
  }
}
