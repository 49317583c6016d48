import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { addMember, email, newPassword, password } from '../e2e/support/people.js';
import { openChromium } from './support/chromium.js';
import { openFirefox } from './support/firefox.js';
import { Hand, useDemo } from './support/hand.js';
import type { Browser } from './support/manager.js';

const browsers = { Firefox: openFirefox, Chromium: openChromium };
const login = { username: email, password };

for (const [name, openBrowser] of Object.entries(browsers)) {
  describe(`the password manager of ${name}`, () => {
    const demo = useDemo();

    /** A test body: a browser that keeps the login, at the sign-in form that it filled. */
    const filled = (walk: (hand: Hand, browser: Browser) => Promise<void>) => async () => {
      await addMember(demo);
      const browser = await openBrowser();
      try {
        await browser.keep(demo.origin, login);
        const hand = new Hand(browser, demo);
        await hand.open();
        await walk(hand, browser);
      } finally {
        await browser.close();
      }
    };

    it(
      'fills the sign-in form, and what it filled signs in',
      filled(async (hand) => {
        await hand.submit();
        await hand.arrive('signedIn');
      }),
    );

    it(
      'fills it again after a sign-out, without a reload',
      filled(async (hand) => {
        await hand.submit();
        await hand.arrive('signedIn');
        await hand.press('Sign out');
        await hand.arrive('signIn');
        await hand.submit();
        await hand.arrive('signedIn');
      }),
    );

    it(
      'fills it also where the password was shown and hidden',
      filled(async (hand) => {
        await hand.press('Show password');
        await hand.press('Hide password');
        await hand.submit();
        await hand.arrive('signedIn');
      }),
    );

    it(
      'puts nothing into the code and the new password',
      filled(async (hand) => {
        await hand.press('Forgot password?');
        await hand.arrive('forgotPassword');
        await hand.submit();
        assert.equal(await hand.value('code'), '');
        assert.equal(await hand.value('password'), '');
        assert.equal(await hand.value('confirm-password'), '');
        await hand.fill({
          code: demo.code('reset'),
          password: newPassword,
          'confirm-password': newPassword,
        });
        await hand.submit();
        await hand.arrive('signIn');
      }),
    );

    it(
      'puts nothing into the code that confirms an account',
      filled(async (hand) => {
        await hand.press('Create an account');
        await hand.arrive('signUp');
        assert.equal(await hand.value('password'), '');
        await hand.fill({ password: newPassword, 'confirm-password': newPassword });
        await hand.submit();
        await hand.arrive('signUp');
      }),
    );
  });
}
