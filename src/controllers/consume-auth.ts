import type { AuthApi } from '../auth/api.js';
import type { AuthError } from '../lib/auth-error.js';
import { warnOnce } from '../lib/warn.js';
import { selectAuthData, selectAuthState, selectBusy, selectError } from '../machine/selectors.js';
import type { AuthData, AuthState, StoredAuthState } from '../machine/types.js';
import type { AuthenticatorContext } from './authenticator-context.js';
import { authenticatorOf, consumeContext } from './consume-context.js';

/** A snapshot of the authenticator for a custom element inside it. */
export interface AuthAccess {
  /** `loading` until the authenticator knows whether a user is signed in. */
  readonly authState: StoredAuthState;
  /** The data of the state: usually the user; undefined when it has none. */
  readonly authData: AuthData;
  /** The error on this screen; undefined after the next attempt. */
  readonly error: AuthError | undefined;
  /** Whether a call is pending. */
  readonly isBusy: boolean;
  /** The `Auth` of this authenticator, for calls by the app. */
  readonly auth: AuthApi;
  /**
   * Goes to a state if it has the required data; otherwise dispatches `auth-error` and changes nothing.
   *
   * @param data - The data of the state, such as a user. Default: what the authenticator has for that state.
   */
  transition(state: AuthState, data?: AuthData): void;
}

function accessOf({ auth, actor }: AuthenticatorContext): AuthAccess {
  const view = actor.getSnapshot();
  return {
    authState: actor.isPending ? 'loading' : selectAuthState(view),
    authData: selectAuthData(view),
    error: selectError(view),
    isBusy: selectBusy(view),
    auth,
    transition: (state, data) => actor.send({ type: 'transition', state, data }),
  };
}

const observed = ['authState', 'authData', 'error', 'isBusy', 'auth'] as const;

/**
 * Connects any custom element to the authenticator around it. Call it in `connectedCallback`.
 *
 * Without an authenticator around the element, it warns and never calls the callback.
 *
 * @param element - The custom element.
 * @param callback - Called with the current state, and again at each change.
 * @returns An unsubscribe function, for `disconnectedCallback`.
 * @example
 * ```js
 * connectedCallback() {
 *   this.stop = consumeAuth(this, ({ authState }) => (this.hidden = authState !== 'signedIn'));
 * }
 * disconnectedCallback() {
 *   this.stop();
 * }
 * ```
 */
export function consumeAuth(element: Element, callback: (access: AuthAccess) => void): () => void {
  if (!authenticatorOf(element)) warnOnce(`<${element.localName}> must be inside <auth-authenticator>.`);
  let unfollow: (() => void) | undefined;
  let last: AuthAccess | undefined;
  const stop = consumeContext(element, (scope) => {
    unfollow?.();
    const notify = (): void => {
      const access = accessOf(scope);
      const before = last;
      last = access;
      if (!before || observed.some((name) => before[name] !== access[name])) callback(access);
    };
    const subscription = scope.actor.subscribe(notify);
    unfollow = () => subscription.unsubscribe();
    notify();
  });
  return () => {
    stop();
    unfollow?.();
  };
}
