import { type CSSResultGroup, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';

import type { AuthApi } from '../../../auth/api.js';
import { dispatchAuthEvent } from '../../../controllers/auth-events.js';
import { dynamicText } from '../../../forms/dynamic-text.js';
import { errorText } from '../../../forms/errors/error-text.js';
import type { Field } from '../../../forms/field.js';
import { loadFormParts } from '../../../forms/load-form-parts.js';
import { messagesTemplate } from '../../../forms/messages.js';
import type { AuthError } from '../../../lib/auth-error.js';
import { warnOnce } from '../../../lib/warn.js';
import { getDirection, getLanguage, msg } from '../../../localization/index.js';
import { accountStyles } from '../../../styles/account.js';
import { adoptLateTokens } from '../../../styles/late-tokens.js';
import { messageStyles } from '../../../styles/messages.js';
import { AuthElement } from '../auth-element.js';
import { SecondaryFormScreen } from '../secondary-form-screen.js';
import type { ScreenContext } from '../settings.js';
import { AccountContextController } from './account-context.js';
import { AccountController, type AccountOwner } from './account-controller.js';
import type { AccountChange } from './account-news.js';
import { ownerOf } from './owner.js';

/**
 * The base of the parts of the account: a section with a heading, messages, and content that is read from the service. A
 * part stands in `<auth-account>`, in an authenticator, or alone with an `auth`.
 */
export abstract class AccountSection<Data = unknown> extends AuthElement {
  static override styles: CSSResultGroup = [SecondaryFormScreen.styles, messageStyles, accountStyles];

  /** The `Auth` of the session, outside an authenticator. Default: `Auth`. */
  @property({ attribute: false }) auth: AuthApi | undefined;

  /** The changes after which what is shown is read again. */
  protected abstract readonly follows: readonly AccountChange[];

  protected readonly account = new AccountController<Data>(this, {
    owner: () => this.owner,
    read: (owner) => this.read(owner),
    follows: () => this.follows,
    onOtherUser: () => this.leave(),
    onError: (error) => this.handleError(error),
  });

  readonly #context = new AccountContextController(this, () => this.leave());

  #error: AuthError | undefined;
  #notice: (() => string) | undefined;

  /** Whether the part has something to show: a user is signed in, and the user pool has what the part is for. */
  get available(): boolean {
    return !['signedOut', 'unavailable'].includes(this.account.status);
  }

  /**
   * Whether it is known if the part has something to show.
   *
   * @ignore
   */
  get settled(): boolean {
    return this.account.status !== 'reading';
  }

  /** The heading, in the current language. */
  get label(): string {
    return this.heading();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    adoptLateTokens(this);
    void loadFormParts().then(
      () => this.requestUpdate(),
      () => undefined,
    );
  }

  override render(): TemplateResult | typeof nothing {
    if (!this.available) return nothing;
    const { status } = this.account;
    return html`
      <section
        part="section"
        class="auth-card auth-section"
        aria-labelledby="heading"
        aria-busy=${status === 'reading' ? 'true' : 'false'}
        lang=${getLanguage()}
        dir=${getDirection()}
      >
        <h2 part="heading" class="auth-section-heading" id="heading" tabindex="-1">
          ${dynamicText(this.heading())}
        </h2>
        ${this.#messages()} ${status === 'failed' ? this.#renderRetry() : nothing}
        ${status === 'reading' ? this.#renderReading() : nothing}
        ${status === 'ready' ? this.content() : nothing}
      </section>
    `;
  }

  /** Moves the focus to the heading. */
  async focusHeading(): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.auth-section-heading')?.focus();
  }

  protected abstract heading(): string;

  /** Reads what the part shows. Resolves to undefined where this user has nothing of the kind: the part is then hidden. */
  protected abstract read(owner: AccountOwner): Promise<Data | undefined>;

  /** What is shown once it is read. */
  protected abstract content(): TemplateResult;

  /** The message for an error where the one for its code does not fit. */
  protected errorText(_error: AuthError): string | undefined {
    return undefined;
  }

  /** The signed-in user of the user pool. */
  protected get owner(): AccountOwner | undefined {
    return ownerOf(this.context);
  }

  /** The context of the authenticator around the part, or its own. */
  protected get context(): ScreenContext | undefined {
    return this.#context.current;
  }

  /** Shows that an action has succeeded. `notice` is called on each render, so that it follows the language. */
  protected succeed(notice: () => string): void {
    this.#notice = notice;
    this.requestUpdate();
  }

  protected clearMessages(): void {
    this.#error = this.#notice = undefined;
    this.requestUpdate();
  }

  /** Shows the error of an action, and dispatches `auth-error`. */
  protected handleError(error: AuthError): void {
    this.showError(error);
    this.requestUpdate();
    dispatchAuthEvent(this, 'auth-error', { error });
    loadFormParts().then(
      ({ warnDeveloper }) => warnDeveloper(error),
      () => undefined,
    );
  }

  protected showError(error: AuthError): void {
    this.showAbove(error);
  }

  /** Shows an error above the rows. */
  protected showAbove(error: AuthError): void {
    this.#error = error;
    this.requestUpdate();
  }

  /** Forgets what was typed and shown: another user is signed in, or none, or the part is removed. */
  protected leave(): void {
    this.clearMessages();
  }

  /** The text for an error, above the rows or at a field. */
  protected textOf(error: AuthError, field?: Field): string {
    return errorText(error, {
      settings: this.context?.settings,
      state: 'signedIn',
      isSignedIn: true,
      screen: this.errorText(error),
      field,
    });
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const { status, failure } = this.account;
    // `<auth-account>` tries every part; a part that the page has put somewhere should be seen.
    if (status === 'unavailable' && failure && this.dataset['authPart'] === undefined)
      warnOnce(`<${this.localName}> is hidden. ${failure.code}: ${failure.message}`);
  }

  #messages(): TemplateResult {
    const error = this.#error ?? (this.account.status === 'failed' ? this.account.failure : undefined);
    return messagesTemplate(error && this.textOf(error), this.#notice?.());
  }

  #renderReading(): TemplateResult {
    // Not a status: several parts would say it, and <auth-account> does.
    return html` <p class="auth-section-lead">${msg('Loading…', { id: 'account.loading' })}</p> `;
  }

  /** The button is gone while it reads. */
  #retry(): void {
    this.account.read();
    void this.focusHeading();
  }

  #renderRetry(): TemplateResult {
    return html`
      <div>
        <button class="auth-link" type="button" @click=${() => this.#retry()}>
          ${msg('Try again', { id: 'common.try-again' })}
        </button>
      </div>
    `;
  }
}
