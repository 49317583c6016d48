/** An error of the service: a name, a message that clients show, and an HTTP status (default 400). */
export class ServiceError extends Error {
  readonly code: string;
  readonly status: number;

  constructor(code: string, message: string, status = 400) {
    super(message);
    this.name = 'ServiceError';
    this.code = code;
    this.status = status;
  }
}

const error =
  (code: string, message = '') =>
  (text = message): ServiceError =>
    new ServiceError(code, text);

/** The service's errors by name, each with its usual text. */
export const errors = {
  aliasExists: error('AliasExistsException'),
  codeMismatch: error('CodeMismatchException', 'Invalid verification code provided, please try again.'),
  enableSoftwareToken: error(
    'EnableSoftwareTokenMFAException',
    'Code mismatch and fail enable Software Token MFA',
  ),
  expiredCode: error('ExpiredCodeException', 'Invalid code provided, please request a code again.'),
  deviceKeyExists: error('DeviceKeyExistsException', 'Device key already exists.'),
  deviceNotFound: error('ResourceNotFoundException', 'Device does not exist.'),
  foreignPage: (): ServiceError =>
    new ServiceError(
      'AccessDeniedException',
      'local-cognito is administered by programs and by pages of its own address only.',
      403,
    ),
  invalidLambdaResponse: error('InvalidLambdaResponseException'),
  invalidParameter: error('InvalidParameterException'),
  invalidPassword: error('InvalidPasswordException'),
  limitExceeded: error('LimitExceededException', 'Attempt limit exceeded, please try after some time.'),
  // The service's text is not documented; the name is.
  mfaMethodNotFound: error('MFAMethodNotFoundException', 'The MFA method is not enabled for the user pool.'),
  notAuthorized: error('NotAuthorizedException', 'Incorrect username or password.'),
  notFound: error('ResourceNotFoundException'),
  operationNotEnabled: error('OperationNotEnabledException'),
  // The service's text is not documented; the name is.
  passwordHistory: error('PasswordHistoryPolicyViolationException', 'Password has been used before.'),
  passwordReset: error('PasswordResetRequiredException', 'Password reset required for the user'),
  refreshTokenReuse: error('RefreshTokenReuseException', 'Refresh token has been invalidated by rotation.'),
  serialization: error('SerializationException'),
  softwareTokenNotFound: error(
    'SoftwareTokenMFANotFoundException',
    'Software Token MFA has not been enabled by the userPool',
  ),
  unauthorized: error('UnauthorizedException'),
  unknownOperation: error('UnknownOperationException'),
  unsupportedState: error('UnsupportedUserStateException'),
  unsupportedToken: error('UnsupportedTokenTypeException'),
  userLambdaValidation: error('UserLambdaValidationException'),
  userNotConfirmed: error('UserNotConfirmedException', 'User is not confirmed.'),
  userNotFound: error('UserNotFoundException', 'User does not exist.'),
  webAuthnChallengeNotFound: error(
    'WebAuthnChallengeNotFoundException',
    'The registration of the passkey was not started or has expired.',
  ),
  webAuthnClientMismatch: error(
    'WebAuthnClientMismatchException',
    'The registration of the passkey was started with another app client.',
  ),
  webAuthnConfigurationMissing: error(
    'WebAuthnConfigurationMissingException',
    'The user pool has no relying party ID.',
  ),
  webAuthnCredentialNotSupported: error(
    'WebAuthnCredentialNotSupportedException',
    'The passkey has an algorithm that is not supported, or its user was not verified.',
  ),
  webAuthnNotEnabled: error('WebAuthnNotEnabledException', 'Passkeys are not enabled for the user pool.'),
  webAuthnOriginNotAllowed: error(
    'WebAuthnOriginNotAllowedException',
    'The origin does not belong to the relying party ID of the user pool.',
  ),
  webAuthnRelyingPartyMismatch: error(
    'WebAuthnRelyingPartyMismatchException',
    'The passkey belongs to another relying party ID.',
  ),
  usernameExists: error('UsernameExistsException', 'User already exists'),
} as const;
