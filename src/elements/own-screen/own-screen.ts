import { LitElement, nothing } from 'lit';
import type { AuthApi } from '../../auth/api.js';
import type { AuthData, AuthState, StoredAuthState } from '../../machine/types.js';
import { AuthStateController } from '../../controllers/auth-state-controller.js';

export { consumeAuth, type AuthAccess } from '../../controllers/consume-auth.js';
export { AuthStateController } from '../../controllers/auth-state-controller.js';

/**
 * A base for a screen of the page's own, as the guide's `AuthPiece`: it renders in its `validAuthStates` only, and into
 * its light DOM, where password managers see a form.
 */
export abstract class AuthPiece extends LitElement {
  /** The states in which the piece is there. Default: all of them. */
  validAuthStates: readonly AuthState[] | undefined;

  readonly #controller = new AuthStateController(this);

  /** `loading` until it is known who is signed in. */
  get authState(): StoredAuthState {
    return this.#controller.authState;
  }

  /** The data of the state: usually the user; undefined when it has none. */
  get authData(): AuthData {
    return this.#controller.authData;
  }

  /** The `Auth` of the authenticator; undefined before it is ready. */
  get auth(): AuthApi | undefined {
    return this.#controller.auth;
  }

  /** Goes to a state, if the data that it needs is there; otherwise an `auth-error` and no change. */
  transition(state: AuthState, data?: AuthData): void {
    this.#controller.transition(state, data);
  }

  /** Moves the focus to the heading, or to what is marked `autofocus`: called when the piece has taken a screen's place. */
  async focusHeading(): Promise<void> {
    await this.updateComplete;
    const target = this.renderRoot.querySelector<HTMLElement>('[autofocus], h1, h2, h3');
    if (target?.matches('h1, h2, h3')) target.tabIndex = -1;
    target?.focus();
  }

  /** What the piece shows in its states: whatever Lit renders, a node or text too. */
  protected abstract renderPiece(): unknown;

  override render(): unknown {
    return this.validAuthStates?.includes(this.authState) === false ? nothing : this.renderPiece();
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }
}
