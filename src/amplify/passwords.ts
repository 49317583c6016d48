import { Auth } from '../auth/auth.js';
import { assertGiven, assertInput, withNames } from './errors.js';
import { deliveryOf } from './next-step.js';
import type {
  ConfirmResetPasswordInput,
  ResetPasswordOutput,
  UpdatePasswordInput,
  UsernameInput,
} from './types.js';

/**
 * Sends a code to reset the password.
 *
 * @throws `EmptyResetPasswordUsername` when the username is empty.
 * @throws What `Auth.forgotPassword` rejects with.
 * @example
 * ```js
 * const { nextStep } = await resetPassword({ username: 'maria@example.com' });
 * ```
 */
export const resetPassword = (input: UsernameInput): Promise<ResetPasswordOutput> =>
  withNames(async () => {
    assertInput(input, 'resetPassword');
    const { username, options } = input;
    assertGiven(username, 'EmptyResetPasswordUsername', 'username', 'resetPassword');
    const { CodeDeliveryDetails: sent } = await Auth.forgotPassword(username, options?.clientMetadata);
    return {
      isPasswordReset: false,
      nextStep: {
        resetPasswordStep: 'CONFIRM_RESET_PASSWORD_WITH_CODE',
        codeDeliveryDetails: deliveryOf(sent),
      },
    };
  });

/**
 * Sets a new password with the code.
 *
 * @throws `EmptyConfirmResetPasswordUsername`, `EmptyConfirmResetPasswordNewPassword` or
 * `EmptyConfirmResetPasswordConfirmationCode` when a value is empty.
 * @throws What `Auth.forgotPasswordSubmit` rejects with.
 * @example
 * ```js
 * await confirmResetPassword({ username: 'maria@example.com', confirmationCode: '123456', newPassword });
 * ```
 */
export const confirmResetPassword = (input: ConfirmResetPasswordInput): Promise<void> =>
  withNames(async () => {
    const call = 'confirmResetPassword';
    assertInput(input, call);
    const { username, newPassword, confirmationCode, options } = input;
    assertGiven(username, 'EmptyConfirmResetPasswordUsername', 'username', call);
    assertGiven(newPassword, 'EmptyConfirmResetPasswordNewPassword', 'newPassword', call);
    assertGiven(confirmationCode, 'EmptyConfirmResetPasswordConfirmationCode', 'confirmationCode', call);
    await Auth.forgotPasswordSubmit(username, confirmationCode, newPassword, options?.clientMetadata);
  });

/**
 * Changes the password of the signed-in user.
 *
 * @throws `EmptyUpdatePassword` when a password is empty.
 * @throws `UserUnAuthenticatedException` when no user is signed in.
 * @throws What `Auth.changePassword` rejects with.
 * @example
 * ```js
 * await updatePassword({ oldPassword, newPassword });
 * ```
 */
export const updatePassword = (input: UpdatePasswordInput): Promise<void> =>
  withNames(async () => {
    assertInput(input, 'updatePassword');
    const { oldPassword, newPassword } = input;
    assertGiven(oldPassword, 'EmptyUpdatePassword', 'oldPassword', 'updatePassword');
    assertGiven(newPassword, 'EmptyUpdatePassword', 'newPassword', 'updatePassword');
    await Auth.changePassword(await Auth.currentUserPoolUser(), oldPassword, newPassword);
  });
