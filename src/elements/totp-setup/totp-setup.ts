import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';

import { loadErrorTemplate } from '../../forms/controls/not-loaded.js';
import { dynamicText } from '../../forms/dynamic-text.js';
import type { Field } from '../../forms/field.js';
import { appCodeText, codeField } from '../../forms/fields/code-field.js';
import { readRememberDevice, rememberDeviceField } from '../../forms/fields/remember-device-field.js';
import { copyIcon } from '../../forms/more-icons.js';
import type { AuthError } from '../../lib/auth-error.js';
import { ofDocument } from '../../lib/document-member.js';
import { encodeText } from '../../lib/urls.js';
import { msg } from '../../localization/index.js';
import { selectTotpSecret } from '../../machine/later-screen-selectors.js';
import { selectIsSignedIn, selectUser, selectUsername } from '../../machine/selectors.js';
import { selectFactorsToSetUp, selectRemembersDevice, selectView } from '../../machine/step-selectors.js';
import type { AuthEvent } from '../../machine/types.js';
import { SecondaryFormScreen } from '../base/secondary-form-screen.js';
import { encodeQr, type QrCode, qrTemplate } from './qr-code.js';
import { totpSetupStyles } from './totp-setup.styles.js';

/**
 * Sets up an authenticator app with a QR code or a key: the screen of `TOTPSetup`.
 *
 * @slot header - Above the heading, when the screen stands alone.
 * @slot footer - Below the links, when the screen stands alone.
 * @csspart card - The card, when the screen stands alone.
 * @csspart body - Heading and form.
 * @csspart header - Heading and lead.
 * @csspart heading - The heading.
 * @csspart footer - The way back.
 * @fires auth-submit - The first code is about to be sent; cancelable.
 */
export class AuthTotpSetup extends SecondaryFormScreen {
  static override formStyles = [...super.formStyles, totpSetupStyles];

  /**
   * The issuer of the account in the authenticator app. Default: the authenticator's `app-name`, or the host
   * name.
   */
  @property() issuer: string | undefined;

  protected readonly screen = 'totp-setup';

  /** `missing`: the encoder failed to load. */
  @state() private qr: QrCode | 'missing' | undefined;
  @state() private copied = false;
  #encoded: string | undefined;

  protected heading(): string {
    return msg('Set up your app', { id: 'totp-setup.heading' });
  }

  protected override lead(): string {
    return msg('You need an authenticator app on your phone.', { id: 'totp-setup.lead' });
  }

  protected fields(): readonly Field[] {
    const { snapshot } = this;
    const code = { ...codeField(), label: msg('Enter the code it shows', { id: 'totp-setup.code' }) };
    return snapshot && !selectIsSignedIn(snapshot) && this.context?.settings.rememberDevice === 'ask'
      ? [code, rememberDeviceField(selectRemembersDevice(snapshot))]
      : [code];
  }

  protected toEvent(values: Readonly<Record<string, string>>): AuthEvent {
    return { type: 'TOTPSetup.submit', code: values['code'] ?? '', ...readRememberDevice(values) };
  }

  protected submitLabel(): string {
    return msg('Turn on', { id: 'totp-setup.submit' });
  }

  protected override back(): AuthEvent {
    const factors = this.snapshot ? selectFactorsToSetUp(this.snapshot) : [];
    return factors.length > 1 ? { type: 'nav.MFASetup' } : super.back();
  }

  protected override errorText(error: AuthError): string | undefined {
    return appCodeText(error);
  }

  /** The key arrives in a form that may already have the focus. */
  protected override view(): string {
    return this.snapshot && selectView(this.snapshot) === 'failed' ? 'failed' : 'form';
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const uri = this.#uri;
    if (uri === this.#encoded) return;
    this.#encoded = uri;
    this.qr = undefined;
    if (uri) void this.#encode(uri);
  }

  protected override formTemplate(): TemplateResult {
    if (this.view() === 'failed') return this.#renderFailed();
    const [code, ...others] = this.fields();
    return html`
      ${this.messages()}
      <ol class="auth-steps">
        <li class="auth-step">
          <div class="auth-step-body">
            <p class="auth-step-text">${msg('Scan this with the app.', { id: 'totp-setup.scan' })}</p>
            ${this.#renderQr()}
          </div>
        </li>
        <li class="auth-step">
          <div class="auth-step-body">
            <p class="auth-step-text">${msg('Can’t scan? Type this key.', { id: 'totp-setup.key' })}</p>
            ${this.#renderKey()}
          </div>
        </li>
        <li class="auth-step">
          <div class="auth-step-body">${code ? this.form.renderField(code) : nothing}</div>
        </li>
      </ol>
      ${this.fieldsTemplate(others)} ${this.submitButton()}
    `;
  }

  get #secret(): string | undefined {
    return this.snapshot && selectTotpSecret(this.snapshot);
  }

  /**
   * The content of the QR code: the key URI format of authenticator apps (google-authenticator wiki, Key Uri
   * Format).
   */
  get #uri(): string | undefined {
    const secret = this.#secret;
    if (!secret || !this.snapshot) return undefined;
    const issuer = encodeText(this.issuer ?? this.context?.settings.appName ?? location.hostname);
    const user = selectUser(this.snapshot);
    const account = encodeText(user?.attributes?.['email'] ?? selectUsername(this.snapshot));
    return `otpauth://totp/${issuer}:${account}?secret=${secret}&issuer=${issuer}`;
  }

  async #encode(uri: string): Promise<void> {
    this.qr = undefined;
    const qr = await encodeQr(uri).catch(() => 'missing' as const);
    if (this.#encoded === uri) this.qr = qr;
  }

  #renderQr(): TemplateResult {
    if (this.qr === 'missing')
      return html`
        <p class="auth-step-text" role="status">
          ${loadErrorTemplate(
            () => void this.#encode(this.#encoded ?? ''),
            msg('The QR code couldn’t be loaded. Type the key below into the app.', {
              id: 'totp-setup.no-qr',
            }),
          )}
        </p>
      `;
    return this.qr
      ? qrTemplate(this.qr, msg('QR code for your authenticator app', { id: 'totp-setup.qr' }))
      : html` <div class="auth-qr auth-qr-pending"></div> `;
  }

  #renderKey(): TemplateResult {
    const secret = this.#secret;
    const grouped = secret?.match(/.{1,4}/g)?.join(' ');
    return html`
      <div class="auth-secret">
        <code class="auth-secret-text" dir="ltr" translate="no">${grouped ?? nothing}</code>
        <button
          class="auth-tool"
          type="button"
          ?disabled=${!secret}
          @click=${() => {
            if (secret) void this.#copy(secret);
          }}
        >
          ${copyIcon()}
          <span>
            ${dynamicText(
              this.copied
                ? msg('Copied', { id: 'totp-setup.copied' })
                : msg('Copy', { id: 'totp-setup.copy' }),
            )}
          </span>
        </button>
        <span class="auth-hidden" role="status">
          ${this.copied ? msg('Copied', { id: 'totp-setup.copied' }) : nothing}
        </span>
      </div>
    `;
  }

  #renderFailed(): TemplateResult {
    return html`
      ${this.messages()}
      <button
        class="auth-button"
        type="button"
        @click=${() => this.context?.actor.send({ type: 'TOTPSetup.retry' })}
      >
        ${msg('Try again', { id: 'common.try-again' })}
      </button>
    `;
  }

  async #copy(secret: string): Promise<void> {
    try {
      // The clipboard of the window that has the focus.
      await ofDocument('defaultView', this.ownerDocument)?.navigator.clipboard.writeText(secret);
    } catch {
      // Without permission, the user can select and copy the key manually.
      return;
    }
    this.copied = true;
    setTimeout(() => {
      this.copied = false;
    }, 2000);
  }
}
