import { Auth } from '../auth/auth.js';
import { AuthError } from '../lib/auth-error.js';
import type { SignOutInput } from './account-types.js';
import { withNames } from './errors.js';
import { forgetSignIn } from './sign-in.js';

/**
 * Signs the user out, here first, then at the service.
 *
 * @param input - `global` signs out on all devices.
 * @throws `InvalidArgument` when the argument has `oauth`: the redirect URL is that of the config.
 * @throws What `Auth.signOut` rejects with, after the user is signed out here. Amplify 6 does not report such a failure.
 * @example
 * ```js
 * await signOut({ global: true });
 * ```
 */
export const signOut = (input: SignOutInput = {}): Promise<void> =>
  withNames(async () => {
    if (Reflect.has(input, 'oauth'))
      throw new AuthError(
        'InvalidArgument',
        'signOut: oauth is not supported. The redirect URL is that of the config.',
      );
    forgetSignIn();
    await Auth.signOut({ global: input.global });
  });

/**
 * Deletes the account of the signed-in user, and signs out.
 *
 * @throws `UserUnAuthenticatedException` when no user is signed in.
 * @example
 * ```js
 * await deleteUser();
 * ```
 */
export const deleteUser = (): Promise<void> =>
  withNames(async () => {
    await Auth.deleteUser();
  });
