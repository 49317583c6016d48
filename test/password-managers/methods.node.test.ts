import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { clientId } from '../e2e/support/app.js';
import { addMember, email, password } from '../e2e/support/people.js';
import { openChromium } from './support/chromium.js';
import { openFirefox } from './support/firefox.js';
import { Hand, useDemo } from './support/hand.js';
import type { Browser } from './support/manager.js';

const browsers = { Firefox: openFirefox, Chromium: openChromium };
const login = { username: email, password };
const lastSignInKey = `auth-elements.lastSignIn.CognitoIdentityServiceProvider.${clientId}`;
const passkeys = { relyingPartyId: 'localhost' };

async function openWith(hand: Hand, signInMethods: string): Promise<void> {
  await hand.open();
  await hand.set({ config: { authenticationFlowType: 'USER_AUTH' }, signInMethods });
}

for (const [name, openBrowser] of Object.entries(browsers)) {
  describe(`the password manager of ${name}, where users choose how to sign in`, () => {
    const demo = useDemo();

    /** A test body: a browser that keeps the login, at a sign-in form with these ways. */
    const at = (signInMethods: string, walk: (hand: Hand, browser: Browser) => Promise<void>) => async () => {
      demo.pool.update({ firstFactors: ['PASSWORD', 'EMAIL_OTP', 'SMS_OTP', 'WEB_AUTHN'], passkeys });
      await addMember(demo, { phone_number: '+14155550123' });
      const browser = await openBrowser();
      try {
        await browser.keep(demo.origin, login);
        const hand = new Hand(browser, demo);
        await openWith(hand, signInMethods);
        await walk(hand, browser);
      } finally {
        await browser.close();
      }
    };

    /** Fills the form: Chromium lets users pick a login where a passkey can be used, in a list that is not open without a window. */
    const fillBesidePasskey = async (hand: Hand): Promise<void> => {
      if (name === 'Chromium') return hand.fill(login);
      await hand.see('username', email);
      await hand.see('password', password);
    };

    it(
      'finds one form with a passkey and a code beside the password, and what was filled signs in',
      at('password passkey email-code', async (hand) => {
        await hand.meet('username', 'username webauthn');
        assert.deepEqual(await hand.inputs(), ['username: username webauthn', 'password: current-password']);
        await fillBesidePasskey(hand);
        await hand.submit();
        await hand.arrive('signedIn');
      }),
    );

    it(
      'finds the same form below the button of the last user, who signed in with a passkey',
      at('passkey password', async (hand, browser) => {
        await hand.meet('username', 'username webauthn');
        const last = JSON.stringify({ username: email, factor: 'WEB_AUTHN' });
        await browser.run('localStorage.setItem(...arguments)', lastSignInKey, last);
        await openWith(hand, 'passkey password');
        await hand.find(`Continue as ${email}`);
        assert.deepEqual(await hand.inputs(), ['username: username webauthn', 'password: current-password']);
        await fillBesidePasskey(hand);
        await hand.submit();
        await hand.arrive('signedIn');
      }),
    );

    it(
      'puts nothing into the code that comes in place of the password',
      at('password email-code', async (hand) => {
        await hand.see('username', email);
        await hand.press('Email me a code');
        await hand.arrive('confirmSignIn');
        assert.deepEqual(await hand.inputs(), ['code: one-time-code']);
        assert.equal(await hand.value('code'), '');
        await hand.fill({ code: demo.code('mfa') });
        await hand.submit();
        await hand.arrive('signedIn');
      }),
    );

    it(
      'fills the password that is chosen instead of a code, beside the username',
      at('password email-code sms-code', async (hand) => {
        await hand.see('username', email);
        await hand.press('Email me a code');
        await hand.arrive('confirmSignIn');
        await hand.press('Use another way');
        await hand.arrive('selectChallenge');
        assert.deepEqual(await hand.inputs(), ['username: username', 'password: current-password']);
        assert.equal(await hand.value('username', true), email);
        await hand.see('password', password);
        await hand.submit();
        await hand.arrive('signedIn');
      }),
    );

    it(
      'finds the username alone where there is no password, also in the sign-up form',
      at('email-code', async (hand) => {
        await hand.meet('username', 'username');
        assert.deepEqual(await hand.inputs(), ['username: username']);
        await hand.press('Create an account');
        await hand.arrive('signUp');
        assert.deepEqual(await hand.inputs(), ['email: username']);
      }),
    );
  });
}
