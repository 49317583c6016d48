import { AuthError } from '../../../lib/auth-error.js';
import { assertNotCanceled } from '../../sign-in-attempt.js';
import type { CognitoUser } from '../../types.js';
import type { UserPool } from '../pool.js';
import { type PoolUser, unwrapUser } from '../user.js';

/** The answer that is being sent for a user. Kept until its response, because the service takes a session once. */
interface RunningAnswer {
  readonly client: UserPool['client'];
  readonly answer: string;
  /** Aborts when every call that waits for the answer is canceled. */
  readonly canceler: AbortController;
  readonly calls: Set<AbortSignal | undefined>;
  readonly result: Promise<PoolUser>;
}

const running = new WeakMap<PoolUser, RunningAnswer>();

/**
 * Sends an answer to the pending challenge. The same answer again, as after a double click, joins the call that is
 * running. Another answer rejects with `InvalidArgument`, or cancels the running call if `replaces` returns true. `send`
 * gets the pool with a signal that aborts when every joined call is canceled.
 */
export async function joinAnswer(
  pool: UserPool,
  given: PoolUser,
  call: string,
  answer: object,
  send: (pool: UserPool) => Promise<PoolUser>,
  replaces: () => boolean = () => false,
): Promise<PoolUser> {
  const { client, signal } = pool;
  const user = unwrapUser(given);
  const text = JSON.stringify([call, answer]);
  let entry = running.get(user);
  if (entry?.client === client && entry.answer !== text && replaces()) entry.canceler.abort();
  // Another instance stores the session elsewhere. A canceled answer is not joined.
  if (entry?.client !== client || entry.canceler.signal.aborted) {
    const canceler = new AbortController();
    const result = send({ ...pool, signal: canceler.signal });
    entry = { client, answer: text, canceler, calls: new Set(), result };
    running.set(user, entry);
  } else if (entry.answer !== text)
    throw new AuthError('InvalidArgument', `${call}: another answer to this challenge is being sent.`);
  const { calls, canceler } = entry;
  calls.add(signal);
  const leave = (): void => {
    calls.delete(signal);
    if (calls.size === 0) canceler.abort();
  };
  if (signal?.aborted) leave();
  else signal?.addEventListener('abort', leave);
  try {
    const result = await entry.result;
    // If all calls were canceled, the answer itself decides whether it was too late.
    if (!canceler.signal.aborted) assertNotCanceled(pool);
    return result;
  } finally {
    signal?.removeEventListener('abort', leave);
    if (running.get(user) === entry) running.delete(user);
  }
}

/** Whether an answer of this user is being sent, or its session is being stored. */
export const isAnswering = (user: CognitoUser): boolean => running.has(unwrapUser(user as PoolUser));
