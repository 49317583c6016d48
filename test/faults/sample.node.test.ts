import { after, before, describe, it } from 'node:test';
import type { Browser } from 'puppeteer-core';
import { openBrowser } from '../e2e/support/app.js';
import { openSite, type Site } from './site.js';
import { walk } from './walk.js';

/** What of the campaigns there is time for each time; `npm run test:faults` does all. */
const seed = Number(process.env['FAULTS_SEED'] ?? 1);
const steps = 20;

describe(`a sample of what can go wrong, seed ${seed}`, () => {
  let browser: Browser;
  let site: Site;
  before(async () => {
    site = await openSite();
    browser = await openBrowser();
  });
  after(async () => {
    await browser.close();
    await site.close();
  });

  it('in two tabs it is always one person who is stored, shown and told of', () =>
    walk(browser, site, { seed, steps }));
});
