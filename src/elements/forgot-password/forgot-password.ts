import { html, type TemplateResult } from 'lit';

import { codeResent, wasSent } from '../../forms/controls/code-sent.js';
import { destinationText, PLACEHOLDER } from '../../forms/controls/destination-text.js';
import { ResendController } from '../../forms/controls/resend-controller.js';
import type { Field } from '../../forms/field.js';
import { codeField } from '../../forms/fields/code-field.js';
import { confirmPasswordField } from '../../forms/fields/confirm-password-field.js';
import { hiddenUsername } from '../../forms/fields/hidden-username.js';
import { newPasswordField } from '../../forms/fields/new-password-field.js';
import { usernameField } from '../../forms/fields/username-field.js';
import { AuthError } from '../../lib/auth-error.js';
import { msg, str } from '../../localization/index.js';
import { selectNotice, selectUsername } from '../../machine/selectors.js';
import { selectCodeSentAt, selectDelivery, selectView } from '../../machine/step-selectors.js';
import type { AuthEvent } from '../../machine/types.js';
import { SecondaryFormScreen } from '../base/secondary-form-screen.js';

/**
 * Sends a code, then asks for it with a new password: the screen of `forgotPassword`. Never reveals whether an account exists.
 *
 * @slot header - Above the heading, when the screen stands alone.
 * @slot footer - Below the links, when the screen stands alone.
 * @csspart card - The card, when the screen stands alone.
 * @csspart body - Heading and form.
 * @csspart header - Heading and lead.
 * @csspart heading - The heading.
 * @csspart footer - The way back.
 * @fires auth-submit - The username, or the code with the new password, is about to be sent; cancelable.
 */
export class AuthForgotPassword extends SecondaryFormScreen {
  protected readonly screen = 'forgot-password';

  readonly #resend = new ResendController(this, () => this.snapshot && selectCodeSentAt(this.snapshot));

  protected heading(): string {
    return msg('Reset your password', { id: 'forgot-password.heading' });
  }

  protected override lead(): string | undefined {
    if (this.snapshot && selectNotice(this.snapshot) === 'resetRequired')
      return msg('Your password needs a reset before you sign in.', { id: 'forgot-password.required' });
    return this.#submitting ? undefined : msg('We’ll send you a code.', { id: 'forgot-password.lead' });
  }

  protected override notice(): TemplateResult | string | undefined {
    if (!this.#submitting || !this.snapshot) return undefined;
    const delivery = selectDelivery(this.snapshot);
    const destination = delivery?.Destination;
    const resent = codeResent(selectNotice(this.snapshot), delivery);
    if (resent && wasSent(delivery)) return resent;
    return destination
      ? destinationText(
          msg(str`If that account exists, a code is on its way to ${PLACEHOLDER}.`, {
            id: 'forgot-password.sent',
          }),
          destination,
        )
      : msg('If that account exists, a code is on its way.', { id: 'forgot-password.sent.plain' });
  }

  /**
   * Without an account no code was sent, so each code is wrong: an app client may reveal that, the screen
   * does not.
   */
  protected override errorToShow(error: AuthError): AuthError {
    return error.code === 'UserNotFoundException'
      ? new AuthError('CodeMismatchException', error.message, { cause: error })
      : error;
  }

  protected fields(): readonly Field[] {
    if (!this.#submitting)
      return [usernameField(this.context?.settings.usernameAttributes ?? [], this.#username)];
    return [
      codeField(),
      newPasswordField(msg('New password', { id: 'common.new-password' })),
      confirmPasswordField(),
    ];
  }

  protected override formTemplate(): TemplateResult {
    return this.#submitting
      ? html` ${hiddenUsername(this.#username)}${super.formTemplate()} `
      : super.formTemplate();
  }

  protected toEvent(values: Readonly<Record<string, string>>): AuthEvent {
    return this.#submitting
      ? { type: 'forgotPassword.submit', code: values['code'] ?? '', password: values['password'] ?? '' }
      : { type: 'forgotPassword.send', username: values['username'] ?? '' };
  }

  protected submitLabel(): string {
    return this.#submitting
      ? msg('Reset password', { id: 'forgot-password.save' })
      : msg('Send code', { id: 'forgot-password.submit' });
  }

  protected override afterForm(): TemplateResult | undefined {
    if (!this.#submitting) return undefined;
    return this.#resend.render(this.busy, () => this.context?.actor.send({ type: 'forgotPassword.resend' }));
  }

  /** Whether the code has been sent, and the screen asks for it. */
  get #submitting(): boolean {
    return !!this.snapshot && selectView(this.snapshot) === 'submit';
  }

  get #username(): string {
    return this.snapshot ? selectUsername(this.snapshot) : '';
  }
}
