import type { CodeDelivery, CognitoUser } from '../types.js';

/** Resets and changes passwords. */
export interface PasswordsApi {
  /**
   * Sends a code to reset a forgotten password.
   *
   * Calls `ForgotPassword`. Emits `forgotPassword` or `forgotPassword_failure`.
   *
   * @param username - Username, or an alias: email address or phone number.
   * @param clientMetadata - For the triggers of this call. Default: the `clientMetadata` of the config.
   * @returns Where the code went.
   * @throws `UserNotFoundException` when there is no such account, in pools that reveal it.
   * @throws `InvalidParameterException` when the account has no verified email address or phone number.
   * @throws `NotAuthorizedException` when the password cannot be reset in the state of the account.
   * @throws `LimitExceededException` after too many codes.
   * @example
   * ```js
   * const { Destination } = await Auth.forgotPassword('maria'); // m***@e***
   * ```
   */
  forgotPassword(username: string, clientMetadata?: Record<string, string>): Promise<CodeDelivery>;

  /**
   * Sets a new password with the code of `forgotPassword`. It does not sign in.
   *
   * Calls `ConfirmForgotPassword`. Emits `forgotPasswordSubmit` or `forgotPasswordSubmit_failure`.
   *
   * @param clientMetadata - For the triggers of this call. Default: the `clientMetadata` of the config.
   * @throws `CodeMismatchException` when the code is wrong.
   * @throws `ExpiredCodeException` when the code has expired.
   * @throws `InvalidPasswordException` when the password does not meet the policy of the pool.
   * @throws `LimitExceededException` or `TooManyFailedAttemptsException` after many wrong codes.
   * @example
   * ```js
   * await Auth.forgotPasswordSubmit('maria', '123456', newPassword);
   * ```
   */
  forgotPasswordSubmit(
    username: string,
    code: string,
    newPassword: string,
    clientMetadata?: Record<string, string>,
  ): Promise<'SUCCESS'>;

  /**
   * Changes the password of a signed-in user.
   *
   * Calls `ChangePassword`.
   *
   * @param user - A signed-in user.
   * @param oldPassword - `undefined` for a user who has no password: the new one is the first.
   * @throws `NotAuthorizedException` when the old password is wrong.
   * @throws `InvalidPasswordException` when the new password does not meet the policy of the pool.
   * @throws `LimitExceededException` after many wrong passwords.
   * @throws `NotSignedIn` when the user is not signed in any more.
   * @example
   * ```js
   * await Auth.changePassword(await Auth.currentAuthenticatedUser(), oldPassword, newPassword);
   * ```
   */
  changePassword(user: CognitoUser, oldPassword: string | undefined, newPassword: string): Promise<'SUCCESS'>;
}
