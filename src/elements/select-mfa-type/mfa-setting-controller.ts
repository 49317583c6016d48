import type { ReactiveControllerHost } from 'lit';

import type { CognitoUser, ContactAttribute } from '../../auth/types.js';
import type { Choice } from '../../forms/field.js';
import type { FormValues } from '../../forms/validators.js';
import type { AuthError } from '../../lib/auth-error.js';
import { msg } from '../../localization/index.js';
import { isUnknown, selectAuthState, selectIsSignedIn, selectUser } from '../../machine/selectors.js';
import { contactRefused } from '../base/contact-change.js';
import { factorRefused } from '../base/factor-texts.js';
import type { ScreenContext } from '../base/settings.js';
import { ContactSetupController } from './contact-setup-controller.js';
import { mfaChoice } from './mfa-choice.js';
import { isRejectedFactor, type MfaMode } from './mfa-mode.js';
import { type MfaTypes, type OfferedPreference, readMfaTypes } from './mfa-types.js';
import { MfaPreferenceController, type Owner } from './preference-controller.js';

export interface MfaSettingOptions {
  readonly context: () => ScreenContext | undefined;
  /** The factors that the app offers. */
  readonly types: () => MfaTypes | undefined;
  /** Whether an authenticator around the element can show another screen. */
  readonly isEmbedded: () => boolean;
}

/** The contact that each factor with sent codes needs. */
const contacts = new Map<OfferedPreference, ContactAttribute>([
  ['SMS', 'phone_number'],
  ['EMAIL', 'email'],
]);

/** The setting of a signed-in user: shows and changes the preferred factor, and sets up the contact for its codes. */
export class MfaSettingController implements MfaMode {
  readonly contact: ContactSetupController;
  readonly #options: MfaSettingOptions;
  readonly #preference: MfaPreferenceController;
  #sent: OfferedPreference | undefined;

  constructor(host: ReactiveControllerHost, options: MfaSettingOptions) {
    this.#options = options;
    const owner = (): Owner | undefined => {
      const [auth, user] = [options.context()?.auth, this.#user];
      return auth && user ? { auth, user } : undefined;
    };
    this.#preference = new MfaPreferenceController(host, {
      owner,
      onError: (error) => this.#handleError(error),
    });
    this.contact = new ContactSetupController(host, {
      owner,
      onError: (error) => this.#options.context()?.actor.send({ type: 'error.set', error }),
      onVerified: () => this.#savePreference(),
      onOtherUser: () => (this.#sent = undefined),
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
    return this.#sent ?? this.#preference.current;
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
    const { busy } = this.contact;
    if (busy) return busy === 'submit' ? 'saving' : 'reading';
    return this.#preference.status;
  }

  /** Whether it is known that no user is signed in. */
  get isSignedOut(): boolean {
    const snapshot = this.#options.context()?.actor.getSnapshot();
    return !!snapshot && !this.#user && !isUnknown(selectAuthState(snapshot));
  }

  errorText(error: AuthError): string | undefined {
    const { step, attribute } = this.contact;
    if (step && error.code === 'AliasExistsException') return contactRefused(attribute);
    if (step || !isRejectedFactor(error)) return undefined;
    return this.#sent === 'TOTP'
      ? msg('Set up an authenticator app first.', { id: 'error.mfa-app' })
      : factorRefused();
  }

  /** Reads the preference again after a failure. */
  retry(): void {
    this.#clearError();
    this.#preference.read();
  }

  save(value: string | undefined): void {
    const method = this.#offers.find((offered) => offered === value);
    if (!method) return;
    this.#sent = method;
    this.#clearError();
    const contact = contacts.get(method);
    if (contact) this.contact.start(contact);
    else this.#savePreference();
  }

  /** Submits the step of the contact, or the choice. */
  submit(values: FormValues): void {
    const { contact } = this;
    if (!contact.step) {
      this.save(values['mfaType']);
      return;
    }
    this.#clearError();
    if (contact.step === 'address') contact.submitAddress(values[contact.attribute] ?? '');
    else contact.submitCode(values['code'] ?? '');
  }

  resend(): void {
    this.#clearError();
    this.contact.resend();
  }

  back(typed: string | undefined): void {
    this.#clearError();
    this.contact.back(typed);
  }

  #clearError(): void {
    this.#options.context()?.actor.send({ type: 'error.clear' });
  }

  #savePreference(): void {
    if (this.#sent) this.#preference.save(this.#sent);
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
