import { consumeAuth } from '../controllers/consume-auth.js';
import type { AuthAuthenticator } from '../elements/authenticator/authenticator.js';
import type { AuthState } from '../machine/types.js';
import { type Control, fill } from './fill.js';

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
   * @param values - By field name: the text to type, the value of an option or a radio button, `true` or `false` for a checkbox. The
   * country of a phone number is `calling-code`, such as `GB`. A field that is not on the screen, or does not take the value, is
   * an `Error`.
   * @param timeout - In milliseconds. Default: 5000.
   */
  async submit(values: Readonly<Record<string, string>>, timeout = WAIT_TIMEOUT_MS): Promise<void> {
    await this.#until(
      () => this.#form !== null && this.#isAtRest() && !this.#isLoadingControls(),
      timeout,
      () => 'shows no form',
    );
    const form = this.#form;
    for (const [name, value] of Object.entries(values)) {
      const controls = this.#fields.filter((field) => field.name === name);
      if (controls.length === 0)
        throw new Error(`The screen ${this.#where} has no field "${name}"; it has ${this.#names}.`);
      fill(controls, value);
      // What is chosen may change what is shown.
      await new Promise((resolve) => setTimeout(resolve));
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

  get #fields(): readonly Control[] {
    return [...(this.#screen?.querySelectorAll<Control>('form :is(input, select, textarea)[name]') ?? [])];
  }

  get #names(): string {
    return [...new Set(this.#fields.map(({ name }) => name))].join(', ') || 'none';
  }

  /** Whether a country select has an empty place, until it has loaded. */
  #isLoadingControls(): boolean {
    return this.#form?.querySelector('span.auth-input[aria-hidden="true"]') != null;
  }

  #isAtRest(): boolean {
    return this.authenticator.authState !== 'loading' && !this.#isBusy();
  }

  /** Asks from the screen as well, because happy-dom has no `:state(busy)`. */
  #isBusy(): boolean {
    let busy = this.authenticator.matches(':state(busy)');
    if (this.#screen) consumeAuth(this.#screen, ({ isBusy }) => (busy ||= isBusy))();
    return busy;
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
