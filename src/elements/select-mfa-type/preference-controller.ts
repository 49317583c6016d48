import type { ReactiveController, ReactiveControllerHost } from 'lit';

import type { AuthApi } from '../../auth/api.js';
import type { CognitoUser } from '../../auth/types.js';
import { type AuthError, toAuthError } from '../../lib/auth-error.js';
import { type OfferedPreference, preferenceOf } from './mfa-types.js';

/** Identifies the user of the preference. */
export interface Owner {
  readonly auth: AuthApi;
  readonly user: CognitoUser;
}

/** Reads the preferred second factor of a signed-in user, once for each user, and changes it. */
export class MfaPreferenceController implements ReactiveController {
  /** The preferred factor, if it is known and offered here. */
  current: OfferedPreference | undefined;
  /** Whether the service accepted the last change. */
  saved = false;
  status: 'reading' | 'failed' | 'ready' | 'saving' = 'reading';
  readonly #host: ReactiveControllerHost;
  readonly #owner: () => Owner | undefined;
  readonly #onError: (error: AuthError) => void;
  #identity: string | undefined;
  /** Counts the calls: a late response, for another user or after the host is removed, is ignored. */
  #call = 0;

  constructor(
    host: ReactiveControllerHost,
    options: { owner: () => Owner | undefined; onError: (error: AuthError) => void },
  ) {
    this.#host = host;
    this.#owner = options.owner;
    this.#onError = options.onError;
    host.addController(this);
  }

  hostUpdate(): void {
    const identity = this.#owner()?.user.getUsername();
    if (identity === this.#identity) return;
    this.#identity = identity;
    this.read();
  }

  read(): void {
    this.current = undefined;
    const owner = this.#begin('reading');
    if (!owner) return;
    void this.#settle(owner.auth.getPreferredMFA(owner.user, { bypassCache: true }), 'failed', (name) => {
      this.current = preferenceOf(name);
    });
  }

  save(method: OfferedPreference): void {
    const owner = this.#begin('saving');
    if (!owner) return;
    void this.#settle(owner.auth.setPreferredMFA(owner.user, method), 'ready', () => {
      this.current = method;
      this.saved = true;
    });
  }

  #begin(status: 'reading' | 'saving'): Owner | undefined {
    this.#call += 1;
    this.status = status;
    this.saved = false;
    this.#host.requestUpdate();
    return this.#owner();
  }

  async #settle<Value>(
    answer: Promise<Value>,
    otherwise: 'failed' | 'ready',
    use: (value: Value) => void,
  ): Promise<void> {
    const call = this.#call;
    try {
      const value = await answer;
      if (call !== this.#call) return;
      use(value);
      this.status = 'ready';
    } catch (error) {
      if (call !== this.#call) return;
      this.status = otherwise;
      this.#onError(toAuthError(error));
    }
    this.#host.requestUpdate();
  }
}
