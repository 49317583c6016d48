import { html, nothing, type TemplateResult } from 'lit';

import type { Field } from '../../forms/field.js';
import type { AuthError } from '../../lib/auth-error.js';
import { msg } from '../../localization/index.js';
import { selectBusy } from '../../machine/selectors.js';
import { type PasskeySetupView, selectView } from '../../machine/step-selectors.js';
import type { AuthEvent } from '../../machine/types.js';
import { plainButtonStyles } from '../../styles/plain-button.js';
import { SecondaryFormScreen } from '../base/secondary-form-screen.js';
import { passkeyArt } from './passkey-art.js';
import { passkeyLead, passkeyReasons, passkeyReasonsStyles } from './passkey-reasons.js';
import { passkeySetupStyles } from './passkey-setup.styles.js';

/**
 * Offers to create a passkey, after a sign-in: the screen of `passkeySetup`. Users can decline.
 *
 * @slot header - Above the heading, when the screen stands alone.
 * @slot footer - Below the buttons, when the screen stands alone.
 * @csspart card - The card, when the screen stands alone.
 * @csspart body - Drawing, heading and form.
 * @csspart header - Heading and lead.
 * @csspart heading - The heading.
 * @cssprop --auth-art-size - The width of the drawing.
 * @cssprop --auth-art-background - The background of the drawing.
 * @cssprop --auth-art-color - The color of the device in the drawing.
 * @cssprop --auth-art-accent - The color of the key in the drawing.
 * @fires auth-submit - The passkey is about to be created; cancelable.
 */
export class AuthPasskeySetup extends SecondaryFormScreen {
  static override styles = [SecondaryFormScreen.styles, passkeySetupStyles, passkeyReasonsStyles];
  static override formStyles = [...SecondaryFormScreen.formStyles, plainButtonStyles];

  protected readonly screen = 'passkey-setup';

  /** The dialog of the browser is in front: another submit does nothing. */
  protected override get busy(): boolean {
    return super.busy || this.submitting;
  }

  protected heading(): string {
    switch (this.#view) {
      case 'done':
        return msg('Your passkey is ready.', { id: 'passkey-setup.done' });
      case 'exists':
        return msg('This device already has a passkey for you.', { id: 'passkey-setup.exists' });
      case 'failed':
        return msg('No passkey was created', { id: 'passkey-setup.failed' });
      default:
        return msg('Sign in faster next time', { id: 'passkey-setup.heading' });
    }
  }

  protected override lead(): string | undefined {
    switch (this.#view) {
      case 'done':
      case 'exists':
        return msg('Use it the next time you sign in.', { id: 'passkey-setup.done.lead' });
      case 'failed':
        return msg('It isn’t possible here right now. You can sign in as before.', {
          id: 'passkey-setup.failed.lead',
        });
      default:
        return passkeyLead();
    }
  }

  protected override content(): TemplateResult {
    const view = this.#view;
    return html`
      ${view === 'failed' ? nothing : passkeyArt(view !== 'offer')}
      ${view === 'offer' ? passkeyReasons() : nothing} ${super.content()}
    `;
  }

  protected fields(): readonly Field[] {
    return [];
  }

  protected toEvent(): AuthEvent {
    return { type: 'passkeySetup.submit' };
  }

  protected submitLabel(): string {
    return msg('Create a passkey', { id: 'passkey-setup.submit' });
  }

  protected override errorText({ code }: AuthError): string | undefined {
    return code === 'PasskeyRegistrationCanceled' || code === 'PasskeyOperationAborted'
      ? msg('That was canceled. Try again, or do it later.', { id: 'passkey-setup.canceled' })
      : undefined;
  }

  protected override formTemplate(): TemplateResult {
    if (this.#view !== 'offer') return this.#renderContinue();
    const isBusy = !this.snapshot || selectBusy(this.snapshot);
    return html`
      ${this.messages()} ${this.submitButton()}
      <button
        class="auth-button auth-button-secondary auth-button-plain"
        type="button"
        aria-disabled=${isBusy ? 'true' : 'false'}
        @click=${() => this.context?.actor.send({ type: 'passkeySetup.skip' })}
      >
        ${msg('Not now', { id: 'passkey-setup.skip' })}
      </button>
    `;
  }

  protected override footer(): TemplateResult | undefined {
    return undefined;
  }

  get #view(): PasskeySetupView {
    const view = this.snapshot && selectView(this.snapshot);
    return view === 'done' || view === 'exists' || view === 'failed' ? view : 'offer';
  }

  #renderContinue(): TemplateResult {
    return html`
      <button
        class="auth-button"
        type="button"
        @click=${() => this.context?.actor.send({ type: 'passkeySetup.continue' })}
      >
        ${msg('Continue', { id: 'common.continue' })}
      </button>
    `;
  }
}
