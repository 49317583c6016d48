import { Auth } from '../auth/auth.js';
import type { CodeDelivery } from '../auth/types.js';
import { AuthError } from '../lib/auth-error.js';
import { assertGiven, assertInput, withNames } from './errors.js';
import { deliveryOf } from './next-step.js';
import { follow } from './sign-in.js';
import type {
  CodeDeliveryDetails,
  ConfirmSignUpInput,
  SignInOutput,
  SignUpInput,
  SignUpOutput,
  UsernameInput,
  VerifiableUserAttributeKey,
} from './types.js';

/** The name of the sign-up that `autoSignIn` signs in. */
let prepared: string | undefined;

/**
 * Creates an account.
 *
 * @param input - `options.autoSignIn` prepares `autoSignIn`. A password is kept in memory for at most 15 minutes.
 * @returns `nextStep.signUpStep` is `CONFIRM_SIGN_UP`, `DONE`, or `COMPLETE_AUTO_SIGN_IN`.
 * @throws `EmptySignUpUsername` when the username is empty.
 * @throws What `Auth.signUp` rejects with.
 * @example
 * ```js
 * await signUp({ username: 'maria', password, options: { userAttributes: { email: 'maria@example.com' } } });
 * ```
 */
export const signUp = (input: SignUpInput): Promise<SignUpOutput> =>
  withNames(async () => {
    assertInput(input, 'signUp');
    const { username, password, options = {} } = input;
    const { userAttributes, validationData, clientMetadata, autoSignIn: isWanted = false } = options;
    assertGiven(username, 'EmptySignUpUsername', 'username', 'signUp');
    const { userConfirmed, userSub, codeDeliveryDetails } = await Auth.signUp({
      username,
      ...(password && { password }),
      ...(userAttributes && { attributes: userAttributes as Record<string, string> }),
      ...(validationData && { validationData }),
      ...(clientMetadata && { clientMetadata }),
      autoSignIn: isWanted !== false,
    });
    prepared = isWanted === false ? undefined : username;
    const nextStep: SignUpOutput['nextStep'] = !userConfirmed
      ? { signUpStep: 'CONFIRM_SIGN_UP', codeDeliveryDetails: deliveryOf(codeDeliveryDetails) }
      : { signUpStep: prepared === undefined ? 'DONE' : 'COMPLETE_AUTO_SIGN_IN' };
    return { isSignUpComplete: userConfirmed, nextStep, userId: userSub };
  });

/**
 * Confirms an account with the code that Cognito sent. If `signUp` has prepared an automatic sign-in, it begins now.
 *
 * @param input - `options.forceAliasCreation` is false by default, as in Amplify 6 and other than in `Auth.confirmSignUp`.
 * @returns `nextStep.signUpStep` is `COMPLETE_AUTO_SIGN_IN` or `DONE`.
 * @throws `EmptyConfirmSignUpUsername` or `EmptyConfirmSignUpCode` when a value is empty.
 * @throws What `Auth.confirmSignUp` rejects with.
 * @example
 * ```js
 * const { nextStep } = await confirmSignUp({ username: 'maria', confirmationCode: '123456' });
 * if (nextStep.signUpStep === 'COMPLETE_AUTO_SIGN_IN') await autoSignIn();
 * ```
 */
export const confirmSignUp = (input: ConfirmSignUpInput): Promise<SignUpOutput> =>
  withNames(async () => {
    assertInput(input, 'confirmSignUp');
    const { username, confirmationCode, options = {} } = input;
    const { forceAliasCreation = false, clientMetadata } = options;
    assertGiven(username, 'EmptyConfirmSignUpUsername', 'username', 'confirmSignUp');
    assertGiven(confirmationCode, 'EmptyConfirmSignUpCode', 'confirmationCode', 'confirmSignUp');
    await Auth.confirmSignUp(username, confirmationCode, {
      forceAliasCreation,
      ...(clientMetadata && { clientMetadata }),
    });
    if (prepared !== username) prepared = undefined;
    const signUpStep = prepared === undefined ? 'DONE' : 'COMPLETE_AUTO_SIGN_IN';
    return { isSignUpComplete: true, nextStep: { signUpStep } };
  });

/**
 * Completes the sign-in that `signUp` with `autoSignIn` has prepared. After a confirmation by link, call it when the user is
 * back; before the account is confirmed, it resolves with the step `CONFIRM_SIGN_UP` and can be called again.
 *
 * @throws `AutoSignInException` when nothing is prepared, or a user has signed in or out meanwhile.
 * @example
 * ```js
 * const { nextStep } = await autoSignIn();
 * ```
 */
export const autoSignIn = (): Promise<SignInOutput> =>
  withNames(async () => {
    const loginId = prepared;
    const notPrepared = () =>
      new AuthError(
        'AutoSignInException',
        'autoSignIn: no sign-in is prepared. Call signUp with autoSignIn, then confirmSignUp.',
      );
    if (loginId === undefined) throw notPrepared();
    const start = async () => {
      const user = await Auth.autoSignIn(loginId);
      if (!user) throw notPrepared();
      return user;
    };
    const authFlowType = Auth.configure()?.authenticationFlowType;
    const output = await follow(start, {
      loginId,
      authFlowType: authFlowType === 'USER_AUTH' ? authFlowType : 'USER_SRP_AUTH',
    });
    if (output.nextStep.signInStep !== 'CONFIRM_SIGN_UP') prepared = undefined;
    return output;
  });

/**
 * Sends the confirmation code of a sign-up again.
 *
 * @returns Where the code went.
 * @throws `EmptySignUpUsername` when the username is empty.
 * @throws What `Auth.resendSignUp` rejects with.
 * @example
 * ```js
 * const { destination } = await resendSignUpCode({ username: 'maria' }); // m***@e***
 * ```
 */
export const resendSignUpCode = (
  input: UsernameInput,
): Promise<CodeDeliveryDetails<VerifiableUserAttributeKey>> =>
  withNames(async () => {
    assertInput(input, 'resendSignUpCode');
    const { username, options } = input;
    assertGiven(username, 'EmptySignUpUsername', 'username', 'resendSignUpCode');
    const sent: CodeDelivery = await Auth.resendSignUp(username, options?.clientMetadata);
    return deliveryOf(sent);
  });
