import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { Window } from 'happy-dom';

import { addUser, createWorld, password } from '../../test/auth/fixtures.js';

/** Puts a window of happy-dom where Vitest's environment puts it: among the globals. */
function openWindow(): Window {
  const window = new Window({ url: 'http://localhost/' });
  // Node's own do as well, and its fetch takes what local-cognito answers.
  const kept =
    /^(fetch|Request|Response|Headers|AbortController|AbortSignal|crypto|performance|console|set\w+|clear\w+|queueMicrotask|structuredClone|TextEncoder|TextDecoder|URL|URLSearchParams|Array|Object|Function|Error|Promise|Map|Set|Symbol|Proxy|Reflect|JSON|Math|Date|undefined|globalThis)$/;
  for (
    let holder: object | null = window;
    holder && holder !== Object.prototype;
    holder = Object.getPrototypeOf(holder) as object | null
  )
    for (const name of Object.getOwnPropertyNames(holder)) {
      const value: unknown = Reflect.get(window, name);
      const isOfLanguage = name in globalThis && /^[A-Z]/.test(name) && !/Event|FormData/.test(name);
      if (kept.test(name) || isOfLanguage || value === undefined) continue;
      Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
    }
  return window;
}

describe('in happy-dom, as Vitest has it', () => {
  let window: Window;
  before(async () => {
    window = openWindow();
    await import('../define.js');
  });
  after(() => window.happyDOM.abort());

  it('signs a user in and out', { timeout: 120_000 }, async () => {
    const world = createWorld();
    await addUser(world);
    const element = Object.assign(document.createElement('auth-authenticator'), { auth: world.auth });
    document.body.append(element);
    const inState = (state: string) =>
      new Promise<void>((resolve) => {
        const look = () => {
          if (element.authState !== state) return;
          element.removeEventListener('auth-state-change', look);
          resolve();
        };
        element.addEventListener('auth-state-change', look);
        look();
      });
    await inState('signIn');
    await element.querySelector('auth-sign-in')?.updateComplete;
    const form = element.querySelector('form');
    const fill = (name: string, value: string) => {
      const input = form?.querySelector<HTMLInputElement>(`input[name=${name}]`);
      if (!input) throw new Error(`There is no ${name}.`);
      input.value = value;
    };
    fill('username', 'ada');
    fill('password', password);
    form?.requestSubmit();
    await inState('signedIn');
    assert.equal(element.user?.getUsername(), 'ada');
    assert.equal(element.dataset['authState'], 'signedIn');
    element.signOut();
    await inState('signIn');
    element.remove();
  });

  it('has a driver that waits for the answer', { timeout: 120_000 }, async () => {
    const { createCognitoFixture, mountAuthenticator } = await import('../testing/index.js');
    const { driver, remove } = mountAuthenticator(await createCognitoFixture());
    await driver.signIn('ada', 'Wrong-Horse-9');
    assert.equal(driver.errors.length, 1);
    remove();
  });
});
