// The browser tests in the engines that ENGINES names: chromium, firefox, webkit; all of them by default.
import puppeteer from 'puppeteer-core';
import { chromeLauncher } from '@web/test-runner-chrome';
import { webkitLauncher } from './scripts/engines/webkit.mjs';
import { ensureFirefox, ensureWebKit } from './scripts/ensure-engines.mjs';
import { chromium, common } from './web-test-runner.common.mjs';

const launchers = {
  chromium,
  firefox: () =>
    chromeLauncher({
      puppeteer,
      concurrency: 1,
      launchOptions: { browser: 'firefox', executablePath: ensureFirefox(), headless: true },
    }),
  webkit: () => webkitLauncher(ensureWebKit()),
};

const wanted = (process.env.ENGINES ?? Object.keys(launchers).join()).split(',');

export default {
  ...common,
  browsers: wanted.map((name) => launchers[name]()),
  concurrentBrowsers: 1,
};
