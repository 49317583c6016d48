import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { useApp } from './support/app.js';
import {
  addMember,
  appCode,
  askForReset,
  email,
  newPassword,
  password,
  sendPassword,
  setUpApp,
  signIn,
  signUp,
  signUpFields,
  skipCoolDown,
} from './support/people.js';
import { texts } from './support/texts.js';

const app = useApp();
const phone = '+14155550123';
const temporary = 'Welcome-2-Acme';
const choice = { 'New password': newPassword, 'Confirm password': newPassword };

describe('a pool that insists on a second step', () => {
  it(
    'lets people set up their app right after signing up',
    app.visit(
      async (maria) => {
        await maria.open();
        await signUp(maria);
        await maria.submit('Confirm', { '6-digit code': maria.code('sign-up') });
        const secret = await setUpApp(maria);
        await maria.see('Members’ area');
        await maria.press('Sign out');
        await maria.see('Sign in to Acme');
        maria.cognito.clock.advance(30_000);
        await sendPassword(maria);
        await maria.see('Enter your code');
        await maria.submit('Confirm', { '6-digit code': await appCode(maria, secret) });
        await maria.see('Members’ area');
      },
      { mfa: 'ON', mfaTypes: ['SOFTWARE_TOKEN_MFA'] },
    ),
  );

  it(
    'texts a code to people with a number',
    app.visit(
      async (maria) => {
        await addMember(app, { phone_number: phone, phone_number_verified: 'true' });
        await maria.open();
        await sendPassword(maria);
        await maria.see('Check your phone');
        assert.match(await maria.lead(), /^Enter the code we texted to \+\*+0123\.$/);
        const { medium, destination } = maria.mail('mfa');
        assert.deepEqual([medium, destination], ['SMS', phone]);
        await maria.submit('Confirm', { '6-digit code': maria.code('mfa') });
        await maria.see('Members’ area');
      },
      { mfa: 'ON', mfaTypes: ['SMS_MFA'] },
    ),
  );

  it(
    'starts the sign-in over when the code took too long',
    app.visit(
      async (maria) => {
        await addMember(app, { phone_number: phone, phone_number_verified: 'true' });
        await maria.open();
        await sendPassword(maria);
        await maria.see('Check your phone');
        maria.cognito.clock.advance(4 * 60_000);
        await maria.submit('Confirm', { '6-digit code': maria.code('mfa') });
        await maria.see('Sign in to Acme');
        await maria.hear(texts.tooLong);
        assert.deepEqual([await maria.value('Email'), await maria.value('Password')], [email, '']);
        await maria.submit('Sign in', { Password: password });
        await maria.see('Check your phone');
        await maria.submit('Confirm', { '6-digit code': maria.code('mfa') });
        await maria.see('Members’ area');
      },
      { mfa: 'ON', mfaTypes: ['SMS_MFA'] },
    ),
  );

  it(
    'starts the sign-in over when setting up the app took too long',
    app.visit(
      async (maria) => {
        await addMember(app);
        await maria.open();
        await sendPassword(maria);
        await maria.meet('textbox', 'Enter the code it shows');
        maria.cognito.clock.advance(4 * 60_000);
        await maria.submit('Turn on', { 'Enter the code it shows': '123456' });
        await maria.see('Sign in to Acme');
        await maria.hear(texts.tooLong);
        assert.equal(await maria.value('Email'), email);
      },
      { mfa: 'ON', mfaTypes: ['SOFTWARE_TOKEN_MFA'] },
    ),
  );
});

describe('people whom an administrator made', () => {
  it(
    'replace the temporary password, then set up their app',
    app.visit(
      async (maria) => {
        await app.pool.admin.createUser({
          username: email,
          temporaryPassword: temporary,
          attributes: { email, email_verified: 'true' },
        });
        assert.equal(maria.mail('invitation').password, temporary);
        await maria.open();
        await sendPassword(maria, temporary);
        await maria.see('Choose a new password');
        await maria.submit('Save password', choice);
        await setUpApp(maria);
        await maria.see('Members’ area');
      },
      { mfa: 'ON', mfaTypes: ['SOFTWARE_TOKEN_MFA'] },
    ),
  );

  it(
    'fill in what the pool requires besides',
    app.visit(
      async (maria) => {
        await app.pool.admin.createUser({
          username: email,
          temporaryPassword: temporary,
          attributes: { email, email_verified: 'true' },
        });
        await maria.open();
        await sendPassword(maria, temporary);
        await maria.see('Choose a new password');
        await maria.submit('Save password', { ...choice, Name: '' });
        await maria.hearAt('Name', 'Fill in this field.');
        await maria.submit('Save password', { ...choice, Name: 'Maria Álvarez' });
        await maria.see('Members’ area');
        assert.equal(app.pool.users.find(email)?.attributes.get('name'), 'Maria Álvarez');
        assert.match(await maria.greeting(), /Hello, Maria Álvarez/);
      },
      { requiredAttributes: ['email', 'name'] },
    ),
  );

  it(
    'get an error when a new password is too weak, or took too long',
    app.visit(async (maria) => {
      await app.pool.admin.createUser({
        username: email,
        temporaryPassword: temporary,
        attributes: { email, email_verified: 'true' },
      });
      await maria.open();
      await sendPassword(maria, temporary);
      await maria.see('Choose a new password');
      await maria.submit('Save password', { 'New password': 'simple', 'Confirm password': 'simple' });
      await maria.hearAt('New password', texts.policy);
      maria.cognito.clock.advance(4 * 60_000);
      await maria.submit('Save password', choice);
      await maria.see('Sign in to Acme');
      await maria.hear(texts.tooLong);
    }),
  );

  it(
    'reset their password when an administrator wants it',
    app.visit(async (maria) => {
      await addMember(app);
      await app.pool.admin.resetUserPassword(email);
      await maria.open();
      await sendPassword(maria);
      await maria.see('Reset your password');
      assert.equal(await maria.lead(), 'Your password needs a reset before you sign in.');
      await maria.submit('Reset password', { '6-digit code': maria.code('reset'), ...choice });
      await maria.learn(texts.passwordChanged);
      await sendPassword(maria, newPassword);
      await maria.see('Members’ area');
    }),
  );
});

describe('confirming an account', () => {
  it(
    'is not asked for if the pool confirms users automatically',
    app.visit(
      async (maria) => {
        await maria.open();
        await maria.press('Create an account');
        await maria.submit('Create account', signUpFields);
        await maria.see('Members’ area');
      },
      { requireConfirmation: false, autoVerify: true },
    ),
  );

  it(
    'is asked for once more, with a new code, at the sign-in of a user who did not do it',
    app.visit(async (maria) => {
      await maria.open();
      await signUp(maria);
      const first = maria.mail('sign-up').id;
      await maria.press('Back to sign in');
      await maria.see('Sign in to Acme');
      await sendPassword(maria);
      await maria.see('Check your email');
      assert.notEqual(maria.mail('sign-up').id, first);
      await maria.submit('Confirm', { '6-digit code': maria.code('sign-up') });
      await maria.see('Members’ area');
    }),
  );

  it(
    'done by the administrator in the meantime counts',
    app.visit(async (maria) => {
      await maria.open();
      await signUp(maria);
      await app.pool.admin.confirmSignUp(email);
      await maria.submit('Confirm', { '6-digit code': maria.code('sign-up') });
      await maria.see('Verify a contact');
      await maria.press('Skip for now');
      await maria.see('Members’ area');
    }),
  );

  it(
    'sends another code, not sooner than after half a minute',
    app.visit(async (maria) => {
      await maria.open();
      await signUp(maria);
      const sent = maria.cognito.outbox.messages().length;
      const [button] = await maria.buttons(/^Send again in 0:\d\d$/);
      assert.equal(button?.disabled, true);
      await skipCoolDown(maria);
      await maria.press('Send again');
      await maria.learn('We sent a new code to m***@e***.');
      assert.equal(maria.cognito.outbox.messages().length, sent + 1);
      const [again] = await maria.buttons(/^Send again in 0:\d\d$/);
      assert.equal(again?.disabled, true);
      await maria.submit('Confirm', { '6-digit code': maria.code('sign-up') });
      await maria.see('Members’ area');
    }),
  );
});

describe('a contact that is not verified', () => {
  const unverified = { email_verified: 'false', phone_number: phone };

  it(
    'is verified with the code sent to it',
    app.visit(
      async (maria) => {
        await addMember(app, unverified);
        await maria.open();
        await sendPassword(maria);
        await maria.see('Verify a contact');
        await maria.press('Phone', 'radio');
        await maria.press('Send code');
        await maria.meet('textbox', '6-digit code');
        assert.equal(maria.mail('verify').destination, phone);
        await maria.submit('Confirm', { '6-digit code': maria.code('verify') });
        await maria.see('Members’ area');
        assert.equal(app.pool.users.find(email)?.attributes.get('phone_number_verified'), 'true');
        await maria.press('Sign out');
        await maria.see('Sign in to Acme');
        await signIn(maria);
      },
      { mfa: 'OFF' },
    ),
  );

  it(
    'can be left for later, before and after the code was sent',
    app.visit(async (maria) => {
      await addMember(app, { email_verified: 'false' });
      await maria.open();
      await sendPassword(maria);
      await maria.see('Verify a contact');
      await maria.press('Skip for now');
      await maria.see('Members’ area');
      await maria.press('Sign out');
      await maria.see('Sign in to Acme');
      await sendPassword(maria);
      await maria.see('Verify a contact');
      await maria.press('Send code');
      await maria.meet('textbox', '6-digit code');
      await maria.press('Skip for now');
      await maria.see('Members’ area');
    }),
  );
});

describe('ways back', () => {
  const back = async (maria: Parameters<typeof sendPassword>[0]): Promise<void> => {
    await maria.press('Back to sign in');
    await maria.see('Sign in to Acme');
    assert.equal(await maria.value('Password'), '');
    assert.equal(await maria.value('Email'), email);
  };

  it(
    'lead from sign-up, its code, and both halves of the reset to sign-in',
    app.visit(async (maria) => {
      await maria.open();
      await maria.press('Create an account');
      await maria.see('Create your account');
      await maria.press('Sign in');
      await maria.see('Sign in to Acme');
      await maria.press('Forgot password?');
      await maria.see('Reset your password');
      await maria.press('Back to sign in');
      await maria.see('Sign in to Acme');
      await askForReset(maria);
      await back(maria);
      await signUp(maria);
      await back(maria);
    }),
  );

  it(
    'lead from a challenge to sign-in, which then restarts',
    app.visit(
      async (maria) => {
        await addMember(app);
        await maria.open();
        await sendPassword(maria);
        await maria.see('Set up your app');
        await back(maria);
        app.pool.update({ mfa: 'OPTIONAL' });
        await app.pool.admin.setUserPassword(email, temporary, false);
        await sendPassword(maria, temporary);
        await maria.see('Choose a new password');
        await back(maria);
        await maria.page.reload();
        await maria.see('Sign in to Acme');
      },
      { mfa: 'ON', mfaTypes: ['SOFTWARE_TOKEN_MFA'] },
    ),
  );

  it(
    'lead from setting up an app to where the person came from',
    app.visit(async (maria) => {
      await addMember(app);
      await maria.open();
      await signIn(maria);
      await maria.press('Set up authenticator app');
      await maria.see('Set up your app');
      await maria.press('Back');
      await maria.see('Members’ area');
    }),
  );
});

describe('what people sign in with', () => {
  it(
    'is a phone number where the pool wants that',
    app.visit(async (maria) => {
      await app.choose({ signInName: 'phone_number' });
      await maria.open();
      await maria.meet('textbox', 'Phone number');
      await maria.press('Create an account');
      await maria.see('Create your account');
      const fields = { Password: password, 'Confirm password': password };
      await maria.submit('Create account', { 'Phone number': '555 0123', Email: email, ...fields });
      await maria.hearAt('Phone number', 'Enter a full number, and check its country code.');
      await maria.submit('Create account', { 'Phone number': '+1 (415) 555-0123', Email: email, ...fields });
      await maria.see('Check your phone');
      assert.equal(maria.mail('sign-up').destination, phone);
      await maria.submit('Confirm', { '6-digit code': maria.code('sign-up') });
      await maria.see('Members’ area');
    }),
  );

  it(
    'is a username, or a verified address, where the pool takes both',
    app.visit(async (maria) => {
      await app.choose({ signInName: 'alias' });
      await maria.open();
      await maria.meet('textbox', 'Username');
      await maria.press('Create an account');
      await maria.see('Create your account');
      await maria.submit('Create account', { Username: 'maria', ...signUpFields });
      await maria.see('Check your email');
      await maria.submit('Confirm', { '6-digit code': maria.code('sign-up') });
      await maria.see('Members’ area');
      await maria.press('Sign out');
      await maria.see('Sign in to Acme');
      await maria.submit('Sign in', { Username: email, Password: password });
      await maria.see('Members’ area');
    }),
  );
});
