import { html, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';

import { selectStyles } from '../../forms/controls/select.styles.js';
import type { Field } from '../../forms/field.js';
import type { CountryWishes } from '../../forms/phone/country-options.js';
import { msg, ownText } from '../../localization/index.js';
import { selectUsername } from '../../machine/selectors.js';
import type { AuthEvent } from '../../machine/types.js';
import { SecondaryFormScreen } from '../base/secondary-form-screen.js';
import { defaultSettings } from '../base/settings.js';
import { federatedSection } from '../federated-buttons/federated-section.js';
import type { FederatedConfig } from '../federated-buttons/providers.js';
import { DeclaredFieldsController } from './declared-fields-controller.js';
import { legalNote } from './legal-note.js';
import { readConfig, readLegalLinks } from './read-config.js';
import type { SignUpConfig } from './sign-up-config.js';
import { type SignUpForm, signUpForm } from './sign-up-fields.js';

/**
 * Creates an account: the screen of `signUp`. Asks for the username or alias that the pool signs in with, the attributes
 * in the config (default: email), a password twice, and the fields of `signUpConfig` and `<auth-field>` children. Without
 * `password` in `sign-in-methods`, it asks for no password.
 *
 * @slot header - Above the heading, when the screen stands alone.
 * @slot footer - Below the links, when the screen stands alone.
 * @csspart card - The card, when the screen stands alone.
 * @csspart body - Heading and form.
 * @csspart header - Heading and lead.
 * @csspart heading - The heading.
 * @csspart footer - The link to sign-in.
 * @fires auth-submit - The account is about to be created; cancelable.
 */
export class AuthSignUp extends SecondaryFormScreen {
  static override formStyles = [...super.formStyles, selectStyles];

  /** The header and fields, in Amplify's format. Default: the authenticator's. */
  @property({ attribute: false }) signUpConfig: SignUpConfig | undefined;

  /** `off`: asks for the password once. Default: the authenticator's, else `on`. */
  @property({ attribute: 'confirm-password' }) confirmPassword: 'on' | 'off' | undefined;

  /**
   * The providers to sign in with, like the authenticator's `federated`. Default: the authenticator's, or the
   * providers in the Auth config.
   */
  @property() federated: FederatedConfig | string | undefined;

  protected readonly screen = 'sign-up';

  readonly #declared = new DeclaredFieldsController(this);

  protected heading(): string {
    const { header } = readConfig(this.#config);
    return header === undefined ? msg('Create your account', { id: 'sign-up.heading' }) : ownText(header);
  }

  protected override get countryWishes(): CountryWishes {
    return this.signUpConfig ?? super.countryWishes;
  }

  protected fields(): readonly Field[] {
    return this.#form.fields;
  }

  /**
   * Keyed by name, so that typed values stay with their field when fields are added, removed or reordered.
   */
  protected override fieldsTemplate(fields: readonly Field[]): unknown {
    return repeat(
      fields,
      ({ name, kind }) => `${kind} ${name}`,
      (field) => this.form.renderField(field),
    );
  }

  protected toEvent(values: Readonly<Record<string, string>>): AuthEvent {
    const { nameField, nameKind, attributes } = this.#form;
    const given = attributes.map((name) => [name, values[name] ?? ''] as const).filter(([, value]) => value);
    const typed = values[nameField] ?? '';
    const username = nameKind === 'email' ? typed.toLowerCase() : typed;
    return {
      type: 'signUp.submit',
      username,
      password: values['password'],
      attributes: { ...Object.fromEntries(given), ...(nameKind && { [nameKind]: username }) },
    };
  }

  protected submitLabel(): string {
    return msg('Create account', { id: 'sign-up.submit' });
  }

  protected override busyLabel(): string {
    return msg('Creating your account…', { id: 'sign-up.busy' });
  }

  protected override afterForm(): TemplateResult {
    return html` ${legalNote(this.#form.legal)} ${federatedSection(this, this.context, this.federated)} `;
  }

  protected override footer(): TemplateResult {
    return html`
      <span>${msg('Have an account?', { id: 'sign-up.have' })}</span>
      <button
        class="auth-link"
        type="button"
        @click=${() => this.context?.actor.send({ type: 'nav.signIn' })}
      >
        ${msg('Sign in', { id: 'sign-up.sign-in' })}
      </button>
    `;
  }

  get #config(): unknown {
    return this.signUpConfig ?? this.context?.settings.signUpConfig;
  }

  get #form(): SignUpForm {
    const settings = this.context?.settings ?? defaultSettings;
    const username = this.snapshot ? selectUsername(this.snapshot) : '';
    return signUpForm({
      settings,
      config: readConfig(this.#config),
      declared: this.#declared.fields,
      legal: readLegalLinks(this.context?.auth.configure() ?? {}, 'The Auth config'),
      asksTwice: this.confirmPassword ? this.confirmPassword !== 'off' : settings.confirmPassword,
      username,
      typedName: this.form.input('username')?.value ?? username,
    });
  }
}
