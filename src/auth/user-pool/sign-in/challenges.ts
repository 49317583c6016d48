import type { IAuthenticationCallback } from 'amazon-cognito-identity-js';

import { AuthError } from '../../../lib/auth-error.js';
import { isObject } from '../../../lib/guards.js';
import { assertText, invalid, readEntries, readName } from '../../arguments.js';
import { findMfaFactor, type MfaFactor, mfaFactorNames } from '../../factors.js';
import { firstFactors } from '../../first-factors.js';
import type { Answer } from '../../service/client.js';
import { beginSignIn, isDiscarded, type SignInAttempt } from '../../sign-in-attempt.js';
import type { CognitoUser } from '../../types.js';
import { AuthenticationHelper } from '../library/library.js';
import { metadata, type UserPool } from '../pool.js';
import { commitSession, discardSession } from '../session-store.js';
import { userDataKey } from '../stored-tokens.js';
import { asPoolUser, pendingSession, type PoolUser } from '../user.js';
import { joinAnswer } from './join-answer.js';
import { sendStep } from './send-step.js';

type Metadata = Record<string, string> | undefined;

/**
 * Runs a sign-in of the library to its next challenge or to its end; the user holds the challenge. A result
 * after a later sign-in has begun is discarded: rejects with `SignInSuperseded` or `SignInCanceled`.
 */
export async function promisifyAuthentication(
  pool: UserPool,
  attempt: SignInAttempt,
  user: PoolUser,
  start: (callbacks: IAuthenticationCallback) => void,
): Promise<PoolUser> {
  try {
    await new Promise<void>((resolve, reject) => {
      delete user.firstFactor;
      const challenge = (name: string, param: unknown) => {
        user.challengeName = name;
        user.challengeParam = isObject(param) ? param : {};
        resolve();
      };
      start({
        onSuccess: () => {
          delete user.challengeName;
          delete user.challengeParam;
          user.Session = null;
          resolve();
        },
        onFailure: (caught: unknown) => reject(asFailure(caught)),
        mfaRequired: challenge,
        totpRequired: challenge,
        mfaSetup: challenge,
        selectMFAType: challenge,
        customChallenge: (param) => challenge('CUSTOM_CHALLENGE', param),
        newPasswordRequired: (userAttributes: unknown, requiredAttributes: unknown) =>
          challenge('NEW_PASSWORD_REQUIRED', { userAttributes, requiredAttributes }),
      });
    });
    attempt.assertCurrent();
  } catch (error) {
    // The tokens may already exist: the call that confirms a new device follows them.
    discardSession(pool, user);
    throw error;
  }
  if (!user.challengeName) {
    // Until now it is the name that the person typed, which may be an alias.
    const name: unknown = user.signInUserSession?.getIdToken().payload['cognito:username'];
    if (typeof name === 'string') {
      user.username = name;
      user.userDataKey = userDataKey(pool, name);
    }
    await commitSession(pool, attempt, user);
  }
  return user;
}

/**
 * The client rejects with an `AuthError`; everything else was thrown by the library while it read a response.
 */
function asFailure(caught: unknown): AuthError {
  if (caught instanceof AuthError) return caught;
  return new AuthError('InvalidResponse', 'The response of the service is malformed.', {
    cause: caught,
  });
}

/** Lets the library read the response of the service: tokens, or the next challenge. */
export function readAnswer(
  pool: UserPool,
  user: PoolUser,
  answer: Answer,
  callbacks: IAuthenticationCallback,
): void {
  const result = answer['AuthenticationResult'];
  // Creating the library's helper starts an expensive computation, which only a new device needs.
  const helper =
    isObject(result) && result['NewDeviceMetadata']
      ? new AuthenticationHelper(pool.library.getUserPoolName())
      : { getNewPasswordRequiredChallengeUserAttributePrefix: () => 'userAttributes.' };
  try {
    user.authenticateUserInternal(answer, helper, callbacks);
  } catch (caught) {
    callbacks.onFailure(caught);
  }
}

/** Marks a pending code as the first factor. Call it where no password was sent. */
export function markFirstFactor(user: PoolUser): PoolUser {
  const code = firstFactors.find((factor) => factor === user.challengeName);
  if (code) user.firstFactor = code;
  return user;
}

/** Handles the service's response to a challenge: tokens, or the next challenge. */
export const handleAuthResult = (
  pool: UserPool,
  attempt: SignInAttempt,
  user: PoolUser,
  answer: Answer,
): Promise<PoolUser> =>
  promisifyAuthentication(pool, attempt, user, (callbacks) => readAnswer(pool, user, answer, callbacks));

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
  const answer = await sendStep(pool, user, operation, params, 'ChallengeResponses', responses);
  return handleAuthResult(pool, attempt, user, answer);
}

/**
 * Answers the pending challenge, once for all equal calls, and handles the response. After a wrong code the session is
 * kept, because the service accepts it again.
 */
export async function respondToChallenge(
  pool: UserPool,
  user: PoolUser,
  challenge: string,
  responses: Record<string, string>,
  call: string,
  clientMetadata?: Metadata,
): Promise<PoolUser> {
  const ClientMetadata = metadata(pool, clientMetadata, call);
  const session = pendingSession(user, call);
  assertAnswers(user.challengeName, call);
  return joinAnswer(pool, user, call, { responses, ClientMetadata }, (shared) =>
    sendAnswer(shared, user, challenge, session, responses, ClientMetadata),
  );
}

/** The challenges that a code answers, of a first or a second factor. */
const codeChallenges = [...mfaFactorNames, 'SMS_OTP'] as const;

/** Returns the challenge that a code answers: a second factor by either of its names, or `SMS_OTP`. */
const asCodeChallenge = (name: unknown): MfaFactor | 'SMS_OTP' | undefined =>
  name === 'SMS_OTP' ? name : findMfaFactor(name);

/** The function that answers a challenge; `confirmSignIn` for second factors. */
const answeredBy: Readonly<Record<string, string>> = {
  SELECT_MFA_TYPE: 'sendMFASelectionAnswer',
  CUSTOM_CHALLENGE: 'sendCustomChallengeAnswer',
  NEW_PASSWORD_REQUIRED: 'completeNewPassword',
  MFA_SETUP: 'verifyTotpToken',
  SELECT_CHALLENGE: 'selectChallenge',
};

/**
 * Throws `InvalidArgument` if another function answers the pending challenge. An app may keep a user without
 * the name of the challenge, or pass another factor; then the service decides.
 */
export function assertAnswers(pending: unknown, call: string): void {
  const name = typeof pending === 'string' ? pending : '';
  const right = asCodeChallenge(name) ? 'confirmSignIn' : answeredBy[name];
  if (!right || right === call) return;
  throw invalid(call, `the pending challenge is ${name}; answer it with ${right}`);
}

export async function confirmSignIn(
  pool: UserPool,
  user: CognitoUser,
  code: string,
  mfaType?: string,
  clientMetadata?: Metadata,
): Promise<CognitoUser> {
  const pending = asPoolUser(pool, user, 'confirmSignIn');
  assertText(code, 'code', 'confirmSignIn');
  assertAnswers(pending.challengeName, 'confirmSignIn');
  const given: unknown = mfaType ?? asCodeChallenge(pending.challengeName) ?? 'SMS_MFA'; // As in Amplify.
  const type = readName(given, codeChallenges, 'mfaType', 'confirmSignIn');
  return respondToChallenge(pool, pending, type, { [`${type}_CODE`]: code }, 'confirmSignIn', clientMetadata);
}

export async function sendMFASelectionAnswer(
  pool: UserPool,
  user: CognitoUser,
  mfaType: string,
): Promise<CognitoUser> {
  const pending = asPoolUser(pool, user, 'sendMFASelectionAnswer');
  const ANSWER = readName(mfaType, mfaFactorNames, 'mfaType', 'sendMFASelectionAnswer');
  return respondToChallenge(pool, pending, 'SELECT_MFA_TYPE', { ANSWER }, 'sendMFASelectionAnswer');
}

export async function sendCustomChallengeAnswer(
  pool: UserPool,
  user: CognitoUser,
  answer: string,
  clientMetadata?: Metadata,
): Promise<CognitoUser> {
  const pending = asPoolUser(pool, user, 'sendCustomChallengeAnswer');
  assertText(answer, 'answer', 'sendCustomChallengeAnswer');
  return respondToChallenge(
    pool,
    pending,
    'CUSTOM_CHALLENGE',
    { ANSWER: answer },
    'sendCustomChallengeAnswer',
    clientMetadata,
  );
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
    return await respondToChallenge(pool, pending, 'NEW_PASSWORD_REQUIRED', responses, call, ownMetadata);
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
