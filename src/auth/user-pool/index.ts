/** Everything that needs amazon-cognito-identity-js; loaded when it is first needed. */
export { currentUserInfo, deleteUser, userSession } from './account.js';
export { currentAuthenticatedUser, currentUserPoolUser, verifiedContact } from './attributes.js';
export { autoSignIn } from './sign-in/auto-sign-in.js';
export {
  completeNewPassword,
  confirmSignIn,
  sendCustomChallengeAnswer,
  sendMFASelectionAnswer,
} from './sign-in/challenges.js';
export { getUserAuthFactors, selectChallenge } from './sign-in/choice.js';
export { fetchDevices, forgetDevice, rememberDevice } from './devices.js';
export { getMFAOptions, getPreferredMFA, setPreferredMFA, setupTOTP, verifyTotpToken } from './mfa.js';
export { changePassword, forgotPassword, forgotPasswordSubmit } from './passwords.js';
export { adoptSession } from './hosted-session.js';
export { poolOf } from './open-pool.js';
export { currentSession } from './session.js';
export { signIn } from './sign-in/sign-in.js';
export { signOut } from './sign-out.js';
export { confirmSignUp, resendSignUp, signUp } from './sign-up.js';
export {
  deleteUserAttributes,
  updateUserAttributes,
  userAttributes,
  verifyCurrentUserAttribute,
  verifyCurrentUserAttributeSubmit,
  verifyUserAttribute,
  verifyUserAttributeSubmit,
} from './user-attributes.js';
