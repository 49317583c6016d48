import type { ReactiveController, ReactiveControllerHost } from 'lit';

import type { AuthApi } from '../../../auth/api.js';
import type { CognitoUser } from '../../../auth/types.js';
import { type AuthError, toAuthError } from '../../../lib/auth-error.js';
import { identityOf } from '../../../machine/state-data.js';
import { type AccountChange, AccountNews } from './account-news.js';

/** The signed-in user, and the `Auth` of the session. */
export interface AccountOwner {
  readonly auth: AuthApi;
  readonly user: CognitoUser;
}

interface AccountOptions<Data> {
  readonly owner: () => AccountOwner | undefined;
  /** Reads what is shown. Resolves to undefined where this user has nothing of the kind: the part is then hidden. */
  readonly read: (owner: AccountOwner) => Promise<Data | undefined>;
  /** The changes after which it is read again. */
  readonly follows: () => readonly AccountChange[];
  /** Called when another user is signed in, or none: what was typed is not theirs. */
  readonly onOtherUser: () => void;
  readonly onError: (error: AuthError) => void;
}

/** What an action changes. */
interface Action<Data> {
  /** Names the button that shows the progress. */
  readonly name: string;
  /** Undefined: nothing that others show. */
  readonly change?: AccountChange;
  /** Whether what is read after a failure shows that the service has made the change: its response was lost. */
  readonly isDone?: (data: Data) => boolean;
}

/** The user pool does not have what was asked for. */
export const isUnavailable = ({ code }: AuthError): boolean => unavailable.includes(code);

const unavailable: readonly string[] = [
  'FeatureUnavailableInTierException',
  'OperationNotEnabledException',
  'UnsupportedOperationException',
  'WebAuthnNotEnabledException',
  'WebAuthnConfigurationMissingException',
];

/** How old what is shown may be when the user returns to the tab, in milliseconds. */
const FRESH_MS = 10_000;

/**
 * Reads what a part of the account shows, and changes it: one call after the other, for one user. What is shown is always
 * what the service returned last. It is read again after a change in another part or tab, and when the user returns to the
 * tab.
 */
export class AccountController<Data> implements ReactiveController {
  /** `unavailable`: the user pool, or this user, does not have this. */
  status: 'signedOut' | 'reading' | 'failed' | 'unavailable' | 'ready' = 'signedOut';
  data: Data | undefined;
  /** The action that is running. */
  busy: string | undefined;
  /** Why reading has failed. */
  failure: AuthError | undefined;
  readonly #host: ReactiveControllerHost;
  readonly #options: AccountOptions<Data>;
  readonly #news: AccountNews;
  #identity: string | undefined;
  #auth: AuthApi | undefined;
  /** Counts the users: a late response for another one is ignored. */
  #users = 0;
  /** Counts the reads: an earlier response is ignored. */
  #reads = 0;
  #readAt = 0;
  /** A change came while it was reading, or an action was running: what was read may be older. */
  #isOutdated = false;

  constructor(host: ReactiveControllerHost, options: AccountOptions<Data>) {
    this.#host = host;
    this.#options = options;
    this.#news = new AccountNews((identity, change) => {
      if (identity === this.#identity && options.follows().includes(change)) this.#readQuietly();
    });
    host.addController(this);
  }

  hostConnected(): void {
    this.#news.open();
    addEventListener('visibilitychange', this.#onVisible);
  }

  hostDisconnected(): void {
    this.#news.close();
    removeEventListener('visibilitychange', this.#onVisible);
  }

  hostUpdate(): void {
    const owner = this.#options.owner();
    const identity = owner && identityOf(owner.user);
    if (identity === this.#identity && owner?.auth === this.#auth) return;
    this.#identity = identity;
    this.#auth = owner?.auth;
    this.#users += 1;
    this.#isOutdated = false;
    this.data = undefined;
    this.busy = undefined;
    this.failure = undefined;
    this.status = 'signedOut';
    this.#options.onOtherUser();
    if (owner) this.read();
  }

  /** Reads, and shows that it is reading. */
  read(): void {
    if (!this.#options.owner()) return;
    this.status = 'reading';
    this.failure = undefined;
    this.#host.requestUpdate();
    void this.#read();
  }

  /**
   * Runs an action, unless one is running, and then reads again. `call` gets the user, and what tells if it is still the one
   * that is shown: what it stores after a response is otherwise another user's.
   * @returns Whether the action succeeded, for the same user.
   */
  async run(
    { name, change, isDone }: Action<Data>,
    call: (owner: AccountOwner, isCurrent: () => boolean) => Promise<unknown>,
  ): Promise<boolean> {
    const owner = this.#options.owner();
    if (!owner || this.busy !== undefined) return false;
    const users = this.#users;
    const identity = this.#identity ?? '';
    this.busy = name;
    this.#host.requestUpdate();
    let failure: AuthError | undefined;
    try {
      await call(owner, () => users === this.#users);
    } catch (error) {
      failure = toAuthError(error);
    }
    if (users !== this.#users) return false;
    if (change) {
      // Also after a failure: the service may have done it, and the response was lost.
      this.#news.publish(identity, change);
      await this.#read();
    }
    if (users !== this.#users) return false;
    this.busy = undefined;
    if (failure && this.data !== undefined && isDone?.(this.data)) failure = undefined;
    if (failure) this.#options.onError(failure);
    this.#readIfOutdated();
    this.#host.requestUpdate();
    return !failure;
  }

  readonly #onVisible = (): void => {
    if (document.visibilityState === 'visible' && Date.now() - this.#readAt > FRESH_MS) this.#readQuietly();
  };

  /** What is shown stays until the response is there. */
  #readQuietly(): void {
    if (this.status === 'reading' || this.busy !== undefined) this.#isOutdated = true;
    else if (this.status === 'ready') void this.#read({ isQuiet: true });
    else if (this.status === 'failed') this.read();
  }

  #readIfOutdated(): void {
    if (!this.#isOutdated || this.busy !== undefined) return;
    this.#isOutdated = false;
    this.#readQuietly();
  }

  async #read({ isQuiet = false } = {}): Promise<void> {
    const owner = this.#options.owner();
    if (!owner) return;
    const users = this.#users;
    const read = (this.#reads += 1);
    const isLate = (): boolean => users !== this.#users || read !== this.#reads;
    try {
      const data = await this.#options.read(owner);
      if (isLate()) return;
      this.data = data;
      this.status = data === undefined ? 'unavailable' : 'ready';
      this.failure = undefined;
      this.#readAt = Date.now();
    } catch (caught) {
      if (isLate()) return;
      if (isQuiet) return;
      const error = toAuthError(caught);
      this.failure = error;
      this.status = isUnavailable(error) ? 'unavailable' : 'failed';
    }
    this.#readIfOutdated();
    this.#host.requestUpdate();
  }
}
