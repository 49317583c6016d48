import { html, type TemplateResult } from 'lit';

import type { Field } from '../../forms/field.js';
import { attributeField } from '../../forms/fields/attribute-field.js';
import { confirmPasswordField } from '../../forms/fields/confirm-password-field.js';
import { hiddenUsername } from '../../forms/fields/hidden-username.js';
import { newPasswordField } from '../../forms/fields/new-password-field.js';
import { msg } from '../../localization/index.js';
import { selectUser, selectUsername } from '../../machine/selectors.js';
import type { AuthEvent } from '../../machine/types.js';
import { SecondaryFormScreen } from '../base/secondary-form-screen.js';

/**
 * Asks for a new password in place of a temporary one, and for missing attributes: the screen of `requireNewPassword`.
 *
 * @slot header - Above the heading, when the screen stands alone.
 * @slot footer - Below the links, when the screen stands alone.
 * @csspart card - The card, when the screen stands alone.
 * @csspart body - Heading and form.
 * @csspart header - Heading and lead.
 * @csspart heading - The heading.
 * @csspart footer - The way back.
 * @fires auth-submit - The new password is about to be sent; cancelable.
 */
export class AuthRequireNewPassword extends SecondaryFormScreen {
  protected readonly screen = 'require-new-password';

  protected heading(): string {
    return msg('Choose a new password', { id: 'require-new-password.heading' });
  }

  protected override lead(): string {
    return msg('Your temporary password works only once.', { id: 'require-new-password.lead' });
  }

  protected fields(): readonly Field[] {
    return [
      newPasswordField(msg('New password', { id: 'common.new-password' })),
      confirmPasswordField(),
      ...this.#required.map((attribute) => attributeField(attribute)),
    ];
  }

  protected override formTemplate(): TemplateResult {
    const username = this.snapshot ? selectUsername(this.snapshot) : '';
    return html` ${hiddenUsername(username)}${super.formTemplate()} `;
  }

  protected toEvent(values: Readonly<Record<string, string>>): AuthEvent {
    return {
      type: 'requireNewPassword.submit',
      password: values['password'] ?? '',
      attributes: Object.fromEntries(this.#required.map((name) => [name, values[name] ?? ''])),
    };
  }

  protected submitLabel(): string {
    return msg('Save password', { id: 'require-new-password.submit' });
  }

  get #required(): readonly string[] {
    const user = this.snapshot && selectUser(this.snapshot);
    return user?.challengeParam?.requiredAttributes ?? [];
  }
}
