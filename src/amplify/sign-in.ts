import { Auth } from '../auth/auth.js';
import type { AuthFlow } from '../auth/config/config-types.js';
import { findMfaFactor, isPassword } from '../auth/factors.js';
import type { CognitoUser, SignInParams } from '../auth/types.js';
import { AuthError, toAuthError } from '../lib/auth-error.js';
import { assertGiven, assertInput, renamed, withNames } from './errors.js';
import { nextStepOf, setUpStep } from './next-step.js';
import { getCurrentUser, keepDetails } from './session.js';
import type {
  AuthFlowType,
  ConfirmSignInInput,
  NextSignInStep,
  SignInInput,
  SignInOptions,
  SignInOutput,
} from './types.js';

/** A sign-in that waits for an answer. */
interface Pending {
  readonly user: CognitoUser;
  readonly details: { readonly loginId: string; readonly authFlowType: AuthFlowType };
  /** The password flow that the user has chosen; the password is still to come. */
  readonly chosen?: 'PASSWORD' | 'PASSWORD_SRP';
}

let pending: Pending | undefined;

/** Forgets the sign-in that waits for an answer. */
export const forgetSignIn = (): void => (pending = undefined);

const flows: Readonly<Record<AuthFlowType, AuthFlow>> = {
  USER_SRP_AUTH: 'USER_SRP_AUTH',
  USER_PASSWORD_AUTH: 'USER_PASSWORD_AUTH',
  USER_AUTH: 'USER_AUTH',
  CUSTOM_WITH_SRP: 'CUSTOM_AUTH',
  CUSTOM_WITHOUT_SRP: 'CUSTOM_AUTH',
};

/**
 * Signs in.
 *
 * @param input - `options.authFlowType` is `USER_SRP_AUTH` by default, whatever the config names.
 * @returns `nextStep.signInStep` is `DONE`, or says what `confirmSignIn` is to answer; `CONFIRM_SIGN_UP` and `RESET_PASSWORD`
 * ask for another function.
 * @throws `UserAlreadyAuthenticatedException` when a user is signed in.
 * @throws `EmptySignInUsername`, `EmptySignInPassword` or `CustomAuthSignInPassword` when the flow needs or takes no such value.
 * @throws What `Auth.signIn` rejects with.
 * @example
 * ```js
 * const { nextStep } = await signIn({ username: 'maria@example.com', password });
 * if (nextStep.signInStep === 'CONFIRM_SIGN_IN_WITH_SMS_CODE') await confirmSignIn({ challengeResponse: code });
 * ```
 */
export const signIn = (input: SignInInput): Promise<SignInOutput> =>
  withNames(async () => {
    assertInput(input, 'signIn');
    const { username, password, options = {} } = input;
    forgetSignIn();
    if (await getCurrentUser().catch(() => undefined))
      throw new AuthError(
        'UserAlreadyAuthenticatedException',
        'signIn: a user is signed in. Call signOut first.',
      );
    assertGiven(username, 'EmptySignInUsername', 'username', 'signIn');
    const { authFlowType = 'USER_SRP_AUTH' } = options;
    const params = paramsOf(username, password, authFlowType, options);
    const details = { loginId: username, authFlowType };
    return follow(() => Auth.signIn(params), details);
  });

/** Returns the arguments of `Auth.signIn`. Throws the errors that Amplify 6 has for a password too few or too many. */
function paramsOf(
  username: string,
  password: string | undefined,
  authFlowType: AuthFlowType,
  { preferredChallenge, clientMetadata }: SignInOptions,
): SignInParams {
  const params: SignInParams = {
    username,
    // `Auth` refuses an unknown name.
    authenticationFlowType: Reflect.has(flows, authFlowType)
      ? flows[authFlowType]
      : (authFlowType as AuthFlow),
    ...(clientMetadata && { validationData: clientMetadata }),
  };
  if (authFlowType === 'CUSTOM_WITHOUT_SRP') {
    if (password)
      throw new AuthError('CustomAuthSignInPassword', `signIn: ${authFlowType} takes no password.`);
    return params;
  }
  if (authFlowType === 'USER_AUTH' && !isPassword(preferredChallenge))
    return preferredChallenge ? { ...params, preferredChallenge } : params;
  assertGiven(password, 'EmptySignInPassword', 'password', 'signIn');
  return { ...params, password, ...(authFlowType === 'USER_AUTH' && { preferredChallenge }) } as SignInParams;
}

/** Waits for a step of a sign-in, and keeps what the next one needs. */
export async function follow(
  start: () => Promise<CognitoUser>,
  details: Pending['details'],
): Promise<SignInOutput> {
  try {
    const user = await start();
    pending = { user, details };
    return await outputOf(pending, () => nextStepOf(user));
  } catch (error) {
    forgetSignIn();
    return stepOfError(error);
  }
}

async function outputOf(current: Pending, read: () => Promise<NextSignInStep>): Promise<SignInOutput> {
  const nextStep = await read();
  const isSignedIn = nextStep.signInStep === 'DONE';
  if (isSignedIn) {
    if (pending?.user === current.user) forgetSignIn();
    keepDetails(current.user, current.details);
  }
  return { isSignedIn, nextStep };
}

/** Two errors are steps in Amplify 6. */
function stepOfError(error: unknown): SignInOutput {
  const { code } = toAuthError(error);
  if (code === 'UserNotConfirmedException')
    return { isSignedIn: false, nextStep: { signInStep: 'CONFIRM_SIGN_UP' } };
  if (code === 'PasswordResetRequiredException')
    return { isSignedIn: false, nextStep: { signInStep: 'RESET_PASSWORD' } };
  throw renamed(error);
}

/**
 * Answers the step of the sign-in that `signIn`, `confirmSignIn` or `autoSignIn` of this page has begun.
 *
 * @param input - `challengeResponse` is a code, a password, an answer; `SMS`, `TOTP` or `EMAIL` where a second factor is to be
 * chosen; a name of `availableChallenges` where a first factor is; an email address where one is to be set up.
 * @throws `SignInException` when no sign-in waits for an answer.
 * @throws `EmptyChallengeResponse` when the answer is empty.
 * @throws `IncorrectMFAMethod` when the second factor is unknown.
 * @throws What the function of `Auth` for the challenge rejects with; after a wrong code, call again.
 * @example
 * ```js
 * const { nextStep } = await confirmSignIn({ challengeResponse: '123456' });
 * ```
 */
export const confirmSignIn = (input: ConfirmSignInInput): Promise<SignInOutput> =>
  withNames(async () => {
    assertInput(input, 'confirmSignIn');
    assertGiven(input.challengeResponse, 'EmptyChallengeResponse', 'challengeResponse', 'confirmSignIn');
    const current = pending;
    if (!current)
      throw new AuthError(
        'SignInException',
        'confirmSignIn: no sign-in of this page waits for an answer. Call signIn first.',
      );
    try {
      return await outputOf(current, () => answer(current, input));
    } catch (error) {
      return stepOfError(error);
    }
  });

async function answer(
  current: Pending,
  { challengeResponse: response, options = {} }: ConfirmSignInInput,
): Promise<NextSignInStep> {
  const { user, chosen } = current;
  const { clientMetadata, userAttributes } = options;
  const metadata = clientMetadata && { clientMetadata };
  if (chosen) {
    await Auth.selectChallenge(user, chosen, { password: response, ...metadata });
    // A second factor may follow.
    if (pending?.user === user) pending = { user, details: current.details };
    return nextStepOf(user);
  }
  switch (user.challengeName) {
    case 'WEB_AUTHN':
      return nextStepOf(user);
    case 'SELECT_CHALLENGE':
      if (response === 'PASSWORD' || response === 'PASSWORD_SRP') {
        pending = { ...current, chosen: response };
        return { signInStep: 'CONFIRM_SIGN_IN_WITH_PASSWORD' };
      }
      // Another name is refused by `Auth`.
      return nextStepOf(await Auth.selectChallenge(user, response as 'EMAIL_OTP', { ...metadata }));
    case 'SELECT_MFA_TYPE':
      return nextStepOf(await Auth.sendMFASelectionAnswer(user, factorOf(response)));
    case 'MFA_SETUP':
      if (response === 'TOTP' || response === 'EMAIL') return setUpStep(user, [response]);
      return nextStepOf(
        await (response.includes('@')
          ? Auth.confirmSignIn(user, response, 'EMAIL_OTP', clientMetadata)
          : Auth.verifyTotpToken(user, response)),
      );
    case 'NEW_PASSWORD_REQUIRED':
      return nextStepOf(
        await Auth.completeNewPassword(
          user,
          response,
          userAttributes as Record<string, string>,
          clientMetadata,
        ),
      );
    case 'CUSTOM_CHALLENGE':
      return nextStepOf(await Auth.sendCustomChallengeAnswer(user, response, clientMetadata));
    default:
      return nextStepOf(await Auth.confirmSignIn(user, response, undefined, clientMetadata));
  }
}

/** Amplify 6 takes its own short names only. */
function factorOf(response: string) {
  const factor = /^(SMS|TOTP|EMAIL)$/.test(response) ? findMfaFactor(response) : undefined;
  if (factor) return factor;
  throw new AuthError(
    'IncorrectMFAMethod',
    `confirmSignIn: challengeResponse is ${JSON.stringify(response)}; it must be SMS, TOTP or EMAIL.`,
  );
}
