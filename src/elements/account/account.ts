import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';

import type { AuthApi } from '../../auth/api.js';
import { dynamicText } from '../../forms/dynamic-text.js';
import { errorText } from '../../forms/errors/error-text.js';
import { messagesTemplate } from '../../forms/messages.js';
import { type AuthError, toAuthError } from '../../lib/auth-error.js';
import { getDirection, getLanguage, msg } from '../../localization/index.js';
import { hostStyles } from '../../styles/chrome.js';
import { adoptLateTokens } from '../../styles/late-tokens.js';
import { messageStyles } from '../../styles/messages.js';
import { AuthElement } from '../base/auth-element.js';
import type { AuthProfile } from '../profile/profile.js';
import { accountPageStyles } from './account.styles.js';
import { isPart, type Part } from './part.js';
import { accountParts, loadPartBase, type PartTag, wantedParts } from './parts.js';

/** How long parts wait for those before them, in milliseconds. */
const PATIENCE_MS = 1000;

/** How long it takes to scroll to a part, in milliseconds. */
const SCROLL_MS = 1000;

/**
 * The account of the signed-in user: every part that the user pool offers, with a list of the parts beside them where there
 * is room. It stands in an authenticator, or anywhere with an `auth`.
 *
 * @slot - Custom parts and other content, after the parts. A part of this package that the page puts here is not added again.
 * @csspart navigation - The list of the parts.
 */
export class AuthAccount extends AuthElement {
  static override styles = [hostStyles, messageStyles, accountPageStyles];

  /** The `Auth` of the session, outside an authenticator. Default: `Auth`. */
  @property({ attribute: false }) auth: AuthApi | undefined;

  /**
   * The parts to show, in their order: names such as `contact change-password passkeys`. Default: all. Those that the user pool does
   * not offer, or that this user has nothing of, are hidden.
   */
  @property() parts: string | readonly string[] | undefined;

  /** The attributes that the profile shows: `profileFields` of `<auth-profile>`. */
  @property({ attribute: 'profile-fields' }) profileFields: AuthProfile['profileFields'];

  /** The part at the top of the window. */
  @state() private current: Part | undefined;

  /** Whether parts wait for those before them. False after `PATIENCE_MS`: slow parts no longer delay the others. */
  @state() private isPatient = true;

  /** Why parts could not be loaded. */
  @state() private failure: AuthError | undefined;

  readonly #partController = { hostUpdated: (): void => this.requestUpdate() };
  readonly #followed = new WeakSet<Part>();
  #observer: IntersectionObserver | undefined;
  /** When the list last led to a part. The last parts cannot scroll up to the observed line, so it is ignored meanwhile. */
  #wentAt = -SCROLL_MS;
  #patience: ReturnType<typeof setTimeout> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    adoptLateTokens(this);
    this.#observer = new IntersectionObserver(
      (entries) => {
        const top = entries.find(({ isIntersecting }) => isIntersecting);
        if (top && performance.now() - this.#wentAt > SCROLL_MS) this.current = top.target as Part;
      },
      // A line in the upper third of the window.
      { rootMargin: '-30% 0px -69% 0px' },
    );
    for (const part of this.#parts) this.#observer.observe(part);
    this.#addParts();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#observer?.disconnect();
    this.#waitAnew();
  }

  override render(): TemplateResult {
    const shown = this.#parts.filter(({ available, hidden }) => available && !hidden);
    const isReading = shown.length === 0 && this.#parts.some(({ settled }) => !settled);
    const current = this.current && shown.includes(this.current) ? this.current : shown[0];
    return html`
      <div class="auth-account" lang=${getLanguage()} dir=${getDirection()}>
        ${this.failure ? this.#renderRetry(this.failure) : nothing}
        ${
          shown.length > 1
            ? html`
                <nav
                  part="navigation"
                  class="auth-account-nav"
                  aria-label=${msg('Account', { id: 'greetings.region' })}
                >
                  <ul class="auth-account-list">
                    ${shown.map((part) => this.#renderLink(part, part === current))}
                  </ul>
                </nav>
              `
            : nothing
        }
        <p class="auth-account-status" role="status" ?data-empty=${!isReading}>
          ${isReading ? dynamicText(msg('Loading…', { id: 'account.loading' })) : nothing}
        </p>
        <div class="auth-account-parts"><slot @slotchange=${() => this.requestUpdate()}></slot></div>
      </div>
    `;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (changed.has('parts') && this.hasUpdated) this.#addParts();
    for (const part of this.#parts) {
      if (!this.#followed.has(part)) this.#follow(part);
      if (changed.has('auth')) part.auth = this.auth;
      if (changed.has('profileFields')) this.#passFields(part);
    }
    this.#showParts();
  }

  /** Shows the parts from the top down, each once it is read, so that what is shown does not move. */
  #showParts(): void {
    const ownParts = this.#ownParts;
    if (!this.#parts.some(({ available }) => available)) this.#waitAnew();
    else if (this.isPatient) this.#patience ??= setTimeout(() => (this.isPatient = false), PATIENCE_MS);
    let isWaiting = false;
    for (const child of ownParts) {
      const part = isPart(child) ? child : undefined;
      isWaiting ||= this.isPatient && !part?.settled;
      if (part) part.hidden = !part.available || (isWaiting && part.hidden);
    }
  }

  /** The next user's parts appear as the first one's did. */
  #waitAnew(): void {
    clearTimeout(this.#patience);
    this.#patience = undefined;
    this.isPatient = true;
  }

  /** The parts that this element has added. */
  get #ownParts(): readonly Element[] {
    return [...this.children].filter((child) => child.hasAttribute('data-auth-part'));
  }

  /** The parts whose class has loaded. */
  get #parts(): readonly Part[] {
    return [...this.children].filter(isPart);
  }

  #follow(part: Part): void {
    this.#followed.add(part);
    part.addController(this.#partController);
    this.#observer?.observe(part);
    if (this.auth) part.auth = this.auth;
    if (this.profileFields !== undefined) this.#passFields(part);
  }

  #passFields(part: Part): void {
    if (part.localName === 'auth-profile') part.profileFields = this.profileFields;
  }

  #renderLink(part: Part, isCurrent: boolean): TemplateResult {
    return html`
      <li>
        <button
          class="auth-link auth-account-link"
          type="button"
          aria-current=${isCurrent ? 'true' : 'false'}
          @click=${() => this.#goTo(part)}
        >
          ${dynamicText(part.label)}
        </button>
      </li>
    `;
  }

  #goTo(part: Part): void {
    this.#wentAt = performance.now();
    part.scrollIntoView({ block: 'start' });
    this.current = part;
    void part.focusHeading();
  }

  #renderRetry(error: AuthError): TemplateResult {
    return html`
      <div class="auth-account-failure">
        ${messagesTemplate(errorText(error, { settings: undefined, state: 'signedIn', isSignedIn: true }), undefined)}
        <button class="auth-link" type="button" @click=${() => this.#load()}>
          ${msg('Try again', { id: 'common.try-again' })}
        </button>
      </div>
    `;
  }

  /** Adds the wanted parts that the page has not put here, and removes ownParts that are not wanted. */
  #addParts(): void {
    const wanted = wantedParts(this.parts);
    const ownParts = this.#ownParts;
    const [anchor = null] = [...this.childNodes].filter((child) => !ownParts.includes(child as Element));
    for (const part of ownParts) if (!wanted.some((tag) => tag === part.localName)) part.remove();
    for (const tag of wanted) {
      const child = [...this.children].find(({ localName }) => localName === tag);
      if (!child || ownParts.includes(child)) this.insertBefore(child ?? this.#create(tag), anchor);
    }
    this.#load();
  }

  #create(tag: PartTag): Element {
    const part = document.createElement(tag);
    part.dataset['authPart'] = '';
    part.hidden = true;
    // Before its class is there: it never reads with the default `Auth`.
    if (this.auth) Object.assign(part, { auth: this.auth });
    return part;
  }

  #load(): void {
    const parts = wantedParts(this.parts).map((tag) => accountParts[tag]().then(() => this.requestUpdate()));
    // Until then, the message and its button stay, with the focus.
    Promise.all([loadPartBase(), ...parts]).then(
      () => (this.failure = undefined),
      (error: unknown) => (this.failure = toAuthError(error)),
    );
  }
}
