import type { MfaFactor } from '../factors.js';
import type { FirstFactor } from '../first-factors.js';
import type { CognitoUser, PasskeyPromptOptions, SignInParams, UserAuthFactors } from '../types.js';

/** Signs in to the user pool, challenge by challenge. */
export interface SignInApi {
  /**
   * Signs in, with a preferred first factor or with `validationData` for the triggers.
   *
   * Calls `InitiateAuth`, and `RespondToAuthChallenge` for SRP. Emits and rejects as `signIn(username, password)` does.
   *
   * @param params - `validationData` is the `ClientMetadata` of the call. Default: the `clientMetadata` of the config.
   * `preferredChallenge` needs the flow `USER_AUTH`; a user without that factor gets `SELECT_CHALLENGE`.
   * `authenticationFlowType` is the flow of this call. Default: that of the config.
   * @returns The user; signed in when `challengeName` is undefined.
   * @throws `InvalidArgument` when `preferredChallenge` is unknown, needs a password that is missing, or the flow is not
   * `USER_AUTH`; when `authenticationFlowType` is unknown.
   * @example
   * ```js
   * Auth.configure({ authenticationFlowType: 'USER_AUTH' });
   * const user = await Auth.signIn({ username: 'maria@example.com', preferredChallenge: 'EMAIL_OTP' });
   * if (user.challengeName === 'EMAIL_OTP') await Auth.confirmSignIn(user, code);
   * ```
   */
  signIn(params: SignInParams): Promise<CognitoUser>;

  /**
   * Signs in. When Cognito asks for more, the user has `challengeName` and `challengeParam`.
   *
   * Without a password, the flow is `CUSTOM_AUTH`; otherwise it is the `authenticationFlowType` of the config. With
   * `USER_AUTH`, a user without a password gets `SELECT_CHALLENGE`. A later sign-in or sign-out supersedes this one.
   *
   * Calls `InitiateAuth`, and `RespondToAuthChallenge` for SRP. Emits `signIn` when it is complete, or `signIn_failure`.
   *
   * @param username - Username, or an alias: email address or phone number.
   * @returns The user; signed in when `challengeName` is undefined. Otherwise pass it to the function that answers the
   * challenge: `confirmSignIn`, `selectChallenge`, `sendMFASelectionAnswer`, `completeNewPassword`,
   * `sendCustomChallengeAnswer` or `setupTOTP`.
   * @throws `NotAuthorizedException` when the username or password is wrong.
   * @throws `UserNotFoundException` when there is no such account, in pools that reveal it.
   * @throws `UserNotConfirmedException` when the account is not confirmed.
   * @throws `PasswordResetRequiredException` when an administrator has reset the password.
   * @throws `UnsupportedChallenge` when Cognito asks for something that this library cannot answer.
   * @throws `ClockSkew` when the clock of the device is wrong.
   * @throws `SignInSuperseded` when a later sign-in or sign-out took its place.
   * @throws `SignInCanceled` after `cancelSignIn`.
   * @example
   * ```js
   * const user = await Auth.signIn('maria@example.com', password);
   * if (user.challengeName === 'SMS_MFA') await Auth.confirmSignIn(user, code);
   * ```
   */
  signIn(username: string, password?: string): Promise<CognitoUser>;

  /**
   * Answers `SELECT_CHALLENGE` of the flow `USER_AUTH` with the first factor to use: one of
   * `user.challengeParam.availableChallenges`. For a code, the user then has the challenge of that code.
   *
   * After a wrong password, Cognito ends the sign-in: call `signIn` again.
   *
   * Calls `RespondToAuthChallenge`. Emits `signIn` when the sign-in is complete. Equal calls at the same time share one
   * result.
   *
   * @param user - The user of `signIn`, with the pending challenge.
   * @param options - `password` is required for `PASSWORD_SRP` and `PASSWORD`. `clientMetadata` is for the triggers of
   * this call. Default: the `clientMetadata` of the config.
   * @returns The user; signed in when `challengeName` is undefined.
   * @throws `NotAuthorizedException` when the password is wrong.
   * @throws `ChallengeExpired` when the sign-in took too long or is answered already.
   * @throws `InvalidArgument` when the factor is unknown, needs a password that is missing, or the user has another
   * challenge.
   * @throws `InvalidArgument` when another answer to this challenge is being sent.
   * @example
   * ```js
   * const user = await Auth.signIn('maria@example.com');
   * if (user.challengeName === 'SELECT_CHALLENGE') {
   *   await Auth.selectChallenge(user, 'EMAIL_OTP');
   *   await Auth.confirmSignIn(user, code);
   * }
   * ```
   */
  selectChallenge(
    user: CognitoUser,
    challenge: FirstFactor,
    options?: { password?: string; clientMetadata?: Record<string, string> },
  ): Promise<CognitoUser>;

  /**
   * Returns what the signed-in user can sign in with.
   *
   * Calls `GetUserAuthFactors`.
   *
   * @param options - `user`: whose factors. Default: the user whose session is stored; another tab may have signed in.
   * @returns First factors, second factors and the preferred one. `WEB_AUTHN_MFA` among the second factors: a passkey is
   * both factors.
   * @throws `InvalidArgument` when an argument is wrong.
   * @throws `NotSignedIn` when no user is signed in, or `user` is not any more.
   * @example
   * ```js
   * const { firstFactors } = await Auth.getUserAuthFactors();
   * ```
   */
  getUserAuthFactors(options?: { user?: CognitoUser }): Promise<UserAuthFactors>;

  /**
   * Answers the challenge of a second factor (`SMS_MFA`, `SOFTWARE_TOKEN_MFA`, `EMAIL_OTP`) or of a code as the first
   * factor (`EMAIL_OTP`, `SMS_OTP`). After a wrong code, call it again with the same user.
   *
   * Answers `MFA_SETUP` with an email address in place of the code, if `user.challengeParam.availableFactors` has
   * `EMAIL_OTP`. The user then has that challenge: its code makes the address the second factor and a verified attribute.
   * For an app, call `setupTOTP`.
   *
   * Calls `RespondToAuthChallenge`. Emits `signIn` when the sign-in is complete. Equal calls at the same time share one
   * result.
   *
   * @param user - The user of `signIn`, with the pending challenge.
   * @param mfaType - Default: the pending challenge.
   * @param clientMetadata - For the triggers of this call. Default: the `clientMetadata` of the config.
   * @returns The user; signed in when `challengeName` is undefined.
   * @throws `CodeMismatchException` when the code is wrong.
   * @throws `ExpiredCodeException` when the code of a text message or an email has expired.
   * @throws `InvalidParameterException` when the email address is malformed.
   * @throws `AliasExistsException` when another user signs in with the email address.
   * @throws `MFAMethodNotFoundException` when the pool does not have the second factor any more.
   * @throws `ChallengeExpired` when the sign-in took too long (in Cognito 3 minutes by default) or is answered already.
   * @throws `InvalidArgument` when the user has no pending challenge, or cannot set up email.
   * @throws `InvalidArgument` when another answer to this challenge is being sent.
   * @example
   * ```js
   * if (user.challengeName === 'MFA_SETUP') await Auth.confirmSignIn(user, 'maria@example.com');
   * await Auth.confirmSignIn(user, '123456');
   * ```
   */
  confirmSignIn(
    user: CognitoUser,
    code: string,
    mfaType?: MfaFactor | 'SMS_OTP',
    clientMetadata?: Record<string, string>,
  ): Promise<CognitoUser>;

  /**
   * Answers the challenge `WEB_AUTHN` with a passkey: the browser asks for a fingerprint, a face or the screen lock.
   *
   * One prompt is open at a time: another one, by `associateWebAuthnCredential` too, closes it. After a closed prompt, call
   * it again with the same user while the challenge lasts. In the order of sign-ins, the time when the user answers counts.
   *
   * Calls `RespondToAuthChallenge`. Emits `signIn` when the sign-in is complete.
   *
   * @param user - The user of `signIn`, with the pending challenge.
   * @returns The user; signed in when `challengeName` is undefined.
   * @throws `PasskeyNotSupported` when the browser has no passkeys or no such `mediation`, or the page is neither on https
   * nor on localhost.
   * @throws `PasskeyAuthenticationCanceled` when the user closed the prompt or did not answer it in time, the device has no
   * matching passkey, or the browser did not allow the prompt.
   * @throws `PasskeyOperationAborted` when a prompt for another user, or a new passkey, took its place.
   * @throws `PasskeyRetrievalFailed` when the authenticator failed.
   * @throws `RelyingPartyMismatch` when the relying party ID of the pool is not the domain of the page or a parent of it.
   * @throws `NotAuthorizedException` when Cognito does not accept the passkey.
   * @throws `SignInSuperseded` when a user signs in or out while the prompt is open, here or in another tab.
   * @throws `InvalidArgument` when an option is wrong, the user has no pending challenge, or another answer is being sent.
   * @throws `InvalidResponse` when the options of Cognito for the prompt are malformed.
   * @throws `ChallengeExpired` when the sign-in took too long (in Cognito 3 minutes by default) or is answered already.
   * @throws `SignInCanceled` after `cancelSignIn`, when `signal` aborts, or when another call asks the same user in another
   * way.
   * @example
   * ```js
   * const user = await Auth.signIn({ username: 'maria@example.com', preferredChallenge: 'WEB_AUTHN' });
   * if (user.challengeName === 'WEB_AUTHN') await Auth.confirmSignIn(user);
   * ```
   */
  confirmSignIn(user: CognitoUser, options?: PasskeyPromptOptions): Promise<CognitoUser>;

  /**
   * Answers `NEW_PASSWORD_REQUIRED` with a new password and the required attributes.
   *
   * Calls `RespondToAuthChallenge`. Emits `signIn` when the sign-in is complete, or `completeNewPassword_failure`.
   * Equal calls at the same time share one result.
   *
   * @param user - The user of `signIn`, with the pending challenge.
   * @param requiredAttributes - A value for each name in `user.challengeParam.requiredAttributes`.
   * @param clientMetadata - For the triggers of this call. Default: the `clientMetadata` of the config.
   * @returns The user; signed in when `challengeName` is undefined.
   * @throws `InvalidPasswordException` when the password does not meet the policy of the pool.
   * @throws `InvalidParameterException` when a required attribute is missing.
   * @throws `ChallengeExpired` when the sign-in took too long or is answered already.
   * @throws `InvalidArgument` when another answer to this challenge is being sent.
   * @example
   * ```js
   * if (user.challengeName === 'NEW_PASSWORD_REQUIRED') {
   *   await Auth.completeNewPassword(user, newPassword, { email: 'maria@example.com' });
   * }
   * ```
   */
  completeNewPassword(
    user: CognitoUser,
    newPassword: string,
    requiredAttributes?: Record<string, string>,
    clientMetadata?: Record<string, string>,
  ): Promise<CognitoUser>;

  /**
   * Answers `CUSTOM_CHALLENGE`. The triggers of the pool decide whether the answer is right and what comes next.
   *
   * Calls `RespondToAuthChallenge`. Emits `signIn` when the sign-in is complete. Equal calls at the same time share one
   * result.
   *
   * @param user - The user of `signIn`, with the pending challenge; its question is in `user.challengeParam`.
   * @param clientMetadata - For the triggers of this call. Default: the `clientMetadata` of the config.
   * @returns The user; signed in when `challengeName` is undefined.
   * @throws `NotAuthorizedException` when the triggers end the sign-in.
   * @throws `ChallengeExpired` when the sign-in took too long or is answered already.
   * @throws `InvalidArgument` when another answer to this challenge is being sent.
   * @example
   * ```js
   * const user = await Auth.signIn('maria');
   * if (user.challengeName === 'CUSTOM_CHALLENGE') await Auth.sendCustomChallengeAnswer(user, answer);
   * ```
   */
  sendCustomChallengeAnswer(
    user: CognitoUser,
    answer: string,
    clientMetadata?: Record<string, string>,
  ): Promise<CognitoUser>;

  /**
   * Cancels a pending sign-in: nothing is stored, its tokens are revoked, and the call rejects with `SignInCanceled`.
   *
   * A call that is complete is not changed. For `signUp` and `confirmSignUp`, cancels the automatic sign-in after them.
   *
   * @param call - The promise that `signIn`, `confirmSignIn` or another function of this instance returned.
   * @throws `InvalidArgument` for another value.
   * @example
   * ```js
   * const call = Auth.signIn('maria', password);
   * cancelButton.onclick = () => Auth.cancelSignIn(call);
   * ```
   */
  cancelSignIn(call: Promise<unknown>): void;
}
