import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';

import type { ChallengeParam } from '../../auth/types.js';
import { destinationText, PLACEHOLDER } from '../../forms/controls/destination-text.js';
import type { Field } from '../../forms/field.js';
import { alertIcon } from '../../forms/icons.js';
import type { AuthError } from '../../lib/auth-error.js';
import { msg, str } from '../../localization/index.js';
import { selectAuthState, selectError, selectUser } from '../../machine/selectors.js';
import type { AuthEvent } from '../../machine/types.js';
import { SecondaryFormScreen } from '../base/secondary-form-screen.js';
import { type Challenge, isAskedAgain, readChallenge } from './challenge.js';
import { customConfirmSignInStyles } from './custom-confirm-sign-in.styles.js';

/**
 * Asks for the answer to a custom challenge of the pool (`CUSTOM_CHALLENGE`): the screen of `customConfirmSignIn`.
 * The public parameters of the CreateAuthChallenge trigger say what to show: `question` (or `prompt`, `challenge`) is the
 * question, `captchaUrl` a picture, `CODE_DELIVERY_DESTINATION` (or `email`, `phone_number`) the destination of a code, and
 * `previousAnswer: 'wrong'` means that the last answer was wrong.
 *
 * @slot header - Above the heading, when the screen stands alone.
 * @slot question - Replaces the question and the picture.
 * @slot footer - Below the links, when the screen stands alone.
 * @csspart card - The card, when the screen stands alone.
 * @csspart body - Heading and form.
 * @csspart header - Heading and lead.
 * @csspart heading - The heading.
 * @csspart footer - The way back.
 * @fires auth-submit - The answer is about to be sent; cancelable.
 */
export class AuthCustomConfirmSignIn extends SecondaryFormScreen {
  static override formStyles = [...super.formStyles, customConfirmSignInStyles];

  protected readonly screen = 'custom-confirm-sign-in';

  @state() private brokenPicture: string | undefined;
  #param: ChallengeParam | undefined;
  #challenge: Challenge | undefined;
  #round = 0;
  #focusAnswer = false;

  protected heading(): string {
    return msg('One more check', { id: 'custom-confirm-sign-in.heading' });
  }

  protected override lead(): TemplateResult | string | undefined {
    if (this.#isOver || this.#hasOwnQuestion || this.#challenge?.question) return undefined;
    if (this.#picture)
      return msg('Type the letters in the picture.', { id: 'custom-confirm-sign-in.lead.picture' });
    const destination = this.#challenge?.destination;
    return destination
      ? destinationText(
          msg(str`Enter the code we sent to ${PLACEHOLDER}.`, { id: 'confirm-sign-up.lead' }),
          destination,
        )
      : undefined;
  }

  protected override view(): string {
    return this.#isOver ? 'over' : 'form';
  }

  protected fields(): readonly Field[] {
    return [
      {
        name: 'answer',
        kind: 'text',
        label: this.#label(),
        autocomplete: this.#asksForCode ? 'one-time-code' : 'off',
        rejected: this.#challenge?.picture
          ? msg('The letters didn’t match. Try the new picture.', { id: 'error.captcha' })
          : msg('That answer wasn’t right. Try again.', { id: 'error.answer' }),
      },
    ];
  }

  protected toEvent(values: Readonly<Record<string, string>>): AuthEvent {
    return { type: 'customConfirmSignIn.submit', answer: values['answer'] ?? '' };
  }

  protected submitLabel(): string {
    return msg('Continue', { id: 'common.continue' });
  }

  protected override errorText(error: AuthError): string | undefined {
    return error.code === 'NotAuthorizedException'
      ? msg('That answer wasn’t accepted. Sign in again.', { id: 'error.answer-final' })
      : undefined;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const param = this.#pending;
    if (!param || param === this.#param) return;
    const before = this.#challenge;
    this.#param = param;
    this.#challenge = readChallenge(param);
    this.brokenPicture = undefined;
    if (!before) return;
    this.#round += 1;
    if (isAskedAgain(before, this.#challenge)) this.form.errors.add('answer', 'rejected');
    else this.#focusAnswer = this.form.lightDomForm.hasFocus;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (this.#focusAnswer) this.form.input('answer')?.focus();
    this.#focusAnswer = false;
  }

  protected override content(): TemplateResult {
    return html`
      <slot name="question" @slotchange=${() => this.requestUpdate()}></slot>
      ${super.content()}
    `;
  }

  protected override formTemplate(): TemplateResult {
    if (this.#isOver) return this.#renderOver();
    // A new question gets a new, empty field, whose label is read when it gets the focus.
    return html`
      ${this.messages()} ${this.#hasOwnQuestion ? nothing : this.#renderPicture()}
      ${keyed(this.#round, html`${this.fields().map((field) => this.form.renderField(field))}`)}
      ${this.submitButton()}
    `;
  }

  /** The pending challenge; while a call is pending, the user may already have the next one. */
  get #pending(): ChallengeParam | undefined {
    const { snapshot } = this;
    if (!snapshot || this.busy || selectAuthState(snapshot) !== 'customConfirmSignIn') return undefined;
    return selectUser(snapshot)?.challengeParam;
  }

  /** Whether the service has ended the sign-in, so that no other answer is accepted. */
  get #isOver(): boolean {
    return !!this.snapshot && selectError(this.snapshot)?.code === 'NotAuthorizedException';
  }

  get #hasOwnQuestion(): boolean {
    return this.querySelector(':scope > [slot="question"]') !== null;
  }

  /** The URL of the picture, while it can be shown. */
  get #picture(): string | undefined {
    const picture = this.#challenge?.picture;
    if (!picture || picture === 'unusable' || picture.href === this.brokenPicture) return undefined;
    return picture.href;
  }

  get #asksForCode(): boolean {
    return !this.#hasOwnQuestion && !this.#challenge?.picture && this.#challenge?.destination !== undefined;
  }

  /** The question comes from the pool, in any language. */
  #label(): TemplateResult | string {
    const { question, picture } = this.#challenge ?? {};
    if (this.#hasOwnQuestion) return msg('Answer', { id: 'custom-confirm-sign-in.answer' });
    if (question) return html` <bdi class="auth-question" dir="auto">${question}</bdi> `;
    if (picture) return msg('Letters', { id: 'custom-confirm-sign-in.answer.picture' });
    return this.#asksForCode
      ? msg('Code', { id: 'custom-confirm-sign-in.code' })
      : msg('Answer', { id: 'custom-confirm-sign-in.answer' });
  }

  #renderPicture(): TemplateResult | typeof nothing {
    if (!this.#challenge?.picture) return nothing;
    const address = this.#picture;
    if (!address)
      return html`
        <p class="auth-error" role="alert">
          ${alertIcon('auth-icon-small auth-icon-line')}
          <span> ${msg('The picture can’t be shown. Go back and try again.', { id: 'error.picture' })} </span>
        </p>
      `;
    return html`
      <img
        class="auth-captcha"
        src=${address}
        alt=${msg('Distorted letters', { id: 'custom-confirm-sign-in.picture' })}
        referrerpolicy="no-referrer"
        @error=${() => {
          this.brokenPicture = address;
        }}
      />
    `;
  }

  #renderOver(): TemplateResult {
    return html`
      ${this.messages()}
      <button
        class="auth-button"
        type="button"
        @click=${() => this.context?.actor.send({ type: 'nav.signIn' })}
      >
        ${msg('Sign in again', { id: 'custom-confirm-sign-in.start-again' })}
      </button>
    `;
  }
}
