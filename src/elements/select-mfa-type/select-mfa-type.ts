import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';

import { findMfaFactor } from '../../auth/factors.js';
import { codeLead, codeResent } from '../../forms/controls/code-sent.js';
import { ResendController } from '../../forms/controls/resend-controller.js';
import { errorText } from '../../forms/errors/error-text.js';
import type { Field } from '../../forms/field.js';
import { attributeField } from '../../forms/fields/attribute-field.js';
import { choiceField } from '../../forms/fields/choice-field.js';
import { codeField } from '../../forms/fields/code-field.js';
import { messagesTemplate } from '../../forms/messages.js';
import type { FormValues } from '../../forms/validators.js';
import { AuthError } from '../../lib/auth-error.js';
import { msg } from '../../localization/index.js';
import { isUser } from '../../machine/initial-context.js';
import type { AuthEvent, StoredAuthState } from '../../machine/types.js';
import { plainButtonStyles } from '../../styles/plain-button.js';
import { SecondaryFormScreen } from '../base/secondary-form-screen.js';
import { MfaChallengeController } from './mfa-challenge-controller.js';
import type { MfaMode } from './mfa-mode.js';
import { MfaSettingController } from './mfa-setting-controller.js';
import type { MfaTypes } from './mfa-types.js';

/**
 * Lets users choose their second factor: during sign-in, for the next code (the screen of `selectMFAType`), and as a
 * setting of a signed-in user, anywhere on a page. The setting also asks for the phone number or the email address that codes
 * go to, and verifies it.
 *
 * @slot header - Above the heading, when the screen stands alone.
 * @slot footer - Below the links, when the screen stands alone.
 * @csspart card - The card, when the screen stands alone.
 * @csspart body - Heading and form.
 * @csspart header - Heading and lead.
 * @csspart heading - The heading.
 * @csspart footer - The way back, during sign-in.
 * @fires auth-submit - The choice is about to be sent; cancelable.
 */
export class AuthSelectMfaType extends SecondaryFormScreen {
  /**
   * The factors of the setting: words of `sms`, `totp`, `email` and `optional` (no factor), or
   * `{SMS: true, TOTP: true, Optional: true}`. Default: all, `email` only if `mfa` of the config has it. During sign-in,
   * the pool decides.
   */
  @property({ attribute: 'mfa-types' }) mfaTypes: MfaTypes | undefined;

  static override formStyles = [...super.formStyles, plainButtonStyles];

  protected readonly screen = 'select-mfa-type';

  readonly #challenge = new MfaChallengeController(this, () => this.context);
  readonly #setting = new MfaSettingController(this, {
    context: () => this.context,
    types: () => this.mfaTypes,
    isEmbedded: () => this.embedded,
  });

  readonly #resend = new ResendController(this, () => this.#setting.contact.sentAt);

  protected override get busy(): boolean {
    return super.busy || ['reading', 'saving'].includes(this.#mode.status);
  }

  protected override get submitting(): boolean {
    return super.submitting || this.#mode.status === 'saving';
  }

  protected override get stateAlone(): StoredAuthState {
    if (!isUser(this.authData)) return 'loading';
    return this.authData.challengeName ? 'selectMFAType' : 'signedIn';
  }

  protected heading(): string {
    return this.#mode.heading;
  }

  protected override lead(): TemplateResult | string {
    const { attribute, delivery } = this.#setting.contact;
    if (this.#step === 'code') return codeLead(delivery);
    if (this.#step === 'address')
      return attribute === 'email'
        ? msg('We’ll email you a code when you sign in.', { id: 'mfa-setup.email.lead' })
        : msg('We’ll text you a code when you sign in.', { id: 'mfa-setup.sms.lead' });
    return msg('Choose how to confirm it’s you.', { id: 'select-mfa-type.lead' });
  }

  protected override view(): string {
    return this.#mode.status === 'failed' ? 'failed' : (this.#step ?? 'form');
  }

  protected override notice(): TemplateResult | string | undefined {
    const { isResent, delivery } = this.#setting.contact;
    if (this.#step) return isResent ? codeResent('codeResent', delivery) : undefined;
    return this.#mode.notice;
  }

  protected fields(): readonly Field[] {
    const { attribute, address } = this.#setting.contact;
    if (this.#step === 'address') return [{ ...attributeField(attribute), value: address }];
    if (this.#step === 'code') return [codeField()];
    const { choices, value } = this.#mode;
    return [choiceField('mfaType', msg('Second step', { id: 'select-mfa-type.legend' }), choices, value)];
  }

  protected toEvent({ mfaType }: FormValues): AuthEvent {
    return {
      type: 'selectMFAType.submit',
      mfaType: findMfaFactor(mfaType) ?? 'SOFTWARE_TOKEN_MFA',
    };
  }

  protected override send(values: FormValues): void {
    if (this.#challenge.isActive) super.send(values);
    else this.#setting.submit(values);
  }

  protected submitLabel(): string {
    if (this.#step === 'address') return msg('Send code', { id: 'mfa-setup.send' });
    return this.#step ? msg('Confirm', { id: 'common.confirm' }) : this.#mode.submitLabel;
  }

  protected override busyLabel(): string {
    return (this.#step ? undefined : this.#mode.busyLabel) ?? super.busyLabel();
  }

  protected override errorText(error: AuthError): string | undefined {
    return this.#mode.errorText(error);
  }

  protected override formTemplate(): TemplateResult {
    if (!this.#challenge.isActive && this.#setting.isSignedOut) return this.#renderSignedOut();
    if (this.#mode.status === 'failed') return this.#renderRetry();
    return this.#mode.choices.length > 0 ? super.formTemplate() : this.messages();
  }

  protected override afterForm(): TemplateResult | undefined {
    if (!this.#step) return undefined;
    return html`
      ${this.#step === 'code' ? this.#resend.render(this.busy, () => this.#setting.resend()) : nothing}
      <button
        class="auth-button auth-button-secondary auth-button-plain"
        type="button"
        @click=${() => this.goBack()}
      >
        ${msg('Back', { id: 'common.back.plain' })}
      </button>
    `;
  }

  protected override goBack(): void {
    const { step, attribute } = this.#setting.contact;
    if (!this.#step) super.goBack();
    else this.#setting.back(step === 'address' ? this.form.normalizedValue(attribute) : undefined);
  }

  protected override footer(): TemplateResult | undefined {
    return this.#challenge.isActive ? super.footer() : undefined;
  }

  /** The step of the contact that the setting needs; undefined for the choice. */
  get #step() {
    return this.#challenge.isActive ? undefined : this.#setting.contact.step;
  }

  get #mode(): MfaMode {
    return this.#challenge.isActive ? this.#challenge : this.#setting;
  }

  #renderSignedOut(): TemplateResult {
    const text = errorText(new AuthError('NotSignedIn', ''), {
      settings: this.context?.settings,
      screen: msg('You’ve been signed out. Sign in again.', { id: 'error.session-ended' }),
    });
    return messagesTemplate(text, undefined);
  }

  #renderRetry(): TemplateResult {
    return html`
      ${this.messages()}
      <button class="auth-button" type="button" @click=${() => this.#setting.retry()}>
        ${msg('Try again', { id: 'common.try-again' })}
      </button>
    `;
  }
}
