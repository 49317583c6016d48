import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import type { Browser } from 'puppeteer-core';

import { openBrowser, poolId } from '../e2e/support/app.js';
import { email, password } from '../e2e/support/people.js';
import { Person } from '../e2e/support/person.js';
import { differences, measure, type Part } from './measure.js';
import { type SheetName, sheets } from './sheets.js';
import { type HostPages, serveHostPages } from './site.js';

/** Pico's selectors for these are stronger than one class, and so stronger than ours may be. */
const known: Partial<Record<SheetName, RegExp>> = {
  pico: /^input\.auth-input\S*( \(\d\))?: padding-right |^input\.auth-tick\S*( \(\d\))?: border-\w+-width 1px → 4px$/,
};

const widths = [360, 1280];
/** Set to a folder, each screen is stored there as a picture. */
const pictures = process.env['PICTURES'];

/** What each screen is led to by, in the order of one visit. */
const screens: Readonly<Record<string, (maria: Person) => Promise<void>>> = {
  'sign-in': (maria) => maria.see('Sign in to Acme'),
  'sign-in with errors': async (maria) => {
    await maria.press('Sign in');
    await maria.page.waitForSelector('.auth-error');
  },
  'sign-in with an alert': async (maria) => {
    await maria.submit('Sign in', { Email: email, Password: 'Wrong-Horse-9' });
    await maria.hear('That email and password don’t match. Try again or reset your password.');
  },
  'sign-up': async (maria) => {
    await maria.press('Create an account');
    await maria.see('Create your account');
  },
  code: async (maria) => {
    await maria.page.$eval('auth-authenticator', (element) =>
      element.transition('confirmSignUp', { username: 'maria@example.com' }),
    );
    await maria.see('Confirm your account');
  },
  'greeting and choice': async (maria) => {
    await maria.page.$eval('auth-authenticator', (element) => element.transition('signIn'));
    await maria.submit('Sign in', { Email: email, Password: password });
    await maria.meet('button', 'Sign out');
    await maria.page.waitForSelector('auth-select-mfa-type .auth-choice');
    await maria.page.waitForFunction(() => !document.querySelector('.auth-choice input:disabled'));
  },
  'totp-setup': async (maria) => {
    await maria.page.$eval('auth-authenticator', (element) => element.transition('TOTPSetup', element.user));
    await maria.see('Set up your app');
    await maria.page.waitForSelector('svg.auth-qr');
  },
};

describe('the look on a page of a host', () => {
  let browser: Browser;
  let pages: HostPages;
  let bare: Map<string, Part[]>;
  before(async () => {
    pages = await serveHostPages();
    browser = await openBrowser();
    bare = await visit('bare');
  });
  after(async () => {
    await browser.close();
    await pages.close();
  });

  /** Every screen's parts at every width, in one visit. */
  async function visit(sheet: SheetName | 'bare'): Promise<Map<string, Part[]>> {
    pages.cognito.reset();
    const admin = pages.cognito.pools.get(poolId)?.admin;
    await admin?.createUser({
      username: email,
      attributes: { email, email_verified: 'true' },
      suppress: true,
    });
    await admin?.setUserPassword(email, password);
    const context = await browser.createBrowserContext();
    const page = await context.newPage();
    const maria = new Person(page, pages.address(sheet), pages.cognito);
    await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
    await page.goto(pages.address(sheet));
    const parts = new Map<string, Part[]>();
    for (const [screen, lead] of Object.entries(screens)) {
      await lead(maria);
      await page.mouse.move(0, 0);
      for (const width of widths) {
        await page.setViewport({ width, height: 1000 });
        await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
        parts.set(`${screen}, ${width} px`, await measure(page));
        if (pictures)
          await page.screenshot({ path: `${pictures}/${sheet}-${screen.replaceAll(' ', '-')}-${width}.png` });
      }
    }
    assert.deepEqual(maria.complaints, []);
    await context.close();
    return parts;
  }

  for (const sheet of Object.keys(sheets) as SheetName[])
    it(`with ${sheet} is that of a bare page`, async () => {
      const hosted = await visit(sheet);
      const found = [...bare].flatMap(([screen, parts]) =>
        differences(parts, hosted.get(screen) ?? [])
          .filter((difference) => known[sheet]?.test(difference) !== true)
          .map((difference) => `${screen}: ${difference}`),
      );
      assert.equal(found.length, 0, found.join('\n'));
    });
});
