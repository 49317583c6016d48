import { fromCallback, fromPromise } from 'xstate';

import { findMfaFactor, type MfaFactor, supportsPasskeys } from '../auth/factors.js';
import type { FirstFactor } from '../auth/first-factors.js';
import type { CognitoUser, ContactAttribute, SignOutOptions, SignUpParams } from '../auth/types.js';
import { AuthError } from '../lib/auth-error.js';
import { hasCode } from './errors.js';
import { type FederatedAnswer, type HubListening, OwnCalls } from './own-calls.js';
import { createPasskeyActors } from './passkeys/passkey-calls.js';
import { detailsOfAnswer, setSignInDetails, type SignInDetails, signInDetails } from './sign-in-details.js';
import { identityOf } from './state-data.js';
import type { StepUpParams } from './step-up/pending-step-up.js';
import { isInStepUp, stepUpSuperseded } from './step-up/step-up.js';
import type { AuthEvent, AuthPort } from './types.js';

/** The states guarantee a user; a call without one rejects. */
export interface UserInput {
  readonly user: CognitoUser | undefined;
}
export interface CodeInput extends UserInput {
  readonly code: string;
}
/** A code that may end a sign-in. Without `rememberDevice`, the device is remembered as chosen before. */
export interface SecondFactorInput extends CodeInput {
  readonly rememberDevice?: boolean | undefined;
}
export interface UsernameInput {
  readonly username: string;
}
/** A sign-in with a password, or in the flow `USER_AUTH` with a preferred first factor or none. */
export interface SignInInput extends UsernameInput {
  readonly password?: string | undefined;
  readonly preferredChallenge?: FirstFactor | undefined;
  /** The user of the step before, where the sign-in begins again. */
  readonly user?: CognitoUser | undefined;
  /** Whether the account has just been confirmed. */
  readonly isNewAccount?: boolean;
  /** The argument of the step-up that begins again, in place of a sign-in. */
  readonly stepUp?: StepUpParams | undefined;
}
export interface AttributeInput {
  readonly attribute: ContactAttribute | undefined;
}

/** A call of `Auth`. An exception becomes a rejection. */
const call = <Input, Output>(run: (input: Input, signal: AbortSignal) => Promise<Output>) =>
  fromPromise<Output, Input>(async ({ input, signal }) => run(input, signal));

/** The machine's actors over a live `Auth`. An actor that calls one function of `Auth` has its name. */
export function createAuthActors(auth: AuthPort, onHub?: HubListening) {
  const calls = new OwnCalls(auth, onHub);

  /** A call that begins or, by default, continues a sign-in. */
  const signInCall = <Input extends Partial<UserInput>, Output extends CognitoUser | undefined>(
    run: (input: Input, signal: AbortSignal) => Promise<Output>,
    detailsOf = (input: Input): SignInDetails => detailsOfAnswer(input.user),
  ) =>
    call((input: Input, signal) => {
      // It is no sign-in: the Hub reports those of other code, which end it.
      if (isInStepUp(input.user)) return calls.cancelWith(signal, run(input, signal));
      // Before the answer: it may remove the challenge from the user.
      const details = detailsOf(input);
      return calls.signIn(
        signal,
        () => run(input, signal),
        (user) => {
          if (user) setSignInDetails(user, details);
          return user;
        },
      );
    });

  const detailsWithDevice = ({ user, rememberDevice }: SecondFactorInput): SignInDetails => {
    const details = detailsOfAnswer(user);
    return rememberDevice === undefined ? details : { ...details, remembersDevice: rememberDevice };
  };

  /** Begins a step-up again, and chooses a first factor where the user can. */
  async function beginStepUp(
    signal: AbortSignal,
    params: StepUpParams,
    { user: before, password }: SignInInput,
    factor: FirstFactor | undefined,
  ): Promise<CognitoUser> {
    const user = await calls.cancelWith(signal, auth.stepUp(params));
    // Another user may have signed in without an event.
    if (before && identityOf(before) !== identityOf(user)) throw stepUpSuperseded();
    if (!factor || user.challengeName !== 'SELECT_CHALLENGE' || signal.aborted) return user;
    const options = password === undefined ? {} : { password };
    return calls.cancelWith(signal, auth.selectChallenge(user, factor, options));
  }

  return {
    listenToHub: fromCallback<AuthEvent>(({ sendBack }) => calls.listen(sendBack)),
    /** Ends the session of a sign-in that is complete in the user pool, but not in the app. */
    endSession: call(({ user }: UserInput) => calls.signOut({ user }).catch(() => undefined)),
    signUp: call((params: SignUpParams, signal) => calls.cancelWith(signal, auth.signUp(params))),
    confirmSignUp: call(({ username, code }: UsernameInput & { code: string }, signal) =>
      calls.cancelWith(signal, auth.confirmSignUp(username, code)),
    ),
    resendSignUp: call(({ username }: UsernameInput) => auth.resendSignUp(username)),
    autoSignIn: signInCall(
      ({ username }: UsernameInput & Partial<UserInput>) => auth.autoSignIn(username),
      ({ username }) => ({ moment: 'after-sign-up', username }),
    ),
    signIn: signInCall(
      (input: SignInInput, signal) => {
        const { username, password, preferredChallenge, stepUp } = input;
        // Without passkeys in this browser, the user chooses another way.
        const factor =
          preferredChallenge !== 'WEB_AUTHN' || supportsPasskeys() ? preferredChallenge : undefined;
        if (stepUp) return beginStepUp(signal, stepUp, input, factor);
        return factor
          ? auth.signIn({ username, preferredChallenge: factor, ...(password !== undefined && { password }) })
          : auth.signIn(username, password);
      },
      ({ username, password, preferredChallenge, user, isNewAccount }) => ({
        moment: isNewAccount ? 'after-sign-up' : detailsOfAnswer(user).moment,
        username,
        factor: preferredChallenge ?? (password === undefined ? undefined : 'PASSWORD_SRP'),
      }),
    ),
    /** Until the user picks the passkey this is no sign-in of its own: the Hub reports other ones, and its own end. */
    autofillPasskey: call(({ username }: UsernameInput, signal) =>
      calls.cancelWith(signal, auth.autofillPasskey({ username })).then(
        (user) => {
          setSignInDetails(user, { moment: 'after-sign-in', username, factor: 'WEB_AUTHN' });
          return user;
        },
        (cause: unknown) => {
          // Elsewhere it means a wrong password.
          throw hasCode(cause, 'NotAuthorizedException')
            ? new AuthError('PasskeyRetrievalFailed', 'Cognito does not accept the passkey.', { cause })
            : cause;
        },
      ),
    ),
    confirmSignIn: signInCall(({ user, code }: SecondFactorInput) => {
      const challenged = present(user);
      const { challengeName: name } = challenged;
      if (name === 'WEB_AUTHN') return auth.confirmSignIn(challenged);
      return auth.confirmSignIn(challenged, code, name === 'SMS_OTP' ? 'SMS_OTP' : findMfaFactor(name));
    }, detailsWithDevice),
    sendMFASelectionAnswer: signInCall(({ user, mfaType }: UserInput & { mfaType: MfaFactor }) =>
      auth.sendMFASelectionAnswer(present(user), mfaType),
    ),
    sendCustomChallengeAnswer: signInCall(({ user, answer }: UserInput & { answer: string }) =>
      auth.sendCustomChallengeAnswer(present(user), answer),
    ),
    completeNewPassword: signInCall(
      ({
        user,
        password,
        attributes,
      }: UserInput & { password: string; attributes: Record<string, string> }) =>
        auth.completeNewPassword(present(user), password, attributes),
    ),
    setupTOTP: call(({ user }: UserInput) => auth.setupTOTP(present(user))),
    verifyTotpToken: signInCall(
      ({ user, code }: SecondFactorInput) => auth.verifyTotpToken(present(user), code),
      detailsWithDevice,
    ),
    /** Remembers the device of a sign-in that has asked for it, once. */
    rememberDevice: call(async ({ user }: UserInput) => {
      const details = signInDetails(user);
      if (!user || !details?.remembersDevice) return;
      setSignInDetails(user, { ...details, remembersDevice: false });
      // Another user may have signed in without an event, while this one was asked for more.
      if (identityOf(await auth.currentAuthenticatedUser()) === identityOf(user)) await auth.rememberDevice();
    }),
    setPreferredMFA: call(({ user }: UserInput) => auth.setPreferredMFA(present(user), 'TOTP')),
    forgotPassword: call(({ username }: UsernameInput) => auth.forgotPassword(username)),
    forgotPasswordSubmit: call(
      ({ username, code, password }: UsernameInput & { code: string; password: string }) =>
        auth.forgotPasswordSubmit(username, code, password),
    ),
    verifiedContact: call(({ user }: UserInput) => auth.verifiedContact(present(user))),
    verifyCurrentUserAttribute: call(({ attribute }: AttributeInput) =>
      auth.verifyCurrentUserAttribute(present(attribute)),
    ),
    verifyCurrentUserAttributeSubmit: call(({ attribute, code }: AttributeInput & { code: string }) =>
      auth.verifyCurrentUserAttributeSubmit(present(attribute), code),
    ),
    currentAuthenticatedUser: call((_: undefined) => auth.currentAuthenticatedUser()),
    restoreSession: call((_: undefined) => calls.restore()),
    federatedSignIn: call(({ provider, isCustom }: { provider: string; isCustom: boolean }, signal) =>
      calls.signIn(
        signal,
        () => auth.federatedSignIn(isCustom ? { customProvider: provider } : { provider }),
        async (credentials): Promise<FederatedAnswer> => {
          if (credentials) return auth.currentAuthenticatedUser();
          return auth.configure()?.oauth?.urlOpener ? undefined : 'left';
        },
      ),
    ),
    signOut: call((options: SignOutOptions) => calls.signOut(options)),
    ...createPasskeyActors(auth),
  };
}

function present<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new AuthError('InvalidArgument', 'This step needs a user; sign in again.');
  return value;
}
