import type { MfaFactor } from '../auth/factors.js';
import { isSessionEnded, isTransient } from '../auth/failure-kinds.js';
import type { CognitoUser, ContactVerification, SignUpResult } from '../auth/types.js';
import { AuthError, toAuthError } from '../lib/auth-error.js';
import { hasCode, isAlreadyConfirmed, revealsAccount } from './errors.js';
import { sessionEndings, signInEvents, signInFailures } from './hub-events.js';
import { isFederatedUser, mergeAuthData } from './initial-context.js';
import type { FederatedAnswer } from './own-calls.js';
import { canRetryPasskey, passkeyMoments } from './passkeys/passkey-port.js';
import {
  authDataFor,
  type ChallengeState,
  challengeStateOf,
  identityOf,
  isAbout,
  isSameData,
  isUserWithoutChallenge,
  transitionRequirements,
} from './state-data.js';
import { isInStepUp } from './step-up/step-up.js';
import type { AuthEvent, MachineContext, StoredAuthState } from './types.js';

interface Args {
  readonly context: MachineContext;
  readonly event: AuthEvent;
}

/** Whether a user has a session that can end: an incomplete sign-in has none, and in a step-up it is the owner's. */
const hasSession = (user: CognitoUser | undefined, { stepUp }: MachineContext): user is CognitoUser =>
  user !== undefined && (stepUp !== undefined || isUserWithoutChallenge(user));

/** The guards of the machine's transitions. */
export const guards = {
  hasChallengeOf: (_: Args, params: { user: CognitoUser | undefined; state: ChallengeState }) =>
    challengeStateOf(params.user) === params.state,
  hasUnknownChallenge: (_: Args, params: { user: CognitoUser | undefined }) =>
    params.user?.challengeName !== undefined,
  hasCode: (_: Args, params: { error: unknown; code: string }) => hasCode(params.error, params.code),
  /** No user is signed in because a hosted sign-in came back with a failure. */
  isFailedReturn: (_: Args, params: { error: unknown }) =>
    hasCode(params.error, 'NotSignedIn') && toAuthError(params.error).cause instanceof AuthError,
  /**
   * Whether the signed-in user cannot be determined now; a user with a pending sign-in does not wait for
   * that.
   */
  isTransient: ({ context }: Args, params: { error: unknown }) =>
    isTransient(params.error) && challengeStateOf(context.user) === undefined,
  mayBeSignedIn: ({ context }: Args) => context.mayBeSignedIn,
  isAlreadyConfirmed: (_: Args, params: { error: unknown }) => isAlreadyConfirmed(params.error),
  revealsAccount: (_: Args, params: { error: unknown }) => revealsAccount(params.error),
  isConfirmed: (_: Args, params: { result: SignUpResult }) => params.result.userConfirmed,
  isFirstFactor: ({ context: { user } }: Args) =>
    user?.firstFactor !== undefined || user?.challengeName === 'WEB_AUTHN',
  hasNoMfaSetup: ({ context }: Args) => context.mfaSetup?.factors.length === 0,
  /** Whether several second factors can be set up, so that there is a choice to go back to. */
  hasMfaChoice: ({ context: { user, mfaSetup } }: Args) =>
    user?.challengeName === 'MFA_SETUP' && (mfaSetup?.factors.length ?? 0) > 1,
  asksForMfaAddress: ({ context: { mfaSetup } }: Args) =>
    mfaSetup?.chosen === 'EMAIL_OTP' || mfaSetup?.factors.join() === 'EMAIL_OTP',
  choosesMfa: ({ context, event }: Args, { mfaType }: { mfaType: MfaFactor }) =>
    event.type === 'MFASetup.choose' &&
    event.mfaType === mfaType &&
    (context.mfaSetup?.factors.includes(mfaType) ?? false),
  asksForPasskey: ({ context }: Args) => context.user?.challengeName === 'WEB_AUTHN',
  /** Whether the user picked a passkey that did not sign in; other errors mean that none was offered. */
  isPasskeyRefused: (_: Args, params: { error: unknown }) =>
    ![
      'PasskeyNotOffered',
      'PasskeyNotSupported',
      'PasskeyOperationAborted',
      'PasskeyAuthenticationCanceled',
      'SignInSuperseded',
      'SignInCanceled',
      'InvalidArgument',
    ].some((code) => hasCode(params.error, code)),
  isMissing: (_: Args, params: { value: unknown }) => params.value === undefined,
  isAutoSignIn: ({ context }: Args) => context.autoSignIn,
  isSignedIn: ({ context }: Args) => context.isSignedIn,
  isInStepUp: ({ context }: Args) => context.stepUp !== undefined,
  /** Whether the error ends the step-up: its challenge is gone, or the account has to be repaired first. */
  endsStepUp: ({ context }: Args, params: { error: unknown; codes: readonly string[] }) =>
    context.stepUp !== undefined && params.codes.some((code) => hasCode(params.error, code)),
  /** Whether the owner of the step-up has signed in again. */
  isInStepUpAs: ({ context: { stepUp } }: Args, params: { user: CognitoUser }) =>
    stepUp !== undefined && identityOf(stepUp.owner) === identityOf(params.user),
  isStepUpTransition: ({ event }: Args) => event.type === 'transition' && isInStepUp(event.data),
  isSignedInAs: ({ context }: Args, params: { user: CognitoUser }) =>
    context.isSignedIn && context.user !== undefined && identityOf(context.user) === identityOf(params.user),
  /** Whether the session of the current user is no longer stored. */
  isSessionGone: ({ context, event }: Args) =>
    context.isSignedIn && 'error' in event && hasCode(event.error, 'NotSignedIn'),
  /** Whether the identity has changed: the new user must not see what was shown to the earlier one. */
  isSignedInAsOther: ({ context }: Args, params: { user: CognitoUser }) =>
    context.isSignedIn && context.user !== undefined && identityOf(context.user) !== identityOf(params.user),
  isFederatedUser: (_: Args, params: { user: unknown }) => isFederatedUser(params.user),
  hasLeft: (_: Args, params: { answer: FederatedAnswer }) => params.answer === 'left',
  needsVerification: (_: Args, { contact }: { contact: ContactVerification }) =>
    Object.keys(contact.verified).length === 0 && Object.keys(contact.unverified).length > 0,
  /** Whether a passkey may be offered; only then it is looked for. */
  wantsPasskeyOffer: ({ context }: Args) =>
    passkeyMoments.some((moment) => context.passkeys?.wantsOffer(moment)),
  isOffered: (_: Args, params: { isOffered: boolean }) => params.isOffered,
  /** Whether the user can try again to create a passkey. */
  canRetryPasskey: (_: Args, params: { error: unknown }) => canRetryPasskey(params.error),
  hasSentCode: ({ context }: Args) => context.username !== '' && context.delivery !== undefined,
  hasUser: ({ context }: Args) => context.user !== undefined,
  startsIn: ({ context }: Args, { state }: { state: StoredAuthState }) =>
    (challengeStateOf(context.user) ?? context.initialState) === state,
  isSignInEvent: ({ event }: Args) => event.type === 'hub' && signInEvents.includes(event.event),
  /** Several events may report the same failure. */
  isSignInFailure: ({ context, event }: Args) =>
    event.type === 'hub' &&
    !context.isSignedIn &&
    signInFailures.includes(event.event) &&
    event.data !== context.error,
  /** Whether a sign-out is about the current user; an incomplete sign-in has no session to end. */
  isSignOutEvent: ({ context, event }: Args) =>
    event.type === 'hub' &&
    sessionEndings.includes(event.event) &&
    hasSession(context.user, context) &&
    isAbout(event.data, context.user),
  isRefreshFailure: ({ context, event }: Args) =>
    event.type === 'hub' &&
    event.event === 'tokenRefresh_failure' &&
    hasSession(context.user, context) &&
    // An app that dispatches this to the Hub may omit the cause.
    (event.data === undefined || isSessionEnded(event.data) || hasCode(event.data, 'NotSignedIn')),
  isSessionEnding: ({ event }: Args) => event.type === 'hub' && sessionEndings.includes(event.event),
  isRefresh: ({ event }: Args) => event.type === 'hub' && event.event === 'tokenRefresh',
  isSignOutTransition: ({ event }: Args) => event.type === 'transition' && event.state === 'signedOut',
  isSameTransition: ({ context, event }: Args) => {
    if (event.type !== 'transition' || event.state === 'signedOut') return false;
    return (
      event.state === context.authState &&
      isSameData(authDataFor(event.state, mergeAuthData(event.data, context)), context.authData)
    );
  },
  /**
   * Whether the required data is in the event or already known: a signed-in user need not be passed again.
   */
  isTransitionTo: ({ context, event }: Args, { state }: { state: StoredAuthState }) =>
    event.type === 'transition' &&
    event.state === state &&
    transitionRequirements[state].isMet(event.data ?? authDataFor(state, context)),
};
