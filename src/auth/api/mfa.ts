import type { CognitoUser, MfaFactor, MfaOption, MfaPreference, MfaPreferences } from '../types.js';

/** Sets up and chooses second factors. */
export interface MfaApi {
  /**
   * Answers `SELECT_MFA_TYPE` with the factor to use, of `user.challengeParam.availableFactors`. The user then
   * has the challenge of that factor.
   *
   * Calls `RespondToAuthChallenge`. Equal calls at the same time share one result.
   *
   * @param user - The user of `signIn`, with the pending challenge.
   * @returns The same user with its next challenge.
   * @throws `ChallengeExpired` when the sign-in took too long or is answered already.
   * @throws `InvalidArgument` when `mfaType` is another value, or the user has no pending challenge.
   * @throws `InvalidArgument` when another answer to this challenge is being sent.
   * @example
   * ```js
   * if (user.challengeName === 'SELECT_MFA_TYPE') {
   *   await Auth.sendMFASelectionAnswer(user, 'SOFTWARE_TOKEN_MFA');
   *   await Auth.confirmSignIn(user, code);
   * }
   * ```
   */
  sendMFASelectionAnswer(user: CognitoUser, mfaType: MfaFactor): Promise<CognitoUser>;

  /**
   * Creates the secret for an authenticator app. Check the first code of the app with `verifyTotpToken`.
   *
   * Calls `AssociateSoftwareToken`, and `GetUser` for a signed-in user.
   *
   * @param user - A signed-in user, or one whose pending challenge is `MFA_SETUP`.
   * @returns The shared secret in Base32, for `otpauth://totp/…?secret=`.
   * @throws `SoftwareTokenMFANotFoundException` when the pool has no MFA by app.
   * @throws `NotSignedIn` when the user is not signed in any more.
   * @throws `ChallengeExpired` when the sign-in took too long.
   * @example
   * ```js
   * const secret = await Auth.setupTOTP(user);
   * const name = encodeURIComponent(user.getUsername());
   * const url = `otpauth://totp/Example:${name}?secret=${secret}&issuer=Example`;
   * ```
   */
  setupTOTP(user: CognitoUser): Promise<string>;

  /**
   * Checks the first code of an authenticator app. During `MFA_SETUP`, it also finishes the sign-in.
   *
   * For a signed-in user, call `setPreferredMFA` next. After a wrong code, call it again.
   *
   * Calls `VerifySoftwareToken`, and `RespondToAuthChallenge` during `MFA_SETUP`. Emits `signIn` when it finishes a
   * sign-in.
   *
   * @param user - The user that was passed to `setupTOTP`.
   * @param code - Six digits.
   * @returns The user; a further challenge is in `challengeName`.
   * @throws `EnableSoftwareTokenMFAException` or `CodeMismatchException` when the code is wrong.
   * @throws `SoftwareTokenMFANotFoundException` when `setupTOTP` was not called before.
   * @example
   * ```js
   * await Auth.verifyTotpToken(user, '123456');
   * await Auth.setPreferredMFA(user, 'TOTP');
   * ```
   */
  verifyTotpToken(user: CognitoUser, code: string): Promise<CognitoUser>;

  /**
   * Chooses the second factor: `TOTP`, `SMS`, `EMAIL` or `NOMFA`. The other factors stay set up.
   *
   * Also takes the names that `getPreferredMFA` returns, such as `SOFTWARE_TOKEN_MFA`.
   *
   * Calls `GetUser` and `SetUserMFAPreference`.
   *
   * @param user - A signed-in user.
   * @throws `InvalidParameterException` when the factor is not set up: no verified app, phone number or email
   * address.
   * @throws `InvalidArgument` for another method.
   * @throws `NotSignedIn` when the user is not signed in any more.
   * @example
   * ```js
   * await Auth.setPreferredMFA(await Auth.currentAuthenticatedUser(), 'TOTP');
   * ```
   */
  setPreferredMFA(user: CognitoUser, method: MfaPreference): Promise<'SUCCESS'>;

  /**
   * Turns second factors of the signed-in user on or off, several at once. As in Amplify 6; what is left out stays.
   *
   * Calls `SetUserMFAPreference`; before it `GetUser`, where only `webAuthn` is turned on.
   *
   * @param preference - For each of `totp`, `sms` and `email`: `ENABLED`, `DISABLED`, `PREFERRED` or `NOT_PREFERRED`
   * (enabled). `webAuthn`: `ENABLED` or `DISABLED`, whether a passkey is both factors; it needs another second factor,
   * and a pool with `MULTI_FACTOR_WITH_USER_VERIFICATION`.
   * @param options - `user`: whose factors. Default: the user whose session is stored; another tab may have signed in.
   * @throws `InvalidParameterException` when a factor is not set up, or two are preferred.
   * @throws `InvalidArgument` for another mode, or without any factor.
   * @throws `NotSignedIn` when no user is signed in, or `user` is not any more.
   * @example
   * ```js
   * await Auth.updateMFAPreference({ totp: 'PREFERRED', sms: 'DISABLED' });
   * ```
   */
  updateMFAPreference(preference: MfaPreferences, options?: { user?: CognitoUser }): Promise<void>;

  /**
   * Returns the second factor: `SOFTWARE_TOKEN_MFA`, `SMS_MFA`, `EMAIL_OTP` or `NOMFA`.
   *
   * Calls `GetUser`, unless the answer is stored.
   *
   * @param user - A signed-in user.
   * @param options - `bypassCache` asks Cognito in any case. Default: false.
   * @returns The preferred factor. A factor that this library does not support is returned by its Cognito name.
   * @throws `NotSignedIn` when the user is not signed in any more.
   * @example
   * ```js
   * const factor = await Auth.getPreferredMFA(user, { bypassCache: true });
   * ```
   */
  getPreferredMFA(
    user: CognitoUser,
    options?: { bypassCache?: boolean },
  ): Promise<MfaPreference | (string & {})>;

  /**
   * Returns the MFA options of old user pools. For the second factor, use `getPreferredMFA`.
   *
   * Calls `GetUser` and reads `MFAOptions`, which Cognito fills for SMS in old pools only.
   *
   * @param user - A signed-in user.
   * @returns An empty list for other pools.
   * @throws `NotSignedIn` when the user is not signed in any more.
   * @example
   * ```js
   * const [option] = await Auth.getMFAOptions(user);
   * ```
   */
  getMFAOptions(user: CognitoUser): Promise<MfaOption[]>;
}
