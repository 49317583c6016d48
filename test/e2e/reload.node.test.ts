import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { useApp } from './support/app.js';
import { addMember, askForReset, email, newPassword, sendPassword, signUp, wrong } from './support/people.js';
import { texts } from './support/texts.js';

const app = useApp();

describe('a reload in the middle', () => {
  it(
    'comes back to the code for a new account',
    app.visit(async (maria) => {
      await maria.open();
      await signUp(maria);
      await maria.page.reload();
      await maria.see('Check your email');
      assert.equal(await maria.lead(), 'Enter the code we sent to m***@e***.');
      await maria.submit('Confirm', { '6-digit code': wrong(maria.code('sign-up')) });
      await maria.hearAt('6-digit code', texts.code);
      await maria.submit('Confirm', { '6-digit code': maria.code('sign-up') });
      await maria.see('Sign in to Acme');
      await maria.learn(texts.signedUp);
      assert.equal(await maria.value('Email'), email);
      await sendPassword(maria);
      await maria.see('Members’ area');
      await maria.page.reload();
      await maria.see('Members’ area');
    }),
  );

  it(
    'can send another code for a new account',
    app.visit(async (maria) => {
      await maria.open();
      await signUp(maria);
      const first = maria.mail('sign-up').id;
      await maria.page.reload();
      await maria.see('Check your email');
      await maria.press('Send again');
      await maria.learn('We sent a new code to m***@e***.');
      assert.notEqual(maria.mail('sign-up').id, first);
    }),
  );

  it(
    'comes back to the code for a new password',
    app.visit(async (maria) => {
      await addMember(app);
      await maria.open();
      await askForReset(maria);
      await maria.page.reload();
      await maria.see('Reset your password');
      await maria.learn('If that account exists, a code is on its way to m***@e***.');
      await maria.submit('Reset password', {
        '6-digit code': maria.code('reset'),
        'New password': newPassword,
        'Confirm password': newPassword,
      });
      await maria.learn(texts.passwordChanged);
      await sendPassword(maria, newPassword);
      await maria.see('Members’ area');
    }),
  );

  it(
    'starts over once the person went back to sign-in, and in another tab',
    app.visit(async (maria) => {
      await maria.open();
      await signUp(maria);
      const other = await maria.openTab();
      assert.deepEqual(other.complaints, []);
      await maria.page.bringToFront();
      await maria.press('Back to sign in');
      await maria.see('Sign in to Acme');
      await maria.page.reload();
      await maria.see('Sign in to Acme');
      assert.equal(await maria.value('Email'), '');
    }),
  );
});
