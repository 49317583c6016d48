import { causeOf, refusedParts } from '../auth/causes.js';
import { toAuthError } from '../auth/errors.js';

/** Whether the error has this code. */
export function hasCode(caught: unknown, code: string): boolean {
  return toAuthError(caught).code === code;
}

/** No answer, or one that the service takes back when it has recovered: the same call may succeed later. */
const passing: readonly string[] = [
  'NetworkError',
  'Timeout',
  'InvalidResponse',
  'InternalErrorException',
  'InternalFailure',
  'ServiceUnavailable',
  'ServiceUnavailableException',
  'ThrottlingException',
  'TooManyRequestsException',
  'LimitExceededException',
];

/** Whether a call failed for a reason that passes. */
export function isPassing(caught: unknown): boolean {
  return passing.includes(toAuthError(caught).code);
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
export function tellsOfAccount(caught: unknown): boolean {
  const error = toAuthError(caught);
  if (error.code !== 'InvalidParameterException') return error.code === 'UserNotFoundException';
  const cause = causeOf(error);
  return refusedParts(error).length === 0 && (!cause || cause === 'noContact');
}
