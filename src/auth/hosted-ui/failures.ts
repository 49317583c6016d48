import {
  AuthorizationResponseError,
  PARSE_ERROR,
  RESPONSE_IS_NOT_CONFORM,
  RESPONSE_IS_NOT_JSON,
  ResponseBodyError,
  WWW_AUTHENTICATE_CHALLENGE,
} from 'oauth4webapi';

import { AuthError, toAuthError } from '../../lib/auth-error.js';

/** The maximum length of a server's message, in characters; the rest is cut off. */
const MAX_TEXT_LENGTH = 300;

const unreadable: readonly string[] = [
  PARSE_ERROR,
  RESPONSE_IS_NOT_CONFORM,
  RESPONSE_IS_NOT_JSON,
  WWW_AUTHENTICATE_CHALLENGE,
];

/**
 * The error for a response that fails a check: it does not belong to a sign-in of this page, or is not from
 * the service.
 */
export const refused = (why: string): AuthError =>
  new AuthError('InvalidCallback', `The sign-in was not completed: ${why}.`);

/**
 * Converts an error of the library to an `AuthError`. The library's error is not kept as the cause, because
 * it contains codes and tokens, which might be logged.
 */
export function toFailure(caught: unknown): AuthError {
  if (caught instanceof ResponseBodyError || caught instanceof AuthorizationResponseError) {
    return refusedByService(caught.error, caught.error_description);
  }
  const failure = toAuthError(caught);
  if (!failure.code.startsWith('OAUTH_')) return failure;
  return unreadable.includes(failure.code)
    ? new AuthError('InvalidResponse', `The response of the service is malformed: ${failure.message}.`)
    : refused(failure.message);
}

/** Converts an error response of the service. Its messages are for people and could come from anyone. */
export function refusedByService(error: string, description = ''): AuthError {
  const error_description = description.slice(0, MAX_TEXT_LENGTH);
  const text = description ? `${error}: ${error_description}` : error;
  return new AuthError('OAuthError', text.slice(0, MAX_TEXT_LENGTH), { cause: { error, error_description } });
}
