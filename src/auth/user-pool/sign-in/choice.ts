import { assertText, readMembers, readName, readText } from '../../arguments.js';
import { isPassword } from '../../factors.js';
import { type FirstFactor, firstFactors } from '../../first-factors.js';
import { beginSignIn } from '../../sign-in-attempt.js';
import type { CognitoUser } from '../../types.js';
import { metadata, type UserPool } from '../pool.js';
import { asPoolUser, pendingSession } from '../user.js';
import { assertAnswers, type ChallengeAnswer, respondToChallenge } from './challenges.js';
import { proveBySrp } from './flows.js';
import { joinAnswer } from './join-answer.js';
import { markFirstFactor } from './run-sign-in.js';
import { sendStep } from './send-step.js';

const call = 'selectChallenge';

/** Reads a first factor. Throws `InvalidArgument` for another value, or if it needs a password and there is none. */
export function readFirstFactor(value: unknown, name: string, call: string, password: unknown): FirstFactor {
  const factor = readName(value, firstFactors, name, call);
  if (isPassword(factor)) assertText(password, 'password', call);
  return factor;
}

export async function selectChallenge(
  pool: UserPool,
  user: CognitoUser,
  challenge: FirstFactor,
  options: { password?: string; clientMetadata?: Record<string, string> } = {},
): Promise<CognitoUser> {
  const pending = asPoolUser(pool, user, call);
  const { password = '', clientMetadata } = readMembers(
    options,
    ['password', 'clientMetadata'],
    'options',
    call,
  );
  const secret = readText(password, 'password', call);
  const factor = readFirstFactor(challenge, 'challenge', call, secret);
  const ClientMetadata = metadata(pool, clientMetadata, call);
  if (factor !== 'PASSWORD_SRP') {
    const answer = { ANSWER: factor, ...(factor === 'PASSWORD' && { PASSWORD: secret }) };
    const given = (): ChallengeAnswer => ['SELECT_CHALLENGE', answer];
    const next = await respondToChallenge(pool, pending, call, answer, given, ClientMetadata);
    return isPassword(factor) ? next : markFirstFactor(next);
  }
  return joinAnswer(pool, pending, call, { factor, secret, ClientMetadata }, async (shared) => {
    assertAnswers(pending.challengeName, call);
    const Session = pendingSession(pending, call);
    const params = { ChallengeName: 'SELECT_CHALLENGE', Session, ClientMetadata };
    const attempt = beginSignIn(shared);
    return proveBySrp(shared, attempt, pending, secret, ClientMetadata, (SRP_A) =>
      sendStep(shared, attempt, pending, 'RespondToAuthChallenge', params, 'ChallengeResponses', {
        ANSWER: factor,
        SRP_A,
      }),
    );
  });
}
