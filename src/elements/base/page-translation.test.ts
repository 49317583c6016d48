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
