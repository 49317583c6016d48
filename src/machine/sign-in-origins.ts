import type { FirstFactor } from '../auth/first-factors.js';
import type { CognitoUser } from '../auth/types.js';
import type { PasskeyMoment } from './passkey-port.js';

/** How a user has signed in, or is signing in. */
export interface SignInOrigin {
  /** Whether the sign-in follows a sign-up: decides when a passkey is offered. */
  readonly moment: PasskeyMoment;
  /** What the user signs in with; undefined for a sign-in that the page has begun. */
  readonly username?: string | undefined;
  /** The first factor; undefined where it is not known. */
  readonly factor?: FirstFactor | undefined;
  /** Whether the device is remembered after the sign-in. */
  readonly remembersDevice?: boolean;
}

const origins = new WeakMap<CognitoUser, SignInOrigin>();

/**
 * Returns the origin of a user whom a machine has signed in or is signing in. Undefined for the user of a reload, of another
 * tab, or of a sign-in that has replaced the machine's.
 */
export const signInOrigin = (user: CognitoUser | undefined): SignInOrigin | undefined =>
  user && origins.get(user);

/** Stores how a user is signing in. */
export const setSignInOrigin = (user: CognitoUser, origin: SignInOrigin): void =>
  void origins.set(user, origin);

/** Returns the origin of a sign-in that the user continues with an answer, and adds the first factor of the challenge. */
export function originOfAnswer(user: CognitoUser | undefined): SignInOrigin {
  const origin = signInOrigin(user) ?? { moment: 'after-sign-in' };
  return { ...origin, factor: user?.firstFactor ?? origin.factor };
}
