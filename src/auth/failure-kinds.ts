import { toAuthError } from '../lib/auth-error.js';

/** Failures that may be temporary: no response, or a temporary error of the service. */
export const transientErrors: readonly string[] = [
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

/** The service's errors for a token, or its account, that is no longer accepted. */
export const sessionEndedErrors: readonly string[] = [
  'NotAuthorizedException',
  'UserNotFoundException',
  'RefreshTokenReuseException',
];

/** Whether a call failed for a temporary reason. */
export const isTransient = (caught: unknown): boolean => transientErrors.includes(toAuthError(caught).code);

/** Whether the call of a signed-in user failed because the session or the account no longer exists. */
export const isSessionEnded = (caught: unknown): boolean =>
  sessionEndedErrors.includes(toAuthError(caught).code);
