import type { AuthApi } from '../../api.js';
import { assertText, invalid, readEntries, readName } from '../../arguments.js';
import { type ChallengeName, findMfaFactor, type MfaFactor, mfaFactorNames } from '../../factors.js';
import { beginSignIn, isDiscarded } from '../../sign-in-attempt.js';
import type { CognitoUser } from '../../types.js';
import { metadata, type UserPool } from '../pool.js';
import { asPoolUser, pendingSession, type PoolUser } from '../user.js';
import { emailNameIn } from './available-factors.js';
import { joinAnswer } from './join-answer.js';
import { handleAuthResult } from './run-sign-in.js';
import { sendStep } from './send-step.js';

type Metadata = Record<string, string> | undefined;

/** Answers the challenge of a session, and handles the response. */
export async function sendAnswer(
  pool: UserPool,
  user: PoolUser,
  challenge: string,
  Session: string,
  responses: Record<string, string>,
  ClientMetadata: Metadata,
): Promise<PoolUser> {
  const attempt = beginSignIn(pool);
  const params = { ChallengeName: challenge, Session, ClientMetadata };
  const operation = 'RespondToAuthChallenge';
  const answer = await sendStep(pool, attempt, user, operation, params, 'ChallengeResponses', responses);
  return handleAuthResult(pool, attempt, user, answer);
}

/** An answer: the challenge, and its responses. */
export type ChallengeAnswer = readonly [challenge: string, responses: Record<string, string>];

/**
 * Answers the pending challenge, once for all calls with the same arguments, and handles the response. After a wrong code
 * the session is kept, because the service accepts it again.
 */
export async function respondToChallenge(
  pool: UserPool,
  user: PoolUser,
  call: string,
  args: object,
  answer: () => ChallengeAnswer,
  clientMetadata?: Metadata,
): Promise<PoolUser> {
  const ClientMetadata = metadata(pool, clientMetadata, call);
  // An equal call joins at any time: while tokens are stored, the challenge is no longer pending.
  return joinAnswer(pool, user, call, { ...args, ClientMetadata }, async (shared) => {
    assertAnswers(user.challengeName, call);
    const [challenge, responses] = answer();
    return sendAnswer(shared, user, challenge, pendingSession(user, call), responses, ClientMetadata);
  });
}

/** The challenges that a code answers, of a first or a second factor. */
const codeChallenges = [...mfaFactorNames, 'SMS_OTP'] as const;

/** Returns the challenge that a code answers: a second factor by either of its names, or `SMS_OTP`. */
const asCodeChallenge = (name: unknown): MfaFactor | 'SMS_OTP' | undefined =>
  name === 'SMS_OTP' ? name : findMfaFactor(name);

/** The function that answers a challenge; `confirmSignIn` for second factors. */
const answeredBy: Readonly<Record<Exclude<ChallengeName, MfaFactor>, keyof AuthApi>> = {
  SELECT_MFA_TYPE: 'sendMFASelectionAnswer',
  CUSTOM_CHALLENGE: 'sendCustomChallengeAnswer',
  NEW_PASSWORD_REQUIRED: 'completeNewPassword',
  MFA_SETUP: 'verifyTotpToken',
  SELECT_CHALLENGE: 'selectChallenge',
  SMS_OTP: 'confirmSignIn',
  WEB_AUTHN: 'confirmSignIn',
};

/**
 * Throws `InvalidArgument` if another function answers the pending challenge. An app may keep a user without
 * the name of the challenge, or pass another factor; then the service decides.
 */
export function assertAnswers(pending: unknown, call: string): void {
  const name = typeof pending === 'string' ? pending : '';
  const right = findMfaFactor(name)
    ? 'confirmSignIn'
    : (answeredBy as Readonly<Record<string, string>>)[name];
  if (!right || right === call) return;
  throw invalid(call, `the pending challenge is ${name}; answer it with ${right}`);
}

export async function confirmWithCode(
  pool: UserPool,
  user: CognitoUser,
  code: unknown,
  mfaType?: string,
  clientMetadata?: Metadata,
): Promise<CognitoUser> {
  const pending = asPoolUser(pool, user, 'confirmSignIn');
  assertText(code, 'code', 'confirmSignIn');
  if (mfaType !== undefined) readName(mfaType, codeChallenges, 'mfaType', 'confirmSignIn');
  if (pending.challengeName === 'MFA_SETUP' && code.includes('@'))
    return setUpEmail(pool, pending, code, mfaType, clientMetadata);
  const answer = (): ChallengeAnswer => {
    const given: unknown = mfaType ?? asCodeChallenge(pending.challengeName) ?? 'SMS_MFA'; // As in Amplify.
    const type = readName(given, codeChallenges, 'mfaType', 'confirmSignIn');
    return [type, { [`${type}_CODE`]: code }];
  };
  return respondToChallenge(pool, pending, 'confirmSignIn', { code, mfaType }, answer, clientMetadata);
}

/** Answers `MFA_SETUP` with an email address, to which the service sends a code. As Amplify 6 does. */
async function setUpEmail(
  pool: UserPool,
  user: PoolUser,
  EMAIL: string,
  mfaType: string | undefined,
  clientMetadata: Metadata,
): Promise<CognitoUser> {
  const call = 'confirmSignIn';
  if (mfaType !== undefined) readName(mfaType, ['EMAIL_OTP'], 'mfaType', call);
  const available = user.challengeParam?.availableFactors;
  if (available && !available.includes('EMAIL_OTP'))
    throw invalid(
      call,
      `this user cannot set up email; challengeParam.availableFactors is [${available.join(', ')}]`,
    );
  const ClientMetadata = metadata(pool, clientMetadata, call);
  return joinAnswer(pool, user, call, { EMAIL, ClientMetadata }, async (shared) => {
    await user.settingUp?.catch(() => undefined);
    return sendAnswer(shared, user, 'MFA_SETUP', pendingSession(user, call), { EMAIL }, ClientMetadata);
  });
}

export async function sendMFASelectionAnswer(
  pool: UserPool,
  user: CognitoUser,
  mfaType: string,
): Promise<CognitoUser> {
  const pending = asPoolUser(pool, user, 'sendMFASelectionAnswer');
  const factor = readName(mfaType, mfaFactorNames, 'mfaType', 'sendMFASelectionAnswer');
  const ANSWER = factor === 'EMAIL_OTP' ? emailNameIn(pending.challengeParam) : factor;
  return respondToChallenge(pool, pending, 'sendMFASelectionAnswer', { ANSWER }, () => [
    'SELECT_MFA_TYPE',
    { ANSWER },
  ]);
}

export async function sendCustomChallengeAnswer(
  pool: UserPool,
  user: CognitoUser,
  answer: string,
  clientMetadata?: Metadata,
): Promise<CognitoUser> {
  const pending = asPoolUser(pool, user, 'sendCustomChallengeAnswer');
  assertText(answer, 'answer', 'sendCustomChallengeAnswer');
  const given = (): ChallengeAnswer => ['CUSTOM_CHALLENGE', { ANSWER: answer }];
  return respondToChallenge(pool, pending, 'sendCustomChallengeAnswer', { answer }, given, clientMetadata);
}

export async function completeNewPassword(
  pool: UserPool,
  user: CognitoUser,
  newPassword: string,
  requiredAttributes: Record<string, string> = {},
  clientMetadata?: Metadata,
): Promise<CognitoUser> {
  const call = 'completeNewPassword';
  const pending = asPoolUser(pool, user, call);
  assertText(newPassword, 'newPassword', call);
  const responses: Record<string, string> = { NEW_PASSWORD: newPassword };
  for (const [name, value] of readEntries(requiredAttributes, 'requiredAttributes', call)) {
    assertText(value, `requiredAttributes.${name}`, call);
    responses[`userAttributes.${name}`] = value;
  }
  const ownMetadata = metadata(pool, clientMetadata, call);
  try {
    const answer = (): ChallengeAnswer => ['NEW_PASSWORD_REQUIRED', responses];
    return await respondToChallenge(pool, pending, call, responses, answer, ownMetadata);
  } catch (error) {
    if (!isDiscarded(error))
      pool.emit(
        'completeNewPassword_failure',
        error,
        `${pending.getUsername()} failed to complete the new password flow`,
      );
    throw error;
  }
}
