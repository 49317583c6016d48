import type { AuthApi } from '../auth/api.js';
import type { MfaFactor } from '../auth/factors.js';
import type { FirstFactor } from '../auth/first-factors.js';
import type {
  CodeDeliveryDetails,
  CognitoUser,
  ContactAttribute,
  ContactVerification,
} from '../auth/types.js';
import type { AuthError } from '../lib/auth-error.js';
import type { PasskeyPort } from './passkeys/passkey-port.js';
import type { SignInDetails } from './sign-in-details.js';
import type { PendingStepUp } from './step-up/pending-step-up.js';

/** The public states, with Amplify's legacy names. `signedOut` is only a target: it leads to `signIn`. */
export const authStates = [
  'loading',
  'reconnecting',
  'signIn',
  'signedUp',
  'signedOut',
  'signUp',
  'confirmSignUp',
  'selectChallenge',
  'confirmSignIn',
  'customConfirmSignIn',
  'selectMFAType',
  'requireNewPassword',
  'forgotPassword',
  'verifyContact',
  'passkeySetup',
  'MFASetup',
  'TOTPSetup',
  'signedIn',
] as const;
/** A screen, or `signedOut`, which leads to `signIn`. */
export type AuthState = (typeof authStates)[number];

/** A state that the machine can rest in. */
export type StoredAuthState = Exclude<AuthState, 'signedOut'>;

/** What a state carries besides its name; see the table of states. */
export interface PendingUser {
  /** The username of the account. */
  readonly username?: string;
  /** Where the last code went. */
  readonly delivery?: CodeDeliveryDetails | undefined;
}
/** The data of `verifyContact`: the user, with which contacts are verified. */
export type VerifyContactUser = CognitoUser & ContactVerification;
/** What a state has besides its name: the user, or what is known of an account before it is signed in. */
export type AuthData = CognitoUser | VerifyContactUser | PendingUser | undefined;

/** The part of `Auth` that the machine uses. */
export type AuthPort = Pick<
  AuthApi,
  | 'signUp'
  | 'confirmSignUp'
  | 'resendSignUp'
  | 'autoSignIn'
  | 'signIn'
  | 'autofillPasskey'
  | 'selectChallenge'
  | 'confirmSignIn'
  | 'sendMFASelectionAnswer'
  | 'sendCustomChallengeAnswer'
  | 'completeNewPassword'
  | 'setupTOTP'
  | 'verifyTotpToken'
  | 'setPreferredMFA'
  | 'rememberDevice'
  | 'forgotPassword'
  | 'forgotPasswordSubmit'
  | 'verifiedContact'
  | 'verifyCurrentUserAttribute'
  | 'verifyCurrentUserAttributeSubmit'
  | 'associateWebAuthnCredential'
  | 'listWebAuthnCredentials'
  | 'stepUp'
  | 'currentAuthenticatedUser'
  | 'mayBeSignedIn'
  | 'federatedSignIn'
  | 'configure'
  | 'signOut'
  | 'cancelSignIn'
>;

/** A notice on the screen that is not an error; the element has its text. */
export type Notice =
  'accountConfirmed' | 'passwordChanged' | 'codeResent' | 'resetRequired' | 'factorRefused';

export interface MfaSetup {
  /** Empty if none of those that the pool has can be set up here. */
  readonly factors: readonly MfaFactor[];
  readonly chosen: MfaFactor | undefined;
}

export interface MachineContext {
  /** The state last announced by `stateChanged`; undefined before the first. */
  readonly authState: StoredAuthState | undefined;
  readonly authData: AuthData;
  /** Kept between screens, so that it is typed once. Never a secret. */
  readonly username: string;
  /** The user of an incomplete sign-in, or the signed-in user. */
  readonly user: CognitoUser | undefined;
  /** How this machine has signed the user in; undefined for a user from elsewhere. */
  readonly signInDetails?: SignInDetails | undefined;
  /** Whether the user has reached `signedIn`: a screen opened from there goes back there. */
  readonly isSignedIn: boolean;
  readonly delivery: CodeDeliveryDetails | undefined;
  /** When the last code was sent, in ms since the epoch: the cool-down of *Send again* starts there. */
  readonly codeSentAt: number | undefined;
  readonly contact: ContactVerification | undefined;
  /** The contact that is being verified. */
  readonly contactAttribute: ContactAttribute | undefined;
  /** The second factors that can be set up during the sign-in, and the one that is chosen. */
  readonly mfaSetup: MfaSetup | undefined;
  /** The address typed for the second factor, and for whom: it is kept if the sign-in has to begin again. */
  readonly mfaAddress: { readonly username: string; readonly email: string } | undefined;
  /** The username of the sign-in that remembers this device: kept if the sign-in has to begin again. */
  readonly remembersDeviceFor: string | undefined;
  /**
   * The key for the authenticator app, during its setup. It is shown to the user, so it is not a secret here;
   * removed on leaving.
   */
  readonly totpSecret: string | undefined;
  /**
   * The provider of the last sign-in with a provider, by the name in the event; undefined before the first.
   */
  readonly provider: string | undefined;
  readonly error: AuthError | undefined;
  readonly notice: Notice | undefined;
  readonly initialState: InitialState;
  readonly autoSignIn: boolean;
  /** Whether a session may have been stored at the start. */
  readonly mayBeSignedIn: boolean;
  /** The number of failed attempts since `reconnecting` was entered. */
  readonly attempts: number;
  /** The timeout of `loading` from the start of the machine, in ms. */
  readonly loadingTimeout: number;
  /** What the page says about passkeys. Undefined: none is offered. */
  readonly passkeys?: PasskeyPort | undefined;
  /** The step-up that the screens show; undefined if none is. */
  readonly stepUp?: PendingStepUp | undefined;
}

/** What the transitions after a failed call get. */
export interface ErrorEvent {
  readonly event: { readonly error: unknown };
}

/** The first state of a signed-out user. */
export type InitialState = 'signIn' | 'signUp' | 'forgotPassword' | 'confirmSignUp' | 'signedUp';

export interface MachineInput {
  readonly initialState?: InitialState | undefined;
  readonly authData?: AuthData;
  /** Default true. False: after the confirmation, the user signs in manually (`signedUp`). */
  readonly autoSignIn?: boolean | undefined;
  /** Default false. The value of `mayBeSignedIn` at the start. */
  readonly mayBeSignedIn?: boolean | undefined;
  /** The timeout of `loading`, in ms: the remaining time since the element was connected. Default 10,000. */
  readonly loadingTimeout?: number | undefined;
  /** What the page says about passkeys. Default: none is offered. */
  readonly passkeys?: PasskeyPort | undefined;
}

export type AuthEvent =
  | {
      type: 'signIn.submit';
      username: string;
      password?: string | undefined;
      preferredChallenge?: FirstFactor | undefined;
    }
  /** Offers the passkey of a user in the autofill of the username field. */
  | { type: 'signIn.autofill'; username: string }
  /** Ends the offer of the passkey. */
  | { type: 'signIn.endAutofill' }
  | {
      type: 'signUp.submit';
      username: string;
      password?: string | undefined;
      attributes: Record<string, string>;
    }
  | { type: 'confirmSignUp.submit'; code: string; username?: string }
  | { type: 'confirmSignUp.resend'; username?: string }
  | { type: 'selectChallenge.submit'; challenge: FirstFactor; password?: string }
  /** `rememberDevice`: whether this device is remembered after the sign-in. Without it: as chosen before. */
  | { type: 'confirmSignIn.submit'; code: string; rememberDevice?: boolean }
  /** Asks for another code; where the code may be the first factor. */
  | { type: 'confirmSignIn.resend' }
  | { type: 'customConfirmSignIn.submit'; answer: string }
  | { type: 'selectMFAType.submit'; mfaType: MfaFactor }
  | { type: 'requireNewPassword.submit'; password: string; attributes: Record<string, string> }
  | { type: 'forgotPassword.send'; username: string }
  | { type: 'forgotPassword.submit'; code: string; password: string }
  | { type: 'forgotPassword.resend' }
  | { type: 'verifyContact.choose'; attribute: ContactAttribute }
  | { type: 'verifyContact.submit'; code: string }
  | { type: 'verifyContact.resend' }
  | { type: 'verifyContact.skip' }
  /** Asks the browser for a passkey. */
  | { type: 'passkeySetup.submit' }
  /** Declines the passkey: none is offered for a while. */
  | { type: 'passkeySetup.skip' }
  /** Goes on from the last text of the screen, which also continues automatically. */
  | { type: 'passkeySetup.continue' }
  | { type: 'MFASetup.choose'; mfaType: MfaFactor }
  | { type: 'MFASetup.submit'; email: string }
  | { type: 'TOTPSetup.submit'; code: string; rememberDevice?: boolean }
  /** Asks for a new secret after the request for one failed. */
  | { type: 'TOTPSetup.retry' }
  /** `isCustom`: the name is that of an OIDC or SAML provider of the pool. */
  | { type: 'federated.signIn'; provider: string; isCustom?: boolean }
  /** The page that was left for a provider is back, as the browser had kept it. */
  | { type: 'federated.back' }
  /** Shows the challenge of a step-up of the signed-in user. */
  | ({ type: 'stepUp'; user: CognitoUser } & Pick<PendingStepUp, 'params' | 'settle'>)
  | { type: 'nav.signIn' }
  | { type: 'nav.signUp' }
  | { type: 'nav.forgotPassword'; username?: string }
  | { type: 'nav.confirmSignUp'; username?: string }
  /** Leads back to the choice of the first factor. */
  | { type: 'nav.selectChallenge' }
  /** Leads back to the choice of the second factor to set up; keeps a typed address. */
  | { type: 'nav.MFASetup'; email?: string }
  | { type: 'signOut'; global?: boolean }
  | { type: 'transition'; state: AuthState; data?: AuthData }
  /** The device is in a network again. */
  | { type: 'online' }
  /** An `auth` event of the Hub, or sign-in and sign-out in another tab, as the port reports them. */
  | { type: 'hub'; event: string; data?: unknown }
  /** The caller's own check failed before anything was sent (an `auth-submit` taken over by the page may use it too). */
  | { type: 'error.set'; error: AuthError }
  | { type: 'error.clear' };

/** The events for the owner of the machine; the authenticator dispatches each as a CustomEvent. */
export type AuthEmitted =
  | { type: 'stateChanged'; state: StoredAuthState; data: AuthData; previous: StoredAuthState | undefined }
  | { type: 'signedIn'; user: CognitoUser }
  | { type: 'signedOut' }
  | { type: 'failed'; error: AuthError };
