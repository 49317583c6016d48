import { expect } from '@open-wc/testing';

import { alertText, deep, text } from '../../../test/browser/support/find.js';
import {
  addUser,
  createPage,
  inState,
  mount,
  password,
  rendered,
  settled,
  submit,
  until,
} from '../../../test/browser/support/page.js';
import { ways } from '../../../test/browser/support/reach.js';
import { setLanguage } from '../../localization/index.js';

/** Does to a page what the translation of browsers does: each text gets elements of its own, unless it is not to be translated. */
function translate(root: Element | ShadowRoot): void {
  for (const node of [...root.childNodes]) {
    if (node instanceof Element && node.getAttribute('translate') !== 'no') {
      if (node.shadowRoot) translate(node.shadowRoot);
      if (!['SCRIPT', 'STYLE', 'OPTION'].includes(node.tagName)) translate(node);
    } else if (node instanceof Text && node.data.trim()) {
      const [outer, inner] = [document.createElement('span'), document.createElement('span')];
      inner.textContent = `«${node.data.trim()}»`;
      outer.append(inner);
      node.replaceWith(outer);
    }
  }
}

const excluded = '[translate="no"], .notranslate, script, style, code, svg, textarea';

/** Whether Firefox translates a block in pieces: it has blocks in it, or comments. */
const isDivided = (element: Element): boolean =>
  getComputedStyle(element).display !== 'inline' &&
  [...element.childNodes].some((child) =>
    child instanceof Element
      ? !['inline', 'none'].includes(getComputedStyle(child).display)
      : !(child instanceof Text),
  );

/** Puts text nodes and elements of a sentence in their place again: comments are lost. */
function merge(element: Element): void {
  const children = [...element.childNodes];
  element.replaceChildren();
  for (const child of children) {
    if (child instanceof Text) {
      if (child.data.trim()) child.data = `«${child.data.trim()}»`;
      element.append(child);
    } else if (child instanceof Element) {
      if (child.textContent.trim() && !child.matches(excluded)) merge(child);
      element.append(child);
    }
  }
}

/** Does to a page what the translation of Firefox does: a sentence is put together again, without the comments in it. */
function translateSentences(node: Node): void {
  if (node instanceof Element) {
    if (node.shadowRoot) for (const child of [...node.shadowRoot.childNodes]) translateSentences(child);
    const hasOwnText = [...node.childNodes].some((child) => child instanceof Text && child.data.trim());
    if (node.matches(excluded)) return;
    if (!node.textContent.trim() || isDivided(node) || (node.querySelector(excluded) && !hasOwnText))
      for (const child of [...node.childNodes]) translateSentences(child);
    else merge(node);
  } else if (node instanceof Text && node.data.trim()) node.data = `«${node.data.trim()}»`;
}

/** Texts that are seen, through open shadow roots. */
function textsIn(root: Node): string[] {
  if (root instanceof Text) return [root.data.trim()].filter(Boolean);
  if (!(root instanceof Element || root instanceof ShadowRoot)) return [];
  if (root instanceof Element && root.matches('option, style')) return [];
  const shadow = root instanceof Element ? root.shadowRoot : null;
  return [...(shadow ? [shadow] : []), ...root.childNodes].flatMap(textsIn);
}

describe('under the translation of Firefox', () => {
  /** The same in both languages, or a question of the pool. */
  const kept = ['«Code»', '«What is six times seven?»'];

  afterEach(() => setLanguage('en'));

  for (const [view, reach] of Object.entries(ways))
    it(`every text follows the language: ${view}`, async () => {
      const failures: unknown[] = [];
      const listen = (event: ErrorEvent | PromiseRejectionEvent) => {
        event.preventDefault();
        failures.push('reason' in event ? event.reason : event.error);
      };
      window.addEventListener('error', listen);
      window.addEventListener('unhandledrejection', listen);
      const { element } = await reach();
      translateSentences(element);
      expect(textsIn(element).join()).to.include('«');
      await setLanguage('fr');
      await rendered(element);
      await new Promise((resolve) => setTimeout(resolve, 20));
      window.removeEventListener('error', listen);
      window.removeEventListener('unhandledrejection', listen);
      expect(failures.map(String)).to.eql([]);
      const marked = textsIn(element).filter((each) => each.includes('«') && !kept.includes(each));
      expect(marked).to.eql([]);
    });
});

describe('under page translation', () => {
  it('errors and the button change in place', async () => {
    const page = createPage();
    await addUser(page);
    const element = await mount(page);
    const submitButton = element.querySelector('button[type=submit]');
    submit({ 'Email or username': 'ada', Password: '' }, 'Sign in', element);
    await rendered(element);
    translate(element);
    const passwordField = element.querySelector<HTMLInputElement>('input[name=password]')!;
    passwordField.value = 'wrong';
    const release = page.hold();
    element.querySelector('form')?.requestSubmit();
    await rendered(element);
    expect(text(submitButton)).to.equal('Signing in…');
    release();
    await settled(element);
    expect(text(submitButton)).to.equal('Sign in');
    const first = alertText(element);
    translate(element);
    expect(alertText(element)).to.equal(`«${first}»`);
    page.cognito.faults.add({ operation: '*', drop: true });
    passwordField.value = 'wrong';
    element.querySelector('form')?.requestSubmit();
    await rendered(element);
    await settled(element);
    expect(['', first]).to.not.include(alertText(element));
    expect(alertText(element)).to.not.include('«');
  });

  it('the button and the rules of a password change in place', async () => {
    const page = createPage();
    await addUser(page);
    const element = await mount(page);
    element.transition('forgotPassword');
    await inState(element, 'forgotPassword');
    translate(element);
    element.querySelector<HTMLInputElement>('input')!.value = 'ada';
    element.querySelector('form')?.requestSubmit();
    await until(() => element.querySelector('input[name=password]'), 'the second view');
    await settled(element);
    expect(text(element.querySelector('button[type=submit]'))).to.not.include('«');
    translate(element);
    const input = element.querySelector<HTMLInputElement>('input[name=password]')!;
    const rule = element.querySelector('.auth-check .auth-hidden');
    expect(text(rule)).to.equal('«(not met yet)»');
    input.value = password;
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await rendered(element);
    expect(text(rule)).to.equal('(met)');
  });

  it('the counter goes on', async () => {
    const page = createPage();
    const element = await mount(page);
    element.transition('signUp');
    await inState(element, 'signUp');
    submit({ Username: 'grace', Email: 'grace@example.com' }, 'Create account', element);
    for (const input of element.querySelectorAll<HTMLInputElement>('input[type=password]'))
      input.value = password;
    element.querySelector('form')?.requestSubmit();
    await inState(element, 'confirmSignUp');
    translate(element);
    const row = () => text(element.querySelector('.auth-countdown'));
    const seen = row();
    expect(seen).to.match(/^«Send again in» ?0:\d\d$/);
    await until(() => row() !== seen, 'another second');
    expect(row()).to.match(/^«Send again in» ?0:\d\d$/);
  });

  it('the key for an app is not translated', async () => {
    const page = createPage({ mfa: 'ON', mfaTypes: ['SOFTWARE_TOKEN_MFA'] });
    await addUser(page);
    const element = await mount(page);
    submit({ 'Email or username': 'ada', Password: password }, 'Sign in', element);
    await inState(element, 'TOTPSetup');
    await until(() => text(deep('code', element)) !== '', 'the key');
    translate(element);
    expect(text(deep('code', element))).to.match(/^[A-Z2-7 ]+$/);
  });
});
