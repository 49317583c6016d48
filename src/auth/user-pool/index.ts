/** Everything that needs amazon-cognito-identity-js; loaded when it is first needed. */
import { AuthError } from '../../lib/auth-error.js';
import { attempt } from '../../lib/guards.js';
import { lazy } from '../../lib/lazy.js';
import type { CognitoUser, SignInParams } from '../types.js';
import type * as FactorsPart from './factors/index.js';
import type * as PasskeysPart from './passkeys/index.js';
import type { UserPool } from './pool.js';
import { confirmWithCode } from './sign-in/challenges.js';
import { isAnswering } from './sign-in/join-answer.js';
import { signIn as signInToPool } from './sign-in/sign-in.js';

export {
  currentAuthenticatedUser,
  currentUserInfo,
  currentUserPoolUser,
  verifiedContact,
} from './attributes.js';
export { autoSignIn } from './sign-in/auto-sign-in.js';
export {
  completeNewPassword,
  sendCustomChallengeAnswer,
  sendMFASelectionAnswer,
} from './sign-in/challenges.js';
export { selectChallenge } from './sign-in/choice.js';
export { changePassword, forgotPassword, forgotPasswordSubmit } from './passwords.js';
export { adoptSession, discardTokens } from './hosted-session.js';
export { poolOf } from './open-pool.js';
export { currentSession, userSession } from './session.js';
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
const loadPasskeys = lazy(() => import('./passkeys/index.js'));
const latePasskeys = lateFrom<typeof PasskeysPart>(loadPasskeys);

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
const offerPasskey = latePasskeys((part) => part.autofillPasskey);

/** A part that does not load is no error of a sign-in, because none has begun. */
export const autofillPasskey = async (pool: UserPool, params: object): Promise<CognitoUser> => {
  await loadPasskeys().catch((cause: unknown) => {
    throw new AuthError('PasskeyNotOffered', 'autofillPasskey: the part for passkeys did not load.', {
      cause,
    });
  });
  return offerPasskey(pool, params);
};
const confirmWithPasskey = latePasskeys((part) => part.confirmWithPasskey);

/**
 * Answers `WEB_AUTHN` with a passkey, and other challenges with a code. While an answer is being sent, the challenge may be
 * gone already: a call without a code joins it.
 */
export const confirmSignIn = (
  pool: UserPool,
  user: CognitoUser,
  answer?: string | object,
  mfaType?: string,
  clientMetadata?: Record<string, string>,
): Promise<CognitoUser> => {
  const asksForPasskey = attempt(
    () =>
      user.challengeName === 'WEB_AUTHN' ||
      (user.challengeName === undefined && typeof answer !== 'string' && isAnswering(user)),
  );
  return asksForPasskey
    ? confirmWithPasskey(pool, user, answer ?? { clientMetadata })
    : confirmWithCode(pool, user, answer, mfaType, clientMetadata);
};

/** The part for passkeys loads beside the request, because some browsers ask only soon after a click. */
export const signIn: typeof signInToPool = (pool, first, password) => {
  if (attempt(() => (first as SignInParams).preferredChallenge) === 'WEB_AUTHN')
    loadPasskeys().catch(() => undefined);
  return signInToPool(pool, first, password);
};

export const updateUserAttribute = late((part) => part.updateUserAttribute);
export const deleteUser = late((part) => part.deleteUser);
export const listUserSessions = late((part) => part.listUserSessions);
export const revokeUserSession = late((part) => part.revokeUserSession);
export const revokeOtherUserSessions = late((part) => part.revokeOtherUserSessions);
export const stepUp = late((part) => part.stepUp);
export const rememberDevice = late((part) => part.rememberDevice);
export const forgetDevice = late((part) => part.forgetDevice);
export const fetchDevices = late((part) => part.fetchDevices);
