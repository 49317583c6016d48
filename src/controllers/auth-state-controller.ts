import type { ReactiveController, ReactiveControllerHost } from 'lit';

import type { AuthApi } from '../auth/api.js';
import type { AuthError } from '../lib/auth-error.js';
import type { AuthData, AuthState, StoredAuthState } from '../machine/types.js';
import { type AuthAccess, consumeAuth } from './consume-auth.js';

/**
 * Connects a Lit element to the authenticator around it: the element re-renders at each change. Create it as a field:
 * `auth = new AuthStateController(this)`. It has no `#private` members, so that it works in a framework's proxy too.
 */
export class AuthStateController implements ReactiveController {
  private readonly host: ReactiveControllerHost & Element;
  private access: AuthAccess | undefined;
  private stop: (() => void) | undefined;

  constructor(host: ReactiveControllerHost & Element) {
    this.host = host;
    host.addController(this);
  }

  /** `loading` until the authenticator knows whether a user is signed in. */
  get authState(): StoredAuthState {
    return this.access?.authState ?? 'loading';
  }

  /** The data of the state: usually the user; undefined when it has none. */
  get authData(): AuthData {
    return this.access?.authData;
  }

  /** The error on this screen; undefined after the next attempt. */
  get error(): AuthError | undefined {
    return this.access?.error;
  }

  /** Whether a call is pending; true before the authenticator is ready. */
  get isBusy(): boolean {
    return this.access?.isBusy ?? true;
  }

  /** The `Auth` of the authenticator; undefined before it is ready. */
  get auth(): AuthApi | undefined {
    return this.access?.auth;
  }

  /**
   * Goes to a state if it has the required data; otherwise dispatches `auth-error` and changes nothing.
   *
   * @param data - The data of the state, such as a user. Default: what the authenticator has for that state.
   */
  transition(state: AuthState, data?: AuthData): void {
    this.access?.transition(state, data);
  }

  hostConnected(): void {
    this.stop = consumeAuth(this.host, (access) => {
      this.access = access;
      this.host.requestUpdate();
    });
  }

  hostDisconnected(): void {
    this.stop?.();
    this.access = undefined;
  }
}
