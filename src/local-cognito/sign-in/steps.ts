import { missingAttributes, deliveryDetails } from '../attributes.js';
import { sendMfaCode } from '../codes.js';
import type { MfaType } from '../options.js';
import { errors } from '../service-error.js';
import type { ChallengeSession, StepName } from '../sessions.js';
import { signInTokens } from '../tokens.js';
import { isVerified, type LocalUser } from '../users.js';
import type { AuthCall, AuthResponse, ChallengeResponse } from './types.js';

interface SignIn {
  readonly call: AuthCall;
  readonly user: LocalUser;
  readonly passed: readonly StepName[];
}

/** What still has to be done before the tokens, in this order; each asks by a challenge, or has nothing to ask. */
const steps: Record<StepName, (signIn: SignIn) => ChallengeResponse | undefined> = {
  'new-password': askNewPassword,
  mfa: askSecondFactor,
};

/** Goes on with a sign-in whose first proof is given: the next challenge, or the tokens. */
export async function continueSignIn(
  call: AuthCall,
  user: LocalUser,
  passed: readonly StepName[] = [],
): Promise<AuthResponse> {
  if (!user.enabled) throw errors.notAuthorized('User is disabled.');
  if (user.status === 'UNCONFIRMED') throw errors.userNotConfirmed();
  for (const [name, ask] of Object.entries(steps)) {
    if (passed.some((step) => step === name)) continue;
    const challenge = ask({ call, user, passed });
    if (challenge) return challenge;
  }
  const { service, pool, client } = call;
  return {
    AuthenticationResult: await signInTokens(service, pool, client, user),
    ChallengeParameters: {},
  };
}

function challenge(
  { call, user, passed }: SignIn,
  name: ChallengeSession['challenge'],
  parameters: Record<string, string>,
  memory: Partial<ChallengeSession> = {},
): ChallengeResponse {
  const { service, pool, client } = call;
  const session = { challenge: name, poolId: pool.id, clientId: client.id, username: user.username, passed };
  return {
    ChallengeName: name,
    ChallengeParameters: { USER_ID_FOR_SRP: user.username, ...parameters },
    Session: service.sessions.open({ ...session, ...memory }),
  };
}

function askNewPassword(signIn: SignIn): ChallengeResponse | undefined {
  const { call, user } = signIn;
  if (user.status !== 'FORCE_CHANGE_PASSWORD') return undefined;
  if (user.passwordExpires !== undefined && user.passwordExpires <= call.service.clock.now()) {
    throw errors.notAuthorized('Temporary password has expired and must be reset by an administrator.');
  }
  const attributes = Object.fromEntries([...user.attributes].filter(([name]) => name !== 'sub'));
  const missing = missingAttributes(call.pool, user.attributes).map((name) => `userAttributes.${name}`);
  return challenge(signIn, 'NEW_PASSWORD_REQUIRED', {
    requiredAttributes: JSON.stringify(missing),
    userAttributes: JSON.stringify(attributes),
  });
}

function askSecondFactor(signIn: SignIn): ChallengeResponse | undefined {
  const { pool } = signIn.call;
  const { user } = signIn;
  if (pool.options.mfa === 'OFF') return undefined;
  const factors = secondFactors(signIn);
  const [first] = factors;
  if (!first) {
    if (pool.options.mfa === 'OPTIONAL') return undefined;
    return challenge(signIn, 'MFA_SETUP', { MFAS_CAN_SETUP: JSON.stringify(pool.options.mfaTypes) });
  }
  const preferred = factors.find((factor) => factor === user.mfa.preferred);
  if (factors.length > 1 && !preferred) {
    return challenge(signIn, 'SELECT_MFA_TYPE', { MFAS_CAN_CHOOSE: JSON.stringify(factors) });
  }
  return askFactor(signIn, preferred ?? first);
}

/** Asks for the code of one factor. */
export function askFactor(signIn: SignIn, factor: MfaType): ChallengeResponse {
  const { call, user } = signIn;
  if (factor === 'SOFTWARE_TOKEN_MFA') {
    const { deviceName } = user.totp;
    return challenge(signIn, factor, deviceName ? { FRIENDLY_DEVICE_NAME: deviceName } : {});
  }
  const phone = user.attributes.get('phone_number') ?? '';
  const details = deliveryDetails('phone_number', phone);
  const code = sendMfaCode(call.service, call.pool, user, phone);
  return challenge(
    signIn,
    factor,
    { CODE_DELIVERY_DELIVERY_MEDIUM: details.DeliveryMedium, CODE_DELIVERY_DESTINATION: details.Destination },
    { code },
  );
}

/** The factors the user turned on; where the pool insists, also those that are ready without that. */
function secondFactors({ call, user }: SignIn): MfaType[] {
  const { mfa, mfaTypes } = call.pool.options;
  const ready: Record<MfaType, boolean> = {
    SMS_MFA: user.attributes.has('phone_number'),
    SOFTWARE_TOKEN_MFA: user.totp.secret !== undefined,
  };
  const on: Record<MfaType, boolean> = { SMS_MFA: user.mfa.sms, SOFTWARE_TOKEN_MFA: user.mfa.totp };
  const usable = mfaTypes.filter((factor) => ready[factor]);
  const chosen = usable.filter((factor) => on[factor]);
  if (chosen.length > 0 || mfa === 'OPTIONAL') return chosen;
  return usable.filter((factor) => factor === 'SOFTWARE_TOKEN_MFA' || isVerified(user, 'phone_number'));
}
