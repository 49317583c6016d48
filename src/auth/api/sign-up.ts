import type {
  CodeDelivery,
  CognitoUser,
  ConfirmSignUpOptions,
  SignUpParams,
  SignUpResult,
} from '../types.js';

/** Creates and confirms accounts. */
export interface SignUpApi {
  /**
   * Creates an account. Cognito sends a confirmation code, unless a trigger confirms the account.
   *
   * Calls `SignUp`. Emits `signUp` or `signUp_failure`.
   *
   * @param params - Username, password and attributes; `autoSignIn` signs in after the confirmation. Without a password, in
   * pools that have codes or passkeys as a first factor, users sign in with those.
   * @returns The unconfirmed user, its `sub`, and where the code went.
   * @throws `UsernameExistsException` when the username is taken, or the email address or phone number where people
   * sign in with it.
   * @throws `InvalidPasswordException` when the password does not meet the policy of the pool.
   * @throws `UserLambdaValidationException` when the PreSignUp trigger refuses.
   * @throws `InvalidParameterException` when an attribute is missing or malformed, or the pool needs a password.
   * @throws `InvalidArgument` when the username or password is empty, or an attribute is not a string.
   * @example
   * ```js
   * const { userConfirmed, codeDeliveryDetails } = await Auth.signUp({
   *   username: 'maria',
   *   password,
   *   attributes: { email: 'maria@example.com' },
   *   autoSignIn: { enabled: true },
   * });
   * ```
   */
  signUp(params: SignUpParams): Promise<SignUpResult>;

  /**
   * Creates an account with an email address and a phone number, as positional arguments.
   *
   * Calls `SignUp`. Emits `signUp` or `signUp_failure`. Rejects as `signUp(params)` does.
   *
   * @param phone - In E.164 format, such as `+15551234567`.
   * @example
   * ```js
   * await Auth.signUp('maria', password, 'maria@example.com', '+15551234567');
   * ```
   */
  signUp(username: string, password: string, email?: string, phone?: string): Promise<SignUpResult>;

  /**
   * Confirms an account with the code that Cognito sent.
   *
   * Calls `ConfirmSignUp`. Emits `confirmSignUp`, then starts the automatic sign-in that `signUp` prepared.
   *
   * @param options - `forceAliasCreation` is true by default: when another account has the same email address or phone
   * number as an alias, the alias moves to this account.
   * @throws `CodeMismatchException` when the code is wrong.
   * @throws `ExpiredCodeException` when the code has expired, or there is no such account.
   * @throws `NotAuthorizedException` when the account is confirmed already.
   * @throws `AliasExistsException` when `forceAliasCreation` is false and another account has the alias.
   * @throws `TooManyFailedAttemptsException` after many wrong codes.
   * @example
   * ```js
   * await Auth.confirmSignUp('maria', '123456');
   * ```
   */
  confirmSignUp(username: string, code: string, options?: ConfirmSignUpOptions): Promise<'SUCCESS'>;

  /**
   * Sends the confirmation code of a sign-up again.
   *
   * Calls `ResendConfirmationCode`.
   *
   * @param clientMetadata - For the triggers of this call. Default: the `clientMetadata` of the config.
   * @returns Where the code went.
   * @throws `InvalidParameterException` when the account is confirmed already.
   * @throws `UserNotFoundException` when there is no such account, in pools that reveal it.
   * @throws `LimitExceededException` after too many codes.
   * @example
   * ```js
   * const { Destination } = await Auth.resendSignUp('maria'); // m***@e***
   * ```
   */
  resendSignUp(username: string, clientMetadata?: Record<string, string>): Promise<CodeDelivery>;

  /**
   * Signs in the user that `signUp({autoSignIn: true})` prepared. Call it after a confirmation by link.
   *
   * `confirmSignUp` starts this sign-in itself; a later call joins it. Without a password, only `confirmSignUp` makes it
   * possible: the confirmed code signs in. A password is kept in memory for at most 15
   * minutes, and is dropped when a user signs in or out. While the account is not confirmed, the call rejects and
   * can be repeated.
   *
   * Calls `InitiateAuth`. Emits `signIn` and `autoSignIn`, or `signIn_failure` and `autoSignIn_failure`.
   *
   * @returns The user; `undefined` when no automatic sign-in is prepared.
   * @throws `UserNotConfirmedException` when the account is not confirmed yet.
   * @example
   * ```js
   * const user = await Auth.autoSignIn('maria');
   * if (!user) showSignIn();
   * ```
   */
  autoSignIn(username: string): Promise<CognitoUser | undefined>;
}
