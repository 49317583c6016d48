import { expect } from '@open-wc/testing';

import {
  alertText,
  button,
  buttons,
  deep,
  description,
  field,
  focused,
  heading,
  text,
} from '../../../test/browser/support/find.js';
import {
  inState,
  password,
  place,
  settled,
  signIn,
  submit,
  type,
  until,
} from '../../../test/browser/support/page.js';
import { adminUser, type Reached, ways } from '../../../test/browser/support/reach.js';
import { totpCode } from '../../local-cognito/index.js';
import type { AuthAuthenticator } from '../authenticator/authenticator.js';

const address = 'ada@example.org';
const lead = (element: Element) => text(deep('.auth-lead', element));
const values = (element: Element) =>
  [...element.querySelectorAll<HTMLInputElement>('input[type=radio]')].map(({ value }) => value);
const input = (element: Element) => element.querySelector('input[type=email]');

async function goOn(element: AuthAuthenticator, value: string): Promise<void> {
  element.querySelector<HTMLInputElement>(`input[value=${value}]`)?.click();
  button('Continue', element).click();
  await settled(element);
}

/** Presses the link back and waits for the choice. */
async function goBack(element: AuthAuthenticator): Promise<void> {
  button('Back', element).click();
  await until(() => values(element).length > 0, 'the choice');
  await settled(element);
}

async function sendAddress(element: AuthAuthenticator, email: string): Promise<string> {
  submit({ Email: email }, 'Send code', element);
  await until(() => description(field('Email', element)) || alertText(element), 'an error');
  await settled(element);
  return description(field('Email', element)) || alertText(element);
}

/** In a pool in which people can sign in with their address. */
async function reachWithAliases(): Promise<Reached> {
  const reached = await ways['MFASetup email']();
  reached.page.pagePool.update({ aliasAttributes: ['email'] });
  return reached;
}

describe('auth-mfa-setup', () => {
  it('offers what can be set up, the first chosen, in a group with a name', async () => {
    const { element } = await ways.MFASetup();
    expect(heading(element)).to.equal('Protect your account');
    expect(lead(element)).to.equal('Choose a second step for signing in.');
    expect(values(element)).to.deep.equal(['SOFTWARE_TOKEN_MFA', 'EMAIL_OTP']);
    const group = element.querySelector('fieldset');
    expect(text(element.querySelector(`#${group?.getAttribute('aria-labelledby') ?? ''}`))).to.equal(
      'Second step',
    );
    expect(buttons('Back to sign in', element)).to.have.length(1);
  });

  it('sends a code to the address, and signs in with it', async () => {
    const { page, element } = await ways['MFASetup email']();
    expect(lead(element)).to.equal('We’ll email you a code when you sign in.');
    const email = field('Email', element);
    expect([email.type, email.autocomplete, email.value]).to.deep.equal(['email', 'email', '']);
    expect(focused()?.textContent).to.include('Protect your account');
    submit({ Email: ` ${address.toUpperCase()} ` }, 'Send code', element);
    await inState(element, 'confirmSignIn');
    expect(heading(element)).to.equal('Check your email');
    expect(lead(element)).to.equal('Enter the code we sent to a***@e***.');
    submit({ Code: page.code() }, 'Confirm', element);
    await inState(element, 'signedIn');
    const user = page.pagePool.users.find('ada');
    expect(user?.attributes.get('email')).to.equal(address);
    expect(user?.preferredFactor).to.equal('EMAIL_OTP');
  });

  it('asks for the address at once where the pool has only email', async () => {
    const { page, element } = await ways.MFASetup();
    page.pagePool.update({ mfaTypes: ['EMAIL_OTP', 'SMS_MFA'] });
    button('Back to sign in', element).click();
    await inState(element, 'signIn');
    await signIn(element, 'ada', password, 'MFASetup');
    expect(input(element)).to.exist;
    expect(buttons('Back to sign in', element)).to.have.length(1);
  });

  it('goes to the app, and from there back to the choice, also when its setup fails', async () => {
    const { page, element } = await ways.MFASetup();
    await goOn(element, 'SOFTWARE_TOKEN_MFA');
    await inState(element, 'TOTPSetup');
    button('Back', element).click();
    await inState(element, 'MFASetup');
    page.pagePool.update({ mfaTypes: ['EMAIL_OTP'] });
    await goOn(element, 'SOFTWARE_TOKEN_MFA');
    await inState(element, 'TOTPSetup');
    expect(alertText(element)).to.not.equal('');
    page.pagePool.update({ mfaTypes: ['SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'] });
    button('Back', element).click();
    await inState(element, 'MFASetup');
    expect(alertText(element)).to.equal('');
    await goOn(element, 'SOFTWARE_TOKEN_MFA');
    await inState(element, 'TOTPSetup');
    const secret = text(element.querySelector('code')).replaceAll(' ', '');
    const code = await totpCode(secret, page.cognito.clock.now());
    submit({ 'Enter the code it shows': code }, 'Turn on', element);
    await inState(element, 'signedIn');
  });

  it('can be email after the app was begun, and before its key is there', async () => {
    const { page, element } = await ways.MFASetup();
    const release = page.hold();
    button('Continue', element).click();
    await until(() => element.authState === 'TOTPSetup', 'the setup of an app');
    await until(() => buttons('Back', element).length > 0, 'the link back');
    await goBack(element);
    await goOn(element, 'EMAIL_OTP');
    submit({ Email: address }, 'Send code', element);
    release();
    await inState(element, 'confirmSignIn');
    submit({ Code: page.code() }, 'Confirm', element);
    await inState(element, 'signedIn');
  });

  it('goes back from the address to the choice, and keeps what was typed', async () => {
    const { element } = await ways['MFASetup email']();
    type('Email', address, element);
    await goBack(element);
    expect(input(element)).to.not.exist;
    await goOn(element, 'EMAIL_OTP');
    expect(field('Email', element).value).to.equal(address);
  });

  it('says at the address that it is malformed, and sends nothing', async () => {
    const { page, element } = await ways['MFASetup email']();
    page.calls.length = 0;
    expect(await sendAddress(element, 'ada@')).to.equal('Enter a full email address, like name@example.com.');
    expect(page.calls).to.be.empty;
  });

  it('says at the address that it is taken, and takes another', async () => {
    const { page, element } = await reachWithAliases();
    await page.pagePool.admin.createUser({
      username: 'grace',
      attributes: { email: address, email_verified: 'true' },
      suppress: true,
    });
    expect(await sendAddress(element, address)).to.equal('That email can’t be used. Try another.');
    expect(field('Email', element).value).to.equal(address);
    expect(focused() === field('Email', element)).to.be.true;
    submit({ Email: 'ada2@example.org' }, 'Send code', element);
    await inState(element, 'confirmSignIn');
  });

  it('says that email was turned off meanwhile, and leads to the choice', async () => {
    const { page, element } = await ways['MFASetup email']();
    page.pagePool.update({ mfaTypes: ['SOFTWARE_TOKEN_MFA'] });
    expect(await sendAddress(element, address)).to.equal('That choice can’t be used for this account.');
    await goBack(element);
    expect(alertText(element)).to.equal('');
    await goOn(element, 'SOFTWARE_TOKEN_MFA');
    await inState(element, 'TOTPSetup');
  });

  it('keeps the address when the sign-in took too long, for the same user only', async () => {
    const { page, element } = await ways['MFASetup email']();
    page.cognito.clock.advance(4 * 60_000);
    submit({ Email: address }, 'Send code', element);
    await inState(element, 'signIn');
    expect(alertText(element)).to.equal('That took too long. Sign in again.');
    await page.pagePool.admin.createUser({ username: 'eve', suppress: true });
    await page.pagePool.admin.setUserPassword('eve', password);
    await signIn(element, 'eve', password, 'MFASetup');
    await goOn(element, 'EMAIL_OTP');
    expect(field('Email', element).value).to.equal('');
    await goBack(element);
    button('Back to sign in', element).click();
    await inState(element, 'signIn');
    await signIn(element, 'ada', password, 'MFASetup');
    await goOn(element, 'EMAIL_OTP');
    expect(field('Email', element).value).to.equal(address);
  });

  it('keeps the address when the network fails, and sends it once by a double click', async () => {
    const { page, element } = await ways['MFASetup email']();
    page.cognito.faults.add({ operation: 'RespondToAuthChallenge', drop: true });
    await sendAddress(element, address);
    expect(field('Email', element).value).to.equal(address);
    page.cognito.faults.clear();
    page.calls.length = 0;
    const release = page.hold();
    const send = button('Send code', element);
    send.click();
    send.click();
    await until(() => page.calls.length > 0, 'the call');
    release();
    await inState(element, 'confirmSignIn');
    expect(page.calls).to.deep.equal(['RespondToAuthChallenge']);
  });

  it('takes the code that comes after a wrong one, and says so when it came too late', async () => {
    const { page, element } = await ways['MFASetup email']();
    submit({ Email: address }, 'Send code', element);
    await inState(element, 'confirmSignIn');
    submit({ Code: '00000000' }, 'Confirm', element);
    await until(() => description(field('Code', element)), 'an error');
    expect(description(field('Code', element))).to.include('That code didn’t match.');
    page.cognito.clock.advance(4 * 60_000);
    submit({ Code: page.code() }, 'Confirm', element);
    await inState(element, 'signIn');
    await signIn(element, 'ada', password, 'MFASetup');
    await goOn(element, 'EMAIL_OTP');
    expect(field('Email', element).value).to.equal(address);
  });

  it('names whom to ask if nothing can be set up here, and dispatches the cause', async () => {
    const reached = await ways.signIn();
    const { page, element } = reached;
    page.pagePool.update({ mfa: 'ON', mfaTypes: ['SMS_MFA'] });
    await adminUser(page);
    const errors: string[] = [];
    element.addEventListener('auth-error', ({ detail: { error } }) => errors.push(error.message));
    await signIn(element, 'ada', password, 'MFASetup');
    expect(lead(element)).to.equal(
      'Your account needs a second step that can’t be set up here. Ask the people who run this app.',
    );
    expect(errors).to.deep.equal([
      'MFA_SETUP offers SMS_MFA; an app or an email address can be set up during sign-in.',
    ]);
    expect(element.querySelector('input, [type=submit]')).to.not.exist;
    // Where there is no form, the text has the same room below as above.
    const [body, header] = ['.auth-body', '.auth-header'].map((part) =>
      deep(part, element)?.getBoundingClientRect(),
    );
    expect(body && header && body.bottom - header.bottom).to.equal(body && header && header.top - body.top);
    button('Back to sign in', element).click();
    await inState(element, 'signIn');
  });

  it('leaves the choice and the call to the app', async () => {
    const { page, element } = await ways.MFASetup();
    const sent: unknown[] = [];
    element.addEventListener('auth-submit', (event) => {
      sent.push(event.detail.values);
      if ('email' in event.detail.values) event.preventDefault();
    });
    await goOn(element, 'EMAIL_OTP');
    page.calls.length = 0;
    submit({ Email: address }, 'Send code', element);
    await until(() => sent.length > 1, 'auth-submit');
    expect(sent).to.deep.equal([{ mfaType: 'EMAIL_OTP' }, { email: address }]);
    expect(page.calls).to.be.empty;
  });

  it('works alone, with a user whose sign-in continues there', async () => {
    const { page } = await ways.MFASetup();
    const user = await page.auth.signIn('ada', password);
    const screen = document.createElement('auth-mfa-setup');
    Object.assign(screen, { authData: user, auth: page.auth });
    place().append(screen);
    await screen.updateComplete;
    expect(values(screen)).to.deep.equal(['SOFTWARE_TOKEN_MFA', 'EMAIL_OTP']);
  });
});
