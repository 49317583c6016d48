import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import type { Browser } from 'puppeteer-core';

import { openBrowser } from '../e2e/support/app.js';
import { nameOf, plan, runAll } from './campaign.js';
import { flows } from './flows.js';
import { Pages } from './pages.js';
import { randomFrom } from './random.js';
import { openSite, type Site } from './site.js';
import { walk } from './walk.js';

/** What of the campaigns there is time for each time; `npm run test:faults` does all. */
const seed = Number(process.env['FAULTS_SEED'] ?? 1);
const sampledFlows = 6;
const sampledInjections = 16;
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

  it('people can go on after any fault in any call', async () => {
    const { shuffled } = randomFrom(seed);
    const pages = new Pages(browser);
    const { injections, surveys } = await plan(pages, site, shuffled(flows).slice(0, sampledFlows), 4);
    const sample = shuffled(injections).slice(0, sampledInjections);
    const outcomes = [...surveys, ...(await runAll(pages, site, sample, 4))];
    const failed = outcomes.filter(({ problems }) => problems.length > 0);
    assert.equal(sample.length, sampledInjections);
    assert.deepEqual(
      failed.map(({ injection, problems }) => `${nameOf(injection)}: ${problems.join('; ')}`),
      [],
    );
  });

  it('in two tabs it is always one person who is stored, shown and told of', () =>
    walk(browser, site, { seed, steps }));
});
