import { toAuthError } from '../lib/auth-error.js';

/** No answer, or an error of the service that does not last: the same call may succeed later. */
export const passing: readonly string[] = [
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

/** What the service answers for a token, and for the account behind it, that it no longer accepts. */
export const gone: readonly string[] = [
  'NotAuthorizedException',
  'UserNotFoundException',
  'RefreshTokenReuseException',
];

/** Whether a call failed for a reason that does not last. */
export const isPassing = (caught: unknown): boolean => passing.includes(toAuthError(caught).code);

/** Whether the call of a signed-in user failed because the session or the account no longer exists. */
export const isGone = (caught: unknown): boolean => gone.includes(toAuthError(caught).code);
