import { html, type TemplateResult } from 'lit';

import type { FirstFactor } from '../../auth/first-factors.js';
import { codeResent } from '../../forms/controls/code-sent.js';
import { ResendController } from '../../forms/controls/resend-controller.js';
import type { Field } from '../../forms/field.js';
import { readRememberDevice, rememberDeviceField } from '../../forms/fields/remember-device-field.js';
import { passkeyIcon } from '../../forms/more-icons.js';
import type { AuthError } from '../../lib/auth-error.js';
import { msg } from '../../localization/index.js';
import { selectNotice, selectUser } from '../../machine/selectors.js';
import {
  selectCodeSentAt,
  selectDelivery,
  selectIsInStepUp,
  selectRemembersDevice,
} from '../../machine/step-selectors.js';
import type { AuthEvent } from '../../machine/types.js';
import { challengeTexts } from '../base/factor-texts.js';
import { SecondaryFormScreen } from '../base/secondary-form-screen.js';
import { passkeyErrorText, passkeyTexts } from './passkey-texts.js';

interface PendingChallenge {
  readonly challengeName?: string;
  readonly firstFactor?: FirstFactor | undefined;
  readonly destination?: string | undefined;
}

/**
 * Asks for the code of the second factor, or in the flow `USER_AUTH` for the code or the passkey of the first: the screen
 * of `confirmSignIn`.
 *
 * @slot header - Above the heading, when the screen stands alone.
 * @slot footer - Below the links, when the screen stands alone.
 * @csspart card - The card, when the screen stands alone.
 * @csspart body - Heading and form.
 * @csspart header - Heading and lead.
 * @csspart heading - The heading.
 * @csspart footer - The way back.
 * @fires auth-submit - The code is about to be sent, or the passkey asked for again; cancelable.
 */
export class AuthConfirmSignIn extends SecondaryFormScreen {
  protected readonly screen = 'confirm-sign-in';

  /** The challenge that the screen shows: the user has it no more while the session is stored. */
  #pending: PendingChallenge = {};

  readonly #resend = new ResendController(this, () => this.snapshot && selectCodeSentAt(this.snapshot));

  protected heading(): string {
    return this.#asksForPasskey ? passkeyTexts.heading() : this.#texts.heading();
  }

  protected override lead(): TemplateResult | string {
    return this.#asksForPasskey ? passkeyTexts.lead() : this.#texts.lead(this.#pending.destination);
  }

  protected fields(): readonly Field[] {
    if (this.#asksForPasskey) return [];
    const code = this.#texts.field();
    return this.#asksForDevice
      ? [code, rememberDeviceField(!!this.snapshot && selectRemembersDevice(this.snapshot))]
      : [code];
  }

  protected toEvent(values: Readonly<Record<string, string>>): AuthEvent {
    return this.#asksForPasskey
      ? { type: 'confirmSignIn.resend' }
      : { type: 'confirmSignIn.submit', code: values['code'] ?? '', ...readRememberDevice(values) };
  }

  protected submitLabel(): string {
    return msg('Confirm', { id: 'common.confirm' });
  }

  protected override errorText(error: AuthError): string | undefined {
    if (!this.#asksForPasskey) return this.#texts.codeError?.(error);
    return this.#hasAnotherWay ? passkeyErrorText(error) : undefined;
  }

  protected override notice(): TemplateResult | string | undefined {
    const { snapshot } = this;
    return snapshot && codeResent(selectNotice(snapshot), selectDelivery(snapshot));
  }

  /** The dialog of the browser is in front: the button asks again after it was closed. */
  protected override submitButton(): TemplateResult {
    if (!this.#asksForPasskey) return super.submitButton();
    return html`
      <button
        class="auth-button auth-button-secondary"
        type="submit"
        aria-disabled=${this.busy ? 'true' : 'false'}
      >
        ${passkeyIcon('auth-icon')}
        <span>${passkeyTexts.retry()}</span>
      </button>
    `;
  }

  protected override afterForm(): TemplateResult | undefined {
    if (!this.#pending.firstFactor) return undefined;
    const resend = this.#asksForPasskey
      ? undefined
      : this.#resend.render(this.busy, () => this.context?.actor.send({ type: 'confirmSignIn.resend' }));
    if (!this.#hasAnotherWay) return resend;
    return html`
      ${resend}
      <div class="auth-row">
        <button
          class="auth-link"
          type="button"
          aria-disabled=${this.busy ? 'true' : 'false'}
          @click=${() => {
            if (!this.busy) this.context?.actor.send({ type: 'nav.selectChallenge' });
          }}
        >
          ${msg('Use another way', { id: 'common.another-way' })}
        </button>
      </div>
    `;
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    const { challengeName, firstFactor, challengeParam } = (this.snapshot && selectUser(this.snapshot)) ?? {};
    if (challengeName)
      this.#pending = { challengeName, firstFactor, destination: challengeParam?.CODE_DELIVERY_DESTINATION };
    super.willUpdate(changed);
  }

  get #asksForPasskey(): boolean {
    return this.#pending.challengeName === 'WEB_AUTHN';
  }

  /** A device is known after a sign-in by password; a code as the first factor, and a step-up, are without one. */
  get #asksForDevice(): boolean {
    const { snapshot, context } = this;
    const isStepUp = !!snapshot && selectIsInStepUp(snapshot);
    return !isStepUp && !this.#pending.firstFactor && context?.settings.rememberDevice === 'ask';
  }

  get #hasAnotherWay(): boolean {
    return !!this.#pending.firstFactor && this.context?.settings.signInMethods.length !== 1;
  }

  get #texts() {
    return challengeTexts(this.#pending.challengeName);
  }
}
