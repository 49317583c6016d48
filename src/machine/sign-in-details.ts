import type { FirstFactor } from '../auth/first-factors.js';
import type { CognitoUser } from '../auth/types.js';
import type { PasskeyMoment } from './passkeys/passkey-port.js';

/** How a user has signed in, or is signing in. */
export interface SignInDetails {
  /** Whether the sign-in follows a sign-up: decides when a passkey is offered. */
  readonly moment: PasskeyMoment;
  /** What the user signs in with; undefined for a sign-in that the page has begun. */
  readonly username?: string | undefined;
  /** The first factor; undefined where it is not known. */
  readonly factor?: FirstFactor | undefined;
  /** Whether the device is remembered after the sign-in. */
  readonly remembersDevice?: boolean;
}

const detailsByUser = new WeakMap<CognitoUser, SignInDetails>();

/**
 * Returns the details of a user whom a machine has signed in or is signing in. Undefined for the user of a reload, of another
 * tab, or of a sign-in that has replaced the machine's.
 */
export const signInDetails = (user: CognitoUser | undefined): SignInDetails | undefined =>
  user && detailsByUser.get(user);

/** Stores how a user is signing in. */
export const setSignInDetails = (user: CognitoUser, details: SignInDetails): void =>
  void detailsByUser.set(user, details);

/** Returns the details of a sign-in that the user continues with an answer, and adds the first factor of the challenge. */
export function detailsOfAnswer(user: CognitoUser | undefined): SignInDetails {
  const details = signInDetails(user) ?? { moment: 'after-sign-in' };
  return { ...details, factor: user?.firstFactor ?? details.factor };
}
