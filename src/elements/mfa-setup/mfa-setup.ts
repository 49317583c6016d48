import type { TemplateResult } from 'lit';

import { findMfaFactor } from '../../auth/factors.js';
import type { Field } from '../../forms/field.js';
import { choiceField } from '../../forms/fields/choice-field.js';
import type { FormValues } from '../../forms/validators.js';
import type { AuthError } from '../../lib/auth-error.js';
import { msg } from '../../localization/index.js';
import { selectFactorsToSetUp, selectMfaAddress } from '../../machine/step-selectors.js';
import type { AuthEvent } from '../../machine/types.js';
import { contactRefused } from '../base/contact-change.js';
import { factorRefused } from '../base/factor-texts.js';
import { SecondaryFormScreen } from '../base/secondary-form-screen.js';
import { mfaChoice } from '../select-mfa-type/mfa-choice.js';

/**
 * Sets up a second factor during sign-in, where the pool insists on one: the choice, and the address for codes by email.
 * The screen of `MFASetup`; `<auth-totp-setup>` sets up an app.
 *
 * @slot header - Above the heading, when the screen stands alone.
 * @slot footer - Below the links, when the screen stands alone.
 * @csspart card - The card, when the screen stands alone.
 * @csspart body - Heading and form.
 * @csspart header - Heading and lead.
 * @csspart heading - The heading.
 * @csspart footer - The way back.
 * @fires auth-submit - The choice is made, or the address is about to be sent; cancelable.
 */
export class AuthMfaSetup extends SecondaryFormScreen {
  protected readonly screen = 'mfa-setup';

  protected heading(): string {
    return msg('Protect your account', { id: 'mfa-setup.heading' });
  }

  protected override lead(): string {
    switch (this.view()) {
      case 'none':
        return msg(
          'Your account needs a second step that can’t be set up here. Ask the people who run this app.',
          { id: 'mfa-setup.none' },
        );
      case 'email':
        return msg('We’ll email you a code when you sign in.', { id: 'mfa-setup.email.lead' });
      default:
        return msg('Choose a second step for signing in.', { id: 'mfa-setup.lead' });
    }
  }

  protected fields(): readonly Field[] {
    return [this.view() === 'email' ? this.#addressField() : this.#choiceField()];
  }

  protected toEvent({ mfaType, email }: FormValues): AuthEvent {
    return this.view() === 'email'
      ? { type: 'MFASetup.submit', email: email ?? '' }
      : { type: 'MFASetup.choose', mfaType: findMfaFactor(mfaType) ?? 'SOFTWARE_TOKEN_MFA' };
  }

  protected submitLabel(): string {
    return this.view() === 'email'
      ? msg('Send code', { id: 'mfa-setup.send' })
      : msg('Continue', { id: 'common.continue' });
  }

  protected override errorText({ code }: AuthError): string | undefined {
    if (code === 'AliasExistsException') return contactRefused('email');
    return code === 'MFAMethodNotFoundException' && this.#hasChoice ? factorRefused() : undefined;
  }

  protected override formTemplate(): TemplateResult {
    return this.view() === 'none' ? this.messages() : super.formTemplate();
  }

  protected override back(): AuthEvent {
    if (this.view() !== 'email' || !this.#hasChoice) return super.back();
    const email = this.form.normalizedValue('email');
    return { type: 'nav.MFASetup', ...(email && { email }) };
  }

  get #hasChoice(): boolean {
    return !!this.snapshot && selectFactorsToSetUp(this.snapshot).length > 1;
  }

  #choiceField(): Field {
    const factors = this.snapshot ? selectFactorsToSetUp(this.snapshot) : [];
    const legend = msg('Second step', { id: 'select-mfa-type.legend' });
    return choiceField('mfaType', legend, factors.map(mfaChoice), factors[0]);
  }

  #addressField(): Field {
    return {
      name: 'email',
      kind: 'email',
      label: msg('Email', { id: 'mfa-setup.email.label' }),
      value: this.snapshot && selectMfaAddress(this.snapshot),
    };
  }
}
