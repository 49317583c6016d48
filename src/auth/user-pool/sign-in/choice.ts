import { AuthError } from '../../../lib/auth-error.js';
import { describeValue } from '../../../lib/guards.js';
import { type FirstFactor, firstFactors, isPassword } from '../../first-factors.js';
import { beginSignIn } from '../../sign-in-attempt.js';
import type { CognitoUser, UserAuthFactors } from '../../types.js';
import { preferredOf } from '../attributes.js';
import { metadata, type UserPool } from '../pool.js';
import { sendAuthorized, storedUser } from '../session.js';
import { asPoolUser, assertText, pendingSession } from '../user.js';
import { assertAnswers, respondToChallenge } from './challenges.js';
import { proveBySrp } from './flows.js';

const call = 'selectChallenge';

/** Throws `InvalidArgument` unless the value is a first factor, with a password where it is one. */
export function assertFirstFactor(
  value: unknown,
  name: string,
  call: string,
  password: unknown,
): asserts value is FirstFactor {
  if (!firstFactors.some((factor) => factor === value))
    throw new AuthError(
      'InvalidArgument',
      `${call}: ${name} is ${describeValue(value)}; it must be one of ${firstFactors.join(', ')}.`,
    );
  if (isPassword(value)) assertText(password, 'password', call);
}

export async function selectChallenge(
  pool: UserPool,
  user: CognitoUser,
  challenge: FirstFactor,
  options: { password?: string; clientMetadata?: Record<string, string> } = {},
): Promise<CognitoUser> {
  const { password = '', clientMetadata } = options;
  const pending = asPoolUser(user, call);
  assertFirstFactor(challenge, 'challenge', call, password);
  if (challenge !== 'PASSWORD_SRP') {
    const answer = { ANSWER: challenge, ...(challenge === 'PASSWORD' && { PASSWORD: password }) };
    return respondToChallenge(pool, pending, 'SELECT_CHALLENGE', answer, call, clientMetadata);
  }
  const Session = pendingSession(pending, call);
  assertAnswers(pending.challengeName, call);
  return proveBySrp(
    pool,
    beginSignIn(pool),
    pending,
    password,
    metadata(pool, clientMetadata),
    ({ AuthParameters, AuthFlow: _, ...start }) => [
      'RespondToAuthChallenge',
      {
        ...start,
        ChallengeName: 'SELECT_CHALLENGE',
        ChallengeResponses: { ...AuthParameters, ANSWER: challenge },
        Session,
      },
    ],
  );
}

export async function getUserAuthFactors(pool: UserPool): Promise<UserAuthFactors> {
  const answer = await sendAuthorized(pool, storedUser(pool), 'GetUserAuthFactors');
  return {
    firstFactors: namesIn(answer['ConfiguredUserAuthFactors']),
    mfaFactors: namesIn(answer['UserMFASettingList']),
    preferredMFA: preferredOf(answer),
  };
}

const namesIn = (list: unknown): string[] =>
  Array.isArray(list) ? list.filter((name) => typeof name === 'string') : [];
