/** Everything that needs amazon-cognito-identity-js; loaded when it is first needed. */
import { attempt } from '../../lib/guards.js';
import { lazy } from '../../lib/lazy.js';
import type { CognitoUser } from '../types.js';
import type * as FactorsPart from './factors/index.js';
import type * as PasskeysPart from './passkeys/index.js';
import type { UserPool } from './pool.js';
import { confirmWithCode } from './sign-in/challenges.js';

export { currentUserInfo, deleteUser, userSession } from './account.js';
export { currentAuthenticatedUser, currentUserPoolUser, verifiedContact } from './attributes.js';
export { autoSignIn } from './sign-in/auto-sign-in.js';
export {
  completeNewPassword,
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

/** Makes a function that loads its part when it is called. */
const lateFrom =
  <Part>(load: () => Promise<Part>) =>
  <Args extends unknown[], Result>(
    choose: (part: Part) => (pool: UserPool, ...args: Args) => Promise<Result>,
  ) =>
  async (pool: UserPool, ...args: Args): Promise<Result> =>
    choose(await load())(pool, ...args);

const late = lateFrom<typeof FactorsPart>(lazy(() => import('./factors/index.js')));
const latePasskeys = lateFrom<typeof PasskeysPart>(lazy(() => import('./passkeys/index.js')));

export const setupTOTP = late((part) => part.setupTOTP);
export const verifyTotpToken = late((part) => part.verifyTotpToken);
export const setPreferredMFA = late((part) => part.setPreferredMFA);
export const updateMFAPreference = late((part) => part.updateMFAPreference);
export const getPreferredMFA = late((part) => part.getPreferredMFA);
export const getMFAOptions = late((part) => part.getMFAOptions);
export const getUserAuthFactors = late((part) => part.getUserAuthFactors);
export const associateWebAuthnCredential = latePasskeys((part) => part.associateWebAuthnCredential);
export const listWebAuthnCredentials = latePasskeys((part) => part.listWebAuthnCredentials);
export const deleteWebAuthnCredential = latePasskeys((part) => part.deleteWebAuthnCredential);
const confirmWithPasskey = latePasskeys((part) => part.confirmWithPasskey);

/** Answers `WEB_AUTHN` with a passkey, and other challenges with a code. */
export const confirmSignIn = (
  pool: UserPool,
  user: CognitoUser,
  answer?: string | object,
  mfaType?: string,
  clientMetadata?: Record<string, string>,
): Promise<CognitoUser> =>
  attempt(() => user.challengeName) === 'WEB_AUTHN'
    ? confirmWithPasskey(pool, user, answer)
    : confirmWithCode(pool, user, answer, mfaType, clientMetadata);

export const rememberDevice = late((part) => part.rememberDevice);
export const forgetDevice = late((part) => part.forgetDevice);
export const fetchDevices = late((part) => part.fetchDevices);
