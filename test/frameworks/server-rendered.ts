import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import type { Browser } from 'puppeteer-core';

import { openBrowser, withPerson } from '../e2e/support/app.js';
import { email, password } from '../e2e/support/people.js';
import { serveSite, type Site } from './site.js';

const frameworks = (process.env['SERVER_RENDERED'] ?? 'next astro').split(' ');

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

    it('has the element in the HTML that comes from the server', async () => {
      const page = await (await fetch(site.url)).text();
      assert.match(page, /<auth-authenticator/);
      assert.match(page, /Below the card/);
    });

    it('is hydrated without a warning, moves nothing, and signs in', async () => {
      const admin = site.cognito.pools.get('us-east-1_LocalDemo')?.admin;
      await admin?.createUser({
        username: email,
        attributes: { email, email_verified: 'true' },
        suppress: true,
      });
      await admin?.setUserPassword(email, password);
      await withPerson(browser, site.url, site.cognito, async (maria) => {
        await maria.page.evaluateOnNewDocument(() => {
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries())
              document.documentElement.dataset['shift'] = String(
                Number(document.documentElement.dataset['shift'] ?? 0) + (entry as LayoutShift).value,
              );
          }).observe({ type: 'layout-shift', buffered: true });
        });
        await maria.open();
        await maria.see('Sign in to Acme');
        // The machine, the other screens and the checks of forms have loaded too.
        await maria.page.waitForNetworkIdle();
        assert.equal(
          await maria.page.evaluate(() => document.documentElement.dataset['shift'] ?? '0'),
          '0',
          'The layout has shifted.',
        );
        await maria.submit('Sign in', { Email: email, Password: password });
        await maria.see('Members’ area');
      });
    });
  });

interface LayoutShift extends PerformanceEntry {
  readonly value: number;
}
