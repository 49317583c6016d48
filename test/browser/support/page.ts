import '../../../src/define.js';

import { fixtureSync, html, waitUntil } from '@open-wc/testing';

import type { AuthApi } from '../../../src/auth/api.js';
import type { AuthOptions } from '../../../src/auth/config/config-types.js';
import { SCREEN_ANIMATION } from '../../../src/controllers/screen-change.js';
import type { AuthAuthenticator } from '../../../src/elements/authenticator/authenticator.js';
import { loadFormParts } from '../../../src/forms/load-form-parts.js';
import type { PoolOptions } from '../../../src/local-cognito/index.js';
import { createWorld, type World } from '../../auth/fixtures.js';
import { button, field } from './find.js';

export { addTotpUser, addUser, clientId, email, password, poolId, type World } from '../../auth/fixtures.js';

/** A pool in this page, and the Auth that speaks to it over a line that can be held. */
export interface Page extends World {
  readonly pagePool: NonNullable<ReturnType<World['cognito']['pools']['get']>>;
  /** Keeps back every call until the returned function is called. */
  hold(): () => void;
}

/** A fresh pool without users in it, and a browser that knows nothing of an earlier test. */
export function createPage(pool: Partial<PoolOptions> = {}, options: AuthOptions = {}): Page {
  sessionStorage.clear();
  const world = createWorld(pool);
  let line = Promise.resolve();
  const auth: AuthApi = world.open({
    ...options,
    fetch: async (input, init) => {
      const request = new Request(input, init);
      world.calls.push(request.headers.get('x-amz-target')?.split('.')[1] ?? '');
      await line;
      return world.cognito.fetch(request);
    },
  });
  const [pagePool] = world.cognito.pools.values();
  if (!pagePool) throw new Error('There is no pool.');
  return {
    ...world,
    auth,
    pagePool,
    hold() {
      let release = (): void => undefined;
      line = new Promise((resolve) => {
        release = resolve;
      });
      return () => release();
    },
  };
}

export type Settings = Partial<
  Pick<
    AuthAuthenticator,
    | 'hide'
    | 'hideDefault'
    | 'autoSignIn'
    | 'appName'
    | 'theme'
    | 'usernameAttributes'
    | 'errorMessage'
    | 'signUpConfig'
    | 'confirmPassword'
    | 'signInMethods'
    | 'passkeyPrompt'
    | 'passkeyUpgrade'
    | 'rememberDevice'
    | 'validators'
  > & { authState: string; authData: object }
>;

/** A place in the document that is cleared after the test. */
export function place(): HTMLElement {
  return fixtureSync<HTMLElement>(html` <div></div> `);
}

/** An authenticator over the page's pool, not attached yet. */
export function createAuthenticator(page: Pick<Page, 'auth'>, settings: Settings = {}): AuthAuthenticator {
  return Object.assign(document.createElement('auth-authenticator'), { auth: page.auth }, settings);
}

/** An authenticator over the page's pool, attached and settled. */
export async function mount(
  page: Pick<Page, 'auth'>,
  settings: Settings = {},
  ...children: readonly (Node | string)[]
): Promise<AuthAuthenticator> {
  const element = createAuthenticator(page, settings);
  element.append(...children);
  place().append(element);
  await settled(element);
  return element;
}

export function until(isSo: () => unknown, what: string): Promise<void> {
  return waitUntil(isSo, `never: ${what}`, { interval: 5, timeout: 25_000 });
}

/** No call is pending, and everything is rendered. */
export async function settled(element: AuthAuthenticator): Promise<void> {
  // A form that is sent before waits for it, and is not busy yet.
  await loadFormParts();
  await element.updateComplete;
  await until(() => element.authState !== 'loading' && !element.matches(':state(busy)'), 'at rest');
  await rendered(element);
}

/** The authenticator and its screen show what they know. */
export async function rendered(element: AuthAuthenticator): Promise<void> {
  await element.updateComplete;
  const screen = element.querySelector<AuthAuthenticator>(':scope > [data-auth-screen]');
  await screen?.updateComplete;
  await Promise.allSettled(screenAnimations(element).map(({ finished }) => finished));
}

/** The running animations of a screen that replaces another: that of the screen, and that of the card. */
export function screenAnimations({ shadowRoot }: AuthAuthenticator): Animation[] {
  return [document, shadowRoot as ShadowRoot]
    .flatMap((root) => root.getAnimations())
    .filter(({ id }) => id === SCREEN_ANIMATION);
}

export async function inState(element: AuthAuthenticator, state: string): Promise<void> {
  await until(() => element.authState === state, `in ${state} (is in ${element.authState})`);
  await settled(element);
}

/** Types into a field as an input method does: the value, and one event. */
export function type(label: string, value: string, root?: ParentNode): HTMLInputElement {
  const input = field(label, root);
  input.value = value;
  input.dispatchEvent(new InputEvent('input', { bubbles: true }));
  return input;
}

/** Fills the fields by label and presses the button. */
export function submit(values: Readonly<Record<string, string>>, name: string, root?: ParentNode): void {
  for (const [label, value] of Object.entries(values)) type(label, value, root);
  button(name, root).click();
}

/** Signs in by the form. */
export async function signIn(
  element: AuthAuthenticator,
  username: string,
  password: string,
  next = 'signedIn',
): Promise<void> {
  submit({ 'Email or username': username, Password: password }, 'Sign in', element);
  await inState(element, next);
}

/** The keys of everything that is stored, but for the time of the last sign-in or sign-out. */
export const sessionKeys = ({ storage }: Page): string[] =>
  [...storage.items.keys()].filter((key) => !key.startsWith('auth-elements.signIn.'));
