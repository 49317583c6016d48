import { AuthError } from '../../../lib/auth-error.js';
import type { UserPool } from '../pool.js';
import type { PoolUser } from '../user.js';

/** The answer that is being sent for a user. Kept until its response, because the service takes a session once. */
interface RunningAnswer {
  readonly client: UserPool['client'];
  readonly session: string;
  readonly answer: string;
  readonly signal: AbortSignal | undefined;
  readonly result: Promise<PoolUser>;
}

const running = new WeakMap<PoolUser, RunningAnswer>();

/**
 * Sends an answer to the pending challenge. The same answer again, as after a double click, joins the call that is
 * running; another one rejects with `InvalidArgument`. A call that was canceled is not joined.
 */
export async function joinAnswer(
  { client, signal }: UserPool,
  given: PoolUser,
  call: string,
  answer: object,
  send: () => Promise<PoolUser>,
): Promise<PoolUser> {
  // Two proxies of one user are the same user.
  const user = given.itself?.() ?? given;
  const session = user.Session ?? '';
  const text = JSON.stringify([call, answer]);
  const other = running.get(user);
  // Another instance stores the session elsewhere.
  if (other?.session === session && other.client === client && !other.signal?.aborted) {
    if (other.answer === text) return other.result;
    throw new AuthError('InvalidArgument', `${call}: another answer to this challenge is being sent.`);
  }
  const entry = { client, session, answer: text, signal, result: send() };
  running.set(user, entry);
  try {
    return await entry.result;
  } finally {
    if (running.get(user) === entry) running.delete(user);
  }
}
