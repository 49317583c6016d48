/** The codes of this library. Every other code is the name of a Cognito exception, such as `NotAuthorizedException`. */
export type OwnErrorCode =
  /** There is no config, or a required option is missing. */
  | 'NotConfigured'
  /** The config is not valid. The message lists every problem. */
  | 'InvalidConfig'
  /**
   * An argument is not valid, a user is of another user pool or app client, or another answer to the same challenge is
   * being sent, or another step-up of the authenticator is running.
   */
  | 'InvalidArgument'
  /** No user is signed in, or the session has ended. */
  | 'NotSignedIn'
  /** `cancelSignIn`, the signal of the call, or a call that takes its place ended this sign-in. Nothing is stored, and its tokens are revoked. */
  | 'SignInCanceled'
  /** A later sign-in or sign-out took the place of this sign-in. Nothing is stored, and its tokens are revoked. */
  | 'SignInSuperseded'
  /** There is no connection. */
  | 'NetworkError'
  /** The answer to a request could not be understood. */
  | 'InvalidResponse'
  /**
   * The hosted UI or a provider answered with an error. `cause` is `{error, error_description}` (RFC 6749 sections 4.1.2.1
   * and 5.2).
   */
  | 'OAuthError'
  /** The answer of a hosted sign-in does not belong to a sign-in of this tab, or did not pass a check. */
  | 'InvalidCallback'
  /** The storage cannot be read or written. */
  | 'StorageError'
  /** The sign-in took too long, or its challenge is answered already. */
  | 'ChallengeExpired'
  /** The clock of the device is more than five minutes off, and the time of Cognito cannot be read. */
  | 'ClockSkew'
  /** Cognito asks for a challenge that this library cannot answer. */
  | 'UnsupportedChallenge'
  /**
   * Something did not respond in time: a request (30 seconds), a file of the package or a config file (10 seconds), the
   * check of the contacts after a sign-in (4 seconds).
   */
  | 'Timeout'
  /** The browser has no passkeys, or the page is neither on https nor on localhost. */
  | 'PasskeyNotSupported'
  /** The user closed the prompt for a new passkey, or did not answer it in time. */
  | 'PasskeyRegistrationCanceled'
  /** The user closed the prompt for a passkey, or did not answer it in time. */
  | 'PasskeyAuthenticationCanceled'
  /** Another prompt, or the signal of a registration, closed the prompt for a passkey. */
  | 'PasskeyOperationAborted'
  /** The authenticator has a passkey for this user already. */
  | 'PasskeyAlreadyExists'
  /** The browser or the authenticator could not create a passkey. */
  | 'PasskeyRegistrationFailed'
  /** The browser or the authenticator could not read a passkey. */
  | 'PasskeyRetrievalFailed'
  /** The autofill offers no passkey: the cause is the error of the service, or the challenge in place of `WEB_AUTHN`. */
  | 'PasskeyNotOffered'
  /** The relying party ID of the user pool is not the domain of the page or a parent of it. */
  | 'RelyingPartyMismatch'
  /** The web ACL of the user pool (AWS WAF) asks for a CAPTCHA, and nothing gives a token that it accepts. */
  | 'WafCaptchaRequired'
  /** The web ACL of the user pool asks for a check of the browser, and nothing gives a token that it accepts. */
  | 'WafChallengeRequired'
  /** `wafToken`, or what a listener of `auth-captcha` returned, failed, took longer than 5 minutes, or is not a token. The request was not sent again. */
  | 'WafTokenFailed'
  /** The user pool does not track devices, or not this one. */
  | 'DeviceNotTracked'
  /** The session to end is that of this sign-in, which `signOut` ends. */
  | 'CurrentSession'
  /** A validator of a form threw, did not return a message, or took longer than 20 seconds. Nothing was sent. */
  | 'ValidatorFailed'
  /** A function of the app threw something without a name. */
  | 'Unknown';

/** A code of this library, or the name of a Cognito exception. */
export type AuthErrorCode = OwnErrorCode | (string & {});

/**
 * The only error that `Auth` throws and rejects with. Compare `code`, not the message. `name` is the same string, as in
 * Amplify 1 to 5; `cause` is what was caught.
 */
export class AuthError extends Error {
  /** The name of a Cognito exception, such as `UserNotConfirmedException`, or one of {@link OwnErrorCode}. */
  readonly code: AuthErrorCode;

  /**
   * Creates an error, for example for a `tokenProviders` entry.
   *
   * @param code - Also becomes `name`.
   * @param message - For developers, in English.
   * @param options - `cause` is what was caught.
   */
  constructor(code: AuthErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.code = code;
    this.name = code;
  }
}

/** The message of a `NotAuthorizedException` that is about the session of a challenge, not a password. */
export const aboutSession = /\bsession\b/i;

/** Converts a caught value to an `AuthError`; an `AuthError` is returned unchanged. */
export function toAuthError(caught: unknown): AuthError {
  if (caught instanceof AuthError) return caught;
  if (caught instanceof Error) {
    const code = 'code' in caught && typeof caught.code === 'string' ? caught.code : caught.name;
    return new AuthError(code === 'Error' ? 'Unknown' : code, caught.message, { cause: caught });
  }
  return new AuthError('Unknown', String(caught), { cause: caught });
}
