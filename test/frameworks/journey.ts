import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import type { Browser } from 'puppeteer-core';

import { openBrowser, withPerson } from '../e2e/support/app.js';
import { email, password, signUpFields } from '../e2e/support/people.js';
import type { Person } from '../e2e/support/person.js';
import { serveSite, type Site } from './site.js';

const frameworks = (process.env['FRAMEWORKS'] ?? 'react vue svelte angular').split(' ');
/** What the pages ask for besides ours, by an `<auth-field>`. */
const fields = { ...signUpFields, Team: 'Red' };
const members = 'Members’ area';

/** The events of the authenticator that the page has logged. */
async function learnState({ page }: Person, state: string): Promise<void> {
  await page.waitForFunction(
    (expected) => document.querySelector('main > header output')?.textContent === expected,
    {},
    `State: ${state}`,
  );
}

/** Makes the framework render again, with the focus left where it is. */
async function count({ page }: Person, times: number): Promise<void> {
  const before = await page.$eval('main > header button', (button) =>
    Number(button.textContent.split(':')[1]),
  );
  for (let time = 1; time <= times; time++) {
    await page.$eval('main > header button', (button) => button.click());
    await page.waitForFunction(
      (expected) => document.querySelector('main > header button')?.textContent.trim() === expected,
      {},
      `Count: ${before + time}`,
    );
  }
}

for (const framework of frameworks)
  describe(framework, () => {
    let browser: Browser;
    let site: Site;
    before(async () => {
      site = await serveSite(framework);
      browser = await openBrowser();
    });
    after(async () => {
      await browser.close();
      await site.close();
    });

    const visit = (walk: (maria: Person) => Promise<void>) => async (): Promise<void> => {
      site.cognito.reset();
      await withPerson(browser, site.url, site.cognito, async (maria) => {
        await maria.open();
        await learnState(maria, 'signIn');
        await walk(maria);
      });
    };

    it(
      'signs up, shows its own component to members only, signs out and in again',
      visit(async (maria) => {
        assert.equal(await maria.has('heading', members), false);
        await maria.press('Create an account');
        await maria.see('Create your account');
        await learnState(maria, 'signUp');
        await maria.submit('Create account', { ...fields, Team: '' });
        await maria.hearAt('Team', 'Fill in this field.');
        await maria.submit('Create account', fields);
        await maria.see('Check your email');
        const account = site.cognito.pools.get('us-east-1_LocalDemo')?.users.find(email);
        assert.equal(account?.attributes.get('custom:team'), 'Red');
        assert.equal(await maria.has('heading', members), false);
        await maria.submit('Confirm', { '6-digit code': maria.code('sign-up') });
        await maria.see(members);
        await learnState(maria, 'signedIn');
        await count(maria, 2);
        assert.match(await maria.screen(), / has counted to 2\./);

        await maria.press('Sign out');
        await maria.see('Sign in to Acme');
        await learnState(maria, 'signIn');
        assert.equal(await maria.has('heading', members), false);
        await maria.submit('Sign in', { Email: email, Password: password });
        await maria.see(members);
        await maria.page.reload();
        await maria.see(members);
        await learnState(maria, 'signedIn');
      }),
    );

    it(
      'renders around a user who types, and nothing is lost',
      visit(async (maria) => {
        await maria.press('Create an account');
        await maria.see('Create your account');
        await maria.fillAll({ ...fields, 'Confirm password': 'another' });
        await maria.page.evaluate(() => document.activeElement?.setAttribute('data-before', ''));
        await count(maria, 3);
        assert.equal(await maria.value('Email'), email);
        assert.equal(await maria.value('Password'), password);
        assert.equal(await maria.value('Confirm password'), 'another');
        assert.equal(await maria.value('Team'), 'Red');
        assert.equal(
          await maria.page.evaluate(() => document.activeElement?.hasAttribute('data-before')),
          true,
        );
        await maria.press('Create account');
        await maria.hearAt('Confirm password', 'The two passwords differ.');
        await count(maria, 3);
        await maria.hearAt('Confirm password', 'The two passwords differ.');
        await learnState(maria, 'signUp');
      }),
    );

    it(
      'puts its own component in the place of a screen',
      visit(async (maria) => {
        await site.cognito.pools.get('us-east-1_LocalDemo')?.admin.createUser({
          username: email,
          attributes: { email, email_verified: 'true' },
          suppress: true,
        });
        await site.cognito.pools.get('us-east-1_LocalDemo')?.admin.setUserPassword(email, password);
        assert.equal(await maria.has('heading', 'Our own reset'), false);
        await maria.press('Forgot password?');
        await maria.see('Our own reset');
        await learnState(maria, 'forgotPassword');
        assert.equal(await maria.has('heading', 'Reset your password'), false);
        await maria.submit('Send me a code', { 'Your email': email });
        await maria.page.waitForFunction(
          (text) => document.querySelector('auth-authenticator')?.textContent.includes(text),
          {},
          `A code is on its way to ${email}.`,
        );
        assert.equal(maria.mail().destination, email);
        await maria.press('Back to our sign-in');
        await maria.see('Sign in to Acme');
        assert.equal(await maria.has('heading', 'Our own reset'), false);
        await learnState(maria, 'signIn');
      }),
    );

    it(
      'shows nothing to a user with a wrong password',
      visit(async (maria) => {
        await maria.submit('Sign in', { Email: email, Password: password });
        await maria.hear('That email and password don’t match. Try again or reset your password.');
        assert.equal(await maria.has('heading', members), false);
        await learnState(maria, 'signIn');
        await maria.press('Forgot password?');
        await maria.submit('Send me a code', { 'Your email': 'nobody@' });
        assert.equal(site.cognito.outbox.messages().length, 0);
      }),
    );
  });
