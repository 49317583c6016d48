import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';

import type { Field } from '../../forms/field.js';
import { appCodeText, firstAppCodeField } from '../../forms/fields/code-field.js';
import { readRememberDevice, rememberDeviceField } from '../../forms/fields/remember-device-field.js';
import { totpStyles } from '../../forms/totp/totp.styles.js';
import { TotpKeyController } from '../../forms/totp/totp-key-controller.js';
import type { AuthError } from '../../lib/auth-error.js';
import { msg } from '../../localization/index.js';
import { selectTotpSecret } from '../../machine/later-screen-selectors.js';
import { selectIsSignedIn, selectUser, selectUsername } from '../../machine/selectors.js';
import { selectFactorsToSetUp, selectRemembersDevice, selectView } from '../../machine/step-selectors.js';
import type { AuthEvent } from '../../machine/types.js';
import { SecondaryFormScreen } from '../base/secondary-form-screen.js';

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
  static override formStyles = [...super.formStyles, totpStyles];

  /**
   * The issuer of the account in the authenticator app. Default: the authenticator's `app-name`, or the host
   * name.
   */
  @property() issuer: string | undefined;

  protected readonly screen = 'totp-setup';

  readonly #key = new TotpKeyController(this, () => {
    const { snapshot } = this;
    const secret = snapshot && selectTotpSecret(snapshot);
    return secret
      ? {
          secret,
          issuer: this.issuer ?? this.context?.settings.appName ?? location.hostname,
          account: selectUser(snapshot)?.attributes?.['email'] ?? selectUsername(snapshot),
        }
      : undefined;
  });

  protected heading(): string {
    return msg('Set up your app', { id: 'totp-setup.heading' });
  }

  protected override lead(): string {
    return msg('You need an authenticator app on your phone.', { id: 'totp-setup.lead' });
  }

  protected fields(): readonly Field[] {
    const { snapshot } = this;
    const code = firstAppCodeField();
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

  protected override formTemplate(): TemplateResult {
    if (this.view() === 'failed') return this.#renderFailed();
    const [code, ...others] = this.fields();
    return html`
      ${this.messages()} ${this.#key.render(code ? this.form.renderField(code) : nothing)}
      ${this.fieldsTemplate(others)} ${this.submitButton()}
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
}
