import { html, type TemplateResult } from 'lit';

import type { ContactAttribute } from '../../auth/types.js';
import { codeLead, codeResent } from '../../forms/controls/code-sent.js';
import { ResendController } from '../../forms/controls/resend-controller.js';
import type { Choice, Field } from '../../forms/field.js';
import { choiceField } from '../../forms/fields/choice-field.js';
import { codeField } from '../../forms/fields/code-field.js';
import { mailIcon, phoneIcon } from '../../forms/more-icons.js';
import { msg } from '../../localization/index.js';
import { selectContact } from '../../machine/later-screen-selectors.js';
import { selectNotice } from '../../machine/selectors.js';
import { selectCodeSentAt, selectDelivery, selectView } from '../../machine/step-selectors.js';
import type { AuthEvent } from '../../machine/types.js';
import { SecondaryFormScreen } from '../base/secondary-form-screen.js';

/**
 * Verifies an email address or a phone number for account recovery: the screen of `verifyContact`. Users can skip it.
 *
 * @slot header - Above the heading, when the screen stands alone.
 * @slot footer - Below the links, when the screen stands alone.
 * @csspart card - The card, when the screen stands alone.
 * @csspart body - Heading and form.
 * @csspart header - Heading and lead.
 * @csspart heading - The heading.
 * @fires auth-submit - The choice or the code is about to be sent; cancelable.
 */
export class AuthVerifyContact extends SecondaryFormScreen {
  protected readonly screen = 'verify-contact';

  readonly #resend = new ResendController(this, () => this.snapshot && selectCodeSentAt(this.snapshot));

  protected heading(): string {
    return msg('Verify a contact', { id: 'verify-contact.heading' });
  }

  protected override lead(): TemplateResult | string {
    return this.#awaitsCode
      ? codeLead(this.snapshot && selectDelivery(this.snapshot))
      : msg('You’ll need it to recover your account.', { id: 'verify-contact.lead' });
  }

  protected override notice(): TemplateResult | string | undefined {
    return this.snapshot && codeResent(selectNotice(this.snapshot), selectDelivery(this.snapshot));
  }

  protected fields(): readonly Field[] {
    return [this.#awaitsCode ? codeField() : this.#contactField()];
  }

  protected override formTemplate(): TemplateResult {
    return html`
      ${this.messages()} ${this.fieldsTemplate(this.fields())} ${this.submitButton()}
      ${
        this.#awaitsCode
          ? this.#resend.render(this.busy, () => this.context?.actor.send({ type: 'verifyContact.resend' }))
          : ''
      }
      <button
        class="auth-button auth-button-secondary"
        type="button"
        aria-disabled=${this.busy ? 'true' : 'false'}
        @click=${() => this.context?.actor.send({ type: 'verifyContact.skip' })}
      >
        ${msg('Skip for now', { id: 'verify-contact.skip' })}
      </button>
    `;
  }

  protected toEvent(values: Readonly<Record<string, string>>): AuthEvent {
    return this.#awaitsCode
      ? { type: 'verifyContact.submit', code: values['code'] ?? '' }
      : {
          type: 'verifyContact.choose',
          attribute: values['contact'] === 'phone_number' ? 'phone_number' : 'email',
        };
  }

  protected submitLabel(): string {
    return this.#awaitsCode
      ? msg('Confirm', { id: 'common.confirm' })
      : msg('Send code', { id: 'verify-contact.submit' });
  }

  protected override footer(): TemplateResult | undefined {
    return undefined;
  }

  get #awaitsCode(): boolean {
    return !!this.snapshot && selectView(this.snapshot) === 'code';
  }

  #contactField(): Field {
    const unverified = (this.snapshot && selectContact(this.snapshot)?.unverified) ?? {};
    const contacts = (['email', 'phone_number'] as const).filter((name) => unverified[name]);
    const choices = contacts.map((name) => contactChoice(name, unverified[name] ?? ''));
    return choiceField('contact', msg('Contact', { id: 'verify-contact.legend' }), choices, contacts[0]);
  }
}

function contactChoice(value: ContactAttribute, address: string): Choice {
  const hint = html` <bdi dir="ltr" translate="no">${address}</bdi> `;
  return value === 'phone_number'
    ? { value, title: msg('Phone', { id: 'verify-contact.phone' }), hint, icon: phoneIcon }
    : { value, title: msg('Email', { id: 'verify-contact.email' }), hint, icon: mailIcon };
}
