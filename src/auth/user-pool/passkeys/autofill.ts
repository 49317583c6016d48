import { AuthError, type OwnErrorCode } from '../../../lib/auth-error.js';
import { attempt, isObject } from '../../../lib/guards.js';
import { delay } from '../../../lib/timeout.js';
import { assertText, invalid, readMembers } from '../../arguments.js';
import { timeOfCall } from '../../context.js';
import { isTransient } from '../../failure-kinds.js';
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

/** How often the clock is checked, in milliseconds: a timer stops while the device sleeps. */
const CLOCK_CHECK_MS = 5000;

/** How long a renewal waits after one that failed for a temporary reason, in milliseconds. */
const RETRY_MS = 30_000;

/** The errors of an offer that was made, and ended by the user, another prompt, another sign-in, or the caller. */
const offerEndings: readonly string[] = [
  'PasskeyOperationAborted',
  'PasskeyAuthenticationCanceled',
  'SignInSuperseded',
  'SignInCanceled',
] satisfies OwnErrorCode[];
const isOfferEnding = (error: unknown): boolean =>
  error instanceof AuthError && offerEndings.includes(error.code);

const notOffered = (why: string, cause: unknown): AuthError =>
  new AuthError('PasskeyNotOffered', `${call}: ${why}`, { cause });

/** Waits until the page is visible: in the background, no user picks a passkey. Resolves when `signal` aborts. */
function untilVisible(signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const stop = new AbortController();
    const look = (): void => {
      if (!signal?.aborted && typeof document !== 'undefined' && document.visibilityState === 'hidden')
        return;
      stop.abort();
      resolve();
    };
    if (typeof document !== 'undefined')
      document.addEventListener('visibilitychange', look, { signal: stop.signal });
    signal?.addEventListener('abort', look, { signal: stop.signal });
    look();
  });
}

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
  await assertPasskeys(call, 'get', { mediation: 'conditional' }).catch((cause: unknown) => {
    throw cause instanceof AuthError
      ? cause
      : notOffered('the browser does not report what it supports.', cause);
  });
  for (let isFirst = true; ; isFirst = false) {
    await untilVisible(own.signal);
    const challenge = await requestChallenge(own, username).catch(async (error: unknown) => {
      assertNotCanceled(own);
      if (isFirst || !isTransient((error as AuthError).cause)) throw error;
      await delay(RETRY_MS);
    });
    assertNotCanceled(own);
    const user = challenge && (await offer(own, challenge));
    if (user) return user;
  }
}

/** Offers the passkey, and signs in when the user picks it. Undefined when the challenge has to be renewed. */
async function offer(
  pool: UserPool,
  { user, session, request }: Challenge,
): Promise<CognitoUser | undefined> {
  const renewal = new AbortController();
  const ends = Date.now() + CHALLENGE_LIFETIME_MS;
  const timer = setInterval(() => {
    if (Date.now() >= ends) renewal.abort();
  }, CLOCK_CHECK_MS);
  try {
    const credential = await promptFor(pool, user, request, 'conditional', renewal.signal).catch(
      (cause: unknown) => {
        throw isOfferEnding(cause) ? cause : notOffered('the browser cannot offer the passkey.', cause);
      },
    );
    // A sign-in only from here on: until now, the user has done nothing.
    const answering = { ...pool, calledAt: timeOfCall() };
    const responses = { CREDENTIAL: JSON.stringify(credential) };
    return await sendAnswer(answering, user, 'WEB_AUTHN', session, responses, metadata(pool));
  } catch (error) {
    const isRenewed =
      renewal.signal.aborted && error instanceof AuthError && error.code === 'PasskeyOperationAborted';
    if (isRenewed) return undefined;
    throw error;
  } finally {
    clearInterval(timer);
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
    { isBackground: true },
  ).catch((cause: unknown) => {
    throw notOffered('Cognito did not give a challenge.', cause);
  });
  const { ChallengeName: name, Session: session, ChallengeParameters: parameters } = answer;
  if (name !== 'WEB_AUTHN' || typeof session !== 'string')
    throw notOffered(
      `Cognito asks for ${typeof name === 'string' ? name : 'nothing'}; the user has no passkey.`,
      name,
    );
  const options = isObject(parameters) ? parameters['CREDENTIAL_REQUEST_OPTIONS'] : undefined;
  return { user, session, request: attempt((): unknown => JSON.parse(String(options))) };
}
