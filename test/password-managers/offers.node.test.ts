import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isDeepStrictEqual } from 'node:util';

import { addMember, email, newPassword, password } from '../e2e/support/people.js';
import { openFirefox } from './support/firefox.js';
import { Hand, useDemo } from './support/hand.js';
import type { Login, Offer, OfferingBrowser } from './support/manager.js';
import { until } from './support/until.js';

const demo = useDemo();
const account = { username: email, password };
const temporaryPassword = 'Welcome-2-Acme';

/** A test body: a user at the demo's sign-in form, in Firefox, which keeps these logins. */
const atSignIn =
  (walk: (hand: Hand, browser: OfferingBrowser) => Promise<void>, ...kept: readonly Login[]) =>
  async () => {
    const browser = await openFirefox();
    try {
      for (const login of kept) await browser.keep(demo.origin, login);
      const hand = new Hand(browser, demo);
      await hand.open();
      await walk(hand, browser);
    } finally {
      await browser.close();
    }
  };

/** Waits for this offer. */
async function assertOffers(browser: OfferingBrowser, expected: Offer): Promise<void> {
  let seen: Offer | undefined;
  await until(
    async () => isDeepStrictEqual((seen = await browser.offer()), expected) || undefined,
    () => `the offer ${JSON.stringify(expected)}, but ${JSON.stringify(seen)}`,
  );
}

/** Lets Firefox keep what it offers, and looks at what it then keeps. */
async function assertKeeps(browser: OfferingBrowser, ...logins: readonly Login[]): Promise<void> {
  await browser.accept();
  let kept: readonly Login[] = [];
  await until(
    async () => isDeepStrictEqual((kept = await browser.kept()), logins) || undefined,
    () => `${JSON.stringify(logins)}, but ${JSON.stringify(kept)}`,
  );
}

const chosen = { password: newPassword, 'confirm-password': newPassword };

describe('Firefox, at the sign-in', () => {
  it(
    'offers to keep a login that is new to it',
    atSignIn(async (hand, browser) => {
      await addMember(demo);
      await hand.fill({ username: email, password });
      await hand.submit();
      await hand.arrive('signedIn');
      await assertOffers(browser, { kind: 'save', ...account });
      await assertKeeps(browser, account);
    }),
  );

  it(
    'offers the right one also where the password was shown while it was typed',
    atSignIn(async (hand, browser) => {
      await addMember(demo);
      await hand.press('Show password');
      await hand.fill({ username: email, password });
      await hand.submit();
      await hand.arrive('signedIn');
      await assertOffers(browser, { kind: 'save', ...account });
    }),
  );

  it(
    'saves nothing automatically, after a wrong password and a right one',
    atSignIn(async (hand, browser) => {
      await addMember(demo);
      await hand.fill({ username: email, password: newPassword });
      await hand.submit();
      await hand.hear();
      assert.deepEqual(await browser.kept(), []);
      await hand.fill({ password });
      await hand.submit();
      await hand.arrive('signedIn');
      assert.deepEqual(await browser.kept(), []);
    }),
  );

  it(
    'offers nothing for values that are typed and not sent',
    atSignIn(async (hand, browser) => {
      await hand.fill({ username: email, password });
      await hand.press('Create an account');
      await hand.arrive('signUp');
      assert.equal(await browser.offer(), undefined);
    }),
  );

  it(
    'offers nothing that it keeps already',
    atSignIn(async (hand, browser) => {
      await addMember(demo);
      await hand.submit();
      await hand.arrive('signedIn');
      assert.equal(await browser.offer(), undefined);
    }, account),
  );
});

describe('Firefox, at a new account', () => {
  it(
    'offers to keep it by the name that signs in, through the code to the end',
    atSignIn(async (hand, browser) => {
      await hand.press('Create an account');
      await hand.arrive('signUp');
      await hand.fill({ email, password, 'confirm-password': password });
      await hand.submit();
      await hand.arrive('confirmSignUp');
      await assertOffers(browser, { kind: 'save', ...account });
      assert.equal(await hand.value('code'), '');
      await hand.fill({ code: demo.code('sign-up') });
      await hand.submit();
      await hand.arrive('signedIn');
      await assertOffers(browser, { kind: 'save', ...account });
      await assertKeeps(browser, account);
    }),
  );
});

describe('Firefox, at a new account whose name does not stand next to the password', () => {
  it(
    'offers to keep it by the name that signs in',
    atSignIn(async (hand, browser) => {
      const username = '+14155550123';
      demo.pool.update({
        usernameAttributes: ['phone_number'],
        autoVerifiedAttributes: ['phone_number'],
        requiredAttributes: [],
      });
      const signUpConfig = {
        hiddenDefaults: ['email'],
        signUpFields: [{ key: 'custom:team', label: 'Team', displayOrder: 1 }],
      };
      await hand.set({ usernameAttributes: 'phone_number', signUpConfig });
      await hand.press('Create an account');
      await hand.arrive('signUp');
      await hand.fill({
        phone_number: username,
        'custom:team': 'Core',
        password,
        'confirm-password': password,
      });
      await hand.submit();
      await hand.arrive('confirmSignUp');
      await assertOffers(browser, { kind: 'save', username, password });
      await hand.fill({ code: demo.code('sign-up') });
      await hand.submit();
      await hand.arrive('signedIn');
      await assertKeeps(browser, { username, password });
    }),
  );
});

describe('Firefox, at a new password', () => {
  it(
    'offers to keep it after a reset, in the place of the old one',
    atSignIn(async (hand, browser) => {
      await addMember(demo);
      await hand.press('Forgot password?');
      await hand.arrive('forgotPassword');
      await hand.submit();
      await hand.fill({ code: demo.code('reset'), ...chosen });
      await hand.submit();
      await hand.arrive('signIn');
      await assertOffers(browser, { kind: 'update', ...account, password: newPassword });
      await assertKeeps(browser, { ...account, password: newPassword });
    }, account),
  );

  it(
    'offers to keep it after a temporary one',
    atSignIn(
      async (hand, browser) => {
        const attributes = { email, email_verified: 'true' };
        await demo.pool.admin.createUser({ username: email, temporaryPassword, attributes });
        await hand.submit();
        await hand.arrive('requireNewPassword');
        await hand.fill(chosen);
        await hand.submit();
        await hand.arrive('signedIn');
        await assertOffers(browser, { kind: 'update', ...account, password: newPassword });
        await assertKeeps(browser, { ...account, password: newPassword });
      },
      { username: email, password: temporaryPassword },
    ),
  );
});
