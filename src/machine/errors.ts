import { causeOf, refusedParts } from '../auth/causes.js';
import { toAuthError } from '../lib/auth-error.js';

/** Whether the error has this code. */
export function hasCode(caught: unknown, code: string): boolean {
  return toAuthError(caught).code === code;
}

/**
 * Whether ConfirmSignUp or ResendConfirmationCode failed only because the account is confirmed already, by the link
 * in the message for instance.
 */
export function isAlreadyConfirmed(caught: unknown): boolean {
  return causeOf(toAuthError(caught)) === 'alreadyConfirmed';
}

/**
 * Whether ForgotPassword refused in a way that tells whether an account exists: it does not (app clients that do not
 * prevent it), or it cannot be recovered. Clients that do prevent it answer either as if a code went out or with the
 * same `InvalidParameterException` (developer guide, Managing error responses).
 */
export function revealsAccount(caught: unknown): boolean {
  const error = toAuthError(caught);
  if (error.code !== 'InvalidParameterException') return error.code === 'UserNotFoundException';
  const cause = causeOf(error);
  return refusedParts(error).length === 0 && (!cause || cause === 'noContact');
}
