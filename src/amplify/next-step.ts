import { Auth } from '../auth/auth.js';
import { isPassword, type MfaFactor, mfaFactors } from '../auth/factors.js';
import type { ChallengeParam, CodeDeliveryDetails as Delivery, CognitoUser } from '../auth/types.js';
import { AuthError } from '../lib/auth-error.js';
import { encodeText } from '../lib/urls.js';
import type {
  AuthFactorType,
  AuthMFAType,
  CodeDeliveryDetails,
  DeliveryMedium,
  NextSignInStep,
  TOTPSetupDetails,
  UserAttributeKey,
} from './types.js';

/** Returns where a code went, without the members that the service left out. */
export function deliveryOf<Key extends UserAttributeKey>(details: Delivery = {}): CodeDeliveryDetails<Key> {
  const { Destination, DeliveryMedium: medium, AttributeName } = details;
  return {
    ...(Destination !== undefined && { destination: Destination }),
    ...(medium !== undefined && { deliveryMedium: medium as DeliveryMedium }),
    ...(AttributeName !== undefined && { attributeName: AttributeName as Key }),
  };
}

export const totpDetails = (sharedSecret: string, username: string): TOTPSetupDetails => ({
  sharedSecret,
  getSetupUri: (appName, accountName = username) => {
    const name = encodeText(appName);
    return new URL(`otpauth://totp/${name}:${encodeText(accountName)}?secret=${sharedSecret}&issuer=${name}`);
  },
});

/** Returns the second factors of a challenge, in the order of the service. */
function mfaTypes(param: ChallengeParam): AuthMFAType[] {
  const list = JSON.stringify(param['MFAS_CAN_CHOOSE'] ?? param['MFAS_CAN_SETUP'] ?? '');
  // The service has two names for email, which begin alike.
  const place = (factor: MfaFactor) => list.indexOf(factor.slice(0, 5));
  const factors = [...(param.availableFactors ?? [])].sort((one, other) => place(one) - place(other));
  return factors.map((factor) => mfaFactors[factor].preference);
}

/** Returns what the pending challenge of a user asks for. Answers a passkey challenge itself, as Amplify 6 does. */
export async function nextStepOf(user: CognitoUser): Promise<NextSignInStep> {
  const { challengeName: name, challengeParam: param = {} } = user;
  const sent = () => ({
    codeDeliveryDetails: deliveryOf({
      ...(param.CODE_DELIVERY_DESTINATION && { Destination: param.CODE_DELIVERY_DESTINATION }),
      ...(param.CODE_DELIVERY_DELIVERY_MEDIUM && { DeliveryMedium: param.CODE_DELIVERY_DELIVERY_MEDIUM }),
    }),
  });
  switch (name) {
    case undefined:
      return { signInStep: 'DONE' };
    case 'WEB_AUTHN':
      return nextStepOf(await Auth.confirmSignIn(user));
    case 'SELECT_CHALLENGE':
      return {
        signInStep: 'CONTINUE_SIGN_IN_WITH_FIRST_FACTOR_SELECTION',
        ...(param.availableChallenges && {
          availableChallenges: [...param.availableChallenges] as AuthFactorType[],
        }),
      };
    case 'SMS_MFA':
    case 'SMS_OTP':
      return { signInStep: 'CONFIRM_SIGN_IN_WITH_SMS_CODE', ...sent() };
    case 'EMAIL_OTP':
      return { signInStep: 'CONFIRM_SIGN_IN_WITH_EMAIL_CODE', ...sent() };
    case 'SOFTWARE_TOKEN_MFA':
      return { signInStep: 'CONFIRM_SIGN_IN_WITH_TOTP_CODE' };
    case 'SELECT_MFA_TYPE':
      return { signInStep: 'CONTINUE_SIGN_IN_WITH_MFA_SELECTION', allowedMFATypes: mfaTypes(param) };
    case 'MFA_SETUP':
      return setUpStep(user, mfaTypes(param));
    case 'NEW_PASSWORD_REQUIRED':
      return {
        signInStep: 'CONFIRM_SIGN_IN_WITH_NEW_PASSWORD_REQUIRED',
        missingAttributes: [...(param.requiredAttributes ?? [])],
      };
    case 'CUSTOM_CHALLENGE':
      return {
        signInStep: 'CONFIRM_SIGN_IN_WITH_CUSTOM_CHALLENGE',
        additionalInfo: param as Record<string, string>,
      };
    default:
      if (isPassword(name)) return { signInStep: 'CONFIRM_SIGN_IN_WITH_PASSWORD' };
      throw new AuthError('SignInException', `The challenge ${name} has no step in Amplify 6.`);
  }
}

/** Returns the step that sets a second factor up, among those that the user may set up and a sign-in can. */
export async function setUpStep(user: CognitoUser, types: readonly AuthMFAType[]): Promise<NextSignInStep> {
  const allowedMFATypes = types.filter((type) => type !== 'SMS');
  if (allowedMFATypes.length > 1)
    return { signInStep: 'CONTINUE_SIGN_IN_WITH_MFA_SETUP_SELECTION', allowedMFATypes };
  const [only] = allowedMFATypes;
  if (only === 'EMAIL') return { signInStep: 'CONTINUE_SIGN_IN_WITH_EMAIL_SETUP' };
  if (only === 'TOTP') {
    const totpSetupDetails = totpDetails(await Auth.setupTOTP(user), user.getUsername());
    return { signInStep: 'CONTINUE_SIGN_IN_WITH_TOTP_SETUP', totpSetupDetails };
  }
  throw new AuthError('SignInException', `None of these second factors can be set up: ${types.join(', ')}.`);
}
