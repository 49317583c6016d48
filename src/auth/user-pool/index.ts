/** Everything that needs amazon-cognito-identity-js; loaded when it is first needed. */
import { lazy } from '../../lib/lazy.js';
import type * as FactorsPart from './factors/index.js';
import type { UserPool } from './pool.js';

export { currentUserInfo, deleteUser, userSession } from './account.js';
export { currentAuthenticatedUser, currentUserPoolUser, verifiedContact } from './attributes.js';
export { autoSignIn } from './sign-in/auto-sign-in.js';
export {
  completeNewPassword,
  confirmSignIn,
  sendCustomChallengeAnswer,
  sendMFASelectionAnswer,
} from './sign-in/challenges.js';
export { selectChallenge } from './sign-in/choice.js';
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

const loadFactors = lazy(() => import('./factors/index.js'));

/** Makes a function that loads its part when it is called. */
const late =
  <Args extends unknown[], Result>(
    choose: (part: typeof FactorsPart) => (pool: UserPool, ...args: Args) => Promise<Result>,
  ) =>
  async (pool: UserPool, ...args: Args): Promise<Result> =>
    choose(await loadFactors())(pool, ...args);

export const setupTOTP = late((part) => part.setupTOTP);
export const verifyTotpToken = late((part) => part.verifyTotpToken);
export const setPreferredMFA = late((part) => part.setPreferredMFA);
export const getPreferredMFA = late((part) => part.getPreferredMFA);
export const getMFAOptions = late((part) => part.getMFAOptions);
export const getUserAuthFactors = late((part) => part.getUserAuthFactors);
export const rememberDevice = late((part) => part.rememberDevice);
export const forgetDevice = late((part) => part.forgetDevice);
export const fetchDevices = late((part) => part.fetchDevices);
