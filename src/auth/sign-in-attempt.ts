import { latestSignIns, storagePrefix, type AuthInstance } from './context.js';
import { AuthError } from '../lib/auth-error.js';
import { isSameConfig, sessionParts } from './config/same-config.js';

/** Where the time of the stored sign-in is: an attempt of another tab that was begun earlier does not replace it. */
export const begunAtKey = ({ config }: AuthInstance): string =>
  `auth-elements.signIn.${storagePrefix(config)}`;

/**
 * One call that may end in a session. The attempt begun last wins: a later sign-in or sign-out supersedes all earlier
 * ones, in every instance of this page and, once it is stored, in every tab.
 */
export class SignInAttempt {
  /** In milliseconds since 1970. */
  readonly begunAt = Date.now();
  readonly #context: AuthInstance;

  constructor(context: AuthInstance) {
    this.#context = context;
  }

  /**
   * Throws `SignInCanceled` after `cancelSignIn`, and `SignInSuperseded` when the attempt is not the latest any more, or
   * its instance has been configured for another session meanwhile.
   */
  assertCurrent(): void {
    assertNotCanceled(this.#context);
    if (latestOf(this.#context) !== this || this.#isOlderThanStored() || hasLeft(this.#context))
      throw new AuthError('SignInSuperseded', 'A later sign-in or sign-out took the place of this sign-in.');
  }

  /** A time in the future is of a clock that was put back since, and says nothing. */
  #isOlderThanStored(): boolean {
    const stored = Number(this.#context.storage.getItem(begunAtKey(this.#context)));
    return stored > this.begunAt && stored <= Date.now();
  }
}

/** Throws `SignInCanceled` after `cancelSignIn`. */
export function assertNotCanceled({ signal }: AuthInstance): void {
  if (signal?.aborted)
    throw new AuthError('SignInCanceled', 'The sign-in was canceled before it was complete.');
}

/**
 * Begins an attempt, which supersedes every earlier one. Throws `SignInCanceled` when its call was canceled already; then
 * it supersedes none.
 */
export function beginSignIn(context: AuthInstance): SignInAttempt {
  assertNotCanceled(context);
  const attempt = new SignInAttempt(context);
  setLatest(context, attempt);
  attempt.assertCurrent();
  return attempt;
}

/** Nothing that was begun before now becomes a session. */
export const supersedeSignIns = (context: AuthInstance): void => setLatest(context, {});

/** What was begun last: the same object for as long as nothing else is begun. */
export const latestOf = ({ config, storage }: AuthInstance): object | undefined =>
  latestSignIns.get(storage.identity)?.get(storagePrefix(config));

/** Whether the page has turned to another pool or storage: nobody would see the session, or sign it out. */
const hasLeft = ({ auth, config }: AuthInstance): boolean =>
  !isSameConfig(sessionParts(auth.configure()), sessionParts(config));

function setLatest({ config, storage }: AuthInstance, attempt: object): void {
  const attempts = latestSignIns.get(storage.identity) ?? new Map<string, object>();
  latestSignIns.set(storage.identity, attempts.set(storagePrefix(config), attempt));
}

/** Whether a call failed only because its attempt was superseded or canceled. */
export const isDiscarded = (error: unknown): boolean =>
  error instanceof AuthError && (error.code === 'SignInSuperseded' || error.code === 'SignInCanceled');
