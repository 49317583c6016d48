import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { createAuth } from '../../src/auth/auth.js';
import { useApp } from './support/app.js';
import { appCode, email, newPassword, password, signUp, wrong } from './support/people.js';
import type { Person } from './support/person.js';

const app = useApp();
const newEmail = 'maria@acme.example';
const phone = '+14155550123';

/** The browser's own authenticator answers for the person. */
async function addAuthenticator({ page }: Person): Promise<void> {
  const devtools = await page.createCDPSession();
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

/** Waits until an element of the account shows this text, in any shadow root. */
const shows = (person: Person, text: string): Promise<unknown> =>
  person.wait(`::-p-text(${text})`, `the text «${text}»`);

/** Waits until no element shows this text. */
async function forgets({ page }: Person, text: string): Promise<void> {
  await page.waitForSelector(`::-p-text(${text})`, { hidden: true });
}

/** Brings a tab to the front, where it works and shows what changed in the other. */
async function at(person: Person): Promise<Person> {
  await person.page.bringToFront();
  return person;
}

/** Signs the person in once more, as another browser does. */
async function signInElsewhere(): Promise<void> {
  const auth = createAuth({
    userPoolId: 'us-east-1_LocalMembers',
    userPoolWebClientId: 'localmembersclient0000000',
    endpoint: app.url,
    storage: 'memory',
    fetch: (input, init) => app.cognito.fetch(new Request(input, init)),
  });
  await auth.signIn(newEmail, newPassword);
}

describe('the account, in two tabs', () => {
  it(
    'changes everything that a user has, and deletes it',
    app.visit(async (maria) => {
      await maria.open('members.html');
      await addAuthenticator(maria);
      await signUp(maria);
      await maria.submit('Confirm', { '6-digit code': maria.code('sign-up') });
      await maria.see('Members’ area');

      const other = await maria.openTab('account.html', 'Your account');
      await other.see('Where you’re signed in');

      // The password, in the dialog of the user button.
      await at(maria);
      await maria.press(`Account of ${email}`);
      await maria.press('Manage account', 'menuitem');
      await maria.press('Change password Password');
      await maria.submit('Save password', {
        'Current password': 'Wrong-1-horse',
        'New password': newPassword,
        'Confirm password': newPassword,
      });
      await maria.hearAt('Current password', 'Your current password isn’t right. Try again.');
      assert.equal(await maria.value('New password'), newPassword);
      await maria.submit('Save password', { 'Current password': password });
      await shows(maria, 'Your password is changed.');
      await maria.press('Close');

      // The email address: the old one is in force until the new one is verified.
      await maria.page.goto(new URL('account.html', maria.page.url()).href);
      await maria.see('Email and phone');
      await maria.press('Change Email');
      await maria.submit('Continue', { Email: newEmail });
      await shows(maria, `Pending: ${newEmail}`);
      assert.equal(maria.mail().destination, newEmail);
      await maria.submit('Confirm', { '6-digit code': wrong(maria.code('verify')) });
      await maria.hearAt('6-digit code', 'That code didn’t match. Check it or get a new one.');
      await maria.submit('Confirm', { '6-digit code': maria.code('verify') });
      await shows(maria, 'Your email is verified.');
      await at(other);
      await shows(other, newEmail);

      // A phone number, in the other tab.
      await other.press('Add a phone number Phone number');
      await other.submit('Continue', { 'Phone number': phone });
      await other.meet('textbox', '6-digit code');
      await other.submit('Confirm', { '6-digit code': other.code('verify') });
      await shows(other, 'Your phone number is verified.');
      await at(maria);
      await shows(maria, phone);

      // A passkey, and the other tab removes it.
      await maria.press('Add a passkey');
      await shows(maria, 'Your passkey is ready.');
      await at(other);
      await other.press('Remove Platform passkey');
      await other.press('Remove');
      await shows(other, 'The passkey is removed.');
      await at(maria);
      await forgets(maria, 'Platform passkey');

      // The profile: the user button of both tabs has the new name.
      await at(maria);
      await maria.press('Edit Profile');
      await maria.submit('Save', { Name: 'Maria Oliveira' });
      await shows(maria, 'Saved.');
      await at(other);
      await other.meet('button', 'Account of Maria Oliveira');

      // An authenticator app, which is then the default, and is turned off in the other tab.
      await other.press('Set up Authenticator app');
      await other.meet('textbox', 'Enter the code it shows');
      const key = await other.page.$eval('auth-mfa code', (code) => code.textContent.replaceAll(' ', ''));
      await other.submit('Turn on', { 'Enter the code it shows': await appCode(other, key) });
      await shows(other, 'Default');
      assert.equal(await other.page.$('auth-mfa code'), null);
      await at(maria);
      await shows(maria, 'Default');
      await maria.press('Turn off Authenticator app');
      await maria.press('Turn off');
      await forgets(maria, 'Default');
      await at(other);
      await forgets(other, 'Default');
      await at(maria);

      // Another browser is signed out from here.
      await signInElsewhere();
      await maria.page.reload();
      await maria.press('Sign out everywhere else');
      await shows(maria, 'You’re signed out everywhere else.');

      // The deletion, which the other tab sees.
      await maria.press('Delete account');
      await maria.submit('Delete account', { [`Type ${newEmail} to confirm`]: newEmail });
      await maria.see('Sign in to Acme');
      await at(other);
      await other.see('Sign in to Acme');
      await other.submit('Sign in', { Email: newEmail, Password: newPassword });
      await other.hear('That email and password don’t match. Try again or reset your password.');
      assert.deepEqual(other.complaints, []);
    }),
  );
});
