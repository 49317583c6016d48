import { causeOf, refusedParts } from '../auth/causes.js';
import { toAuthError } from '../lib/auth-error.js';

/** Whether the error has this code. */
export function hasCode(caught: unknown, code: string): boolean {
  return toAuthError(caught).code === code;
}

/**
 * Whether ConfirmSignUp or ResendConfirmationCode failed only because the account is already confirmed, for
 * example by the link in the message.
 */
export function isAlreadyConfirmed(caught: unknown): boolean {
  return causeOf(toAuthError(caught)) === 'alreadyConfirmed';
}

/**
 * Whether the error of ForgotPassword reveals if an account exists: it does not (app clients without user
 * existence protection), or it cannot be recovered. Clients with the protection respond either as if a code
 * was sent or with the same `InvalidParameterException` (developer guide, Managing error responses).
 */
export function revealsAccount(caught: unknown): boolean {
  const error = toAuthError(caught);
  if (error.code !== 'InvalidParameterException') return error.code === 'UserNotFoundException';
  const cause = causeOf(error);
  return refusedParts(error).length === 0 && (!cause || cause === 'noContact');
}
