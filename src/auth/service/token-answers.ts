import { AuthError } from '../../lib/auth-error.js';
import { isObject } from '../../lib/guards.js';
import { mfaFactorNames } from '../factors.js';
import { firstFactorChallenges } from '../first-factors.js';

export type Answer = Readonly<Record<string, unknown>>;

/**
 * The challenges that can be answered here; any other is refused before the library mistakes it for a
 * success.
 */
const knownChallenges: readonly string[] = [
  'PASSWORD_VERIFIER',
  'NEW_PASSWORD_REQUIRED',
  'MFA_SETUP',
  'SELECT_MFA_TYPE',
  'CUSTOM_CHALLENGE',
  'DEVICE_SRP_AUTH',
  'DEVICE_PASSWORD_VERIFIER',
  ...mfaFactorNames,
  ...firstFactorChallenges,
];

export function unreadable(operation: string, cause?: unknown): AuthError {
  return new AuthError('InvalidResponse', `The response to ${operation} is malformed.`, { cause });
}

/** The operations that answer with tokens or a challenge. */
const tokenOperations = ['InitiateAuth', 'RespondToAuthChallenge', 'GetTokensFromRefreshToken'];

/**
 * Checks a response, because the library stores an empty session for one without tokens, and mistakes an
 * unknown challenge for a success.
 */
export function assertUsable(operation: string, answer: Answer): void {
  if (!tokenOperations.includes(operation)) return;
  const { ChallengeName: challenge, AuthenticationResult: result } = answer;
  if (typeof challenge === 'string' && challenge) {
    if (knownChallenges.includes(challenge)) return;
    throw new AuthError(
      'UnsupportedChallenge',
      `The service asks for ${challenge}, which cannot be answered here.`,
      { cause: challenge },
    );
  }
  const tokens = isObject(result) ? [result['IdToken'], result['AccessToken']] : [];
  if (
    tokens.length === 0 ||
    !tokens.every((token) => typeof token === 'string' && token.split('.').length === 3)
  ) {
    throw unreadable(operation);
  }
}
