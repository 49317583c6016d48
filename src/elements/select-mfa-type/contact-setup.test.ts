import { expect } from '@open-wc/testing';

import {
  alertText,
  button,
  buttons,
  deep,
  description,
  field,
  focused,
  text,
} from '../../../test/browser/support/find.js';
import {
  addUser,
  createPage,
  email,
  type Page,
  submit,
  type,
  until,
} from '../../../test/browser/support/page.js';
import { adminUser, atRest, reachSetting } from '../../../test/browser/support/reach.js';
import type { PoolOptions } from '../../local-cognito/index.js';
import type { AuthSelectMfaType } from './select-mfa-type.js';

const chosen = (element: Element) =>
  [...element.querySelectorAll<HTMLInputElement>('input[type=radio]')].find(({ checked }) => checked)?.value;
const status = (element: Element) => text(element.querySelector('[role=status]'));
const lead = (element: Element) => text(element.shadowRoot?.querySelector('.auth-lead'));
const backs = (element: Element) => buttons('Back', element);
const goBack = (element: Element) => backs(element)[0]?.click();
const user = (page: Page) => page.pagePool.users.find('ada');
const sent = (page: Page) => page.cognito.outbox.messages().length;
const phone = '+442079460000';

async function choose(value: string, setting: AuthSelectMfaType): Promise<void> {
  setting.querySelector<HTMLInputElement>(`input[value="${value}"]`)?.click();
  const save = button('Save', setting);
  save.focus();
  save.click();
  await atRest(setting);
}

async function send(values: Record<string, string>, name: string, setting: AuthSelectMfaType): Promise<void> {
  submit(values, name, setting);
  await setting.updateComplete;
  await until(() => !setting.querySelector('[type=submit][aria-disabled=true]'), 'the answer');
  await atRest(setting);
}

/** The setting of a user without a phone number, at the field for it. */
async function atNumber(pool: Partial<PoolOptions> = {}) {
  const page = createPage(pool);
  await addUser(page);
  const { element, setting } = await reachSetting(page);
  await choose('SMS', setting);
  await until(() => setting.querySelector('input[type=tel]'), 'the field');
  return { page, element, setting };
}

async function atCode(pool?: Partial<PoolOptions>) {
  const reached = await atNumber(pool);
  await send({ 'Phone number': phone }, 'Send code', reached.setting);
  return reached;
}

describe('a phone number for codes, as a setting', () => {
  it('is asked for, verified, and then the second factor', async () => {
    const { page, setting } = await atNumber();
    expect(lead(setting)).to.equal('We’ll text you a code when you sign in.');
    await until(() => setting.querySelector('select'), 'the countries');
    expect(focused()?.matches('.auth-heading')).to.be.true;
    await expect(setting).to.be.accessible();
    await send({ 'Phone number': phone }, 'Send code', setting);
    expect(lead(setting)).to.match(/^Enter the code we sent to \+\*+0000\.$/);
    expect(user(page)?.factors.size).to.equal(0);
    await expect(setting).to.be.accessible();
    await send({ '6-digit code': page.code() }, 'Confirm', setting);
    await until(() => status(setting) !== '', 'the notice');
    expect(status(setting)).to.equal('Saved. We’ll ask for it when you sign in.');
    expect(chosen(setting)).to.equal('SMS');
    expect(user(page)?.preferredFactor).to.equal('SMS_MFA');
    expect(user(page)?.attributes.get('phone_number_verified')).to.equal('true');
    expect(page.calls.indexOf('VerifyUserAttribute')).to.be.below(page.calls.indexOf('SetUserMFAPreference'));
  });

  it('gets one code where the pool sends it after the change', async () => {
    const { page, setting } = await atNumber({ autoVerifiedAttributes: ['email', 'phone_number'] });
    const before = sent(page);
    await send({ 'Phone number': phone }, 'Send code', setting);
    expect(sent(page)).to.equal(before + 1);
    expect(page.calls).not.to.include('GetUserAttributeVerificationCode');
    await send({ '6-digit code': page.code() }, 'Confirm', setting);
    await until(() => user(page)?.preferredFactor === 'SMS_MFA', 'the factor');
  });

  it('that is there and not verified is confirmed, or replaced on the way back', async () => {
    const page = createPage();
    await addUser(page, 'ada', { email, phone_number: phone });
    const { setting } = await reachSetting(page);
    await choose('SMS', setting);
    expect(lead(setting)).to.include('0000');
    goBack(setting);
    await setting.updateComplete;
    expect(field('Phone number', setting).value).to.equal('');
    goBack(setting);
    await setting.updateComplete;
    expect(chosen(setting)).to.equal('SMS');
    expect(user(page)?.factors.size).to.equal(0);
    await choose('SMS', setting);
    goBack(setting);
    await setting.updateComplete;
    await send({ 'Phone number': '2125550123' }, 'Send code', setting);
    await until(() => lead(setting).includes('0123'), 'the code for the other number');
    await send({ '6-digit code': page.code() }, 'Confirm', setting);
    await until(() => user(page)?.preferredFactor === 'SMS_MFA', 'the factor');
  });

  it('that is malformed is answered at the field', async () => {
    const { page, setting } = await atNumber();
    await send({ 'Phone number': '12' }, 'Send code', setting);
    expect(description(field('Phone number', setting))).to.include('Enter a full number');
    expect(page.calls).not.to.include('UpdateUserAttributes');
  });

  it('of another account is answered at the field, and kept', async () => {
    const { page, setting } = await atNumber();
    page.cognito.faults.add({
      operation: 'UpdateUserAttributes',
      error: { code: 'AliasExistsException', message: 'An account with the phone_number already exists.' },
      times: 1,
    });
    await send({ 'Phone number': phone }, 'Send code', setting);
    const input = field('Phone number', setting);
    expect(description(input)).to.include('That number can’t be used. Try another.');
    expect(input.value).to.equal(phone);
    await send({}, 'Send code', setting);
    expect(lead(setting)).to.include('0000');
  });

  it('is kept by the way back, which leads one step back', async () => {
    const { page, setting } = await atCode();
    goBack(setting);
    await setting.updateComplete;
    expect(field('Phone number', setting).value).to.equal(phone);
    type('Phone number', '+442079460001', setting);
    await send({}, 'Send code', setting);
    expect(user(page)?.attributes.get('phone_number')).to.equal('+442079460001');
    goBack(setting);
    await setting.updateComplete;
    goBack(setting);
    await setting.updateComplete;
    expect(chosen(setting)).to.equal('SMS');
    expect(backs(setting)).to.be.empty;
    expect(user(page)?.factors.size).to.equal(0);
  });
});

describe('the code of a contact, as a setting', () => {
  for (const [name, error, message] of [
    ['wrong', 'CodeMismatchException', 'That code didn’t match. Check it or get a new one.'],
    ['expired', 'ExpiredCodeException', 'That code has expired. Get a new one.'],
  ] as const) {
    it(`that is ${name} is answered at the field, and turns nothing on`, async () => {
      const { page, setting } = await atCode();
      page.cognito.faults.add({ operation: 'VerifyUserAttribute', error, times: 1 });
      await send({ '6-digit code': '123456' }, 'Confirm', setting);
      expect(description(field('6-digit code', setting))).to.equal(message);
      expect(field('6-digit code', setting).value).to.equal('123456');
      expect(user(page)?.factors.size).to.equal(0);
      await send({ '6-digit code': page.code() }, 'Confirm', setting);
      await until(() => user(page)?.preferredFactor === 'SMS_MFA', 'the factor');
    });
  }

  it('is sent again after a while only', async () => {
    const { page, setting } = await atCode();
    const before = sent(page);
    const resend = deep('.auth-countdown', setting);
    expect(resend?.getAttribute('aria-disabled')).to.equal('true');
    resend?.click();
    await setting.updateComplete;
    expect(sent(page)).to.equal(before);
    const { now } = Date;
    try {
      Date.now = () => now() + 31_000;
      setting.requestUpdate();
      await setting.updateComplete;
      button('Send again', setting).click();
      await until(() => sent(page) === before + 1, 'the code');
      await atRest(setting);
    } finally {
      Date.now = now;
    }
    expect(status(setting)).to.match(/^We sent a new code to /);
  });

  it('asked for too often is a message, and nothing typed is lost', async () => {
    const { page, setting } = await atNumber();
    page.cognito.faults.add({ operation: 'UpdateUserAttributes', error: 'LimitExceededException', times: 1 });
    await send({ 'Phone number': phone }, 'Send code', setting);
    expect(alertText(setting)).to.equal('Too many tries. Wait a few minutes.');
    expect(field('Phone number', setting).value).to.equal(phone);
  });

  it('that comes back after the step was left is ignored', async () => {
    const { page, setting } = await atNumber();
    const release = page.hold();
    submit({ 'Phone number': phone }, 'Send code', setting);
    await setting.updateComplete;
    goBack(setting);
    release();
    await until(() => page.calls.includes('GetUserAttributeVerificationCode'), 'the code');
    await setting.updateComplete;
    expect(chosen(setting)).to.equal('SMS');
  });

  it('counts, also if the factor is refused afterward', async () => {
    const { page, setting } = await atCode();
    page.cognito.faults.add({ operation: 'SetUserMFAPreference', drop: true, times: 1 });
    await send({ '6-digit code': page.code() }, 'Confirm', setting);
    await until(() => alertText(setting) !== '', 'the error');
    expect(alertText(setting)).to.include('can’t reach the server');
    expect(chosen(setting)).to.equal('SMS');
    await choose('SMS', setting);
    await until(() => user(page)?.preferredFactor === 'SMS_MFA', 'the factor');
  });
});

describe('an email address for codes, as a setting', () => {
  it('is asked for where there is none, verified, and then the second factor', async () => {
    const page = createPage(
      { mfaTypes: ['EMAIL_OTP'], requiredAttributes: [] },
      { mfa: { configuration: 'OPTIONAL', types: ['EMAIL'] } },
    );
    await adminUser(page, {});
    const { setting } = await reachSetting(page);
    await choose('EMAIL', setting);
    expect(lead(setting)).to.equal('We’ll email you a code when you sign in.');
    await send({ Email: 'ada@example.org' }, 'Send code', setting);
    await send({ '6-digit code': page.code() }, 'Confirm', setting);
    await until(() => user(page)?.preferredFactor === 'EMAIL_OTP', 'the factor');
    expect(user(page)?.attributes.get('email')).to.equal('ada@example.org');
  });
});
