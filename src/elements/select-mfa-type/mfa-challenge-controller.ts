import type { ReactiveController, ReactiveControllerHost } from 'lit';

import type { MfaFactor } from '../../auth/factors.js';
import type { Choice } from '../../forms/field.js';
import { AuthError } from '../../lib/auth-error.js';
import { msg } from '../../localization/index.js';
import { selectAuthState, selectBusy, selectError, selectUser } from '../../machine/selectors.js';
import { factorRefused } from '../base/factor-texts.js';
import type { ScreenContext } from '../base/settings.js';
import { mfaChoice } from './mfa-choice.js';
import { isRejectedFactor, type MfaMode } from './mfa-mode.js';

/** The `SELECT_MFA_TYPE` challenge: chooses the factor of the sign-in that is running. */
export class MfaChallengeController implements ReactiveController, MfaMode {
  readonly status = 'ready';
  readonly notice = undefined;
  readonly busyLabel = undefined;
  readonly #host: ReactiveControllerHost;
  readonly #context: () => ScreenContext | undefined;
  #factors: readonly MfaFactor[] = [];

  constructor(host: ReactiveControllerHost, context: () => ScreenContext | undefined) {
    this.#host = host;
    this.#context = context;
    host.addController(this);
  }

  /** Whether a sign-in asks for the choice. */
  get isActive(): boolean {
    const snapshot = this.#snapshot;
    return !!snapshot && selectAuthState(snapshot) === 'selectMFAType';
  }

  get heading(): string {
    return msg('One more step', { id: 'select-mfa-type.heading.challenge' });
  }

  get choices(): readonly Choice[] {
    return this.#factors.map(mfaChoice);
  }

  get value(): string | undefined {
    return this.#factors[0];
  }

  get submitLabel(): string {
    return msg('Continue', { id: 'common.continue' });
  }

  errorText(error: AuthError): string | undefined {
    return isRejectedFactor(error) ? factorRefused() : undefined;
  }

  hostUpdate(): void {
    const snapshot = this.#snapshot;
    // While a call is running, the user may already have the next challenge.
    if (snapshot && this.isActive && !selectBusy(snapshot))
      this.#factors = selectUser(snapshot)?.challengeParam?.availableFactors ?? [];
  }

  hostUpdated(): void {
    if (this.#hasNoChoice) void this.#host.updateComplete.then(() => this.#reportNoChoice());
  }

  get #snapshot() {
    return this.#context()?.actor.getSnapshot();
  }

  get #hasNoChoice(): boolean {
    const snapshot = this.#snapshot;
    return !!snapshot && this.isActive && this.#factors.length === 0 && !selectError(snapshot);
  }

  #reportNoChoice(): void {
    if (!this.#hasNoChoice) return;
    const message = 'SELECT_MFA_TYPE offers no factor that auth-elements supports.';
    const error = new AuthError('UnsupportedChallenge', message, { cause: 'SELECT_MFA_TYPE' });
    this.#context()?.actor.send({ type: 'error.set', error });
  }
}
