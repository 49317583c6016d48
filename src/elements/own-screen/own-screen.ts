import { LitElement, nothing } from 'lit';

import type { AuthApi } from '../../auth/api.js';
import { AuthStateController } from '../../controllers/auth-state-controller.js';
import type { AuthData, AuthState, StoredAuthState } from '../../machine/types.js';

export { consumeAuth, type AuthAccess } from '../../controllers/consume-auth.js';
export { AuthStateController } from '../../controllers/auth-state-controller.js';

/**
 * A base class for custom screens, like Amplify's `AuthPiece`: it renders in its `validAuthStates` only, and
 * into its light DOM, where password managers find a form.
 *
 * @example
 * ```ts
 * class MySignIn extends AuthPiece {
 *   override validAuthStates = ['signIn'] as const;
 *   protected override renderPiece() {
 *     return html`<button @click=${() => this.auth?.federatedSignIn({ provider: 'Google' })}>Google</button>`;
 *   }
 * }
 * ```
 */
export abstract class AuthPiece extends LitElement {
  /** The states in which the screen renders. Default: all of them. */
  validAuthStates: readonly AuthState[] | undefined;

  readonly #controller = new AuthStateController(this);

  /** `loading` until the authenticator knows whether a user is signed in. */
  get authState(): StoredAuthState {
    return this.#controller.authState;
  }

  /** The data of the state: usually the user; undefined if it has none. */
  get authData(): AuthData {
    return this.#controller.authData;
  }

  /** The `Auth` of the authenticator; undefined before it is ready. */
  get auth(): AuthApi | undefined {
    return this.#controller.auth;
  }

  /**
   * Goes to a state if it has the required data; otherwise dispatches `auth-error` and changes nothing.
   *
   * @param data - The data of the state, such as a user. Default: what the authenticator has for that state.
   */
  transition(state: AuthState, data?: AuthData): void {
    this.#controller.transition(state, data);
  }

  /**
   * Moves the focus to the heading, or to the element marked `autofocus`. Called when the screen has replaced
   * another.
   */
  async focusHeading(): Promise<void> {
    await this.updateComplete;
    const target = this.renderRoot.querySelector<HTMLElement>('[autofocus], h1, h2, h3');
    if (target?.matches('h1, h2, h3')) target.tabIndex = -1;
    target?.focus();
  }

  /** The content in its states: anything that Lit renders, such as a template, a node or a string. */
  protected abstract renderPiece(): unknown;

  override render(): unknown {
    return this.validAuthStates?.includes(this.authState) === false ? nothing : this.renderPiece();
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }
}
