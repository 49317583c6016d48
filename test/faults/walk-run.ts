import { openBrowser } from '../e2e/support/app.js';
import { openSite } from './site.js';
import { walk } from './walk.js';
const [seed = '1', steps = '50'] = process.argv.slice(2);
const site = await openSite();
const browser = await openBrowser();
try {
  await walk(browser, site, { seed: Number(seed), steps: Number(steps), onStep: (n, what) => console.log(n, what) });
} finally { await browser.close(); await site.close(); }
