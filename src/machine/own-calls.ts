import type { CognitoUser, SignOutOptions } from '../auth/types.js';
import { toAuthError } from '../lib/auth-error.js';
import { hasCode } from './errors.js';
import { sessionEndings, signInEvents, signInFailures } from './hub-events.js';
import type { AuthEvent, AuthPort } from './types.js';

/** An `auth` event of the Hub, from this tab or another. */
export interface HubMessage {
  readonly event: string;
  readonly data?: unknown;
  readonly fromOtherTab?: true;
}

/** Subscribes to the Hub. Returns an unsubscribe function. */
export type HubListening = (listener: (message: HubMessage) => void) => () => void;

/**
 * The user of a provider's token; `left`: the browser is navigating to the provider; undefined: the app
 * opened it elsewhere.
 */
export type FederatedAnswer = CognitoUser | 'left' | undefined;

/**
 * The sign-ins and sign-outs that the machine has started. While one is pending, the Hub reports it too: these messages
 * are not passed on.
 */
export class OwnCalls {
  readonly #auth: AuthPort;
  readonly #onHub: HubListening | undefined;
  #pendingSignIns = 0;
  #pendingSignOuts = 0;
  #send: ((event: AuthEvent) => void) | undefined;
  /** A sign-in elsewhere during a sign-in here. It is passed on later, unless the sign-in here succeeds. */
  #deferredSignIn: HubMessage | undefined;
  #restoring: Promise<CognitoUser> | undefined;

  constructor(auth: AuthPort, onHub: HubListening | undefined) {
    this.#auth = auth;
    this.#onHub = onHub;
  }

  /** Passes Hub messages on. Returns an unsubscribe function. */
  listen(send: (event: AuthEvent) => void): () => void {
    this.#send = send;
    const unsubscribe = this.#onHub?.(({ event, data, fromOtherTab }) => {
      // The pending search looks for a session that has been replaced.
      if ([...signInEvents, ...sessionEndings].includes(event)) this.#restoring = undefined;
      if (this.#passes({ event, data, ...(fromOtherTab && { fromOtherTab }) }))
        send({ type: 'hub', event, data });
    });
    return () => {
      this.#send = undefined;
      unsubscribe?.();
    };
  }

  /** Cancels a call, and the automatic sign-in that may follow it, when its screen is left. */
  cancelWith<Result>(signal: AbortSignal, call: Promise<Result>): Promise<Result> {
    const cancel = (): void => {
      try {
        this.#auth.cancelSignIn(call);
      } catch {
        // An Auth that wraps its calls cannot cancel them.
      }
    };
    signal.addEventListener('abort', cancel, { once: true });
    return call;
  }

  /** Runs a call that begins or continues a sign-in. `read` turns its result into the machine's. */
  async signIn<Result, Output extends FederatedAnswer>(
    signal: AbortSignal,
    call: () => Promise<Result>,
    read: (result: Result) => Output | Promise<Output>,
  ): Promise<Output> {
    this.#pendingSignIns += 1;
    let isUsed = false;
    try {
      // Every output may be a user.
      const user = await this.cancelWith(signal, call())
        .then(read)
        .catch((error: unknown) => this.#findSuccessor(error) as Promise<Output>);
      isUsed = !signal.aborted;
      // It completed before it could be canceled.
      if (!isUsed && user && user !== 'left' && !user.challengeName)
        this.#deferredSignIn ??= { event: 'signIn' };
      return user;
    } finally {
      this.#pendingSignIns -= 1;
      // After the machine has handled a failure.
      if (isUsed) this.#deferredSignIn = undefined;
      else setTimeout(() => this.#sendDeferred());
    }
  }

  /**
   * Resolves when the session is removed on this device. If the service cannot be notified afterward, the
   * machine receives the error as an event.
   */
  signOut(options: SignOutOptions): Promise<undefined> {
    return new Promise((resolve, reject) => {
      let isSettled = false;
      const settleWith = (settle: () => void) => {
        if (!isSettled) this.#pendingSignOuts -= 1;
        isSettled = true;
        unsubscribe?.();
        settle();
        setTimeout(() => this.#sendDeferred());
      };
      const succeed = () => settleWith(() => resolve(undefined));
      this.#pendingSignOuts += 1;
      const unsubscribe = this.#onHub?.(({ event, fromOtherTab }) => {
        if (event === 'signOut' && !fromOtherTab) succeed();
      });
      this.#auth.signOut(options).then(succeed, (caught: unknown) => {
        const error = toAuthError(caught);
        if (isSettled) this.#send?.({ type: 'error.set', error });
        else settleWith(() => reject(error));
      });
    });
  }

  /** Looks for the stored session, or joins a pending search. */
  restore(): Promise<CognitoUser> {
    if (this.#restoring) return this.#restoring;
    const search = this.#auth.currentAuthenticatedUser().finally(() => {
      if (this.#restoring === search) this.#restoring = undefined;
    });
    return (this.#restoring = search);
  }

  #passes(message: HubMessage): boolean {
    if (this.#pendingSignIns + this.#pendingSignOuts === 0) return true;
    const { event, fromOtherTab } = message;
    if (signInEvents.includes(event)) {
      if (fromOtherTab) this.#deferredSignIn = message;
      return false;
    }
    return !signInFailures.includes(event);
  }

  #sendDeferred(): void {
    if (!this.#deferredSignIn || this.#pendingSignIns + this.#pendingSignOuts > 0) return;
    this.#send?.({ type: 'hub', ...this.#deferredSignIn });
    this.#deferredSignIn = undefined;
  }

  /** The user of the session that replaced a superseded sign-in. Without one, rethrows the error. */
  #findSuccessor(error: unknown): Promise<CognitoUser> {
    if (!hasCode(error, 'SignInSuperseded')) throw error;
    return this.#auth.currentAuthenticatedUser().catch(() => {
      throw error;
    });
  }
}
