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

/** Writes {passed, failed, skipped} to the file that COUNT_FILE names, for scripts/test.mjs to add up. */
function countReporter() {
  return {
    stop({ sessions }) {
      const counts = { passed: 0, failed: 0, skipped: 0 };
      for (const session of sessions) {
        if (session.testResults) count(session.testResults, counts);
        else counts.failed++;
      }
      if (process.env.COUNT_FILE) writeFileSync(process.env.COUNT_FILE, JSON.stringify(counts));
    },
  };
}

export default {
  files: ['src/**/*.test.ts', 'test/browser/**/*.test.ts', '!**/*.node.test.ts'],
  nodeResolve: { exportConditions: ['browser', 'development'] },
  concurrency: 2,
  testFramework: { config: { timeout: '10000' } },
  browserStartTimeout: 60_000,
  testsStartTimeout: 60_000,
  testsFinishTimeout: 180_000,
  filterBrowserLogs: ({ args }) => !args.some((arg) => String(arg).includes('Lit is in dev mode')),
  plugins: [libraryPlugin(), esbuildPlugin({ ts: true, target: 'es2022', tsconfig: './tsconfig.json' })],
  browsers: [
    chromeLauncher({
      launchOptions: { executablePath: ensureBrowser(), headless: true, args: chromeArguments },
    }),
  ],
  reporters: [defaultReporter({ reportTestProgress: false }), countReporter()],
};
