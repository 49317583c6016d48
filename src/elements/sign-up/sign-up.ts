import { html, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { msg } from '../../localization/index.js';
import { selectUsername } from '../../machine/selectors.js';
import type { AuthEvent } from '../../machine/types.js';
import { formDetailStyles } from '../../styles/form-details.js';
import { attributeField } from '../shared/attribute-field.js';
import type { Field } from '../shared/fields.js';
import { federatedSection } from '../shared/federated-section.js';
import { FormScreen } from '../shared/form-screen.js';
import type { FederatedConfig } from '../shared/providers.js';

/**
 * Makes an account: the screen of `signUp`. Asks for the name that the pool signs in with, the attributes that the
 * config names (default e-mail) and a password twice.
 *
 * @slot header - Above the heading, when the screen stands alone.
 * @slot footer - Below the links, when the screen stands alone.
 * @csspart card - The card, when the screen stands alone.
 * @csspart body - Heading and form.
 * @csspart header - Heading and lead.
 * @csspart heading - The heading.
 * @csspart footer - The link to sign-in.
 * @fires auth-submit - The account is about to be made; cancelable.
 */
export class AuthSignUp extends FormScreen {
  static override formStyles = [formDetailStyles];

  /** Other ways in, as the authenticator's `federated`. Default: the authenticator's, or what the Auth config names. */
  @property() federated: FederatedConfig | string | undefined;

  protected readonly screen = 'sign-up';

  protected heading(): string {
    return msg('Create your account', { id: 'sign-up.heading' });
  }

  protected fields(): readonly Field[] {
    const { name, attributes } = this.#account();
    return [
      name,
      ...attributes.map((attribute) => attributeField(attribute)),
      { name: 'password', kind: 'new-password', label: msg('Password', { id: 'common.password' }) },
      {
        name: 'confirm-password',
        kind: 'confirm-password',
        label: msg('Confirm password', { id: 'common.confirm-password' }),
      },
    ];
  }

  protected event(values: Readonly<Record<string, string>>): AuthEvent {
    const { name, attributes } = this.#account();
    const named = [...attributes, ...(name.name === 'username' ? [] : [name.name])];
    return {
      type: 'signUp.submit',
      username: values[name.name] ?? '',
      password: values['password'] ?? '',
      attributes: Object.fromEntries(named.map((attribute) => [attribute, values[attribute] ?? ''])),
    };
  }

  protected submitLabel(): string {
    return msg('Create account', { id: 'sign-up.submit' });
  }

  protected override busyLabel(): string {
    return msg('Creating your account…', { id: 'sign-up.busy' });
  }

  protected override below(): TemplateResult | undefined {
    return federatedSection(this, this.scope, this.federated);
  }

  protected override footer(): TemplateResult {
    return html`
      <span>${msg('Have an account?', { id: 'sign-up.have' })}</span>
      <button class="auth-link" type="button" @click=${() => this.scope?.actor.send({ type: 'nav.signIn' })}>
        ${msg('Sign in', { id: 'sign-up.sign-in' })}
      </button>
    `;
  }

  #account(): { name: Field; attributes: readonly string[] } {
    const settings = this.scope?.settings;
    const asked = settings?.signUpAttributes ?? [];
    const attribute = settings?.usernameAttribute ?? 'username';
    const value = this.snapshot ? selectUsername(this.snapshot) : '';
    if (attribute !== 'username')
      return {
        name: { ...attributeField(attribute), value, account: true },
        attributes: asked.filter((name) => name !== attribute),
      };
    const name: Field = {
      name: 'username',
      kind: 'username',
      label: msg('Username', { id: 'sign-up.username' }),
      required: msg('Choose a username.', { id: 'error.new-username-required' }),
      value,
      account: true,
    };
    return { name, attributes: asked };
  }
}
