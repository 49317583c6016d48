import { toAuthError } from '../auth/errors.js';

/** Whether the error has this code. */
export function hasCode(caught: unknown, code: string): boolean {
  return toAuthError(caught).code === code;
}

/**
 * Whether ConfirmSignUp or ResendConfirmationCode failed only because the account is confirmed already, by the link
 * in the message for instance. The service has no code of its own for it: ConfirmSignUp answers
 * `NotAuthorizedException` "User cannot be confirmed. Current status is CONFIRMED", ResendConfirmationCode
 * `InvalidParameterException` "User is already confirmed."; both codes stand for other failures too, so the text has
 * to decide. Its API reference lists the codes only: the texts are those that clients of the service report.
 */
export function isAlreadyConfirmed(caught: unknown): boolean {
  return (
    (hasCode(caught, 'NotAuthorizedException') && says(caught, /current status is confirmed/i)) ||
    (hasCode(caught, 'InvalidParameterException') && says(caught, /already confirmed/i))
  );
}

/**
 * Whether ForgotPassword refused in a way that tells whether an account exists: it does not (app clients that do not
 * prevent it), or it cannot be recovered. Clients that do prevent it answer either as if a code went out or with the
 * same `InvalidParameterException` (developer guide, Managing error responses).
 */
export function tellsOfAccount(caught: unknown): boolean {
  return hasCode(caught, 'UserNotFoundException') || hasCode(caught, 'InvalidParameterException');
}

function says(caught: unknown, text: RegExp): boolean {
  return caught instanceof Error && text.test(caught.message);
}
