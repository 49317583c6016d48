#!/usr/bin/env node
// npm run test:frameworks [-- react|vue|svelte|angular…]: packs the package, installs it in the frameworks' demos, builds
// each by its own tool, and walks the same journey through all; ends with «N passed, N failed».
// With --serve and one name: builds that demo and serves it, with a local Cognito of its own, until Ctrl-C.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { ensureBrowser } from './ensure-browser.mjs';
import { root } from './library.mjs';
import { ensureDependencies, fail, run } from './setup.mjs';

const frameworks = ['react', 'vue', 'svelte', 'angular'];
const cache = join(root, '.cache/frameworks');

function choose() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { serve: { type: 'boolean', default: false } },
  });
  const unknown = positionals.filter((name) => !frameworks.includes(name));
  if (unknown.length > 0)
    throw new Error(`There is no demo for «${unknown.join(' ')}»: ${frameworks.join(', ')}.`);
  if (values.serve && positionals.length !== 1)
    throw new Error(`--serve takes one of ${frameworks.join(', ')}.`);
  return { serve: values.serve, chosen: positionals.length > 0 ? positionals : frameworks };
}

/**
 * Runs npm in a folder of the project; what it prints is shown only when it fails.
 * @param {string} folder
 * @param {...string} args
 * @returns {Promise<void>}
 */
function npm(folder, ...args) {
  return new Promise((done, failed) => {
    const windows = process.platform === 'win32';
    const child = spawn(windows ? 'npm.cmd' : 'npm', args, {
      cwd: join(root, folder),
      shell: windows,
      env: { ...process.env, NG_CLI_ANALYTICS: 'false', CI: '1' },
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text));
    child.once('error', failed);
    child.once('close', (code) => {
      if (code === 0) done();
      else failed(new Error(`npm ${args.join(' ')} in ${folder || '.'} ended with ${code}:\n${said}`));
    });
  });
}

/** Puts the package as npm would publish it where the demos' package.json files look for it. */
async function pack() {
  const { build } = await import('./build.mjs');
  await build();
  rmSync(cache, { recursive: true, force: true });
  mkdirSync(cache, { recursive: true });
  await npm('', 'pack', '--ignore-scripts', '--pack-destination', cache);
  const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  renameSync(join(cache, `${name}-${version}.tgz`), join(cache, 'auth-elements.tgz'));
}

/** Installs and builds a demo; throws with the output of npm. */
async function prepare(framework) {
  const folder = `demo/${framework}`;
  console.log(`${framework}: installing and building…`);
  await npm(folder, 'ci', '--prefer-offline', '--loglevel=error');
  rmSync(join(root, folder, 'dist'), { recursive: true, force: true });
  await npm(folder, 'run', 'build');
}

async function walk(built) {
  const counts = join(cache, 'count.json');
  const reporters = [
    ...['--test-reporter=spec', '--test-reporter-destination=stdout'],
    ...['--test-reporter=./scripts/node-count.mjs', `--test-reporter-destination=${counts}`],
  ];
  const files = ['test/frameworks/journey.ts'];
  if (built.includes('react')) files.push('test/frameworks/react-types.ts');
  const options = { env: { FRAMEWORKS: built.join(' '), CHROME_PATH: ensureBrowser() } };
  const node = ['--import', 'tsx', '--test', '--test-concurrency=1', ...reporters, ...files];
  const ended = await run(process.execPath, node, options).then(
    () => true,
    () => false,
  );
  const { passed, failed } = existsSync(counts)
    ? JSON.parse(readFileSync(counts, 'utf8'))
    : { passed: 0, failed: 0 };
  return { passed, failed: !ended && failed === 0 ? 1 : failed };
}

try {
  const { serve, chosen } = choose();
  await ensureDependencies();
  await pack();
  const built = [];
  for (const framework of chosen) {
    await prepare(framework).then(() => built.push(framework), fail);
  }
  if (serve) {
    if (built.length > 0)
      await run(process.execPath, ['--import', 'tsx', 'test/frameworks/serve.ts', ...built]);
  } else {
    const { passed, failed } = built.length > 0 ? await walk(built) : { passed: 0, failed: 0 };
    const broken = failed + chosen.length - built.length;
    console.log(`\n${passed} passed, ${broken} failed`);
    if (broken > 0 || passed === 0) process.exitCode = 1;
  }
} catch (error) {
  fail(error);
  console.log('\n0 passed, 1 failed');
}
