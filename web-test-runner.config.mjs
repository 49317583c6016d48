// Runs the browser tests in the engines that ENGINES names: chromium (default), firefox, webkit.
import { writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';

import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import puppeteer from 'puppeteer-core';

import { webauthnPlugin } from './scripts/engines/webauthn.mjs';
import { webkitLauncher } from './scripts/engines/webkit.mjs';
import { chromeArguments, ensureBrowser } from './scripts/ensure-browser.mjs';
import { ensureFirefox, ensureWebKit } from './scripts/ensure-engines.mjs';
import { bundleLibrary, libraryModule } from './scripts/library.mjs';

/** The library is CommonJS in part, which browsers cannot load: it is bundled once, as in the package. */
function libraryPlugin() {
  let bundle;
  return {
    name: 'library',
    async serve(context) {
      if (context.path !== `/${libraryModule}`) return undefined;
      bundle ??= bundleLibrary();
      return { body: await readFile(await bundle, 'utf8'), type: 'js' };
    },
  };
}

function count(suite, counts) {
  for (const test of suite.tests) {
    if (test.skipped) counts.skipped++;
    else if (test.passed) counts.passed++;
    else counts.failed++;
  }
  for (const inner of suite.suites) count(inner, counts);
  return counts;
}

/** Writes {passed, failed, skipped}, and the same for each engine, to the file that COUNT_FILE names, for the scripts to add up. */
function countReporter() {
  return {
    stop({ sessions }) {
      const counts = { passed: 0, failed: 0, skipped: 0, engines: {} };
      for (const { browser, testResults } of sessions) {
        const engine = (counts.engines[browser.name] ??= { passed: 0, failed: 0, skipped: 0 });
        for (const sum of [counts, engine]) {
          if (testResults) count(testResults, sum);
          else sum.failed++;
        }
      }
      if (process.env.COUNT_FILE) writeFileSync(process.env.COUNT_FILE, JSON.stringify(counts));
    },
  };
}

/** Engine → its launcher. Each installs its browser first where that is possible. */
const launchers = {
  /** Files that run side by side share no storage, lock or channel. */
  chromium: () =>
    chromeLauncher({
      createPage: async ({ browser }) => (await browser.createBrowserContext()).newPage(),
      launchOptions: { executablePath: ensureBrowser(), headless: true, args: chromeArguments },
    }),
  firefox: () =>
    chromeLauncher({
      puppeteer: /** @type {any} */ (puppeteer),
      concurrency: 1,
      launchOptions: { browser: 'firefox', executablePath: ensureFirefox(), headless: true },
    }),
  webkit: () => webkitLauncher(ensureWebKit()),
};

/** The launchers of the named engines, separated by commas. Throws when there is no such engine. */
function browsersOf(names) {
  return names.split(',').map((name) => {
    if (!Object.hasOwn(launchers, name))
      throw new Error(`ENGINES has "${name}"; allowed are: ${Object.keys(launchers).join(', ')}.`);
    return launchers[name]();
  });
}

export default {
  files: ['src/**/*.test.ts', 'test/browser/**/*.test.ts', '!**/*.node.test.ts'],
  nodeResolve: { exportConditions: ['browser', 'development'] },
  browsers: browsersOf(process.env.ENGINES ?? 'chromium'),
  concurrency: 2,
  concurrentBrowsers: 1,
  // A test that is slow on a busy computer is not wrong. Where tests pass, the long limits cost nothing.
  testFramework: { config: { timeout: '30000' } },
  browserStartTimeout: 60_000,
  testsStartTimeout: 60_000,
  testsFinishTimeout: 600_000,
  filterBrowserLogs: ({ args }) => !args.some((arg) => String(arg).includes('Lit is in dev mode')),
  plugins: [
    libraryPlugin(),
    webauthnPlugin(),
    esbuildPlugin({ ts: true, target: 'es2022', tsconfig: './tsconfig.json' }),
  ],
  reporters: [defaultReporter({ reportTestProgress: false }), countReporter()],
};
