import type { AuthAuthenticator } from '../elements/authenticator/authenticator.js';
import type { AuthState } from '../machine/types.js';

/** The timeout of a step, in milliseconds. */
const WAIT_TIMEOUT_MS = 5000;

/**
 * Drives the screens of an authenticator in a test, in any language: it finds fields by their `name`.
 *
 * @example
 * ```js
 * const driver = new AuthDriver(document.querySelector('auth-authenticator'));
 * await driver.signIn('ada@example.com', password);
 * await driver.waitFor('signedIn');
 * ```
 */
export class AuthDriver {
  /** The authenticator. */
  readonly authenticator: AuthAuthenticator;

  /**
   * Creates a driver.
   *
   * @param authenticator - The element, in the document.
   */
  constructor(authenticator: AuthAuthenticator) {
    this.authenticator = authenticator;
  }

  /** The messages of the screen: those with `role="alert"` and those of its fields. Empty when there are none. */
  get errors(): string[] {
    const places = this.#screen?.querySelectorAll('[role="alert"], .auth-error') ?? [];
    return [...places].map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim()).filter(Boolean);
  }

  /**
   * Resolves when the authenticator is in one of the states and no call is pending.
   *
   * @param timeout - In milliseconds. Default: 5000. Then rejects with an `Error` that names the state.
   */
  async waitFor(states: AuthState | readonly AuthState[], timeout = WAIT_TIMEOUT_MS): Promise<void> {
    const wanted: readonly string[] = typeof states === 'string' ? [states] : states;
    const isThere = (): boolean => wanted.includes(this.authenticator.authState) && this.#isAtRest();
    await this.#until(isThere, timeout, () => `never came to ${wanted.join(' or ')}`);
  }

  /**
   * Fills the fields of the screen, submits its form, and resolves when Cognito has answered.
   *
   * @param values - By field name. A field that is not on the screen is an `Error`.
   * @param timeout - In milliseconds. Default: 5000.
   */
  async submit(values: Readonly<Record<string, string>>, timeout = WAIT_TIMEOUT_MS): Promise<void> {
    await this.#until(
      () => this.#form !== null && this.#isAtRest(),
      timeout,
      () => 'shows no form',
    );
    const form = this.#form;
    for (const [name, value] of Object.entries(values)) {
      const input = this.#fields.find((field) => field.name === name);
      if (!input) throw new Error(`The screen ${this.#where} has no field "${name}"; it has ${this.#names}.`);
      input.value = value;
      input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    }
    // A field may have the name of a member of its form.
    if (form) HTMLFormElement.prototype.requestSubmit.call(form);
    await this.#until(
      () => this.#isAtRest(),
      timeout,
      () => 'got no answer',
    );
  }

  /** Signs in with a password, up to the first challenge. */
  signIn(username: string, password: string): Promise<void> {
    return this.submit({ username, password });
  }

  /** Submits a code. */
  confirm(code: string): Promise<void> {
    return this.submit({ code });
  }

  get #screen(): Element | null {
    return this.authenticator.querySelector(':scope > [data-auth-screen]');
  }

  get #form(): HTMLFormElement | null {
    return this.#screen?.querySelector('form') ?? null;
  }

  get #where(): string {
    return `"${this.authenticator.authState}"`;
  }

  get #fields(): readonly (HTMLInputElement | HTMLSelectElement)[] {
    const fields = this.#screen?.querySelectorAll<HTMLInputElement | HTMLSelectElement>(
      'form :is(input, select)[name]',
    );
    return [...(fields ?? [])];
  }

  get #names(): string {
    return this.#fields.map(({ name }) => name).join(', ') || 'none';
  }

  #isAtRest(): boolean {
    return this.authenticator.authState !== 'loading' && !this.authenticator.matches(':state(busy)');
  }

  /** Polls the condition with each task until it holds. */
  async #until(isSo: () => boolean, timeout: number, what: () => string): Promise<void> {
    const end = performance.now() + timeout;
    await this.authenticator.updateComplete;
    while (!isSo()) {
      if (performance.now() > end) {
        const said = this.errors.length > 0 ? ` It says: ${this.errors.join(' ')}` : '';
        throw new Error(`The authenticator ${what()}; after ${timeout} ms it is in ${this.#where}.${said}`);
      }
      await new Promise((resolve) => setTimeout(resolve));
    }
    await this.authenticator.updateComplete;
  }
}
