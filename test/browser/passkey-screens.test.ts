import { expect } from '@open-wc/testing';

import type { AuthAuthenticator } from '../../src/elements/authenticator/authenticator.js';
import { alertText, buttons, deep, heading, text } from './support/find.js';
import { pressByKey, standAt, takeEmailCode, typeByKey } from './support/keyboard.js';
import { addUser, createPage, email, inState, mount, type Page, password, until } from './support/page.js';
import { loadVerification } from './support/software-passkeys.js';
import {
  addVirtualAuthenticator,
  clearVirtualCredentials,
  hasVirtualAuthenticators,
  removeVirtualAuthenticator,
  setAutomaticPresence,
  setUserVerified,
  virtualCredentials,
} from './support/virtual-authenticator.js';

const name = 'Email or username';
const canceled = 'That was canceled. Try again or use another way.';

/** How the page has asked the browser for a passkey, in order: `conditional` in the autofill. */
let asked: (string | undefined)[] = [];
const notice = (element: Element): string => text(deep('.auth-notice', element));

/** A pool with passkeys that insist on a verified user, and ada, who has a password. */
async function openPage(): Promise<Page> {
  const page = createPage(
    {
      firstFactors: ['PASSWORD', 'EMAIL_OTP', 'WEB_AUTHN'],
      passkeys: { relyingPartyId: location.hostname, userVerification: 'required' },
    },
    { authenticationFlowType: 'USER_AUTH' },
  );
  await addUser(page, 'ada', { email });
  return page;
}

/** Signs in with the password, without a hand on the mouse. */
async function signInWithPassword(element: AuthAuthenticator): Promise<void> {
  await typeByKey(name, 'ada');
  await typeByKey('Password', password, 'Enter');
  await until(() => element.authState !== 'signIn', 'the next screen');
}

/** Signs out; the autofill then offers the passkey, and no one picks it. */
async function signOut(element: AuthAuthenticator): Promise<void> {
  await setAutomaticPresence(false);
  await pressByKey('Sign out');
  await inState(element, 'signIn');
  await until(() => asked.at(-1) === 'conditional', 'the offer in the autofill');
  await setAutomaticPresence(true);
}

/** Asks for the passkey from the sign-in form. */
async function askForPasskey(element: AuthAuthenticator): Promise<void> {
  await until(() => buttons('Sign in with a passkey', element).length > 0, 'the other ways');
  await typeByKey(name, 'ada');
  await pressByKey('Sign in with a passkey');
}

/** Ada at the sign-in form of a device with her passkey. */
async function withPasskey(signInMethods = 'password passkey email-code') {
  const page = await openPage();
  await page.auth.signIn('ada', password);
  await page.auth.associateWebAuthnCredential();
  await page.auth.signOut();
  const element = await mount(page, { signInMethods });
  return { page, element };
}

/** Ada, signed in by her passkey. */
async function signedInByPasskey(signInMethods: string) {
  const reached = await withPasskey(signInMethods);
  await askForPasskey(reached.element);
  await inState(reached.element, 'signedIn');
  return reached;
}

before(loadVerification);

describe('with a passkey of this browser and the keyboard alone, a user', () => {
  before(function needsVirtualAuthenticators() {
    if (!hasVirtualAuthenticators()) this.skip();
  });
  beforeEach(async () => {
    await addVirtualAuthenticator();
    asked = [];
    navigator.credentials.get = (options) => {
      asked.push(options?.mediation);
      return CredentialsContainer.prototype.get.call(navigator.credentials, options);
    };
  });
  afterEach(async () => {
    Reflect.deleteProperty(navigator.credentials, 'get');
    if (hasVirtualAuthenticators()) await removeVirtualAuthenticator();
  });

  it('creates one at the offer after a password, and signs in with it', async () => {
    const page = await openPage();
    const element = await mount(page, {
      signInMethods: 'password passkey',
      passkeyPrompt: 'after-sign-in',
    });
    await signInWithPassword(element);
    await standAt('Sign in faster next time');
    await pressByKey('Create a passkey');
    await standAt('Your passkey is ready.');
    await pressByKey('Continue');
    await inState(element, 'signedIn');
    const [stored = expect.fail()] = await virtualCredentials();
    expect(stored.rpId).to.equal(location.hostname);
    const { credentials } = await page.auth.listWebAuthnCredentials();
    expect(credentials.map(({ relyingPartyId }) => relyingPartyId)).to.deep.equal([location.hostname]);
    await signOut(element);
    await askForPasskey(element);
    await inState(element, 'signedIn');
    const [used = expect.fail()] = await virtualCredentials();
    expect(used.signCount).to.be.greaterThan(stored.signCount);
  });

  it('reads that it was canceled where the device does not verify them, and creates one later', async () => {
    const page = await openPage();
    const element = await mount(page, { passkeyPrompt: 'after-sign-in' });
    await signInWithPassword(element);
    await standAt('Sign in faster next time');
    await setUserVerified(false);
    await pressByKey('Create a passkey');
    await until(() => notice(element) === 'That was canceled. Try again, or do it later.', 'the text');
    await setUserVerified(true);
    await pressByKey('Create a passkey');
    await standAt('Your passkey is ready.');
    await inState(element, 'signedIn');
  });

  it('picks it in the autofill of the username, and is signed in', async () => {
    const { element } = await signedInByPasskey('password passkey');
    asked = [];
    const states: string[] = [];
    element.addEventListener('auth-state-change', ({ detail }) => states.push(detail.state));
    // A virtual authenticator that answers at once picks the passkey as soon as the autofill offers it: no poll may see the form.
    await pressByKey('Sign out');
    await until(
      () => states.includes('signIn') && states.at(-1) === 'signedIn',
      'the sign-out and the sign-in',
    );
    expect(element.authState).to.equal('signedIn');
    expect(element.user?.getUsername()).to.equal('ada');
    expect(asked).to.deep.equal(['conditional']);
  });

  it('continues as the last one, without typing', async () => {
    const { element } = await signedInByPasskey('passkey password');
    await signOut(element);
    await until(() => buttons('Continue as ada', element).length > 0, 'the button');
    await pressByKey('Continue as ada');
    await inState(element, 'signedIn');
    expect(element.user?.getUsername()).to.equal('ada');
  });

  it('reads that it was canceled where the device does not verify them, tries again, and takes another way', async () => {
    const { page, element } = await withPasskey();
    await setUserVerified(false);
    await askForPasskey(element);
    await standAt('Use your passkey');
    await until(() => notice(element) === canceled, 'the text');
    await pressByKey('Try again', ' ');
    await until(() => asked.length === 2 && notice(element) === canceled, 'the text again');
    await pressByKey('Use another way');
    await takeEmailCode();
    await typeByKey('Code', page.code(), 'Enter');
    await inState(element, 'signedIn');
  });

  it('is verified at the second try', async () => {
    const { element } = await withPasskey();
    await setUserVerified(false);
    await askForPasskey(element);
    await until(() => notice(element) !== '', 'the text');
    await setUserVerified(true);
    await pressByKey('Try again');
    await inState(element, 'signedIn');
  });

  it('goes back from the prompt to the password', async () => {
    const { element } = await withPasskey();
    await setAutomaticPresence(false);
    await askForPasskey(element);
    await standAt('Use your passkey');
    await pressByKey('Back to sign in');
    await standAt('Sign in');
    await typeByKey('Password', password, 'Enter');
    await inState(element, 'signedIn');
  });

  it('reads that it does not work where the service has deleted it while the prompt was open', async () => {
    const { page, element } = await withPasskey();
    page.cognito.faults.add({ operation: 'RespondToAuthChallenge', delay: 200, times: 1 });
    const { passkeys } = page.pagePool.users.find('ada') ?? expect.fail();
    const release = page.hold();
    await askForPasskey(element);
    await until(() => page.calls.at(-1) === 'InitiateAuth', 'the request');
    release();
    await until(() => page.calls.at(-1) === 'RespondToAuthChallenge', 'the answer');
    passkeys.clear();
    await until(() => notice(element) !== '', 'the text');
    expect(notice(element)).to.equal('The passkey didn’t work. Try again or use another way.');
    expect(heading(element)).to.equal('Use your passkey');
    await pressByKey('Use another way');
    await standAt('Choose how to sign in');
    await typeByKey('Password', password, 'Enter');
    await inState(element, 'signedIn');
  });

  it('is led to the other ways where the service has deleted it before, and the device still has it', async () => {
    const { page, element } = await signedInByPasskey('passkey password email-code');
    await signOut(element);
    await until(() => buttons('Continue as ada', element).length > 0, 'the button');
    page.pagePool.users.find('ada')?.passkeys.clear();
    expect(await virtualCredentials()).to.have.length(1);
    await pressByKey('Continue as ada');
    await standAt('Choose how to sign in');
    expect(alertText(element)).to.equal('That choice can’t be used for this account.');
    await typeByKey('Password', password, 'Enter');
    await inState(element, 'signedIn');
  });

  it('takes another way where the device has lost it', async () => {
    const { element } = await withPasskey();
    await clearVirtualCredentials();
    await askForPasskey(element);
    await until(() => notice(element) === canceled, 'the text');
    await pressByKey('Use another way');
    await standAt('Choose how to sign in');
    await typeByKey('Password', password, 'Enter');
    await inState(element, 'signedIn');
  });
});
