/**
 * The functions of `aws-amplify/auth` 6 over `Auth`: the same names, inputs and results, on the same session. Optional; an app
 * may call `Auth` beside it.
 */
export type * from './account-types.js';
export {
  confirmUserAttribute,
  deleteUserAttributes,
  fetchUserAttributes,
  sendUserAttributeVerificationCode,
  updateUserAttribute,
  updateUserAttributes,
} from './attributes.js';
export { Amplify } from './configure.js';
export { fetchDevices, forgetDevice, rememberDevice } from './devices.js';
export { type AmplifyHub, Hub, type HubCallback, type HubCapsule } from './hub.js';
export { fetchMFAPreference, setUpTOTP, updateMFAPreference, verifyTOTPSetup } from './mfa.js';
export {
  associateWebAuthnCredential,
  deleteWebAuthnCredential,
  listWebAuthnCredentials,
} from './passkeys.js';
export { confirmResetPassword, resetPassword, updatePassword } from './passwords.js';
export { signInWithRedirect } from './redirect.js';
export { fetchAuthSession, getCurrentUser } from './session.js';
export { confirmSignIn, signIn } from './sign-in.js';
export { deleteUser, signOut } from './sign-out.js';
export { autoSignIn, confirmSignUp, resendSignUpCode, signUp } from './sign-up.js';
export type * from './types.js';
export { AuthError } from '../lib/auth-error.js';
