import type { AuthError } from '../lib/auth-error.js';
import { toAuthError } from '../lib/auth-error.js';
import { type AuthInstance, timeOfCall } from './context.js';
import { loadHostedUi } from './parts.js';

/**
 * A URL that may contain the response of a hosted sign-in. The hosted UI, once loaded, decides whether it
 * does.
 */
const mayHoldAnswer = /[?&#]error=|^(?=.*[?&#]state=).*[?&#](code|access_token)=/;

/** Completes the return from a hosted sign-in to the app's URL, when Auth is configured. */
export class HostedReturn {
  /** Whether a sign-in is being completed. */
  isPending = false;
  /** Resolves when it has succeeded or failed; calls that need a session wait for it. */
  done: Promise<void> | undefined;
  /** Why it failed; removed by the next sign-in. */
  error: AuthError | undefined;

  /**
   * Completes the sign-in whose response is in the app's URL, after an earlier return. Emits failures as
   * events.
   */
  start(instance: AuthInstance): void {
    this.done = this.#complete({ ...instance, calledAt: timeOfCall() }, this.done);
  }

  async #complete(instance: AuthInstance, earlier: Promise<void> | undefined): Promise<void> {
    const url = typeof location === 'undefined' ? '' : location.href;
    this.isPending ||= mayHoldAnswer.test(url);
    await earlier;
    if (!mayHoldAnswer.test(url)) return;
    try {
      await instance.storage.sync();
      this.error = (await (await loadHostedUi()).resume(instance, url)) ?? this.error;
    } catch (error) {
      this.error = toAuthError(error);
      instance.emit('signIn_failure', error, 'The OAuth response flow failed');
    } finally {
      this.isPending = false;
    }
  }
}
