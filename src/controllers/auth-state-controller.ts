import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { AuthApi } from '../auth/api.js';
import type { AuthError } from '../lib/auth-error.js';
import type { AuthData, AuthState, StoredAuthState } from '../machine/types.js';
import { consumeAuth, type AuthAccess } from './consume-auth.js';

/**
 * Lets a Lit element follow the authenticator around it: the element renders again at each change. Nothing is `#private`,
 * so that it works in a framework's proxy too.
 */
export class AuthStateController implements ReactiveController {
  private readonly host: ReactiveControllerHost & Element;
  private access: AuthAccess | undefined;
  private stop: (() => void) | undefined;

  constructor(host: ReactiveControllerHost & Element) {
    this.host = host;
    host.addController(this);
  }

  /** `loading` until it is known who is signed in. */
  get authState(): StoredAuthState {
    return this.access?.authState ?? 'loading';
  }

  /** The data of the state: usually the user; undefined when it has none. */
  get authData(): AuthData {
    return this.access?.authData;
  }

  /** What went wrong on this screen; undefined after the next try. */
  get error(): AuthError | undefined {
    return this.access?.error;
  }

  /** Whether a call is under way; true before the authenticator is ready. */
  get isBusy(): boolean {
    return this.access?.isBusy ?? true;
  }

  /** The `Auth` of the authenticator; undefined before it is ready. */
  get auth(): AuthApi | undefined {
    return this.access?.auth;
  }

  /** Goes to a state, if the data that it needs is there; otherwise an `auth-error` and no change. */
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
