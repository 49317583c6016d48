#!/usr/bin/env node
// npm run test:kit: packs the package, installs it with Playwright, Vitest and MSW in a copy of test/kit, and runs the examples
// of the guide on testing there. Ends with «N passed, N failed».
import { cpSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { ensureBrowser } from './ensure-browser.mjs';
import { root } from './library.mjs';
import { cache, npm, pack } from './pack.mjs';
import { ensureDependencies, fail, run } from './setup.mjs';

const project = '.cache/kit';
const tools = `${project}/node_modules`;

/** Runs an example; its tool writes a report to a file, from which `count` reads. A tool that crashes writes none. */
async function runExample(name, args, env, count) {
  console.log(`\nkit: ${name}`);
  const report = join(cache, `kit-${name}.json`);
  const ended = await run(process.execPath, args(report), { env: env(report) }).then(
    () => true,
    () => false,
  );
  const counts = existsSync(report)
    ? count(JSON.parse(readFileSync(report, 'utf8')))
    : { passed: 0, failed: 0 };
  const isWrong = !ended || counts.passed === 0;
  return { passed: counts.passed, failed: isWrong && counts.failed === 0 ? 1 : counts.failed };
}

const runVitest = (name) =>
  runExample(
    name,
    (report) => [
      ...[`${tools}/vitest/vitest.mjs`, 'run', '--root', `${project}/${name}`, '--testTimeout=30000'],
      ...['--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    ],
    () => ({}),
    ({ numPassedTests, numFailedTests }) => ({ passed: numPassedTests, failed: numFailedTests }),
  );

const runPlaywright = () =>
  runExample(
    'playwright',
    () => [
      ...[`${tools}/@playwright/test/cli.js`, 'test', '--config', `${project}/playwright`],
      '--reporter=list,json',
    ],
    (report) => ({ CHROME_PATH: ensureBrowser(), PLAYWRIGHT_JSON_OUTPUT_FILE: report }),
    ({ stats }) => ({ passed: stats.expected, failed: stats.unexpected + stats.flaky }),
  );

try {
  await ensureDependencies();
  await pack();
  console.log('kit: installing…');
  rmSync(join(root, project), { recursive: true, force: true });
  cpSync(join(root, 'test/kit'), join(root, project), { recursive: true });
  // Without the scripts of packages, which may load browsers.
  await npm(project, 'ci', '--ignore-scripts', '--prefer-offline', '--loglevel=error');
  const counts = [await runVitest('vitest'), await runVitest('msw'), await runPlaywright()];
  const sum = (key) => counts.reduce((total, each) => total + each[key], 0);
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
  if (sum('failed') > 0) process.exitCode = 1;
} catch (error) {
  fail(error);
  console.log('\n0 passed, 1 failed');
}
