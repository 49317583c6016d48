import { AuthError } from '../../../lib/auth-error.js';
import { attempt, isObject } from '../../../lib/guards.js';
import { assertText, invalid, readMembers } from '../../arguments.js';
import { timeOfCall } from '../../context.js';
import { assertNotCanceled } from '../../sign-in-attempt.js';
import type { CognitoUser } from '../../types.js';
import { metadata, type UserPool } from '../pool.js';
import { sendAnswer } from '../sign-in/challenges.js';
import { sendStep } from '../sign-in/send-step.js';
import { createUser, type PoolUser } from '../user.js';
import { anySignal, readSignal } from './abort.js';
import { assertPasskeys } from './prompt.js';
import { promptFor } from './sign-in.js';

const call = 'autofillPasskey';

/**
 * How long a challenge is offered, in milliseconds. Cognito ends it after `AuthSessionValidity` of the app client, of which
 * 3 minutes is the least and the default; the user needs some time to answer.
 */
const CHALLENGE_LIFETIME_MS = 150_000;

interface Challenge {
  readonly user: PoolUser;
  readonly session: string;
  /** The options for the browser. */
  readonly request: unknown;
}

export async function autofillPasskey(pool: UserPool, params: object): Promise<CognitoUser> {
  const { username, signal } = readMembers(params, ['username', 'signal'], 'the first argument', call);
  assertText(username, 'username', call);
  const canceler = anySignal(pool.signal, readSignal(signal, call));
  const { authenticationFlowType: flow } = pool.config;
  if (flow !== 'USER_AUTH') throw invalid(call, `needs authenticationFlowType USER_AUTH; it is ${flow}`);
  const own = canceler ? { ...pool, signal: canceler } : pool;
  assertNotCanceled(own);
  await assertPasskeys(call, 'get', { mediation: 'conditional' });
  for (;;) {
    const { user, session, request } = await requestChallenge(own, username);
    assertNotCanceled(own);
    const renewal = new AbortController();
    const timer = setTimeout(() => renewal.abort(), CHALLENGE_LIFETIME_MS);
    try {
      const credential = await promptFor(own, user, request, 'conditional', renewal.signal);
      // A sign-in only from here on: until now, the user has done nothing.
      const answering = { ...own, calledAt: timeOfCall() };
      const responses = { CREDENTIAL: JSON.stringify(credential) };
      return await sendAnswer(answering, user, 'WEB_AUTHN', session, responses, metadata(own));
    } catch (error) {
      const isRenewed =
        renewal.signal.aborted && error instanceof AuthError && error.code === 'PasskeyOperationAborted';
      if (!isRenewed) throw error;
    } finally {
      clearTimeout(timer);
    }
  }
}

/** Requests a challenge. It supersedes no sign-in, and emits no event: the user does not know of it. */
async function requestChallenge(pool: UserPool, username: string): Promise<Challenge> {
  const user = createUser(pool, username);
  user.getCachedDeviceKeyAndPassword();
  const attempting = { assertCurrent: () => assertNotCanceled(pool) };
  const params = { AuthFlow: 'USER_AUTH', ClientMetadata: metadata(pool) };
  const preference = { PREFERRED_CHALLENGE: 'WEB_AUTHN' };
  const answer = await sendStep(
    pool,
    attempting,
    user,
    'InitiateAuth',
    params,
    'AuthParameters',
    preference,
  ).catch((cause: unknown) => {
    assertNotCanceled(pool);
    throw new AuthError('PasskeyNotOffered', `${call}: Cognito did not give a challenge.`, { cause });
  });
  const { ChallengeName: name, Session: session, ChallengeParameters: parameters } = answer;
  if (name !== 'WEB_AUTHN' || typeof session !== 'string')
    throw new AuthError(
      'PasskeyNotOffered',
      `${call}: Cognito asks for ${typeof name === 'string' ? name : 'nothing'}; the user has no passkey.`,
      { cause: name },
    );
  const options = isObject(parameters) ? parameters['CREDENTIAL_REQUEST_OPTIONS'] : undefined;
  return { user, session, request: attempt((): unknown => JSON.parse(String(options))) };
}
