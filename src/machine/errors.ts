import type { AuthError, OwnErrorCode } from '../auth/errors.js';

/** An error that the machine itself finds, in the form of those that `Auth` rejects with. */
export function authError(code: OwnErrorCode, message: string, cause?: unknown): AuthError {
  return toAuthError(Object.assign(new Error(message, { cause }), { code, name: code }));
}

/** Any caught value in the form of an `AuthError`; one that has it already is returned as it is. */
export function toAuthError(caught: unknown): AuthError {
  if (isAuthError(caught)) return caught;
  return authError('Unknown', caught instanceof Error ? caught.message : String(caught), caught);
}

/** Whether the error has this code. */
export function hasCode(caught: unknown, code: string): boolean {
  return isAuthError(caught) && caught.code === code;
}

/**
 * Whether ConfirmSignUp or ResendConfirmationCode failed only because the account is confirmed already, by the link
 * in the message for instance. The service has no code of its own for it: ConfirmSignUp answers
 * `NotAuthorizedException` "User cannot be confirmed. Current status is CONFIRMED", ResendConfirmationCode
 * `InvalidParameterException` "User is already confirmed." (seen from the real service; its API reference lists only
 * the two codes), and both codes stand for other failures too, so the text has to decide.
 */
export function isAlreadyConfirmed(caught: unknown): boolean {
  return (
    isAuthError(caught) &&
    ((caught.code === 'NotAuthorizedException' && /current status is confirmed/i.test(caught.message)) ||
      (caught.code === 'InvalidParameterException' && /already confirmed/i.test(caught.message)))
  );
}

function isAuthError(caught: unknown): caught is AuthError {
  return caught instanceof Error && 'code' in caught && typeof caught.code === 'string';
}
