import { toAuthError } from '../../../lib/auth-error.js';
import { assertText } from '../../arguments.js';
import type { AuthEventMap } from '../../events/event-map.js';
import type { HubPayload } from '../../events/hub.js';
import { isSessionEnded, isTransient } from '../../failure-kinds.js';
import { assertNotCanceled, isDiscarded, latestOf } from '../../sign-in-attempt.js';
import type { CognitoUser } from '../../types.js';
import type { AutoSignIn, UserPool } from '../pool.js';
import { signIn, signInAfterConfirmation } from './sign-in.js';

/** How long the password of a sign-up is kept for the sign-in after the confirmation. */
const PASSWORD_LIFETIME_MS = 15 * 60_000;

/**
 * Whether the same sign-in may be retried: the account may be confirmed later, and a failure may be
 * temporary.
 */
const mayRecover = (error: unknown): boolean =>
  isTransient(error) || toAuthError(error).code === 'UserNotConfirmedException';

const handoverEvents: readonly string[] = [
  'signIn',
  'signOut',
  'userDeleted',
  'configured',
] satisfies (keyof AuthEventMap)[];

/** Whether another person may use the page after this event, or it uses another config. */
const endsAutoSignIn = ({ event, data }: HubPayload): boolean =>
  handoverEvents.includes(event) || (event === 'tokenRefresh_failure' && isSessionEnded(data));

/**
 * Keeps the password until it has signed in, a user signs in or out here or in another tab, or it expires. Without a
 * password, waits for the session of the confirmation.
 */
export function prepareAutoSignIn(pool: UserPool, username: string, password: string | undefined): void {
  pool.autoSignIns.get(username)?.forget();
  const timer = setTimeout(() => entry.forget(), PASSWORD_LIFETIME_MS);
  // In Node, a pending timer keeps the process alive; in browsers it is a number.
  const inNode: { unref?: () => unknown } = timer;
  inNode.unref?.();
  const stopListening = pool.auth.onEvent((payload) => {
    if (!endsAutoSignIn(payload)) return;
    entry.start = undefined;
    // The running sign-in is the latest one and caused this event, or is superseded by it.
    if (!entry.isUnderWay) entry.forget();
  });
  const entry: AutoSignIn = {
    isUnderWay: false,
    start: password === undefined ? undefined : (call) => signIn({ ...pool, ...call }, username, password),
    needsConfirmation: password === undefined,
    running: undefined,
    cancel: () => undefined,
    forget() {
      entry.start = undefined;
      if (pool.autoSignIns.get(username) === entry) pool.autoSignIns.delete(username);
      clearTimeout(timer);
      stopListening();
    },
  };
  pool.autoSignIns.set(username, entry);
}

/** Gives a prepared sign-in without a password the session of the confirmation, which proves the first factor. */
export function useConfirmation(pool: UserPool, username: string, session: unknown): void {
  const entry = pool.autoSignIns.get(username);
  if (!entry?.needsConfirmation) return;
  if (typeof session === 'string')
    entry.start = (call) => signInAfterConfirmation({ ...pool, ...call }, username, session);
  else entry.forget();
}

/**
 * Starts the prepared sign-in, or joins it; `undefined` if none was prepared. Canceling one call cancels it
 * for all callers.
 */
export async function autoSignIn(pool: UserPool, username: string): Promise<CognitoUser | undefined> {
  assertText(username, 'username', 'autoSignIn');
  const entry = pool.autoSignIns.get(username);
  if (!entry) return undefined;
  assertNotCanceled(pool);
  if (!entry.running && entry.start) {
    const canceling = new AbortController();
    entry.cancel = () => canceling.abort();
    entry.running = run(pool, username, entry, entry.start, canceling.signal);
  }
  pool.signal?.addEventListener('abort', () => entry.cancel(), { once: true });
  return entry.running;
}

async function run(
  pool: UserPool,
  username: string,
  entry: AutoSignIn,
  start: NonNullable<AutoSignIn['start']>,
  signal: AbortSignal,
): Promise<CognitoUser> {
  const { calledAt } = pool;
  entry.isUnderWay = true;
  try {
    const user = await start({ signal, ...(calledAt && { calledAt }) }).finally(
      () => (entry.isUnderWay = false),
    );
    entry.start = undefined;
    pool.emit('autoSignIn', user, `${username} has signed in automatically`);
    return user;
  } catch (error) {
    if (entry.start && mayRecover(error)) entry.running = undefined;
    else entry.forget();
    if (isDiscarded(error)) throw error;
    pool.emit('autoSignIn_failure', error, `${username} failed to sign in automatically`);
    throw error;
  }
}

/**
 * Starts it without a waiting caller; a failure is an event, and `autoSignIn` may retry. It does not start if
 * the preceding call (`signUp`, `confirmSignUp`) was canceled or superseded by a sign-in or sign-out
 * (`since`: the latest attempt when the call began).
 */
export function startAutoSignIn(pool: UserPool, username: string, since: object | undefined): void {
  if (pool.signal?.aborted || latestOf(pool) !== since) return;
  autoSignIn(pool, username).catch(() => undefined);
}
