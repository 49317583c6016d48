import type { TemplateResult } from 'lit';

import { codeLead, codeResent, wasSent } from '../../forms/controls/code-sent.js';
import { ResendController } from '../../forms/controls/resend-controller.js';
import type { Field } from '../../forms/field.js';
import { codeField } from '../../forms/fields/code-field.js';
import { usernameField } from '../../forms/fields/username-field.js';
import { msg } from '../../localization/index.js';
import { selectNotice, selectUsername } from '../../machine/selectors.js';
import { selectCodeSentAt, selectDelivery } from '../../machine/step-selectors.js';
import type { AuthEvent } from '../../machine/types.js';
import { SecondaryFormScreen } from '../base/secondary-form-screen.js';

/**
 * Asks for the code that confirms a new account: the screen of `confirmSignUp`.
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
export class AuthConfirmSignUp extends SecondaryFormScreen {
  protected readonly screen = 'confirm-sign-up';

  readonly #resend = new ResendController(this, () => this.snapshot && selectCodeSentAt(this.snapshot));

  protected heading(): string {
    if (!wasSent(this.#delivery))
      return msg('Confirm your account', { id: 'confirm-sign-up.heading.unsent' });
    return this.#delivery?.DeliveryMedium === 'SMS'
      ? msg('Check your phone', { id: 'confirm-sign-up.heading.phone' })
      : msg('Check your email', { id: 'confirm-sign-up.heading' });
  }

  protected override lead(): TemplateResult | string {
    return codeLead(this.#delivery);
  }

  protected override notice(): TemplateResult | string | undefined {
    return this.snapshot && codeResent(selectNotice(this.snapshot), this.#delivery);
  }

  protected fields(): readonly Field[] {
    return this.#username
      ? [codeField()]
      : [usernameField(this.context?.settings.usernameAttributes ?? [], ''), codeField()];
  }

  protected toEvent(values: Readonly<Record<string, string>>): AuthEvent {
    return { type: 'confirmSignUp.submit', code: values['code'] ?? '', ...this.#named(values['username']) };
  }

  protected submitLabel(): string {
    return msg('Confirm', { id: 'common.confirm' });
  }

  protected override afterForm(): TemplateResult {
    return this.#resend.render(this.busy, () =>
      this.context?.actor.send({
        type: 'confirmSignUp.resend',
        ...this.#named(this.form.normalizedValue('username')),
      }),
    );
  }

  get #username(): string {
    return this.snapshot ? selectUsername(this.snapshot) : '';
  }

  get #delivery() {
    return this.snapshot && selectDelivery(this.snapshot);
  }

  /** The username, if the app opened this screen without one and the user types it. */
  #named(username: string | undefined): { username?: string } {
    return this.#username || !username ? {} : { username };
  }
}
