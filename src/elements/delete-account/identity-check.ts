import type { AuthApi } from '../../auth/api.js';
import { createAuth } from '../../auth/auth.js';
import type { CognitoUser } from '../../auth/types.js';

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
export async function isRecent(auth: AuthApi): Promise<boolean> {
  const { auth_time: time } = (await auth.currentSession()).getAccessToken().payload;
  return Date.now() / 1000 - Number(time) <= MAX_AGE;
}
