import { html, type TemplateResult } from 'lit';

import { isPassword, supportsPasskeys } from '../../auth/factors.js';
import type { FirstFactor } from '../../auth/first-factors.js';
import type { Field } from '../../forms/field.js';
import { choiceField } from '../../forms/fields/choice-field.js';
import { hiddenUsername } from '../../forms/fields/hidden-username.js';
import { messagesTemplate } from '../../forms/messages.js';
import type { FormValues } from '../../forms/validators.js';
import { AuthError } from '../../lib/auth-error.js';
import { msg } from '../../localization/index.js';
import {
  selectAuthState,
  selectBusy,
  selectError,
  selectNotice,
  selectUser,
  selectUsername,
} from '../../machine/selectors.js';
import type { AuthEvent } from '../../machine/types.js';
import { factorRefused } from '../base/factor-texts.js';
import { SecondaryFormScreen } from '../base/secondary-form-screen.js';
import { readLastSignIn } from '../sign-in/last-sign-in.js';
import { firstFactorChoices } from './first-factor-choices.js';
import { offeredFactors, supportedFactors } from './offered-factors.js';

/**
 * Lets users choose how to sign in: the screen of `selectChallenge`, in the flow `USER_AUTH`.
 *
 * @slot header - Above the heading, when the screen stands alone.
 * @slot footer - Below the links, when the screen stands alone.
 * @csspart card - The card, when the screen stands alone.
 * @csspart body - Heading and form.
 * @csspart header - Heading and lead.
 * @csspart heading - The heading.
 * @csspart footer - The way back.
 * @fires auth-submit - The choice is about to be sent, with the password if it is chosen; cancelable.
 */
export class AuthSelectChallenge extends SecondaryFormScreen {
  protected readonly screen = 'select-challenge';

  #offered: readonly FirstFactor[] = [];

  protected heading(): string {
    return msg('Choose how to sign in', { id: 'select-challenge.heading' });
  }

  protected fields(): readonly Field[] {
    const legend = msg('How to sign in', { id: 'select-challenge.legend' });
    const options = this.#offered.map((value) => ({ value, ...firstFactorChoices[value]() }));
    const choice = choiceField('challenge', legend, options, this.#offered[0]);
    return isPassword(this.#chosen)
      ? [choice, { name: 'password', kind: 'password', label: msg('Password', { id: 'common.password' }) }]
      : [choice];
  }

  protected override formTemplate(): TemplateResult {
    if (this.#offered.length === 0) return this.messages();
    const username = this.snapshot ? selectUsername(this.snapshot) : '';
    const hidden = isPassword(this.#chosen) ? hiddenUsername(username) : undefined;
    return html` ${hidden}${super.formTemplate()} `;
  }

  protected toEvent({ challenge, password }: FormValues): AuthEvent {
    const chosen = this.#offered.find((factor) => factor === challenge) ?? this.#offered[0] ?? 'PASSWORD_SRP';
    return {
      type: 'selectChallenge.submit',
      challenge: chosen,
      ...(isPassword(chosen) && { password: password ?? '' }),
    };
  }

  protected submitLabel(): string {
    return msg('Continue', { id: 'common.continue' });
  }

  /** The user may have asked for a way that the account does not have. With a single way there was nothing to choose. */
  protected override messages(): TemplateResult {
    const { snapshot, context } = this;
    const isRefused = snapshot && selectNotice(snapshot) === 'factorRefused' && !selectError(snapshot);
    return isRefused && context?.settings.signInMethods.length !== 1
      ? messagesTemplate(factorRefused(), undefined)
      : super.messages();
  }

  protected override errorText({ code }: AuthError): string | undefined {
    if (this.#offered.length === 0) return undefined;
    if (code === 'UnsupportedChallenge') return factorRefused();
    return code === 'NotAuthorizedException' && isPassword(this.#chosen)
      ? msg('That password doesn’t match.', { id: 'error.password-mismatch' })
      : undefined;
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    const { snapshot, context } = this;
    // While a call is running, the user may already have the next challenge.
    if (snapshot && context && !selectBusy(snapshot)) {
      const last = readLastSignIn(context.auth);
      this.#offered = offeredFactors(
        selectUser(snapshot)?.challengeParam?.availableChallenges,
        context.settings.signInMethods,
        last?.username === selectUsername(snapshot) ? last.factor : undefined,
      );
    }
    super.willUpdate(changed);
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    super.updated(changed);
    // Sending the error changes the snapshot, which schedules an update: it waits for the running one to end. The state
    // may change meanwhile, so it is checked again.
    if (this.#hasNoChoice) void this.updateComplete.then(() => this.#reportNoChoice());
  }

  /** Whether the service offers only what is not supported here. */
  get #hasNoChoice(): boolean {
    const { snapshot } = this;
    const isActive = !!snapshot && selectAuthState(snapshot) === 'selectChallenge' && !selectBusy(snapshot);
    return isActive && this.#offered.length === 0 && !selectError(snapshot);
  }

  #reportNoChoice(): void {
    if (!this.#hasNoChoice) return;
    const available = this.snapshot && selectUser(this.snapshot)?.challengeParam?.availableChallenges;
    if (available?.includes('WEB_AUTHN') && !supportsPasskeys()) {
      const text = 'The user has only passkeys, which this browser does not support.';
      this.context?.actor.send({ type: 'error.set', error: new AuthError('PasskeyNotSupported', text) });
      return;
    }
    const message = `SELECT_CHALLENGE offers ${available?.join(', ') || 'nothing'}; auth-elements supports ${supportedFactors.join(', ')}.`;
    const error = new AuthError('UnsupportedChallenge', message, { cause: 'SELECT_CHALLENGE' });
    this.context?.actor.send({ type: 'error.set', error });
  }

  /** What is chosen now; the first choice until the user picks another. */
  get #chosen(): string | undefined {
    return this.form.lightDomForm.values().get('challenge') ?? this.#offered[0];
  }
}
