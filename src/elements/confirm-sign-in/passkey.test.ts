import { expect } from '@open-wc/testing';

import { button, buttons, deep, heading, text } from '../../../test/browser/support/find.js';
import {
  addUser,
  inState,
  mount,
  type Page,
  password,
  settled,
  signIn,
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

const notice = (element: Element): string => text(deep('.auth-notice', element));

/** The sign-in form, with the button for a passkey pressed. */
async function askForPasskey(page: Page, username = 'ada'): Promise<AuthAuthenticator> {
  const element = await mount(page, { signInMethods: 'password passkey email-code' });
  await until(() => buttons('Sign in with a passkey', element).length > 0, 'the other ways');
  type('Email or username', username, element);
  button('Sign in with a passkey', element).click();
  return element;
}

describe('a sign-in with a passkey', () => {
  it('asks the browser at once', async () => {
    const element = await askForPasskey(await createPasskeyPage(passkeys));
    await inState(element, 'signedIn');
    expect(passkeys.count).to.equal(1);
  });

  it('keeps its texts while the contact of the user is checked', async () => {
    const page = await createPasskeyPage(passkeys);
    const element = await mount(page, { signInMethods: 'password passkey email-code' });
    await until(() => buttons('Sign in with a passkey', element).length > 0, 'the other ways');
    page.cognito.faults.add({ operation: 'GetUser', delay: 400, times: 1 });
    type('Email or username', 'ada', element);
    const headings = new Set<string>();
    const timer = setInterval(() => {
      if (element.authState === 'confirmSignIn') headings.add(heading(element));
    }, 5);
    button('Sign in with a passkey', element).click();
    await inState(element, 'signedIn');
    clearInterval(timer);
    expect([...headings]).to.deep.equal(['Use your passkey']);
  });

  it('shows the user who signed in meanwhile, in the app or another tab', async () => {
    const page = await createPasskeyPage(passkeys);
    await addUser(page, 'grace', { email: 'grace@example.com' });
    passkeys.answers = false;
    const element = await askForPasskey(page);
    await until(() => passkeys.open.size === 1, 'the prompt');
    await page.auth.signIn('grace', password);
    await inState(element, 'signedIn');
    expect(element.user?.getUsername()).to.equal('grace');
    expect(passkeys.open.size).to.equal(0);
  });

  it('needs a username', async () => {
    const element = await askForPasskey(await createPasskeyPage(passkeys), '');
    await settled(element);
    expect(text(deep('.auth-error', element))).to.equal('Enter your email or username.');
    expect(passkeys.count).to.equal(0);
  });

  it('can be tried again after the prompt was closed', async () => {
    const page = await createPasskeyPage(passkeys);
    passkeys.answers = false;
    const element = await askForPasskey(page);
    await inState(element, 'confirmSignIn');
    await until(() => passkeys.open.size === 1, 'the prompt');
    expect(heading(element)).to.equal('Use your passkey');
    expect(notice(element)).to.equal('');
    expect(deep('form input', element)).to.equal(undefined);
    for (const { close } of passkeys.open) close();
    await until(() => notice(element) !== '', 'the error');
    expect(notice(element)).to.equal('That was canceled. Try again or use another way.');
    passkeys.answers = true;
    button('Try again', element).click();
    await inState(element, 'signedIn');
  });

  it('can be tried again while a prompt is open, which is closed', async () => {
    const page = await createPasskeyPage(passkeys);
    passkeys.answers = false;
    const element = await askForPasskey(page);
    await until(() => passkeys.open.size === 1, 'the prompt');
    await settled(element);
    const [first] = passkeys.open;
    button('Try again', element).click();
    await until(() => passkeys.count === 2 && passkeys.open.size === 1, 'another prompt');
    expect([...passkeys.open][0]).not.to.equal(first);
    expect(notice(element)).to.equal('');
    for (const { answer } of passkeys.open) answer();
    await inState(element, 'signedIn');
  });

  it('closes the prompt on the way back, and to another way', async () => {
    const page = await createPasskeyPage(passkeys);
    passkeys.answers = false;
    const element = await askForPasskey(page);
    await until(() => passkeys.open.size === 1, 'the prompt');
    await settled(element);
    button('Use another way', element).click();
    await inState(element, 'selectChallenge');
    expect(passkeys.open.size).to.equal(0);
    const titles = deep('auth-select-challenge', element)?.querySelectorAll('.auth-choice-title') ?? [];
    expect([...titles].map(text)).to.deep.equal(['Password', 'Passkey', 'Email code']);
    ([...titles].find((title) => text(title) === 'Passkey') as HTMLElement).click();
    button('Continue', element).click();
    await inState(element, 'confirmSignIn');
    await until(() => passkeys.open.size === 1, 'the prompt again');
    await settled(element);
    button('Back to sign in', element).click();
    await inState(element, 'signIn');
    expect(passkeys.open.size).to.equal(0);
    await signIn(element, 'ada', password);
  });

  it('is begun again where the challenge has ended, or the passkey is gone', async () => {
    const page = await createPasskeyPage(passkeys);
    passkeys.answers = false;
    const element = await askForPasskey(page);
    await until(() => passkeys.open.size === 1, 'the prompt');
    page.cognito.clock.advance(4 * 60_000);
    for (const { answer } of passkeys.open) answer();
    await until(() => notice(element) !== '', 'the error');
    expect(notice(element)).to.equal('The passkey didn’t work. Try again or use another way.');
    expect(element.authState).to.equal('confirmSignIn');
    button('Try again', element).click();
    await until(() => passkeys.open.size === 1, 'the prompt');
    page.pagePool.users.find('ada')?.passkeys.clear();
    for (const { answer } of passkeys.open) answer();
    await until(() => notice(element) !== '', 'the error');
    button('Use another way', element).click();
    await inState(element, 'selectChallenge');
    expect(deep('auth-select-challenge', element)?.textContent).not.to.include('Passkey');
  });

  it('is without a trace in a browser without passkeys', async () => {
    const page = await createPasskeyPage(passkeys);
    const restore = withoutPasskeys();
    try {
      const element = await mount(page, { signInMethods: 'password passkey email-code' });
      await until(() => buttons('Email me a code', element).length > 0, 'the other ways');
      expect(buttons('Sign in with a passkey', element)).to.have.length(0);
      type('Email or username', 'ada', element);
      button('Email me a code', element).click();
      await inState(element, 'confirmSignIn');
      button('Use another way', element).click();
      await inState(element, 'selectChallenge');
      expect(deep('auth-select-challenge', element)?.textContent).not.to.include('Passkey');
    } finally {
      restore();
    }
  });

  it('offers what there is where passkey is the only method, and the browser has none', async () => {
    const page = await createPasskeyPage(passkeys);
    const restore = withoutPasskeys();
    try {
      const element = await mount(page, { signInMethods: 'passkey' });
      submit({ 'Email or username': 'ada' }, 'Continue', element);
      await inState(element, 'selectChallenge');
      const titles = deep('auth-select-challenge', element)?.querySelectorAll('.auth-choice-title') ?? [];
      expect([...titles].map(text)).to.deep.equal(['Password', 'Email code']);
    } finally {
      restore();
    }
  });

  it('goes straight to the passkey where that is the only method', async () => {
    const page = await createPasskeyPage(passkeys);
    passkeys.answers = false;
    const element = await mount(page, { signInMethods: 'passkey' });
    submit({ 'Email or username': 'ada' }, 'Continue', element);
    await inState(element, 'confirmSignIn');
    expect(buttons('Use another way', element)).to.have.length(0);
    await until(() => passkeys.open.size === 1, 'the prompt');
    for (const { close } of passkeys.open) close();
    await until(() => notice(element) !== '', 'the error');
    expect(notice(element)).to.equal('That was canceled. Try again.');
  });

  it('warns the developer where the relying party is another domain', async () => {
    const page = await createPasskeyPage(passkeys);
    page.pagePool.update({ passkeys: { relyingPartyId: 'example.com' } });
    Object.defineProperty(navigator.credentials, 'get', {
      value: () => Promise.reject(new DOMException('No.', 'SecurityError')),
      configurable: true,
    });
    for (const passkey of page.pagePool.users.find('ada')?.passkeys.values() ?? [])
      Object.assign(passkey, { relyingPartyId: 'example.com' });
    const { warn } = console;
    const warnings: unknown[] = [];
    console.warn = (warning: unknown) => void warnings.push(warning);
    try {
      const element = await askForPasskey(page);
      await until(() => notice(element) !== '', 'the error');
      expect(notice(element)).to.include('Something isn’t set up right on our side.');
      await until(() => warnings.length > 0, 'the warning');
      expect(String(warnings)).to.include('relying party ID');
    } finally {
      console.warn = warn;
    }
  });
});
