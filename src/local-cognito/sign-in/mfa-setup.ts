import type { LocalPool } from '../pool/pool.js';
import { isEmail, refuseUnwritable, writeAttributes } from '../users/attributes.js';
import type { LocalUser } from '../users/users.js';
import { errors } from '../wire/service-error.js';
import { after } from './challenge.js';
import type { OpenChallenge } from './challenges.js';
import { askSentCode, secondFactors } from './factors.js';
import type { Progress } from './sessions.js';
import { continueSignIn } from './steps.js';
import type { AuthResponse, ChallengeCall } from './types.js';

/** Sets up the app whose code VerifySoftwareToken has proven, and continues. */
export function setUpApp(call: ChallengeCall, open: OpenChallenge): Promise<AuthResponse> {
  const { id, session, user } = open;
  refuseSetUp(call, open);
  if (!session.totp?.verified) throw errors.notAuthorized('Invalid session for the user.');
  call.service.sessions.close(id);
  user.totp.secret = session.totp.secret;
  user.factors.add('SOFTWARE_TOKEN_MFA');
  user.preferredFactor = 'SOFTWARE_TOKEN_MFA';
  return continueSignIn(call, user, after(session, 'mfa', 'otp'));
}

/** Sends a code to the address of a user who has none, and asks for the code. */
export async function setUpEmail(
  call: ChallengeCall,
  open: OpenChallenge,
  email: string,
): Promise<AuthResponse> {
  const { service, pool, client } = call;
  const { id, user } = open;
  refuseSetUp(call, open);
  requireEmailFactor(pool);
  if (!isEmail(email)) throw errors.invalidParameter('Invalid email address format.');
  refuseUnwritable(pool, client.id, new Map([['email', email]]));
  if (pool.users.ownerOf('email', email, user)) throw errors.aliasExists(TAKEN);
  service.sessions.close(id);
  const signIn = { call, user, progress: progressOf(open) };
  return Promise.resolve(askSentCode(signIn, 'EMAIL_OTP', 'email', email));
}

/** Gives the user the address whose code was right, as a second factor. */
export function adoptEmail(pool: LocalPool, user: LocalUser, email: string): void {
  requireEmailFactor(pool);
  writeAttributes(
    pool,
    user,
    new Map([
      ['email', email],
      ['email_verified', 'true'],
    ]),
  );
  user.factors.add('EMAIL_OTP');
  user.preferredFactor = 'EMAIL_OTP';
}

/** Only the first factor is proven: it must not replace a second factor that has been set up meanwhile. */
function refuseSetUp(call: ChallengeCall, open: OpenChallenge): void {
  const factors = secondFactors({ call, user: open.user });
  if (factors.length > 0) throw errors.notAuthorized('Invalid session for the user.');
}

function requireEmailFactor({ options }: LocalPool): void {
  if (!options.mfaTypes.includes('EMAIL_OTP')) throw errors.mfaMethodNotFound();
}

function progressOf({ session: { passed, deviceKey, custom, assurance } }: OpenChallenge): Progress {
  return { passed, deviceKey, custom, assurance };
}

const TAKEN = 'An account with the email already exists.';
