import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { useApp } from './support/app.js';
import { addMember, appCode, email, newPassword, password } from './support/people.js';
import { texts } from './support/texts.js';

const app = useApp();
const hello = `Hello, ${email}`;

describe('by keyboard alone', () => {
  it(
    'sign-up, code, authenticator app, sign-out, sign-in',
    app.visit(async (maria) => {
      const { keyboard } = maria.page;
      await maria.open();
      await maria.tabTo('Create an account');
      await keyboard.press('Enter');
      await maria.standAt('Create your account');

      await maria.tabTo('Email');
      await keyboard.type(email);
      await maria.tabTo('Password');
      await keyboard.type(password);
      await maria.tabTo('Show password');
      await keyboard.press('Space');
      assert.equal((await maria.focus()).name, 'Hide password');
      await keyboard.press('Space');
      await maria.tabTo('Confirm password');
      await keyboard.type(password);
      await keyboard.press('Enter');
      await maria.standAt('Check your email');

      await maria.tabTo('6-digit code');
      await keyboard.type(maria.code('sign-up'));
      await keyboard.press('Enter');
      await maria.standAt(hello);

      await maria.tabTo('Set up authenticator app');
      await keyboard.press('Space');
      await maria.standAt('Set up your app');
      await maria.tabTo('Enter the code it shows');
      const key = await maria.page.$eval('auth-totp-setup code', (code) => code.textContent);
      const secret = key.replaceAll(' ', '');
      await keyboard.type(await appCode(maria, secret));
      await maria.tabTo('Turn on');
      await keyboard.press('Space');
      await maria.standAt(hello);

      await maria.tabTo('Sign out');
      await keyboard.press('Enter');
      await maria.standAt('Sign in to Acme');
      await maria.tabTo('Email');
      await keyboard.type(email);
      await maria.tabTo('Password');
      await keyboard.type(password);
      await keyboard.press('Enter');
      await maria.standAt('Enter your code');
      maria.cognito.clock.advance(30_000);
      await maria.tabTo('6-digit code');
      await keyboard.type(await appCode(maria, secret));
      await keyboard.press('Enter');
      await maria.standAt(hello);
    }),
  );

  it(
    'reset of the password, errors on the way, and the way back',
    app.visit(async (maria) => {
      const { keyboard } = maria.page;
      await addMember(app);
      await maria.open();
      await maria.tabTo('Forgot password?');
      await keyboard.press('Enter');
      await maria.standAt('Reset your password');
      await maria.tabTo('Back to sign in');
      await keyboard.press('Enter');
      await maria.standAt('Sign in to Acme');
      await maria.tabTo('Forgot password?');
      await keyboard.press('Space');
      await maria.standAt('Reset your password');
      await maria.tabTo('Send code');
      await keyboard.press('Enter');
      await maria.hearAt('Email', texts.emailMissing);
      assert.equal((await maria.focus()).ring, true);
      await keyboard.type(email);
      await keyboard.press('Enter');
      await maria.meet('textbox', 'New password');
      await maria.tabTo('6-digit code');
      await keyboard.type(maria.code('reset'));
      await maria.tabTo('New password');
      await keyboard.type(newPassword);
      await maria.tabTo('Confirm password');
      await keyboard.type(newPassword);
      await keyboard.press('Enter');
      await maria.standAt('Sign in to Acme');
      await maria.learn(texts.passwordChanged);
    }),
  );

  it(
    'choosing a contact to verify',
    app.visit(
      async (maria) => {
        const { keyboard } = maria.page;
        await addMember(app, { email_verified: 'false', phone_number: '+14155550123' });
        await maria.open();
        await maria.tabTo('Email');
        await keyboard.type(email);
        await maria.tabTo('Password');
        await keyboard.type(password);
        await keyboard.press('Enter');
        await maria.standAt('Verify a contact');
        await keyboard.press('Tab');
        await keyboard.press('ArrowDown');
        await maria.tabTo('Send code');
        await keyboard.press('Enter');
        await maria.meet('textbox', '6-digit code');
        assert.equal(maria.mail('verify').medium, 'SMS');
        await maria.tabTo('Skip for now');
        await keyboard.press('Enter');
        await maria.standAt(hello);
      },
      { mfa: 'OFF' },
    ),
  );

  it(
    'a second press while a call is pending sends nothing more, and keeps the focus',
    app.visit(async (maria) => {
      const { keyboard } = maria.page;
      await addMember(app);
      await maria.open();
      await maria.tabTo('Email');
      await keyboard.type(email);
      await maria.tabTo('Password');
      await keyboard.type(password);
      await maria.tabTo('Sign in');
      const sent: string[] = [];
      maria.page.on('request', (request) => sent.push(request.headers()['x-amz-target'] ?? ''));
      const release = await maria.hold('InitiateAuth');
      await keyboard.press('Enter');
      await maria.meet('button', 'Signing in…');
      await keyboard.press('Enter');
      await keyboard.press('Space');
      assert.deepEqual(await maria.focus(), { name: 'Signing in…', ring: true });
      await release();
      await maria.standAt(hello);
      assert.equal(sent.filter((target) => target.endsWith('.InitiateAuth')).length, 1);
    }),
  );
});
