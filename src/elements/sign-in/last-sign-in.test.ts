import { expect } from '@open-wc/testing';

import { button, buttons, deep, text } from '../../../test/browser/support/find.js';
import {
  addUser,
  inState,
  mount,
  type Page,
  password,
  settled,
  submit,
  type,
  until,
} from '../../../test/browser/support/page.js';
import { createPasskeyPage } from '../../../test/browser/support/passkey-page.js';
import {
  loadVerification,
  SoftwarePasskeys,
  withoutPasskeys,
} from '../../../test/browser/support/software-passkeys.js';
import type { AuthAuthenticator } from '../authenticator/authenticator.js';

let passkeys: SoftwarePasskeys;
before(loadVerification);
beforeEach(() => {
  passkeys = new SoftwarePasskeys();
});
afterEach(() => passkeys.remove());

const signInMethods = 'passkey password email-code';
const isConditional = ({ mediation }: { mediation: string | undefined }): boolean =>
  mediation === 'conditional';
const offers = () => [...passkeys.open].filter(isConditional);
const offered = () => until(() => offers().length === 1, 'the passkey in the autofill');
/** The key under which the last user is stored. */
const remembered = ({ storage }: Page): string | undefined =>
  [...storage.items.keys()].find((key) => key.includes('lastSignIn'));
const continueAs = (element: Element) => buttons('Continue as ada', element);

const settings = { signInMethods };

async function signInByPasskey(page: Page): Promise<AuthAuthenticator> {
  const element = await mount(page, settings);
  await until(() => buttons('Sign in with a passkey', element).length > 0, 'the other ways');
  type('Email or username', 'ada', element);
  button('Sign in with a passkey', element).click();
  await inState(element, 'signedIn');
  return element;
}

/** The form after ada has signed in by a passkey here, and out again. */
async function returning(page: Page): Promise<AuthAuthenticator> {
  const element = await signInByPasskey(page);
  await page.auth.signOut();
  await inState(element, 'signIn');
  await offered();
  return element;
}

describe('the last user on this device', () => {
  it('picks the passkey in the autofill, and is signed in', async () => {
    const element = await returning(await createPasskeyPage(passkeys));
    const input = element.querySelector('input[name="username"]');
    expect(input?.getAttribute('autocomplete')).to.equal('username webauthn');
    offers()[0]?.answer();
    await inState(element, 'signedIn');
    expect(element.user?.getUsername()).to.equal('ada');
    expect(passkeys.count).to.equal(1);
  });

  it('continues with the passkey without typing', async () => {
    const page = await createPasskeyPage(passkeys);
    const element = await returning(page);
    await until(() => continueAs(element).length === 1, 'the button');
    button('Continue as ada', element).click();
    await inState(element, 'signedIn');
    expect(passkeys.count).to.equal(2);
  });

  it('signs in with the password although the passkey is offered, which ends first', async () => {
    const element = await returning(await createPasskeyPage(passkeys));
    submit({ 'Email or username': 'ada', Password: password }, 'Sign in', element);
    await until(() => offers().length === 0, 'the end of the offer');
    await inState(element, 'signedIn');
  });

  it('is offered the passkey again after a wrong password', async () => {
    const element = await returning(await createPasskeyPage(passkeys));
    submit({ 'Email or username': 'ada', Password: 'Wrong-Horse-9' }, 'Sign in', element);
    await until(() => text(deep('.auth-notice', element)).includes('don’t match'), 'the message');
    await offered();
    offers()[0]?.answer();
    await inState(element, 'signedIn');
  });

  it('reads that the passkey does not work any more, and signs in in another way', async () => {
    const page = await createPasskeyPage(passkeys);
    const element = await returning(page);
    page.cognito.faults.add({
      operation: 'RespondToAuthChallenge',
      error: 'NotAuthorizedException',
      times: 1,
    });
    offers()[0]?.answer();
    await until(() => text(deep('.auth-notice', element)).includes('passkey'), 'the message');
    expect(text(deep('.auth-notice', element))).to.contain('The passkey didn’t work.');
    submit({ 'Email or username': 'ada', Password: password }, 'Sign in', element);
    await inState(element, 'signedIn');
  });

  it('says that they are another person: nothing about the last one stays', async () => {
    const page = await createPasskeyPage(passkeys);
    const element = await returning(page);
    await until(() => continueAs(element).length === 1, 'the button');
    expect(remembered(page)).not.to.equal(undefined);
    button('Not you?', element).click();
    await until(() => continueAs(element).length + offers().length === 0, 'the form alone');
    expect(document.activeElement?.getAttribute('name')).to.equal('username');
    expect(remembered(page)).to.equal(undefined);
  });

  it('finds the last way first among the others', async () => {
    const page = await createPasskeyPage(passkeys);
    const element = await mount(page, { signInMethods: 'email-code passkey' });
    submit({ 'Email or username': 'ada' }, 'Continue', element);
    await inState(element, 'selectChallenge');
    const choices = () =>
      [...element.querySelectorAll<HTMLInputElement>('input[name="challenge"]')].map(({ value }) => value);
    expect(choices()).to.deep.equal(['EMAIL_OTP', 'WEB_AUTHN']);
    element.querySelector<HTMLInputElement>('input[value="WEB_AUTHN"]')?.click();
    button('Continue', element).click();
    await inState(element, 'signedIn');
    await page.auth.signOut();
    await inState(element, 'signIn');
    submit({ 'Email or username': 'ada' }, 'Continue', element);
    await inState(element, 'selectChallenge');
    expect(choices()).to.deep.equal(['WEB_AUTHN', 'EMAIL_OTP']);
  });

  it('is another one who signed in in another tab: nothing about the one who typed here is stored', async () => {
    const page = await createPasskeyPage(passkeys);
    await addUser(page, 'grace', { email: 'grace@example.com' });
    const element = await mount(page, settings);
    submit({ 'Email or username': 'ada', Password: 'Wrong-Horse-9' }, 'Sign in', element);
    await until(() => text(deep('.auth-notice', element)).includes('don’t match'), 'the message');
    await page.auth.signIn('grace', password);
    await inState(element, 'signedIn');
    expect(remembered(page)).to.equal(undefined);
  });

  it('is the one whose sign-in replaced the one that was typed here: nothing is stored under the typed name', async () => {
    const page = await createPasskeyPage(passkeys);
    await addUser(page, 'grace', { email: 'grace@example.com' });
    const element = await mount(page, settings);
    page.calls.length = 0;
    page.cognito.faults.add({ operation: 'RespondToAuthChallenge', delay: 1000, times: 1 });
    submit({ 'Email or username': 'ada', Password: password }, 'Sign in', element);
    await until(() => page.calls.includes('RespondToAuthChallenge'), 'the answer of ada');
    await page.auth.signIn('grace', password);
    await inState(element, 'signedIn');
    expect(element.user?.getUsername()).to.equal('grace');
    expect(remembered(page)).to.equal(undefined);
  });

  it('is not remembered where a password is the only way, nor offered anything', async () => {
    const page = await createPasskeyPage(passkeys);
    const element = await mount(page);
    submit({ 'Email or username': 'ada', Password: password }, 'Sign in', element);
    await inState(element, 'signedIn');
    expect(remembered(page)).to.equal(undefined);
    await page.auth.signOut();
    await inState(element, 'signIn');
    const input = element.querySelector('input[name="username"]');
    expect(input?.getAttribute('autocomplete')).to.equal('username');
  });

  it('sees nothing of it where the browser has no passkeys', async () => {
    const page = await createPasskeyPage(passkeys);
    const element = await signInByPasskey(page);
    const restore = withoutPasskeys();
    try {
      await page.auth.signOut();
      await inState(element, 'signIn');
      await settled(element);
      expect(continueAs(element)).to.deep.equal([]);
      expect(offers()).to.deep.equal([]);
    } finally {
      restore();
    }
  });

  it('has the ways to sign in from the config', async () => {
    const page = await createPasskeyPage(passkeys);
    page.auth.configure({ signInMethods: 'email-code password' });
    const element = await mount(page);
    await until(() => buttons('Email me a code', element).length === 1, 'the other way');
    expect(buttons('Sign in with a passkey', element)).to.deep.equal([]);
  });

  it('is not asked by an authenticator that was removed', async () => {
    const element = await returning(await createPasskeyPage(passkeys));
    element.remove();
    await until(() => offers().length === 0, 'the end of the offer');
  });

  it('keeps typed values, and asks once, where the browser refuses the offer', async () => {
    const page = await createPasskeyPage(passkeys);
    const first = await returning(page);
    first.remove();
    const get = navigator.credentials.get.bind(navigator.credentials);
    navigator.credentials.get = (options) =>
      options?.mediation === 'conditional'
        ? Promise.reject(new DOMException('Wrong domain.', 'SecurityError'))
        : get(options);
    page.calls.length = 0;
    const element = await mount(page, settings);
    const input = type('Password', password, element);
    await until(() => page.calls.includes('InitiateAuth'), 'the request for the challenge');
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(page.calls).to.deep.equal(['InitiateAuth']);
    expect(input.value).to.equal(password);
    expect(deep('.auth-notice', element)).to.equal(undefined);
  });

  it('is forgotten with the account', async () => {
    const page = await createPasskeyPage(passkeys);
    const element = await signInByPasskey(page);
    expect(remembered(page)).not.to.equal(undefined);
    await page.auth.deleteUser();
    await inState(element, 'signIn');
    expect(remembered(page)).to.equal(undefined);
  });

  it('sees no error where the stored name is damaged, or the offer cannot be made', async () => {
    const page = await createPasskeyPage(passkeys);
    const element = await returning(page);
    const key = remembered(page) ?? '';
    element.remove();
    for (const value of [
      '{',
      '{"username":7,"factor":"WEB_AUTHN"}',
      '{"username":"nobody","factor":"WEB_AUTHN"}',
    ]) {
      page.storage.setItem(key, value);
      const other = await mount(page, settings);
      await until(() => buttons('Sign in with a passkey', other).length > 0, 'the other ways');
      await settled(other);
      expect(deep('.auth-notice', other)).to.equal(undefined);
      other.remove();
    }
  });
});
