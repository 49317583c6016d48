import { describe, it } from 'node:test';

import { useApp } from './support/app.js';
import { admitAxe, assertAccessible } from './support/axe.js';
import {
  addMember,
  addMemberWithApp,
  email,
  newPassword,
  sendPassword,
  signUpFields,
  skipCoolDown,
} from './support/people.js';
import { texts } from './support/texts.js';

const app = useApp();

describe('axe finds nothing', () => {
  it(
    'at sign-in: empty, with errors, refused, busy, and with the panel of the demo open',
    app.visit(async (maria) => {
      await addMember(app);
      await admitAxe(maria);
      await maria.open();
      await assertAccessible(maria, 'sign-in');
      await maria.press('Sign in');
      await maria.hearAt('Email', texts.emailMissing);
      await assertAccessible(maria, 'sign-in with errors');
      await sendPassword(maria, 'Wrong7!horse');
      await maria.hear(texts.credentials);
      await assertAccessible(maria, 'sign-in refused');
      const release = await maria.hold('InitiateAuth');
      await sendPassword(maria);
      await maria.meet('button', 'Signing in…');
      await assertAccessible(maria, 'sign-in busy');
      await release();
      await maria.see('Members’ area');
      await maria.page.$eval('details', (details) => (details.open = true));
      await assertAccessible(maria, 'signed in, panel open');
    }),
  );

  it(
    'at sign-up and its code: empty, with errors, taken, sent again',
    app.visit(async (maria) => {
      await addMember(app);
      await admitAxe(maria);
      await maria.open();
      await maria.press('Create an account');
      await maria.see('Create your account');
      await assertAccessible(maria, 'sign-up');
      await maria.press('Create account');
      await maria.hearAt('Email', texts.emailMissing);
      await assertAccessible(maria, 'sign-up with errors');
      await maria.submit('Create account', signUpFields);
      await maria.hearAt('Email', texts.exists);
      await assertAccessible(maria, 'sign-up refused');
      await maria.submit('Create account', { ...signUpFields, Email: 'ines@example.com' });
      await maria.see('Check your email');
      await assertAccessible(maria, 'confirm sign-up');
      await maria.submit('Confirm', { '6-digit code': '1' });
      await maria.hearAt('6-digit code', texts.codeMissing);
      await skipCoolDown(maria);
      await maria.press('Send again');
      await maria.learn('We sent a new code to i***@e***.');
      await assertAccessible(maria, 'confirm sign-up, sent again');
      await maria.submit('Confirm', { '6-digit code': maria.code('sign-up') });
      await maria.see('Members’ area');
      await assertAccessible(maria, 'signed in');
    }),
  );

  it(
    'at the reset of the password',
    app.visit(async (maria) => {
      await addMember(app);
      await admitAxe(maria);
      await maria.open();
      await maria.press('Forgot password?');
      await maria.see('Reset your password');
      await assertAccessible(maria, 'reset, name');
      await maria.submit('Send code', { Email: email });
      await maria.meet('textbox', 'New password');
      await assertAccessible(maria, 'reset, code');
      await maria.press('Reset password');
      await maria.hearAt('6-digit code', texts.codeMissing);
      await assertAccessible(maria, 'reset, errors');
      await maria.submit('Reset password', {
        '6-digit code': maria.code('reset'),
        'New password': newPassword,
        'Confirm password': newPassword,
      });
      await maria.learn(texts.passwordChanged);
      await assertAccessible(maria, 'sign-in after the reset');
    }),
  );

  it(
    'at a temporary password and at the set-up of an app, refused and ready',
    app.visit(
      async (maria) => {
        await app.pool.admin.createUser({
          username: email,
          temporaryPassword: 'Welcome-2-Acme',
          attributes: { email, email_verified: 'true' },
        });
        await admitAxe(maria);
        await maria.open();
        await sendPassword(maria, 'Welcome-2-Acme');
        await maria.see('Choose a new password');
        await assertAccessible(maria, 'new password');
        maria.cognito.faults.add({ operation: 'AssociateSoftwareToken', drop: true });
        await maria.submit('Save password', {
          'New password': newPassword,
          'Confirm password': newPassword,
          Name: 'Maria',
        });
        await maria.see('Set up your app');
        await maria.hear(texts.network);
        await assertAccessible(maria, 'app, refused');
        maria.cognito.faults.clear();
        await maria.press('Try again');
        await maria.meet('textbox', 'Enter the code it shows');
        await maria.meet('image', 'QR code for your authenticator app');
        await assertAccessible(maria, 'app');
        await maria.press('Turn on');
        await maria.hearAt('Enter the code it shows', texts.codeMissing);
        await assertAccessible(maria, 'app, error');
      },
      { mfa: 'ON', mfaTypes: ['SOFTWARE_TOKEN_MFA'], requiredAttributes: ['email', 'name'] },
    ),
  );

  it(
    'at the second step by app, and at the contacts',
    app.visit(async (maria) => {
      await addMemberWithApp(app);
      await admitAxe(maria);
      await maria.open();
      await sendPassword(maria);
      await maria.see('Enter your code');
      await assertAccessible(maria, 'second step, app');
      await maria.press('Back to sign in');
      await maria.see('Sign in to Acme');
      app.pool.update({ mfa: 'OFF' });
      app.pool.users.find(email)?.attributes.set('email_verified', 'false');
      await sendPassword(maria);
      await maria.see('Verify a contact');
      await assertAccessible(maria, 'contacts');
      await maria.press('Send code');
      await maria.meet('textbox', '6-digit code');
      await assertAccessible(maria, 'contacts, code');
    }),
  );

  it(
    'at the second step by text message',
    app.visit(
      async (maria) => {
        await addMember(app, { phone_number: '+14155550123', phone_number_verified: 'true' });
        await admitAxe(maria);
        await maria.open();
        await sendPassword(maria);
        await maria.see('Check your phone');
        await assertAccessible(maria, 'second step, text message');
      },
      { mfa: 'ON', mfaTypes: ['SMS_MFA'] },
    ),
  );

  it(
    'in Arabic, from right to left',
    app.visit(async (maria) => {
      await admitAxe(maria);
      await maria.open();
      await maria.page.select('select#language', 'ar');
      await maria.see('تسجيل الدخول إلى \u2068Acme\u2069');
      await assertAccessible(maria, 'sign-in in Arabic');
      await maria.press('إنشاء حساب');
      await maria.see('أنشئ حسابك');
      await maria.press('إنشاء الحساب');
      await maria.hearAt('البريد الإلكتروني', 'أدخل بريدك الإلكتروني.');
      await assertAccessible(maria, 'sign-up in Arabic');
    }),
  );
});
