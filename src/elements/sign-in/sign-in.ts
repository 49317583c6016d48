import { html, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';

import type { Field } from '../../forms/field.js';
import { usernameField } from '../../forms/fields/username-field.js';
import { formParts } from '../../forms/load-form-parts.js';
import { msg, str } from '../../localization/index.js';
import { selectNotice, selectUsername } from '../../machine/selectors.js';
import type { AuthEvent } from '../../machine/types.js';
import { FormScreen } from '../base/form-screen.js';
import { asksPassword, factorOf } from '../base/settings.js';
import { continueSection, federatedSection } from '../federated-buttons/federated-section.js';
import type { FederatedConfig } from '../federated-buttons/providers.js';

/**
 * Signs in with username and password: the screen of `signIn` and `signedUp`.
 *
 * @slot header - Above the heading, when the screen stands alone.
 * @slot footer - Below the links, when the screen stands alone.
 * @csspart card - The card, when the screen stands alone.
 * @csspart body - Heading and form.
 * @csspart header - Heading and lead.
 * @csspart heading - The heading.
 * @csspart footer - The link to sign-up.
 * @fires auth-submit - Username and password, or the username and `preferredChallenge` (the first factor of a code or a passkey), are about to be sent; cancelable.
 */
export class AuthSignIn extends FormScreen {
  /**
   * The providers to sign in with, like the authenticator's `federated`. Default: the authenticator's, or the
   * providers in the Auth config.
   */
  @property() federated: FederatedConfig | string | undefined;

  protected readonly screen = 'sign-in';

  protected heading(): string {
    const app = this.context?.settings.appName;
    return app
      ? msg(str`Sign in to ${app}`, { id: 'sign-in.heading' })
      : msg('Sign in', { id: 'sign-in.heading.plain' });
  }

  protected fields(): readonly Field[] {
    const username = this.snapshot ? selectUsername(this.snapshot) : '';
    const name = usernameField(
      this.context?.settings.usernameAttributes ?? [],
      username,
      this.#methods.includes('passkey') ? 'username webauthn' : undefined,
    );
    return this.#asksPassword
      ? [name, { name: 'password', kind: 'password', label: msg('Password', { id: 'common.password' }) }]
      : [name];
  }

  protected toEvent(values: Readonly<Record<string, string>>): AuthEvent {
    return {
      type: 'signIn.submit',
      username: values['username'] ?? '',
      password: values['password'],
      // Only a single method has a factor under the joined names.
      preferredChallenge: factorOf(this.#methods.join()),
    };
  }

  protected submitLabel(): string {
    return this.#asksPassword
      ? msg('Sign in', { id: 'sign-in.submit' })
      : msg('Continue', { id: 'common.continue' });
  }

  protected override busyLabel(): string {
    return msg('Signing in…', { id: 'sign-in.busy' });
  }

  protected override notice(): string | undefined {
    return formParts()?.signInNotice(this.snapshot && selectNotice(this.snapshot));
  }

  protected override labelLink(field: Field): TemplateResult | undefined {
    if (field.kind !== 'password' || this.context?.settings.hidden.has('forgot-password')) return undefined;
    return html`
      <button class="auth-link auth-aside" type="button" @click=${() => this.#handleForgot()}>
        ${msg('Forgot password?', { id: 'sign-in.forgot' })}
      </button>
    `;
  }

  protected override formTemplate(): TemplateResult {
    return html`${continueSection(this, this.context, this.form)}${super.formTemplate()}`;
  }

  protected override afterForm(): TemplateResult | undefined {
    return federatedSection(this, this.context, this.federated, this.form);
  }

  protected override footer(): TemplateResult | undefined {
    const settings = this.context?.settings;
    if (settings?.hidden.has('sign-up')) return undefined;
    const app = settings?.appName;
    return html`
      <span>
        ${
          app
            ? msg(str`New to ${app}?`, { id: 'sign-in.new' })
            : msg('New here?', { id: 'sign-in.new.plain' })
        }
      </span>
      <button
        class="auth-link"
        type="button"
        @click=${() => this.context?.actor.send({ type: 'nav.signUp' })}
      >
        ${msg('Create an account', { id: 'sign-in.create' })}
      </button>
    `;
  }

  /** Whether the password is entered together with the username. */
  get #asksPassword(): boolean {
    return asksPassword(this.#methods);
  }

  get #methods(): readonly string[] {
    return this.context?.settings.signInMethods ?? [];
  }

  #handleForgot(): void {
    this.context?.actor.send({ type: 'nav.forgotPassword', username: this.form.normalizedValue('username') });
  }
}
