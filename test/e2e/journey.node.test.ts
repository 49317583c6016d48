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
} from './support/people.js';
import type { Person } from './support/person.js';

const app = useApp();

const membersText = (person: Person): Promise<boolean> =>
  person.page.evaluate(() => document.body.textContent.includes('You are signed in as'));

describe('the whole journey', () => {
  it(
    'from sign-up to a new password',
    app.visit(async (maria) => {
      await maria.open();
      assert.equal(await membersText(maria), false);
      await signUp(maria);
      assert.equal(await membersText(maria), false);
      assert.equal(maria.mail().destination, email);
      await maria.submit('Confirm', { '6-digit code': maria.code('sign-up') });
      await maria.see('Members’ area');
      assert.equal(await membersText(maria), true);
      assert.match(await maria.screen(), /You are signed in as maria@example\.com/);

      await maria.press('Set up authenticator app');
      const secret = await setUpApp(maria);
      await maria.see('Members’ area');
      await maria.press('Sign out');
      await maria.see('Sign in to Acme');
      assert.equal(await membersText(maria), false);

      maria.cognito.clock.advance(30_000);
      await sendPassword(maria);
      await maria.see('Enter your code');
      assert.equal(await membersText(maria), false);
      await maria.submit('Confirm', { '6-digit code': await appCode(maria, secret) });
      await maria.see('Members’ area');

      await maria.page.reload();
      await maria.see('Members’ area');
      await maria.press('Sign out');
      await maria.see('Sign in to Acme');

      await askForReset(maria);
      await maria.submit('Reset password', {
        '6-digit code': maria.code('reset'),
        'New password': newPassword,
        'Confirm password': newPassword,
      });
      await maria.learn('Password changed. Sign in.');
      assert.equal(await maria.value('Email'), email);

      await maria.submit('Sign in', { Password: password });
      await maria.hear('That email and password don’t match. Try again or reset your password.');
      maria.cognito.clock.advance(30_000);
      await maria.submit('Sign in', { Password: newPassword });
      await maria.see('Enter your code');
      await maria.submit('Confirm', { '6-digit code': await appCode(maria, secret) });
      await maria.see('Members’ area');
    }),
  );
});

describe('the page’s own content', () => {
  it(
    'is there after a reload, and not after a sign-out and a reload',
    app.visit(async (maria) => {
      await addMember(app);
      await maria.open();
      await signIn(maria);
      await maria.page.reload();
      await maria.see('Members’ area');
      await maria.press('Sign out');
      await maria.see('Sign in to Acme');
      await maria.page.reload();
      await maria.see('Sign in to Acme');
      assert.equal(await membersText(maria), false);
    }),
  );

  it(
    'follows a sign-in and a sign-out in another tab',
    app.visit(async (maria) => {
      await addMember(app);
      await maria.open();
      const other = await maria.openTab();
      await signIn(other);
      await maria.page.bringToFront();
      await maria.see('Members’ area');
      await other.page.bringToFront();
      await other.press('Sign out');
      await maria.page.bringToFront();
      await maria.see('Sign in to Acme');
      assert.equal(await membersText(maria), false);
      assert.deepEqual(other.complaints, []);
    }),
  );
});
