/**
 * Codes of our own; every other code is the name that the service gave (`NotAuthorizedException`, …). `OAuthError`: the
 * hosted UI answered with an error, which is in `cause` as `{error, error_description}` (RFC 6749 §4.1.2.1 and §5.2).
 * `InvalidCallback`: its answer does not belong to a sign-in of this tab, or its tokens did not pass a check.
 * `SignInSuperseded`, `SignInCanceled`: a later sign-in or sign-out, or `cancelSignIn`, came before this sign-in was
 * complete; nothing is stored and its tokens are revoked.
 */
export type OwnErrorCode =
  | 'NotConfigured'
  | 'InvalidConfig'
  | 'InvalidArgument'
  | 'NotSignedIn'
  | 'SignInCanceled'
  | 'SignInSuperseded'
  | 'NetworkError'
  | 'InvalidResponse'
  | 'OAuthError'
  | 'InvalidCallback'
  | 'StorageError'
  | 'ChallengeExpired'
  | 'ClockSkew'
  | 'UnsupportedChallenge'
  | 'Timeout'
  | 'DeviceNotTracked'
  | 'Unknown';

/** A code of ours or the name of a service exception. */
export type AuthErrorCode = OwnErrorCode | (string & {});

/**
 * The only kind of error that `Auth` rejects with. `code` and `name` are the same text, so that code written
 * for the legacy library (`error.code === 'UserNotConfirmedException'`) goes on working; `cause` is what was caught.
 */
export class AuthError extends Error {
  readonly code: AuthErrorCode;

  constructor(code: AuthErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.code = code;
    this.name = code;
  }
}

/** What the service's text has where `NotAuthorizedException` is about the session of a challenge, and not about a password. */
export const aboutSession = /\bsession\b/i;

/** Any caught value as an `AuthError`; an `AuthError` is returned as it is. */
export function toAuthError(caught: unknown): AuthError {
  if (caught instanceof AuthError) return caught;
  if (caught instanceof Error) {
    const code = 'code' in caught && typeof caught.code === 'string' ? caught.code : caught.name;
    return new AuthError(code === 'Error' ? 'Unknown' : code, caught.message, { cause: caught });
  }
  return new AuthError('Unknown', String(caught), { cause: caught });
}
