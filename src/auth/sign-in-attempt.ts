import { AuthError } from '../lib/auth-error.js';
import { isSameConfig, sessionParts } from './config/same-config.js';
import { type AuthInstance, latestSignIns, storagePrefix, timeOfCall } from './context.js';
import { ignoreFailure } from './storage/all-or-nothing.js';

/**
 * The storage key for the time of the stored sign-in, or of the last sign-out: an attempt of another tab that
 * began earlier does not store a session.
 */
export const begunAtKey = ({ config }: AuthInstance): string =>
  `auth-elements.signIn.${storagePrefix(config)}`;

/** The name of the lock under which tabs store and remove sessions. */
export const sessionLock = ({ config }: AuthInstance): string =>
  `auth-elements.session.${config.userPoolWebClientId ?? ''}`;

/**
 * One call that may end in a session. The latest attempt wins: a later sign-in or sign-out supersedes all
 * earlier ones, in every instance of this page and, once it is stored, in every tab.
 */
export class SignInAttempt {
  /** When its call was made, in milliseconds since 1970. */
  readonly begunAt: number;
  readonly #context: AuthInstance;

  constructor(context: AuthInstance) {
    this.#context = context;
    this.begunAt = context.calledAt ?? timeOfCall();
  }

  /**
   * Throws `SignInCanceled` after `cancelSignIn`, and `SignInSuperseded` if the attempt is no longer the
   * latest, or its instance has since been configured for another session.
   */
  assertCurrent(): void {
    assertNotCanceled(this.#context);
    if (
      latestOf(this.#context) !== this ||
      isOlderThanStored(this.#context, this.begunAt) ||
      isReconfigured(this.#context)
    )
      throw superseded();
  }
}

/**
 * Whether the storage has a later time than `begunAt`, by default that of a sign-in or sign-out. A time in the
 * future comes from a clock that has been put back since, and is ignored.
 */
export function isOlderThanStored(
  context: AuthInstance,
  begunAt: number,
  key: string = begunAtKey(context),
): boolean {
  const stored = Number(context.storage.getItem(key));
  return stored > begunAt && stored <= Date.now();
}

/** The error of a call whose session is not stored. */
export const superseded = (): AuthError =>
  new AuthError('SignInSuperseded', 'A later sign-in or sign-out took the place of this sign-in.');

/** Throws `SignInCanceled` after `cancelSignIn`. */
export function assertNotCanceled({ signal }: AuthInstance): void {
  if (signal?.aborted)
    throw new AuthError('SignInCanceled', 'The sign-in was canceled before it was complete.');
}

/**
 * Begins an attempt, which supersedes every earlier one; the order of the calls decides. Throws `SignInCanceled`
 * if its call has already been canceled; then it supersedes none.
 */
export function beginSignIn(context: AuthInstance): SignInAttempt {
  assertNotCanceled(context);
  const attempt = new SignInAttempt(context);
  setLatest(context, attempt);
  attempt.assertCurrent();
  return attempt;
}

/** Supersedes every attempt whose call was made earlier. */
export const supersedeSignIns = (context: AuthInstance): void =>
  setLatest(context, { begunAt: context.calledAt ?? timeOfCall() });

/** Records the time of a sign-out, which supersedes earlier attempts of other tabs. */
export function recordSignOut(context: AuthInstance, calledAt: number): void {
  const { storage } = context;
  if (storage.isShared && !isOlderThanStored(context, calledAt))
    ignoreFailure(() => storage.setItem(begunAtKey(context), String(calledAt)));
}

/** Returns the latest attempt: the same object until another one begins. */
export const latestOf = ({ config, storage }: AuthInstance): { readonly begunAt: number } | undefined =>
  latestSignIns.get(storage.identity)?.get(storagePrefix(config));

/**
 * Whether the instance has been configured for another pool or storage: nothing would show the session, or
 * sign it out.
 */
const isReconfigured = ({ auth, config }: AuthInstance): boolean =>
  !isSameConfig(sessionParts(auth.configure()), sessionParts(config));

function setLatest(context: AuthInstance, attempt: { readonly begunAt: number }): void {
  const { config, storage } = context;
  if (attempt.begunAt < (latestOf(context)?.begunAt ?? 0)) return;
  const attempts = latestSignIns.get(storage.identity) ?? new Map<string, { readonly begunAt: number }>();
  latestSignIns.set(storage.identity, attempts.set(storagePrefix(config), attempt));
}

/** Whether a call failed only because its attempt was superseded or canceled. */
export const isDiscarded = (error: unknown): boolean =>
  error instanceof AuthError && (error.code === 'SignInSuperseded' || error.code === 'SignInCanceled');
