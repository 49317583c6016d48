import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';

import type { AuthAuthenticator } from '../../src/elements/authenticator/authenticator.js';
import type { PoolOptions } from '../../src/local-cognito/index.js';
import { alertText, buttons, deep, focused, text } from './support/find.js';
import { chooseByKey, pressByKey, standAt, takeEmailCode, typeByKey } from './support/keyboard.js';
import {
  addUser,
  createPage,
  email,
  inState,
  mount,
  type Page,
  password,
  type Settings,
  until,
} from './support/page.js';
import { adminUser } from './support/reach.js';

const name = 'Email or username';
const phone_number = '+442079460000';
const status = (element: Element): string => text(deep('[role=status]', element));

/** Ada at the sign-in form of a pool with codes. */
async function openForm(settings: Settings): Promise<{ page: Page; element: AuthAuthenticator }> {
  const page = createPage(
    { firstFactors: ['PASSWORD', 'EMAIL_OTP', 'SMS_OTP'] },
    { authenticationFlowType: 'USER_AUTH' },
  );
  await addUser(page, 'ada', { email, phone_number });
  return { page, element: await mount(page, settings) };
}

/** A user whom a pool asks to set up a second factor, at the screen for that. */
async function openSetUp(pool: Partial<PoolOptions>): Promise<{ page: Page; element: AuthAuthenticator }> {
  const page = createPage({ mfa: 'ON', requiredAttributes: [], ...pool });
  await adminUser(page, {});
  const element = await mount(page);
  await typeByKey(name, 'ada');
  await typeByKey('Password', password, 'Enter');
  return { page, element };
}

describe('by the keyboard alone, a user', () => {
  for (const [method, heading] of [
    ['Email me a code', 'Check your email'],
    ['Text me a code', 'Check your phone'],
  ] as const)
    it(`presses “${method}”, corrects the code, and is signed in`, async () => {
      const { page, element } = await openForm({ signInMethods: 'password email-code sms-code' });
      await until(() => buttons(method, element).length > 0, 'the other ways');
      await pressByKey(method);
      await until(() => focused()?.getAttribute('aria-invalid') === 'true', 'the missing username');
      expect(focused()?.getAttribute('name')).to.equal('username');
      await sendKeys({ type: 'ada' });
      await pressByKey(method, ' ');
      await standAt(heading);
      await typeByKey('Code', '1234', 'Enter');
      await until(() => focused()?.getAttribute('aria-invalid') === 'true', 'the wrong code');
      await pressByKey('Send again');
      await until(() => status(element).includes('We sent a new code to'), 'another code');
      await pressByKey('Use another way');
      await standAt('Choose how to sign in');
      await chooseByKey(method === 'Email me a code' ? 'Email code' : 'Text message');
      await pressByKey('Continue');
      await standAt(heading);
      await typeByKey('Code', page.code(), 'Enter');
      await inState(element, 'signedIn');
    });

  it('chooses a way after the username, goes back, and chooses another one', async () => {
    const { page, element } = await openForm({ signInMethods: 'email-code sms-code' });
    await typeByKey(name, 'ada', 'Enter');
    await standAt('Choose how to sign in');
    await chooseByKey('Text message');
    await pressByKey('Continue');
    await standAt('Check your phone');
    await pressByKey('Back to sign in');
    await standAt('Sign in');
    await pressByKey('Continue');
    await takeEmailCode();
    await typeByKey('Code', page.code(), 'Enter');
    await inState(element, 'signedIn');
  });

  it('reads that the account has no such way, and takes another one', async () => {
    const { page, element } = await openForm({ signInMethods: 'password email-code sms-code' });
    await addUser(page, 'grace', { email: 'grace@example.com' });
    await until(() => buttons('Text me a code', element).length > 0, 'the other ways');
    await typeByKey(name, 'grace');
    await pressByKey('Text me a code');
    await standAt('Choose how to sign in');
    expect(alertText(element)).to.equal('That choice can’t be used for this account.');
    await typeByKey('Password', password, 'Enter');
    await inState(element, 'signedIn');
  });

  it('makes an account without a password, and is signed in by the code alone', async () => {
    const page = createPage(
      { firstFactors: ['PASSWORD', 'EMAIL_OTP'] },
      { authenticationFlowType: 'USER_AUTH' },
    );
    const element = await mount(page, { signInMethods: 'email-code' });
    await pressByKey('Create an account');
    await standAt('Create your account');
    await typeByKey('Username', 'ada');
    await typeByKey('Email', email, 'Enter');
    await standAt('Check your email');
    await typeByKey('6-digit code', page.code(), 'Enter');
    await inState(element, 'signedIn');
    await pressByKey('Sign out');
    await standAt('Sign in');
    await typeByKey(name, 'ada', 'Enter');
    await standAt('Check your email');
    await typeByKey('Code', page.code(), 'Enter');
    await inState(element, 'signedIn');
  });

  it('sets up codes by email as the second factor', async () => {
    const { page, element } = await openSetUp({ mfaTypes: ['SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'] });
    await standAt('Protect your account');
    await chooseByKey('Email');
    await pressByKey('Continue');
    await typeByKey('Email', email, 'Enter');
    await standAt('Check your email');
    await typeByKey('Code', page.code(), 'Enter');
    await inState(element, 'signedIn');
  });
});
