import type { TemplateResult } from 'lit';

import { findMfaFactor } from '../../auth/factors.js';
import type { Field } from '../../forms/field.js';
import type { AuthError } from '../../lib/auth-error.js';
import { msg } from '../../localization/index.js';
import { selectUser } from '../../machine/selectors.js';
import type { AuthEvent } from '../../machine/types.js';
import { factorTexts } from '../base/factor-texts.js';
import { SecondaryFormScreen } from '../base/secondary-form-screen.js';

/**
 * Asks for the code of the second factor: the screen of `confirmSignIn`.
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
    return this.#texts.heading();
  }

  protected override lead(): TemplateResult | string {
    return this.#texts.lead(this.#user?.challengeParam?.CODE_DELIVERY_DESTINATION);
  }

  protected fields(): readonly Field[] {
    return [this.#texts.field()];
  }

  protected toEvent(values: Readonly<Record<string, string>>): AuthEvent {
    return { type: 'confirmSignIn.submit', code: values['code'] ?? '' };
  }

  protected submitLabel(): string {
    return msg('Confirm', { id: 'common.confirm' });
  }

  protected override errorText(error: AuthError): string | undefined {
    return this.#texts.codeError?.(error);
  }

  get #user() {
    return this.snapshot && selectUser(this.snapshot);
  }

  get #texts() {
    return factorTexts[findMfaFactor(this.#user?.challengeName) ?? 'SOFTWARE_TOKEN_MFA'];
  }
}
