import { html, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { AuthError } from '../../lib/auth-error.js';
import type { CognitoUser, MfaPreference } from '../../auth/types.js';
import { msg } from '../../localization/index.js';
import {
  isUnknown,
  selectAuthState,
  selectError,
  selectIsSignedIn,
  selectUser,
} from '../../machine/selectors.js';
import { isUser } from '../../machine/initial-context.js';
import type { AuthEvent, StoredAuthState } from '../../machine/types.js';
import { errorText } from '../../forms/errors/error-text.js';
import type { Field } from '../../forms/field.js';
import { SecondaryFormScreen } from '../base/secondary-form-screen.js';
import { messagesTemplate } from '../../forms/messages.js';
import { choiceField } from '../../forms/fields/choice-field.js';
import { mfaChoice } from './mfa-choice.js';
import { readChoosable, readMfaTypes, type MfaChallengeName, type MfaTypes } from './mfa-types.js';
import { MfaPreferenceController } from './preference-controller.js';

/**
 * Lets people choose their second factor: during sign-in for the next code (the screen of `selectMFAType`), and as a
 * setting of somebody who is signed in, anywhere on the page.
 *
 * @slot header - Above the heading, when the screen stands alone.
 * @slot footer - Below the links, when the screen stands alone.
 * @csspart card - The card, when the screen stands alone.
 * @csspart body - Heading and form.
 * @csspart header - Heading and lead.
 * @csspart heading - The heading.
 * @csspart footer - The way back, during sign-in.
 * @fires auth-submit - The choice is about to be sent; cancelable.
 */
export class AuthSelectMfaType extends SecondaryFormScreen {
  /**
   * What the setting offers, as far as the pool has it: words out of `sms`, `totp` and `optional` (none at all), or
   * `{SMS: true, TOTP: true, Optional: true}`. Default all. During sign-in the pool says what there is.
   */
  @property({ attribute: 'mfa-types' }) mfaTypes: MfaTypes | undefined;

  protected readonly screen = 'select-mfa-type';

  readonly #preference = new MfaPreferenceController(this, {
    owner: () => {
      const [auth, user] = [this.context?.auth, this.#member];
      return auth && user ? { auth, user } : undefined;
    },
    onError: (error) => this.#handleError(error),
  });
  #choosable: readonly MfaChallengeName[] = [];
  #sent: MfaPreference | undefined;

  protected override get busy(): boolean {
    return super.busy || (!this.#asked && ['reading', 'saving'].includes(this.#preference.status));
  }

  protected override get submitting(): boolean {
    return super.submitting || (!this.#asked && this.#preference.status === 'saving');
  }

  protected override get stateAlone(): StoredAuthState {
    if (!isUser(this.authData)) return 'loading';
    return this.authData.challengeName ? 'selectMFAType' : 'signedIn';
  }

  protected heading(): string {
    if (this.#asked) return msg('One more step', { id: 'mfa.challenge.heading' });
    return this.#preference.current === 'NOMFA'
      ? msg('Add a second step', { id: 'mfa.heading' })
      : msg('Second step', { id: 'mfa.legend' });
  }

  protected override lead(): string {
    return msg('Choose how to confirm it’s you.', { id: 'mfa.lead' });
  }

  protected override view(): string {
    return this.#isUnread ? 'failed' : 'form';
  }

  protected override notice(): string | undefined {
    if (this.#asked || !this.#preference.saved) return undefined;
    return this.#preference.current === 'NOMFA'
      ? msg('Saved. You sign in with your password alone.', { id: 'mfa.saved.none' })
      : msg('Saved. We’ll ask for it when you sign in.', { id: 'mfa.saved' });
  }

  protected fields(): readonly Field[] {
    const asked = this.#asked;
    const choices = asked ? this.#choosable.map(mfaChoice) : readMfaTypes(this.mfaTypes).map(mfaChoice);
    const value = asked ? choices[0]?.value : this.#preference.current;
    return [choiceField('mfaType', msg('Second step', { id: 'mfa.legend' }), choices, value)];
  }

  protected toEvent({ mfaType }: Readonly<Record<string, string>>): AuthEvent {
    return {
      type: 'selectMFAType.submit',
      mfaType: mfaType === 'SMS_MFA' ? 'SMS_MFA' : 'SOFTWARE_TOKEN_MFA',
    };
  }

  protected override send(values: Readonly<Record<string, string>>): void {
    if (this.#asked) super.send(values);
    else this.#save(values['mfaType']);
  }

  protected submitLabel(): string {
    return this.#asked ? msg('Continue', { id: 'common.continue' }) : msg('Save', { id: 'mfa.save' });
  }

  protected override busyLabel(): string {
    return this.#asked ? super.busyLabel() : msg('Saving…', { id: 'mfa.busy' });
  }

  protected override errorText({ code }: AuthError): string | undefined {
    if (code !== 'InvalidParameterException' && code !== 'SoftwareTokenMFANotFoundException')
      return undefined;
    switch (this.#asked ? undefined : this.#sent) {
      case 'TOTP':
        return msg('Set up an authenticator app first.', { id: 'error.mfa-app' });
      case 'SMS':
        return msg('Add a phone number to your account first.', { id: 'error.mfa-phone' });
      default:
        return msg('That choice can’t be used for this account.', { id: 'error.mfa-refused' });
    }
  }

  protected override willUpdate(changed: PropertyValues): void {
    // While a call is under way, the user may carry the next challenge already.
    if (this.#asked && !super.busy)
      this.#choosable = readChoosable(this.#user?.challengeParam?.['MFAS_CAN_CHOOSE']);
    super.willUpdate(changed);
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (this.#hasNoChoice) void this.updateComplete.then(() => this.#reportNoChoice());
  }

  protected override formTemplate(): TemplateResult {
    if (this.#isSignedOut)
      return messagesTemplate(
        errorText(new AuthError('NotSignedIn', ''), {
          settings: this.context?.settings,
          screen: msg('You’ve been signed out. Sign in again.', { id: 'error.session-ended' }),
        }),
        undefined,
      );
    if (this.#isUnread) return html` ${this.messages()}${this.#renderRetry()} `;
    const [field] = this.fields();
    return field?.choices?.length ? super.formTemplate() : this.messages();
  }

  protected override footer(): TemplateResult | undefined {
    return this.#asked ? super.footer() : undefined;
  }

  get #user(): CognitoUser | undefined {
    return this.snapshot && selectUser(this.snapshot);
  }

  /** Whether a sign-in asks for the choice. */
  get #asked(): boolean {
    return !!this.snapshot && selectAuthState(this.snapshot) === 'selectMFAType';
  }

  /** Who is signed in, and through all of the sign-in. */
  get #member(): CognitoUser | undefined {
    return this.snapshot && selectIsSignedIn(this.snapshot) ? this.#user : undefined;
  }

  get #isSignedOut(): boolean {
    const { snapshot } = this;
    return !!snapshot && !this.#asked && !this.#member && !isUnknown(selectAuthState(snapshot));
  }

  /** Whether what the person prefers could not be read. */
  get #isUnread(): boolean {
    return !this.#asked && this.#preference.status === 'failed';
  }

  /** Whether a sign-in asks for a choice between things of which none can be answered here. */
  get #hasNoChoice(): boolean {
    const { snapshot } = this;
    return !!snapshot && this.#asked && this.#choosable.length === 0 && !selectError(snapshot);
  }

  #renderRetry(): TemplateResult {
    return html`
      <button
        class="auth-button"
        type="button"
        @click=${() => {
          this.context?.actor.send({ type: 'error.clear' });
          this.#preference.read();
        }}
      >
        ${msg('Try again', { id: 'common.try-again' })}
      </button>
    `;
  }

  #reportNoChoice(): void {
    if (!this.#hasNoChoice) return;
    const message = 'SELECT_MFA_TYPE offers no second factor that can be answered here.';
    const error = new AuthError('UnsupportedChallenge', message, { cause: 'SELECT_MFA_TYPE' });
    this.context?.actor.send({ type: 'error.set', error });
  }

  #save(value: string | undefined): void {
    const method = readMfaTypes(this.mfaTypes).find((offered) => offered === value);
    if (!method) return;
    this.#sent = method;
    this.context?.actor.send({ type: 'error.clear' });
    this.#preference.save(method);
  }

  /** The service refuses an app that is not set up: an authenticator around the setting can set it up at once. */
  #handleError(error: AuthError): void {
    const { code } = error;
    const lacksApp =
      this.#sent === 'TOTP' &&
      (code === 'InvalidParameterException' || code === 'SoftwareTokenMFANotFoundException');
    this.context?.actor.send(
      lacksApp && this.embedded
        ? { type: 'transition', state: 'TOTPSetup', data: this.#member }
        : { type: 'error.set', error },
    );
  }
}
