import type { AuthApi } from '../auth/api.js';
import type { AuthError } from '../lib/auth-error.js';
import { selectAuthData, selectAuthState, selectBusy, selectError } from '../machine/selectors.js';
import type { AuthData, AuthState, StoredAuthState } from '../machine/types.js';
import { authenticatorOf, consumeContext } from './consume-context.js';
import type { AuthenticatorContext } from './authenticator-context.js';
import { warnOnce } from '../lib/warn.js';

/** What an element of the page's own sees of the authenticator around it, at one moment. */
export interface AuthAccess {
  /** `loading` until it is known who is signed in. */
  readonly authState: StoredAuthState;
  /** The data of the state: usually the user; undefined when it has none. */
  readonly authData: AuthData;
  /** What went wrong on this screen; undefined after the next try. */
  readonly error: AuthError | undefined;
  /** Whether a call is under way. */
  readonly isBusy: boolean;
  /** The `Auth` of this authenticator, for calls of the page's own. */
  readonly auth: AuthApi;
  /** Goes to a state, if the data that it needs is there; otherwise an `auth-error` and no change. */
  transition(state: AuthState, data?: AuthData): void;
}

function accessOf({ auth, actor }: AuthenticatorContext): AuthAccess {
  const view = actor.getSnapshot();
  return {
    authState: actor.isGuessing ? 'loading' : selectAuthState(view),
    authData: selectAuthData(view),
    error: selectError(view),
    isBusy: selectBusy(view),
    auth,
    transition: (state, data) => actor.send({ type: 'transition', state, data }),
  };
}

const observed = ['authState', 'authData', 'error', 'isBusy', 'auth'] as const;

/**
 * Lets any custom element follow the authenticator around it: calls back with the state now and at each change. Call it
 * in `connectedCallback`, and what it returns in `disconnectedCallback`. Without an authenticator around the element: a
 * warning, and no call back.
 */
export function consumeAuth(element: Element, callback: (access: AuthAccess) => void): () => void {
  if (!authenticatorOf(element))
    warnOnce(`<${element.localName}> follows an authenticator, but is not inside <auth-authenticator>.`);
  let unfollow: (() => void) | undefined;
  let last: AuthAccess | undefined;
  const stop = consumeContext(element, (scope) => {
    unfollow?.();
    const tell = (): void => {
      const access = accessOf(scope);
      const before = last;
      last = access;
      if (!before || observed.some((name) => before[name] !== access[name])) callback(access);
    };
    const subscription = scope.actor.subscribe(tell);
    unfollow = () => subscription.unsubscribe();
    tell();
  });
  return () => {
    stop();
    unfollow?.();
  };
}
