import '../../account.js';
import '../../define.js';

import { expect } from '@open-wc/testing';

import { button, deep, field, heading, text } from '../../../test/browser/support/find.js';
import { inState, place, settled, submit, until } from '../../../test/browser/support/page.js';
import type { AuthAuthenticator } from './authenticator.js';

const password = 'Correct-Horse-9';
const { fetch } = window;
const requested: string[] = [];

beforeEach(() => {
  requested.length = 0;
  window.fetch = (input, init) => {
    requested.push(new Request(input, init).url);
    return fetch(input, init);
  };
});
afterEach(() => {
  window.fetch = fetch;
});
// What other test files left there is not of the sandbox.
before(() => localStorage.clear());

async function open(attributes: Readonly<Record<string, string>> = {}): Promise<AuthAuthenticator> {
  const element = document.createElement('auth-authenticator');
  for (const [name, value] of Object.entries({ sandbox: '', ...attributes }))
    element.setAttribute(name, value);
  place().append(element);
  await settled(element);
  return element;
}

const note = () => text(deep('auth-sandbox-note')?.shadowRoot);
const code = () => /Your code: (\d{6})/.exec(note())?.[1] ?? '';

async function signUp(element: AuthAuthenticator): Promise<void> {
  button('Create an account', element).click();
  await inState(element, 'signUp');
  submit(
    { Email: 'ada@example.com', Password: password, 'Confirm password': password },
    'Create account',
    element,
  );
  await inState(element, 'confirmSignUp');
}

describe('the sandbox', () => {
  it('needs no pool: people sign up, confirm with the code that it shows, and reset their password', async () => {
    const element = await open({ 'username-attributes': 'email' });
    expect(note()).to.equal('Sandbox: accounts last until this page is closed.');
    await signUp(element);
    await until(code, 'the code');
    submit({ '6-digit code': '000000' }, 'Confirm', element);
    await settled(element);
    expect(text(deep('.auth-error', element))).to.include('code');
    submit({ '6-digit code': code() }, 'Confirm', element);
    await inState(element, 'signedIn');
    button('Sign out', element).click();
    await inState(element, 'signIn');
    button('Forgot password?', element).click();
    await inState(element, 'forgotPassword');
    const first = code();
    submit({ Email: 'ada@example.com' }, 'Send code', element);
    await until(() => code() !== first, 'the other code');
    expect(requested).to.deep.equal([]);
    expect(Object.keys(localStorage).filter((key) => key.includes('CognitoIdentity'))).to.deep.equal([]);
  });

  it('keeps its people when the authenticator is moved, and has none after another kind of name', async () => {
    const element = await open({ 'username-attributes': 'email' });
    await signUp(element);
    const again = place();
    again.append(element);
    await settled(element);
    element.transition('signUp');
    await inState(element, 'signUp');
    const values = { Email: 'ada@example.com', Password: password, 'Confirm password': password };
    submit(values, 'Create account', element);
    await settled(element);
    expect(text(element)).to.include('That email can’t be used');
    element.usernameAttributes = 'phone_number';
    await element.updateComplete;
    await settled(element);
    expect(heading(element)).to.equal('Sign in');
    expect(field('Phone number', element).type).to.equal('tel');
  });

  it('has what the account shows', async () => {
    const element = await open({ 'username-attributes': 'email' });
    const account = document.createElement('auth-account');
    element.append(account);
    await signUp(element);
    await until(code, 'the code');
    submit({ '6-digit code': code() }, 'Confirm', element);
    await inState(element, 'signedIn');
    const shown = () =>
      [...(account.shadowRoot?.querySelectorAll('nav button') ?? [])].map((link) => text(link));
    await until(
      () => ['Passkeys', 'Where you’re signed in', 'Delete account'].every((name) => shown().includes(name)),
      'the parts',
    );
    expect(requested).to.deep.equal([]);
  });

  it('warns when a pool is configured too', async () => {
    const { warn } = console;
    const warnings: string[] = [];
    console.warn = (...args: unknown[]) => void warnings.push(args.join(' '));
    await open({ 'user-pool-id': 'eu-west-1_AbCdEfGhI' });
    console.warn = warn;
    expect(warnings.join()).to.include('sandbox');
    expect(heading()).to.equal('Sign in');
  });
});
