// What the browser tests run with, whatever the engine.
import { readFile } from 'node:fs/promises';
import { writeFileSync } from 'node:fs';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { chromeArguments, ensureBrowser } from './scripts/ensure-browser.mjs';
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

/** Chromium, installed first where that is possible. Files that run side by side share no storage, lock or channel. */
export const chromium = () =>
  chromeLauncher({
    createPage: async ({ browser }) => (await browser.createBrowserContext()).newPage(),
    launchOptions: { executablePath: ensureBrowser(), headless: true, args: chromeArguments },
  });

/** All but the browsers. */
export const common = {
  files: ['src/**/*.test.ts', 'test/browser/**/*.test.ts', '!**/*.node.test.ts'],
  nodeResolve: { exportConditions: ['browser', 'development'] },
  concurrency: 2,
  // What is slow on a busy computer is not wrong: the patience costs nothing where tests pass.
  testFramework: { config: { timeout: '30000' } },
  browserStartTimeout: 60_000,
  testsStartTimeout: 60_000,
  testsFinishTimeout: 600_000,
  filterBrowserLogs: ({ args }) => !args.some((arg) => String(arg).includes('Lit is in dev mode')),
  plugins: [libraryPlugin(), esbuildPlugin({ ts: true, target: 'es2022', tsconfig: './tsconfig.json' })],
  reporters: [defaultReporter({ reportTestProgress: false }), countReporter()],
};
