import { attempt } from '../../../lib/guards.js';
import { readMembers } from '../../arguments.js';
import { timeOfCall } from '../../context.js';
import { assertNotCanceled, superseded } from '../../sign-in-attempt.js';
import type { CognitoUser } from '../../types.js';
import { metadata, type UserPool } from '../pool.js';
import { assertAnswers, sendAnswer } from '../sign-in/challenges.js';
import { joinAnswer } from '../sign-in/join-answer.js';
import { asPoolUser, pendingSession, type PoolUser, unwrapUser } from '../user.js';
import { anySignal, readSignal, untilSessionChanges } from './abort.js';
import { readMediation } from './credentials.js';
import { assertPasskeys, getPasskey } from './prompt.js';

const call = 'confirmSignIn';

/** Answers `WEB_AUTHN`: asks the browser for the passkey, and sends its answer. */
export async function confirmWithPasskey(
  pool: UserPool,
  user: CognitoUser,
  promptOptions: unknown = {},
): Promise<CognitoUser> {
  const pending = asPoolUser(pool, user, call);
  const given = readMembers(promptOptions, ['mediation', 'signal', 'clientMetadata'], 'options', call);
  const mediation = readMediation(given.mediation, call);
  const ClientMetadata = metadata(pool, given.clientMetadata, call);
  const signal = anySignal(pool.signal, readSignal(given.signal, call));
  const own = signal ? { ...pool, signal } : pool;
  assertNotCanceled(own);
  await assertPasskeys(call, 'get', { mediation });
  const ask = async (shared: UserPool): Promise<PoolUser> => {
    assertAnswers(pending.challengeName, call);
    const session = pendingSession(pending, call);
    const options = pending.challengeParam?.CREDENTIAL_REQUEST_OPTIONS ?? '';
    const requested = attempt((): unknown => JSON.parse(options));
    const credential = await promptFor(shared, pending, requested, mediation);
    const responses = { CREDENTIAL: JSON.stringify(credential) };
    // A prompt may stay open for minutes: what counts is when the user answers it.
    const answering = { ...shared, calledAt: timeOfCall() };
    return sendAnswer(answering, pending, 'WEB_AUTHN', session, responses, ClientMetadata);
  };
  // A dialog takes the place of a prompt in the autofill, but not of an answer that is being sent.
  const replaces = (): boolean => asking.has(unwrapUser(pending));
  return joinAnswer(own, pending, call, { mediation, ClientMetadata }, ask, replaces);
}

/** The users whose prompt is open, with what closes it. */
const asking = new WeakMap<PoolUser, AbortController>();

/**
 * Asks the browser. A sign-in or sign-out, here or in another tab, closes the prompt. So does `closing`, which does not
 * cancel the sign-in.
 */
export function promptFor(
  pool: UserPool,
  user: PoolUser,
  requested: unknown,
  mediation: CredentialMediationRequirement | undefined,
  closing?: AbortSignal,
): Promise<object> {
  return untilSessionChanges(pool, pool.signal, async (closer, signal) => {
    const owner = unwrapUser(user);
    asking.set(owner, closer);
    try {
      return await getPasskey(requested, { mediation, signal: anySignal(signal, closing) });
    } catch (error) {
      assertNotCanceled(pool);
      throw closer.signal.aborted ? superseded() : error;
    } finally {
      // A prompt that replaced this one may be open.
      if (asking.get(owner) === closer) asking.delete(owner);
    }
  });
}
