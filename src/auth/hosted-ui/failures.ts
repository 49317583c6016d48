import {
  AuthorizationResponseError,
  PARSE_ERROR,
  RESPONSE_IS_NOT_CONFORM,
  RESPONSE_IS_NOT_JSON,
  ResponseBodyError,
  WWW_AUTHENTICATE_CHALLENGE,
} from 'oauth4webapi';
import { AuthError, toAuthError } from '../../lib/auth-error.js';

/** In characters: more of a server's text is cut off, it is for people. */
const MAX_TEXT_LENGTH = 300;

const unreadable: readonly string[] = [
  PARSE_ERROR,
  RESPONSE_IS_NOT_CONFORM,
  RESPONSE_IS_NOT_JSON,
  WWW_AUTHENTICATE_CHALLENGE,
];

/** A check of the answer failed: it does not belong to a sign-in of this page, or is not from the service. */
export const refused = (why: string): AuthError =>
  new AuthError('InvalidCallback', `The sign-in was not completed: ${why}.`);

/**
 * An error of the library as one of ours. It is not kept as the cause: it carries codes and tokens, which would end in
 * the log of whoever prints it.
 */
export function toFailure(caught: unknown): AuthError {
  if (caught instanceof ResponseBodyError || caught instanceof AuthorizationResponseError) {
    return refusedByService(caught.error, caught.error_description);
  }
  const failure = toAuthError(caught);
  if (!failure.code.startsWith('OAUTH_')) return failure;
  return unreadable.includes(failure.code)
    ? new AuthError(
        'InvalidResponse',
        `The answer of the service could not be understood: ${failure.message}.`,
      )
    : refused(failure.message);
}

/** The error that the service answered with; its texts are for people and may be anybody's. */
export function refusedByService(error: string, description = ''): AuthError {
  const error_description = description.slice(0, MAX_TEXT_LENGTH);
  const text = description ? `${error}: ${error_description}` : error;
  return new AuthError('OAuthError', text.slice(0, MAX_TEXT_LENGTH), { cause: { error, error_description } });
}
