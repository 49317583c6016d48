import type { AliasName, MfaType } from '../options/options.js';
import { deliveryDetails } from '../users/attributes.js';
import { sendSignInCode } from '../users/codes.js';
import { isVerified, type LocalUser } from '../users/users.js';
import { levelOf, methodOf } from './assurance.js';
import { openChallenge } from './challenge.js';
import type { AuthCall, ChallengeResponse, SignIn } from './types.js';

const addresses = { SMS_MFA: 'phone_number', EMAIL_OTP: 'email' } as const;

/** Returns the challenge for the second factor, or undefined if none is needed. */
export function askSecondFactor(signIn: SignIn): ChallengeResponse | undefined {
  const { call, user, progress } = signIn;
  const { mfa, mfaTypes, challengeRequiredOnNewDevice } = call.pool.options;
  const target = targetOf(signIn);
  if (mfa === 'OFF') return undefined;
  if (target === 0 && challengeRequiredOnNewDevice && rememberedDevice(signIn)) return undefined;
  const factors = leadingFactors(signIn, target);
  const [first] = factors;
  const named = { USER_ID_FOR_SRP: user.username };
  if (!first) {
    if (mfa === 'OPTIONAL') return undefined;
    const parameters = { ...named, MFAS_CAN_SETUP: JSON.stringify(mfaTypes) };
    return openChallenge(call, user.username, progress, 'MFA_SETUP', parameters);
  }
  const preferred = factors.find((factor) => factor === user.preferredFactor);
  if (factors.length > 1 && !preferred) {
    const parameters = { ...named, MFAS_CAN_CHOOSE: JSON.stringify(factors) };
    return openChallenge(call, user.username, progress, 'SELECT_MFA_TYPE', parameters);
  }
  return askFactor(signIn, preferred ?? first);
}

/** Returns the level that a second factor has to reach; 0 if the sign-in has reached it, or none was asked for. */
function targetOf({ progress: { assurance } }: SignIn): number {
  return !assurance || levelOf(assurance.methods) >= assurance.target ? 0 : assurance.target;
}

/** Returns the second factors that reach a level. */
const leadingFactors = (signIn: SignIn, target: number): MfaType[] =>
  secondFactors(signIn).filter(
    (factor) => levelOf([...(signIn.progress.assurance?.methods ?? []), methodOf[factor]]) >= target,
  );

/** Returns the second factors that the user may choose from now. */
export const choosableFactors = (signIn: SignIn): MfaType[] => leadingFactors(signIn, targetOf(signIn));

/** Returns the key of the remembered device that this sign-in says it is on, if the pool tracks devices. */
export function rememberedDevice({ call, user, progress }: SignIn): string | undefined {
  if (call.pool.options.deviceTracking === 'OFF' || progress.deviceKey === undefined) return undefined;
  const device = user.devices.get(progress.deviceKey);
  return device?.verifier && device.remembered ? device.key : undefined;
}

/** Asks for the code of one factor. */
export function askFactor(signIn: SignIn, factor: MfaType): ChallengeResponse {
  const { call, user, progress } = signIn;
  if (factor !== 'SOFTWARE_TOKEN_MFA') return askSentCode(signIn, factor, addresses[factor]);
  const { deviceName } = user.totp;
  const parameters = {
    USER_ID_FOR_SRP: user.username,
    ...(deviceName ? { FRIENDLY_DEVICE_NAME: deviceName } : {}),
  };
  return openChallenge(call, user.username, progress, factor, parameters);
}

/** Sends a code and asks for it. `email` is an address that is not of the user before the code is right. */
export function askSentCode(
  { call, user, progress }: SignIn,
  name: 'SMS_MFA' | 'SMS_OTP' | 'EMAIL_OTP',
  attribute: AliasName,
  email?: string,
): ChallengeResponse {
  const destination = email ?? user.attributes.get(attribute) ?? '';
  const details = deliveryDetails(attribute, destination);
  const code = sendSignInCode(call.service, call.pool, user, { attribute, destination });
  const parameters = {
    USER_ID_FOR_SRP: user.username,
    CODE_DELIVERY_DELIVERY_MEDIUM: details.DeliveryMedium,
    CODE_DELIVERY_DESTINATION: details.Destination,
  };
  return openChallenge(call, user.username, progress, name, parameters, {
    code,
    ...(email !== undefined && { email }),
  });
}

/** The factors that the user enabled; if MFA is required and none is enabled, those that are set up. */
export function secondFactors({
  call,
  user,
}: {
  readonly call: Pick<AuthCall, 'pool'>;
  readonly user: LocalUser;
}): MfaType[] {
  const { mfa, mfaTypes } = call.pool.options;
  if (mfa === 'OFF') return [];
  const usable = mfaTypes.filter((factor) => isReady(user, factor));
  const chosen = usable.filter((factor) => user.factors.has(factor));
  if (chosen.length > 0 || mfa === 'OPTIONAL') return chosen;
  return usable.filter((factor) => factor === 'SOFTWARE_TOKEN_MFA' || isVerified(user, addresses[factor]));
}

const isReady = (user: LocalUser, factor: MfaType): boolean =>
  factor === 'SOFTWARE_TOKEN_MFA' ? user.totp.secret !== undefined : user.attributes.has(addresses[factor]);
