import type { AuthError } from '../lib/auth-error.js';
import type { CodeDeliveryDetails, CognitoUser } from '../auth/types.js';
import type { AuthView } from './auth-machine.js';
import type { AuthData, Notice, StoredAuthState } from './types.js';

export type ForgotPasswordView = 'send' | 'submit';
export type VerifyContactView = 'choose' | 'code';
export type TotpSetupView = 'requesting' | 'failed' | 'ready';

/** The public `authState`. */
export function selectAuthState({ context }: AuthView): StoredAuthState {
  return context.authState ?? 'loading';
}

/** Whether it is not known yet who is signed in. */
export function isUnknown(state: StoredAuthState | undefined): boolean {
  return state === undefined || state === 'loading' || state === 'reconnecting';
}

/** Which part of a screen with more than one is to be seen; undefined for screens with one. */
export function selectView(
  snapshot: AuthView,
): ForgotPasswordView | VerifyContactView | TotpSetupView | undefined {
  const { context } = snapshot;
  switch (selectAuthState(snapshot)) {
    case 'forgotPassword':
      return context.delivery && context.username ? 'submit' : 'send';
    case 'verifyContact':
      return context.delivery ? 'code' : 'choose';
    case 'TOTPSetup':
      if (context.totpSecret) return 'ready';
      return snapshot.matches({ TOTPSetup: 'failed' }) ? 'failed' : 'requesting';
    default:
      return undefined;
  }
}

/** Whether a call is under way, so that the form takes no input. */
export function selectBusy(snapshot: AuthView): boolean {
  return snapshot.hasTag('busy');
}

/** Whose button shows that it is at work. */
export function selectBusyAction(snapshot: AuthView): 'submit' | 'resend' | undefined {
  if (snapshot.hasTag('resend')) return 'resend';
  return snapshot.hasTag('submit') ? 'submit' : undefined;
}

export function selectAuthData({ context }: AuthView): AuthData {
  return context.authData;
}

/** The signed-in user, or the one whose sign-in is not finished. */
export function selectUser({ context }: AuthView): CognitoUser | undefined {
  return context.user;
}

/** The username to prefill, '' when none is known. */
export function selectUsername({ context }: AuthView): string {
  return context.username;
}

export function selectError({ context }: AuthView): AuthError | undefined {
  return context.error;
}

export function selectNotice({ context }: AuthView): Notice | undefined {
  return context.notice;
}

/** Whether a user was signed in when this screen was opened, so that its way back leads to `signedIn`. */
export function selectIsSignedIn({ context }: AuthView): boolean {
  return context.isSignedIn;
}

/** Where the last code went: as the call that sent it said, or as the pending challenge says. */
export function selectDelivery({ context }: AuthView): CodeDeliveryDetails | undefined {
  const param = context.delivery ? undefined : context.user?.challengeParam;
  if (!param?.CODE_DELIVERY_DESTINATION) return context.delivery;
  const medium = param.CODE_DELIVERY_DELIVERY_MEDIUM;
  return { Destination: param.CODE_DELIVERY_DESTINATION, ...(medium && { DeliveryMedium: medium }) };
}

/** When the last code was sent, in ms since the epoch; undefined when none was or that is not known. */
export function selectCodeSentAt({ context }: AuthView): number | undefined {
  return context.codeSentAt;
}
