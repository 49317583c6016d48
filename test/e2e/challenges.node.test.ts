import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { asking, picture } from '../auth/questions.js';
import { useApp } from './support/app.js';
import { admitAxe, assertAccessible } from './support/axe.js';
import {
  addMember,
  addMemberWithApp,
  appCode,
  email,
  sendPassword,
  setUpApp,
  signIn,
} from './support/people.js';
import type { Person } from './support/person.js';
import { texts } from './support/texts.js';

const app = useApp();
const phone = '+14155550123';
const question = 'What is six times seven?';

/** The demo with a client that lets the pool's triggers decide. */
async function openCustom(person: Person): Promise<void> {
  await person.page.evaluateOnNewDocument(() => {
    document.addEventListener('DOMContentLoaded', () => {
      const config = JSON.stringify({ authenticationFlowType: 'CUSTOM_AUTH' });
      document.querySelector('auth-authenticator')?.setAttribute('config', config);
    });
  });
  await person.open();
}

/** Waits until the question is there once more: with another field, in the place of the one that was answered. */
async function askedAgain({ page }: Person): Promise<void> {
  await page.waitForSelector('auth-custom-confirm-sign-in [aria-invalid="true"]');
}

describe('a pool that asks questions of its own', () => {
  it(
    'gets the answer by keyboard, one question after the other',
    app.visit(
      async (maria) => {
        await addMember(app);
        await admitAxe(maria);
        await openCustom(maria);
        await sendPassword(maria);
        await maria.see('One more check');
        await maria.standAt('One more check');
        await assertAccessible(maria, 'a question');
        await maria.tabTo(question);
        await maria.page.keyboard.type('41');
        await maria.page.keyboard.press('Enter');
        await askedAgain(maria);
        await maria.hearAt(question, 'That answer wasn’t right. Try again.');
        assert.equal(await maria.value(question), '');
        await assertAccessible(maria, 'a wrong answer');
        await maria.page.keyboard.type('42');
        await maria.page.keyboard.press('Enter');
        await maria.meet('textbox', 'First pet?');
        const { focused, value, invalid } = await maria.field('First pet?');
        assert.deepEqual([focused, value, invalid], [true, '', false]);
        await maria.page.keyboard.type('Rex');
        await maria.page.keyboard.press('Enter');
        await maria.see('Members’ area');
      },
      {
        triggers: asking([
          { ask: { question }, answer: '42' },
          { ask: { question: 'First pet?' }, answer: 'Rex' },
        ]),
      },
    ),
  );

  it(
    'may ask with a picture, and end the sign-in after a wrong answer',
    app.visit(
      async (maria) => {
        await addMember(app);
        await admitAxe(maria);
        await openCustom(maria);
        await sendPassword(maria);
        await maria.meet('image', 'Distorted letters');
        assert.equal(await maria.lead(), 'Type the letters in the picture.');
        await assertAccessible(maria, 'a picture');
        await maria.submit('Continue', { Letters: 'nope' });
        await maria.hear('That answer wasn’t accepted. Sign in again.');
        await assertAccessible(maria, 'the end of a sign-in');
        await maria.press('Sign in again');
        await maria.see('Sign in to Acme');
        assert.deepEqual([await maria.value('Email'), await maria.value('Password')], [email, '']);
        await sendPassword(maria);
        await maria.meet('image', 'Distorted letters');
        await maria.submit('Continue', { Letters: 'kx4' });
        await maria.see('Members’ area');
      },
      { triggers: asking([{ ask: { captchaUrl: picture }, answer: 'kx4' }], 0) },
    ),
  );

  it(
    'can be had in the demo, with another picture after a wrong answer',
    app.visit(async (maria) => {
      await addMember(app);
      await maria.open();
      await maria.page.$eval('details.settings', (details) => {
        details.open = true;
      });
      await maria.press('Letters in a picture', 'radio');
      await maria.press('Apply');
      await maria.page.waitForFunction(() => document.getElementById('settings-status')?.textContent !== '');
      await sendPassword(maria);
      await maria.submit('Continue', { Letters: 'kx4m?' });
      await askedAgain(maria);
      await maria.hearAt('Letters', 'The letters didn’t match. Try the new picture.');
      await maria.submit('Continue', { Letters: 'W7RT' });
      await maria.see('Members’ area');
    }),
  );

  it(
    'starts over when the answer took too long',
    app.visit(
      async (maria) => {
        await addMember(app);
        await openCustom(maria);
        await sendPassword(maria);
        await maria.meet('textbox', question);
        maria.cognito.clock.advance(4 * 60_000);
        await maria.submit('Continue', { [question]: '42' });
        await maria.see('Sign in to Acme');
        await maria.hear(texts.tooLong);
      },
      { triggers: asking([{ ask: { question }, answer: '42' }]) },
    ),
  );

  it(
    'runs nothing that comes with its question',
    app.visit(
      async (maria) => {
        await addMember(app);
        await openCustom(maria);
        await sendPassword(maria);
        await maria.meet('textbox', '<img src=x onerror=hacked=1>');
        await maria.see('One more check');
        assert.equal(await maria.page.evaluate(() => 'hacked' in window), false);
        assert.equal(await maria.page.$('auth-custom-confirm-sign-in img'), null);
      },
      {
        triggers: asking([
          {
            ask: { question: '<img src=x onerror=hacked=1>', captchaUrl: 'javascript:window.hacked=1' },
            answer: '42',
          },
        ]),
      },
    ),
  );
});

describe('the choice of a second step', () => {
  it(
    'comes at sign-in for a user who has two and prefers none',
    app.visit(
      async (maria) => {
        const secret = await addMemberWithApp(app);
        const record = app.pool.users.find(email);
        record?.attributes.set('phone_number', phone).set('phone_number_verified', 'true');
        record?.factors.add('SMS_MFA');
        if (record) record.preferredFactor = undefined;
        await admitAxe(maria);
        await maria.open();
        await sendPassword(maria);
        await maria.standAt('One more step');
        await assertAccessible(maria, 'the choice of a second step');
        await maria.page.keyboard.press('Tab');
        await maria.page.keyboard.press('ArrowDown');
        await maria.page.keyboard.press('Enter');
        await maria.see('Check your phone');
        await maria.press('Back to sign in');
        await maria.see('Sign in to Acme');
        await sendPassword(maria);
        await maria.see('One more step');
        await maria.press('Continue');
        await maria.see('Enter your code');
        await maria.submit('Confirm', { '6-digit code': await appCode(maria, secret) });
        await maria.see('Members’ area');
      },
      { mfa: 'OPTIONAL', mfaTypes: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA'] },
    ),
  );

  it(
    'is a setting of a signed-in user',
    app.visit(
      async (maria) => {
        await addMember(app);
        await admitAxe(maria);
        await maria.open();
        await signIn(maria);
        await openSetting(maria);
        await maria.see('Add a second step');
        await assertAccessible(maria, 'the setting');
        await maria.press('Text message', 'radio');
        await maria.press('Save');
        await maria.page.waitForSelector('input[name=phone_number]');
        await assertAccessible(maria, 'the setting, at the phone number');
        await maria.submit('Send code', { 'Phone number': phone });
        await maria.page.waitForSelector('auth-select-mfa-type input[name=code]');
        await assertAccessible(maria, 'the setting, at the code');
        assert.equal(app.pool.users.find(email)?.preferredFactor, undefined);
        await maria.submit('Confirm', { '6-digit code': maria.code('verify') });
        await maria.learn('Saved. We’ll ask for it when you sign in.');
        await assertAccessible(maria, 'the setting, saved');
        assert.equal(app.pool.users.find(email)?.preferredFactor, 'SMS_MFA');
        await maria.press('Sign out');
        await maria.see('Sign in to Acme');
        await sendPassword(maria);
        await maria.see('Check your phone');
        await maria.submit('Confirm', { '6-digit code': maria.code('mfa') });
        await maria.see('Members’ area');
        await openSetting(maria);
        await maria.press('Not now', 'radio');
        await maria.press('Save');
        await maria.learn('Saved. You sign in with your password alone.');
      },
      { mfa: 'OPTIONAL', mfaTypes: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA'] },
    ),
  );

  it(
    'leads to setting up an app that is not there yet',
    app.visit(
      async (maria) => {
        await addMember(app);
        await maria.open();
        await signIn(maria);
        await openSetting(maria);
        await maria.see('Add a second step');
        await maria.press('Authenticator app', 'radio');
        await maria.press('Save');
        await setUpApp(maria);
        await maria.see('Members’ area');
        assert.equal(app.pool.users.find(email)?.preferredFactor, 'SOFTWARE_TOKEN_MFA');
      },
      { mfa: 'OPTIONAL', mfaTypes: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA'] },
    ),
  );
});

/** Opens the part of the members’ area with the setting. */
async function openSetting({ page }: Person): Promise<void> {
  await page.$eval('.members details', (details) => {
    details.open = true;
  });
}
