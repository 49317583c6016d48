import type { AuthApi } from '../../auth/api.js';
import { createAuth } from '../../auth/auth.js';
import type { CognitoUser } from '../../auth/types.js';
import { stepUp } from '../../controllers/step-up.js';
import { toAuthError } from '../../lib/auth-error.js';
import type { AccountOwner } from '../base/account/account-controller.js';
import type { ScreenContext } from '../base/settings.js';

/** How long ago the user may have signed in, in seconds. */
export const MAX_AGE = 300;

/** A user who has yet to answer with a code, and the `Auth` that asks. */
export interface PendingCode {
  readonly auth: AuthApi;
  readonly user: CognitoUser;
}

/** An `Auth` of the same user pool with a session of its own, which is kept nowhere. */
function separateAuth(
  auth: AuthApi,
  authenticationFlowType: 'USER_SRP_AUTH' | 'USER_PASSWORD_AUTH' | 'USER_AUTH',
) {
  return createAuth({
    ...auth.configure(),
    storage: 'memory',
    cookieStorage: undefined,
    oauth: undefined,
    auth0: undefined,
    authenticationFlowType,
  });
}

/** Checks the password of a user by a sign-in whose session ends at once. Rejects as `signIn` does. */
export async function checkPassword(auth: AuthApi, username: string, password: string): Promise<void> {
  const flow = auth.configure()?.authenticationFlowType;
  const separate = separateAuth(auth, !flow || flow === 'CUSTOM_AUTH' ? 'USER_SRP_AUTH' : flow);
  // A challenge comes only after the right password.
  const user = await separate.signIn(username, password);
  await end(separate, user);
}

/** Sends a code to the email address of a user. Returns undefined where the user pool sends none. */
export async function sendCode(auth: AuthApi, username: string): Promise<PendingCode | undefined> {
  const separate = separateAuth(auth, 'USER_AUTH');
  const user = await separate.signIn({ username, preferredChallenge: 'EMAIL_OTP' });
  return user.challengeName === 'EMAIL_OTP' ? { auth: separate, user } : undefined;
}

/** Checks the code. Rejects as `confirmSignIn` does. */
export async function checkCode({ auth, user }: PendingCode, code: string): Promise<void> {
  await end(auth, await auth.confirmSignIn(user, code));
}

/** The user is who they say, also if ending the session fails. */
async function end(auth: AuthApi, user: CognitoUser): Promise<void> {
  if (user.challengeName === undefined) await auth.signOut().catch(() => undefined);
}

/** Whether the user signed in within the last minutes. */
export async function isRecent({ auth, user }: AccountOwner): Promise<boolean> {
  const { auth_time: time } = (await auth.userSession(user)).getAccessToken().payload;
  return Date.now() / 1000 - Number(time) <= MAX_AGE;
}

/** The levels of authentication that a user pool may have (`acr_values`). */
const levels = [1, 2, 3, 4].map((level) => `urn:cognito:loa:${level}`);

/** The user pool, its feature plan or the app client has no step-up to one of the levels. */
const noStepUp: readonly string[] = [
  'FeatureUnavailableInTierException',
  'InvalidParameterException',
  'UnsupportedChallenge',
];

/**
 * Asks a user who they are on the screens of the authenticator around an element. Resolves to false when the user cancels, and
 * to undefined where that is not possible.
 */
export async function stepUpFor(
  element: Element,
  context: ScreenContext | undefined,
  { auth, user }: AccountOwner,
): Promise<boolean | undefined> {
  const around = element.closest('auth-authenticator');
  if (!around) return undefined;
  const { acr } = (await auth.userSession(user)).getIdToken().payload;
  const acrValues = [...new Set([...levels, ...(typeof acr === 'string' ? [acr] : [])])];
  try {
    await stepUp(context, { acrValues, maxAge: MAX_AGE }, around);
    return true;
  } catch (caught) {
    const { code } = toAuthError(caught);
    if (code === 'SignInCanceled') return false;
    if (noStepUp.includes(code)) return undefined;
    throw caught;
  }
}
