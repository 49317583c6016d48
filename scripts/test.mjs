#!/usr/bin/env node
// npm test [-- unit|browser|e2e|password-managers [file…]]: sets up, builds, runs the suites, and ends with «N passed, N failed».
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import { ensureBrowser } from './ensure-browser.mjs';
import { ensureDependencies, fail, run, runTool } from './setup.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const cache = join(root, '.cache');

function find(folder, suffix) {
  if (!existsSync(join(root, folder))) return [];
  const files = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => file.endsWith(suffix))
    .map((file) => `${folder}/${file.replaceAll('\\', '/')}`);
}

const isEndToEnd = (file) => /^test\/(e2e|css-isolation|faults)\//.test(file);
const isPasswordManagerTest = (file) => file.startsWith('test/password-managers/');
const nodeTests = () => [...find('src', '.node.test.ts'), ...find('test', '.node.test.ts')].sort();
const browserTests = () =>
  [...find('src', '.test.ts'), ...find('test/browser', '.test.ts')].filter(
    (file) => !file.endsWith('.node.test.ts'),
  );

/** Runs a suite whose runner writes its counts to a file. A runner that crashes writes none. */
async function counted(name, start) {
  const file = join(cache, `${name}-count.json`);
  rmSync(file, { force: true });
  const ended = await start(file).then(
    () => true,
    () => false,
  );
  const counts = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { passed: 0, failed: 0 };
  if (!ended && counts.failed === 0) counts.failed = 1;
  return counts;
}

function runNode(name, files, ...options) {
  return counted(name, (file) =>
    run(process.execPath, [
      ...['--import', 'tsx', '--test', ...options],
      ...['--test-reporter=spec', '--test-reporter-destination=stdout'],
      ...['--test-reporter=./scripts/node-count.mjs', `--test-reporter-destination=${file}`],
      ...files,
    ]),
  );
}

const suites = {
  unit: {
    title: 'Node tests',
    files: () => nodeTests().filter((file) => !isEndToEnd(file) && !isPasswordManagerTest(file)),
    run: (files) => runNode('unit', files),
  },
  browser: {
    title: 'Browser tests',
    files: browserTests,
    run: (files) =>
      counted('browser', (file) =>
        runTool('@web/test-runner/dist/bin.js', ['--files', ...files], { env: { COUNT_FILE: file } }),
      ),
  },
  e2e: {
    title: 'End-to-end tests',
    files: () => nodeTests().filter(isEndToEnd),
    run: (files) => runNode('e2e', files, '--test-concurrency=1'),
  },
  'password-managers': {
    title: 'Tests with password managers',
    onlyByName: true,
    files: () => nodeTests().filter(isPasswordManagerTest),
    run: (files) => runNode('password-managers', files, '--test-concurrency=1'),
  },
};

/** Earlier names of suites. */
const aliases = { passwords: 'password-managers' };

/** Sets up and runs the named suite, by default all that need no other browser; resolves to the sum {passed, failed}. */
export async function test(name, files = []) {
  const part = aliases[name] ?? name;
  if (part && !(part in suites)) {
    throw new Error(`There is no suite «${part}»: ${Object.keys(suites).join(', ')}.`);
  }
  await ensureDependencies();
  process.env.CHROME_PATH = ensureBrowser();
  mkdirSync(cache, { recursive: true });
  const { build, localize } = await import('./build.mjs');
  if (!part || part === 'e2e' || part === 'password-managers') await build({ declarations: false });
  else await localize();

  const total = { passed: 0, failed: 0 };
  const lines = [];
  for (const [name, suite] of Object.entries(suites)) {
    if (part ? name !== part : suite.onlyByName) continue;
    const chosen = files.length > 0 ? files : suite.files();
    console.log(`\n${suite.title}: ${chosen.length} files, browser ${process.env.CHROME_PATH}`);
    const {
      passed,
      failed,
      skipped = 0,
    } = chosen.length > 0 ? await suite.run(chosen) : { passed: 0, failed: 0 };
    const empty = passed + failed === 0;
    total.passed += passed;
    total.failed += empty ? 1 : failed;
    lines.push(
      `${suite.title}: ${passed} passed, ${failed} failed` +
        (skipped ? `, ${skipped} skipped` : '') +
        (empty ? ' – no test ran, which counts as a failure' : ''),
    );
  }
  console.log(`\n${lines.join('\n')}`);
  return total;
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const [part, ...files] = process.argv.slice(2);
  try {
    const { passed, failed } = await test(part, files);
    console.log(`\n${passed} passed, ${failed} failed`);
    if (failed > 0) process.exitCode = 1;
  } catch (error) {
    fail(error);
    console.log('\n0 passed, 1 failed');
  }
}
