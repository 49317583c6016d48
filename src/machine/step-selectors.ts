import type { MfaFactor } from '../auth/factors.js';
import type { CodeDeliveryDetails } from '../auth/types.js';
import type { AuthView } from './auth-machine.js';
import { selectAuthState } from './selectors.js';
import type { MfaSetup } from './types.js';

// What the screens after the first view read. The first view does not load this file.

export type ForgotPasswordView = 'send' | 'submit';
export type VerifyContactView = 'choose' | 'code';
export type MfaSetupView = 'choose' | 'email' | 'none';
export type TotpSetupView = 'requesting' | 'failed' | 'ready';
export type PasskeySetupView = 'offer' | 'done' | 'exists' | 'failed';

const passkeyResults = ['done', 'exists', 'failed'] as const;

/** The visible part of a screen with several parts; undefined for other screens. */
export function selectView(
  snapshot: AuthView,
): ForgotPasswordView | VerifyContactView | MfaSetupView | TotpSetupView | PasskeySetupView | undefined {
  const { context } = snapshot;
  switch (selectAuthState(snapshot)) {
    case 'forgotPassword':
      return context.delivery && context.username ? 'submit' : 'send';
    case 'verifyContact':
      return context.delivery ? 'code' : 'choose';
    case 'MFASetup':
      return mfaSetupView(context.mfaSetup);
    case 'TOTPSetup':
      if (context.totpSecret) return 'ready';
      return snapshot.matches({ TOTPSetup: 'failed' }) ? 'failed' : 'requesting';
    case 'passkeySetup':
      return passkeyResults.find((view) => snapshot.matches({ passkeySetup: view })) ?? 'offer';
    default:
      return undefined;
  }
}

function mfaSetupView({ factors, chosen }: MfaSetup = { factors: [], chosen: undefined }): MfaSetupView {
  if (factors.length === 0) return 'none';
  return (chosen ?? factors.join()) === 'EMAIL_OTP' ? 'email' : 'choose';
}

/** The second factors that can be set up now, during sign-in; more than one can be chosen from. */
export function selectFactorsToSetUp({ context }: AuthView): readonly MfaFactor[] {
  return context.mfaSetup?.factors ?? [];
}

/** The address that this user has typed for a second factor; '' if none. */
export function selectMfaAddress({ context: { mfaAddress, username } }: AuthView): string {
  return mfaAddress?.username === username ? mfaAddress.email : '';
}

/** Whether this user has chosen that the device is remembered. */
export const selectRemembersDevice = ({ context: { remembersDeviceFor, username } }: AuthView): boolean =>
  remembersDeviceFor === username;

/** The destination of the last code, from the call that sent it or from the pending challenge. */
export function selectDelivery({ context }: AuthView): CodeDeliveryDetails | undefined {
  const param = context.delivery ? undefined : context.user?.challengeParam;
  if (!param?.CODE_DELIVERY_DESTINATION) return context.delivery;
  const medium = param.CODE_DELIVERY_DELIVERY_MEDIUM;
  return { Destination: param.CODE_DELIVERY_DESTINATION, ...(medium && { DeliveryMedium: medium }) };
}

/** When the last code was sent, in ms since the epoch; undefined if none was, or if that is unknown. */
export function selectCodeSentAt({ context }: AuthView): number | undefined {
  return context.codeSentAt;
}

/** Whether the screens show a step-up of the signed-in user. */
export function selectIsInStepUp({ context }: AuthView): boolean {
  return context.stepUp !== undefined;
}
