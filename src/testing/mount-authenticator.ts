import type { AuthAuthenticator } from '../elements/authenticator/authenticator.js';
import { AuthDriver } from './auth-driver.js';
import type { CognitoFixture } from './cognito-fixture.js';

/** An authenticator in the document, for one test. */
export interface MountedAuthenticator {
  /** The element. */
  readonly authenticator: AuthAuthenticator;
  /** Drives its screens. */
  readonly driver: AuthDriver;
  /** Removes the element from the document. */
  remove(): void;
}

/**
 * Puts an `<auth-authenticator>` for a fixture into the document: in Vitest with `happy-dom`, or in a browser. Import
 * `auth-elements/define` first.
 *
 * @param fixture - The pool to sign in to.
 * @param attributes - Attributes of the element, such as `{ 'username-attributes': 'email' }`.
 * @throws `Error` when the elements are not registered.
 * @example
 * ```js
 * const { driver, remove } = mountAuthenticator(await createCognitoFixture({ users }));
 * await driver.signIn('maria@example.com', 'Correct-Horse-9');
 * await driver.waitFor('signedIn');
 * remove();
 * ```
 */
export function mountAuthenticator(
  { config }: CognitoFixture,
  attributes: Readonly<Record<string, string>> = {},
): MountedAuthenticator {
  if (!customElements.get('auth-authenticator'))
    throw new Error("mountAuthenticator: import 'auth-elements/define' first.");
  const authenticator: AuthAuthenticator = document.createElement('auth-authenticator');
  for (const [name, value] of Object.entries(attributes)) authenticator.setAttribute(name, value);
  authenticator.config = config;
  document.body.append(authenticator);
  return { authenticator, driver: new AuthDriver(authenticator), remove: () => authenticator.remove() };
}
