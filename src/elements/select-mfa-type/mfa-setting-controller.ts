import type { ReactiveControllerHost } from 'lit';

import { findMfaFactor } from '../../auth/factors.js';
import type { CognitoUser } from '../../auth/types.js';
import type { Choice } from '../../forms/field.js';
import type { AuthError } from '../../lib/auth-error.js';
import { msg } from '../../localization/index.js';
import { isUnknown, selectAuthState, selectIsSignedIn, selectUser } from '../../machine/selectors.js';
import { factorRefused, factorTexts } from '../base/factor-texts.js';
import type { ScreenContext } from '../base/settings.js';
import { mfaChoice } from './mfa-choice.js';
import { isRejectedFactor, type MfaMode } from './mfa-mode.js';
import { type MfaTypes, type OfferedPreference, readMfaTypes } from './mfa-types.js';
import { MfaPreferenceController } from './preference-controller.js';

export interface MfaSettingOptions {
  readonly context: () => ScreenContext | undefined;
  /** The factors that the app offers. */
  readonly types: () => MfaTypes | undefined;
  /** Whether an authenticator around the element can show another screen. */
  readonly isEmbedded: () => boolean;
}

/** The setting of a signed-in user: shows and changes the preferred factor. */
export class MfaSettingController implements MfaMode {
  readonly #options: MfaSettingOptions;
  readonly #preference: MfaPreferenceController;
  #sent: OfferedPreference | undefined;

  constructor(host: ReactiveControllerHost, options: MfaSettingOptions) {
    this.#options = options;
    this.#preference = new MfaPreferenceController(host, {
      owner: () => {
        const [auth, user] = [options.context()?.auth, this.#user];
        return auth && user ? { auth, user } : undefined;
      },
      onError: (error) => this.#handleError(error),
    });
  }

  get heading(): string {
    return this.#preference.current === 'NOMFA'
      ? msg('Add a second step', { id: 'select-mfa-type.heading' })
      : msg('Second step', { id: 'select-mfa-type.legend' });
  }

  get choices(): readonly Choice[] {
    return this.#offers.map(mfaChoice);
  }

  get value(): string | undefined {
    return this.#preference.current;
  }

  get notice(): string | undefined {
    if (!this.#preference.saved) return undefined;
    return this.#preference.current === 'NOMFA'
      ? msg('Saved. You sign in with your password alone.', { id: 'select-mfa-type.saved.none' })
      : msg('Saved. We’ll ask for it when you sign in.', { id: 'select-mfa-type.saved' });
  }

  get submitLabel(): string {
    return msg('Save', { id: 'select-mfa-type.submit' });
  }

  get busyLabel(): string {
    return msg('Saving…', { id: 'select-mfa-type.busy' });
  }

  get status(): MfaMode['status'] {
    return this.#preference.status;
  }

  /** Whether it is known that no user is signed in. */
  get isSignedOut(): boolean {
    const snapshot = this.#options.context()?.actor.getSnapshot();
    return !!snapshot && !this.#user && !isUnknown(selectAuthState(snapshot));
  }

  errorText(error: AuthError): string | undefined {
    if (!isRejectedFactor(error)) return undefined;
    const factor = findMfaFactor(this.#sent);
    return factor ? factorTexts[factor].rejected() : factorRefused();
  }

  /** Reads the preference again after a failure. */
  retry(): void {
    this.#options.context()?.actor.send({ type: 'error.clear' });
    this.#preference.read();
  }

  save(value: string | undefined): void {
    const method = this.#offers.find((offered) => offered === value);
    if (!method) return;
    this.#sent = method;
    this.#options.context()?.actor.send({ type: 'error.clear' });
    this.#preference.save(method);
  }

  get #offers(): readonly OfferedPreference[] {
    return readMfaTypes(this.#options.types(), this.#options.context()?.auth.configure()?.mfa?.types);
  }

  /** The signed-in user. */
  get #user(): CognitoUser | undefined {
    const snapshot = this.#options.context()?.actor.getSnapshot();
    return snapshot && selectIsSignedIn(snapshot) ? selectUser(snapshot) : undefined;
  }

  /** Without an authenticator app the service rejects `TOTP`: an authenticator around the setting sets one up. */
  #handleError(error: AuthError): void {
    const needsSetup = this.#sent === 'TOTP' && isRejectedFactor(error) && this.#options.isEmbedded();
    this.#options
      .context()
      ?.actor.send(
        needsSetup
          ? { type: 'transition', state: 'TOTPSetup', data: this.#user }
          : { type: 'error.set', error },
      );
  }
}
