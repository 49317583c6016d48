import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';

import { button, description, field, text } from '../../../test/browser/support/find.js';
import {
  addTotpUser,
  addUser,
  createPage,
  email,
  inState,
  mount,
  type Page,
  password,
  type Settings,
  settled,
  signIn,
  submit,
  until,
} from '../../../test/browser/support/page.js';
import { adminUser, ways } from '../../../test/browser/support/reach.js';
import type { PoolOptions } from '../../local-cognito/index.js';
import type { AuthAuthenticator } from '../authenticator/authenticator.js';

const asks: Settings = { rememberDevice: 'ask' };
const optIn: Partial<PoolOptions> = { deviceTracking: 'USER_OPT_IN', challengeRequiredOnNewDevice: true };
const boxes = (element: Element) => [...element.querySelectorAll<HTMLInputElement>('input[type=checkbox]')];
const box = (element: Element) => field('Remember this device', element);
const updates = ({ calls }: Page) => calls.filter((call) => call === 'UpdateDeviceStatus').length;

/** A user with an app, whose device is not remembered yet, at the code. */
async function atCode(pool = optIn, settings = asks) {
  const page = createPage(pool);
  const secret = await addTotpUser(page);
  page.storage.items.clear();
  const element = await mount(page, settings);
  await signIn(element, 'ada', password, 'confirmSignIn');
  const code = () => page.totp(secret);
  return { page, element, code };
}

async function signOut(page: Page, element: AuthAuthenticator): Promise<void> {
  element.signOut();
  await inState(element, 'signIn');
  page.cognito.clock.advance(60_000);
}

describe('a device that is remembered by choice', () => {
  it('stands for the code at the next sign-in', async () => {
    const { page, element, code } = await atCode();
    expect(box(element).checked).to.be.false;
    box(element).click();
    submit({ '6-digit code': await code() }, 'Confirm', element);
    await inState(element, 'signedIn');
    await until(() => updates(page) === 1, 'the device is remembered');
    await signOut(page, element);
    await signIn(element, 'ada', password);
    expect(page.calls.filter((call) => call === 'RespondToAuthChallenge')).to.have.length.above(3);
    expect(updates(page)).to.equal(1);
  });

  it('is not remembered without the choice', async () => {
    const { page, element, code } = await atCode();
    submit({ '6-digit code': await code() }, 'Confirm', element);
    await inState(element, 'signedIn');
    await signOut(page, element);
    await signIn(element, 'ada', password, 'confirmSignIn');
    expect(updates(page)).to.equal(0);
  });

  it('is remembered with USER_AUTH and a password', async () => {
    const page = createPage(optIn, { authenticationFlowType: 'USER_AUTH' });
    const secret = await addTotpUser(page);
    page.storage.items.clear();
    const element = await mount(page, asks);
    await signIn(element, 'ada', password, 'confirmSignIn');
    box(element).click();
    submit({ '6-digit code': await page.totp(secret) }, 'Confirm', element);
    await inState(element, 'signedIn');
    await until(() => updates(page) === 1, 'the device is remembered');
    await signOut(page, element);
    await signIn(element, 'ada', password);
  });

  for (const [name, pool, attributes, label] of [
    [
      'a texted',
      { mfaTypes: ['SMS_MFA'] },
      { phone_number: '+442079460000', phone_number_verified: 'true' },
      '6-digit code',
    ],
    ['an emailed', { mfaTypes: ['EMAIL_OTP'] }, { email_verified: 'true' }, 'Code'],
  ] as const) {
    it(`is remembered after ${name} code`, async () => {
      const page = createPage({ ...optIn, mfa: 'ON', mfaTypes: [...pool.mfaTypes] });
      await adminUser(page, { email, ...attributes });
      const element = await mount(page, asks);
      await signIn(element, 'ada', password, 'confirmSignIn');
      box(element).click();
      submit({ [label]: page.code() }, 'Confirm', element);
      await inState(element, 'signedIn');
      await until(() => updates(page) === 1, 'the device is remembered');
      await signOut(page, element);
      await signIn(element, 'ada', password);
    });
  }

  it('is remembered after the set-up of an app during the sign-in', async () => {
    const page = createPage({ ...optIn, mfa: 'ON', mfaTypes: ['SOFTWARE_TOKEN_MFA'] });
    await addUser(page);
    page.storage.items.clear();
    const element = await mount(page, asks);
    await signIn(element, 'ada', password, 'TOTPSetup');
    const secret = text(element.querySelector('auth-totp-setup code')).replaceAll(' ', '');
    box(element).click();
    submit({ 'Enter the code it shows': await page.totp(secret) }, 'Turn on', element);
    await inState(element, 'signedIn');
    await until(() => updates(page) === 1, 'the device is remembered');
    await signOut(page, element);
    await signIn(element, 'ada', password);
  });

  it('is chosen by keyboard, and the page gets it', async () => {
    const { element, code } = await atCode();
    const seen: object[] = [];
    element.addEventListener('auth-submit', (event) => {
      event.preventDefault();
      seen.push(event.detail.values);
    });
    await expect(element).to.be.accessible();
    field('6-digit code', element).focus();
    await sendKeys({ press: 'Tab' });
    expect(document.activeElement === box(element)).to.be.true;
    await sendKeys({ press: 'Space' });
    expect(box(element).checked).to.be.true;
    expect(box(element).required).to.be.false;
    const typed = await code();
    submit({ '6-digit code': typed }, 'Confirm', element);
    await element.updateComplete;
    expect(seen).to.deep.equal([{ code: typed, rememberDevice: 'true' }]);
  });

  it('is not asked for in a step-up, which begins with no password', async () => {
    const { page, element, code } = await atCode({ ...optIn, firstFactors: ['PASSWORD'] });
    submit({ '6-digit code': await code() }, 'Confirm', element);
    await inState(element, 'signedIn');
    page.cognito.clock.advance(60_000);
    const call = element.stepUp({ acrValues: ['urn:cognito:loa:4'] });
    await inState(element, 'selectChallenge');
    await settled(element);
    submit({ Password: password }, 'Continue', element);
    await inState(element, 'confirmSignIn');
    await settled(element);
    expect(boxes(element)).to.have.length(0);
    submit({ '6-digit code': await code() }, 'Confirm', element);
    await call;
    expect(updates(page)).to.equal(0);
  });
});

describe('the choice to remember a device', () => {
  it('is kept with a wrong code', async () => {
    const { page, element, code } = await atCode();
    box(element).click();
    submit({ '6-digit code': '000000' }, 'Confirm', element);
    await settled(element);
    expect(description(field('6-digit code', element))).to.include('didn’t match');
    expect(box(element).checked).to.be.true;
    submit({ '6-digit code': await code() }, 'Confirm', element);
    await inState(element, 'signedIn');
    await until(() => updates(page) === 1, 'the device is remembered');
  });

  it('can be taken back after a wrong code', async () => {
    const { page, element, code } = await atCode();
    box(element).click();
    submit({ '6-digit code': '000000' }, 'Confirm', element);
    await settled(element);
    box(element).click();
    submit({ '6-digit code': await code() }, 'Confirm', element);
    await inState(element, 'signedIn');
    await signOut(page, element);
    expect(updates(page)).to.equal(0);
  });

  it('is kept where the sign-in has to begin again, for the same user only', async () => {
    const { page, element } = await atCode();
    await page.auth.signUp({ username: 'bob', password, attributes: { email: 'bob@example.com' } });
    box(element).click();
    page.cognito.clock.advance(16 * 60_000);
    submit({ '6-digit code': '000000' }, 'Confirm', element);
    await inState(element, 'signIn');
    await signIn(element, 'ada', password, 'confirmSignIn');
    expect(box(element).checked).to.be.true;
    button('Back to sign in', element).click();
    await inState(element, 'signIn');
    await page.pagePool.admin.confirmSignUp('bob');
    const bob = page.pagePool.users.find('bob');
    bob?.attributes.set('phone_number', '+442079460001');
    bob?.factors.add('SMS_MFA');
    await signIn(element, 'bob', password, 'confirmSignIn');
    expect(box(element).checked).to.be.false;
  });

  it('is dropped after the sign-in', async () => {
    const { page, element, code } = await atCode({ deviceTracking: 'USER_OPT_IN' });
    box(element).click();
    submit({ '6-digit code': await code() }, 'Confirm', element);
    await inState(element, 'signedIn');
    await signOut(page, element);
    await signIn(element, 'ada', password, 'confirmSignIn');
    expect(box(element).checked).to.be.false;
  });

  it('is not applied to another user who signs in meanwhile', async () => {
    const { page, element, code } = await atCode();
    await adminUserNamed(page, 'bob');
    box(element).click();
    const typed = await code();
    const release = page.hold();
    submit({ '6-digit code': typed }, 'Confirm', element);
    await element.updateComplete;
    const other = page.open();
    await other.signIn('bob', password);
    release();
    await until(() => element.authState === 'signedIn', 'the other user');
    await settled(element);
    expect(element.user?.getUsername()).to.equal('bob');
    expect(updates(page)).to.equal(0);
  });
});

async function adminUserNamed(page: Page, username: string): Promise<void> {
  const { admin } = page.pagePool;
  await admin.createUser({
    username,
    attributes: { email: `${username}@example.com`, email_verified: 'true' },
  });
  await admin.setUserPassword(username, password);
}

describe('a device that cannot be remembered', () => {
  for (const [name, prepare, expected] of [
    [
      'the call fails',
      (page: Page) =>
        page.cognito.faults.add({ operation: 'UpdateDeviceStatus', error: 'InternalErrorException' }),
      'InternalErrorException',
    ],
    [
      'the network fails',
      (page: Page) => page.cognito.faults.add({ operation: 'UpdateDeviceStatus', drop: true }),
      'NetworkError',
    ],
  ] as const) {
    it(`does not cost the sign-in: ${name}`, async () => {
      const { page, element, code } = await atCode();
      const errors: string[] = [];
      element.addEventListener('auth-error', ({ detail }) => errors.push(detail.error.code));
      prepare(page);
      box(element).click();
      submit({ '6-digit code': await code() }, 'Confirm', element);
      await inState(element, 'signedIn');
      await until(() => errors.length > 0, 'the error');
      expect(errors).to.deep.equal([expected]);
      expect(element.authState).to.equal('signedIn');
    });
  }

  it('is reported where the pool tracks none', async () => {
    const { element, code } = await atCode({});
    const errors: string[] = [];
    element.addEventListener('auth-error', ({ detail }) => errors.push(detail.error.code));
    box(element).click();
    submit({ '6-digit code': await code() }, 'Confirm', element);
    await inState(element, 'signedIn');
    await until(() => errors.length > 0, 'the error');
    expect(errors).to.deep.equal(['DeviceNotTracked']);
    expect(element.authState).to.equal('signedIn');
  });
});

describe('no choice to remember a device', () => {
  it('is there by default', async () => {
    const { element } = await atCode(optIn, {});
    expect(boxes(element)).to.be.empty;
    element.rememberDevice = 'ask';
    await settled(element);
    expect(boxes(element)).to.have.length(1);
  });

  it('is there for a code as the first factor', async () => {
    const { element } = await ways['confirmSignIn first factor']();
    element.rememberDevice = 'ask';
    await settled(element);
    expect(boxes(element)).to.be.empty;
  });

  it('is there when a signed-in user sets up an app', async () => {
    const { element } = await ways.signedIn();
    element.rememberDevice = 'ask';
    element.transition('TOTPSetup', element.user);
    await inState(element, 'TOTPSetup');
    expect(boxes(element)).to.be.empty;
  });

  it('is there without an authenticator', async () => {
    const page = createPage(optIn);
    await addTotpUser(page);
    const screen = document.createElement('auth-confirm-sign-in');
    screen.authData = await page.auth.signIn('ada', password);
    document.body.append(screen);
    await screen.updateComplete;
    expect(boxes(screen)).to.be.empty;
    screen.remove();
  });
});
