import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { useApp } from './support/app.js';
import {
  addMember,
  addMemberWithApp,
  appCode,
  askForReset,
  email,
  newPassword,
  sendPassword,
  signIn,
  signUp,
  signUpFields,
  skipCoolDown,
  wrong,
} from './support/people.js';
import { texts } from './support/texts.js';

const app = useApp();
const day = 24 * 60 * 60_000;

describe('bad input when signing in', () => {
  it(
    'shows the same for a wrong password and an unknown username',
    app.visit(async (maria) => {
      await addMember(app);
      await maria.open();
      await sendPassword(maria, 'Wrong7!horse');
      await maria.hear(texts.credentials);
      assert.deepEqual([await maria.value('Email'), await maria.value('Password')], [email, '']);
      await sendPassword(maria, 'Wrong7!horse', 'nobody@example.com');
      await maria.hear(texts.credentials);
      assert.equal(await maria.value('Email'), 'nobody@example.com');
      await signIn(maria);
    }),
  );

  it(
    'names the fields that are empty and sends nothing',
    app.visit(async (maria) => {
      await addMember(app);
      await maria.open();
      await maria.press('Sign in');
      await maria.hearAt('Email', texts.emailMissing);
      const { invalid, described } = await maria.field('Password');
      assert.deepEqual([invalid, described], [true, texts.passwordMissing]);
      await maria.submit('Sign in', { Email: email });
      await maria.hearAt('Password', texts.passwordMissing);
      assert.equal((await maria.field('Email')).invalid, false);
      await signIn(maria);
    }),
  );

  it(
    'takes a name with spaces around it and in capitals',
    app.visit(async (maria) => {
      await addMember(app);
      await maria.open();
      await sendPassword(maria, undefined, `  ${email.toUpperCase()} `);
      await maria.see('Members’ area');
    }),
  );

  it(
    'says where the code of the app is wrong, and takes the right one then',
    app.visit(async (maria) => {
      const secret = await addMemberWithApp(app);
      await maria.open();
      await sendPassword(maria);
      await maria.see('Enter your code');
      await maria.press('Confirm');
      await maria.hearAt('6-digit code', texts.codeMissing);
      await maria.submit('Confirm', { '6-digit code': '12 34' });
      await maria.hearAt('6-digit code', texts.codeMissing);
      const code = wrong(await appCode(maria, secret));
      await maria.submit('Confirm', { '6-digit code': code });
      await maria.hearAt('6-digit code', texts.appCode);
      assert.equal(await maria.value('6-digit code'), code);
      await maria.submit('Confirm', { '6-digit code': await appCode(maria, secret) });
      await maria.see('Members’ area');
    }),
  );
});

describe('bad input when signing up', () => {
  it(
    'names what is wrong with each field',
    app.visit(async (maria) => {
      await maria.open();
      await maria.press('Create an account');
      await maria.see('Create your account');
      await maria.press('Create account');
      await maria.hearAt('Email', texts.emailMissing);
      assert.match((await maria.field('Password')).described, /Enter a password\./);
      assert.equal((await maria.field('Confirm password')).described, texts.repeatMissing);

      await maria.submit('Create account', { ...signUpFields, Email: 'maria' });
      await maria.hearAt('Email', texts.email);
      await maria.submit('Create account', { ...signUpFields, 'Confirm password': 'Correct7!house' });
      await maria.hearAt('Confirm password', texts.mismatch);
      assert.equal(await maria.value('Email'), email);
      await maria.submit('Create account', signUpFields);
      await maria.see('Check your email');
    }),
  );

  it(
    'says that a password is too weak, and keeps the rest',
    app.visit(async (maria) => {
      await maria.open();
      await maria.press('Create an account');
      await maria.see('Create your account');
      await maria.submit('Create account', {
        Email: email,
        Password: 'simple',
        'Confirm password': 'simple',
      });
      await maria.hearAt('Password', texts.policy);
      assert.equal(await maria.value('Email'), email);
      await maria.submit('Create account', signUpFields);
      await maria.see('Check your email');
    }),
  );

  it(
    'says that the address is taken, and takes another',
    app.visit(async (maria) => {
      await addMember(app);
      await maria.open();
      await maria.press('Create an account');
      await maria.see('Create your account');
      await maria.submit('Create account', signUpFields);
      await maria.hearAt('Email', texts.exists);
      assert.equal(await maria.value('Email'), email);
      assert.deepEqual([await maria.value('Password'), await maria.value('Confirm password')], ['', '']);
      await maria.submit('Create account', { ...signUpFields, Email: 'ines@example.com' });
      await maria.see('Check your email');
    }),
  );

  it(
    'says that a code is wrong, or too old, and takes a new one',
    app.visit(async (maria) => {
      await maria.open();
      await signUp(maria);
      await maria.press('Confirm');
      await maria.hearAt('6-digit code', texts.codeMissing);
      await maria.submit('Confirm', { '6-digit code': wrong(maria.code('sign-up')) });
      await maria.hearAt('6-digit code', texts.code);
      const old = maria.code('sign-up');
      maria.cognito.clock.advance(day);
      await maria.submit('Confirm', { '6-digit code': old });
      await maria.hearAt('6-digit code', texts.codeExpired);
      await skipCoolDown(maria);
      await maria.press('Send again');
      await maria.learn('We sent a new code to m***@e***.');
      await maria.submit('Confirm', { '6-digit code': maria.code('sign-up') });
      await maria.see('Members’ area');
    }),
  );
});

describe('bad input when resetting the password', () => {
  it(
    'never reveals whether there is an account',
    app.visit(async (maria) => {
      await maria.open();
      await askForReset(maria);
      await maria.learn('If that account exists, a code is on its way to m***@e***.');
      await maria.submit('Reset password', {
        '6-digit code': '123456',
        'New password': newPassword,
        'Confirm password': newPassword,
      });
      await maria.hearAt('6-digit code', texts.codeExpired);
    }),
  );

  it(
    'says what is wrong with code and password, and takes the right ones then',
    app.visit(async (maria) => {
      await addMember(app);
      await maria.open();
      await maria.press('Forgot password?');
      await maria.see('Reset your password');
      await maria.press('Send code');
      await maria.hearAt('Email', texts.emailMissing);
      await maria.submit('Send code', { Email: email });
      await maria.meet('textbox', 'New password');
      const code = maria.code('reset');
      const good = { '6-digit code': code, 'New password': newPassword, 'Confirm password': newPassword };

      await maria.press('Reset password');
      await maria.hearAt('6-digit code', texts.codeMissing);
      await maria.submit('Reset password', { ...good, 'Confirm password': 'another' });
      await maria.hearAt('Confirm password', texts.mismatch);
      await maria.submit('Reset password', {
        ...good,
        'New password': 'simple',
        'Confirm password': 'simple',
      });
      await maria.hearAt('New password', texts.policy);
      assert.equal(await maria.value('6-digit code'), code);
      await maria.submit('Reset password', { ...good, '6-digit code': wrong(code) });
      await maria.hearAt('6-digit code', texts.code);
      assert.deepEqual([await maria.value('New password'), await maria.value('Confirm password')], ['', '']);
      await maria.submit('Reset password', good);
      await maria.learn(texts.passwordChanged);
      assert.equal(await maria.value('Email'), email);
      await sendPassword(maria, newPassword);
      await maria.see('Members’ area');
    }),
  );

  it(
    'says that the code is too old',
    app.visit(async (maria) => {
      await addMember(app);
      await maria.open();
      await askForReset(maria);
      maria.cognito.clock.advance(day);
      await maria.submit('Reset password', {
        '6-digit code': maria.code('reset'),
        'New password': newPassword,
        'Confirm password': newPassword,
      });
      await maria.hearAt('6-digit code', texts.codeExpired);
    }),
  );
});

describe('bad input elsewhere', () => {
  it(
    'the first code of an authenticator app',
    app.visit(
      async (maria) => {
        await addMember(app);
        await maria.open();
        await sendPassword(maria);
        await maria.see('Set up your app');
        const key = await maria.page.waitForSelector('auth-totp-setup code');
        const secret = ((await key?.evaluate((code) => code.textContent)) ?? '').replaceAll(' ', '');
        await maria.press('Turn on');
        await maria.hearAt('Enter the code it shows', texts.codeMissing);
        await maria.submit('Turn on', { 'Enter the code it shows': wrong(await appCode(maria, secret)) });
        await maria.hearAt('Enter the code it shows', texts.appCode);
        await maria.submit('Turn on', { 'Enter the code it shows': await appCode(maria, secret) });
        await maria.see('Members’ area');
      },
      { mfa: 'ON', mfaTypes: ['SOFTWARE_TOKEN_MFA'] },
    ),
  );

  it(
    'the code for a contact',
    app.visit(async (maria) => {
      await addMember(app, { email_verified: 'false' });
      await maria.open();
      await sendPassword(maria);
      await maria.see('Verify a contact');
      await maria.press('Send code');
      await maria.meet('textbox', '6-digit code');
      await maria.submit('Confirm', { '6-digit code': wrong(maria.code('verify')) });
      await maria.hearAt('6-digit code', texts.code);
      await maria.submit('Confirm', { '6-digit code': maria.code('verify') });
      await maria.see('Members’ area');
    }),
  );
});
