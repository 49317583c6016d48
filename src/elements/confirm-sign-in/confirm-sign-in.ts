import type { TemplateResult } from 'lit';
import type { AuthError } from '../../lib/auth-error.js';
import { msg, str } from '../../localization/index.js';
import { selectUser } from '../../machine/selectors.js';
import type { AuthEvent } from '../../machine/types.js';
import { appCodeText, codeField } from '../../forms/fields/code-field.js';
import type { Field } from '../../forms/field.js';
import { SecondaryFormScreen } from '../base/secondary-form-screen.js';
import { PLACEHOLDER, destinationText } from '../../forms/controls/destination-text.js';

/**
 * Asks for the code of the second factor, from a text message or an authenticator app: the screen of `confirmSignIn`.
 *
 * @slot header - Above the heading, when the screen stands alone.
 * @slot footer - Below the links, when the screen stands alone.
 * @csspart card - The card, when the screen stands alone.
 * @csspart body - Heading and form.
 * @csspart header - Heading and lead.
 * @csspart heading - The heading.
 * @csspart footer - The way back.
 * @fires auth-submit - The code is about to be sent; cancelable.
 */
export class AuthConfirmSignIn extends SecondaryFormScreen {
  protected readonly screen = 'confirm-sign-in';

  protected heading(): string {
    return this.#texted
      ? msg('Check your phone', { id: 'confirm-sign-in.heading.sms' })
      : msg('Enter your code', { id: 'confirm-sign-in.heading.totp' });
  }

  protected override lead(): TemplateResult | string {
    if (!this.#texted)
      return msg('Open your authenticator app to find it.', { id: 'confirm-sign-in.lead.totp' });
    const destination = this.#user?.challengeParam?.CODE_DELIVERY_DESTINATION;
    return destination
      ? destinationText(
          msg(str`Enter the code we texted to ${PLACEHOLDER}.`, { id: 'confirm-sign-in.lead.sms' }),
          destination,
        )
      : msg('Enter the code we texted you.', { id: 'confirm-sign-in.lead.sms.plain' });
  }

  protected fields(): readonly Field[] {
    return [codeField()];
  }

  protected toEvent(values: Readonly<Record<string, string>>): AuthEvent {
    return { type: 'confirmSignIn.submit', code: values['code'] ?? '' };
  }

  protected submitLabel(): string {
    return msg('Confirm', { id: 'common.confirm' });
  }

  protected override errorText(error: AuthError): string | undefined {
    return this.#texted ? undefined : appCodeText(error);
  }

  get #user() {
    return this.snapshot && selectUser(this.snapshot);
  }

  get #texted(): boolean {
    return this.#user?.challengeName === 'SMS_MFA';
  }
}
