// The package as npm would publish it, npm in the folders of the projects that install it, and the tests in Node of these.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { root } from './library.mjs';
import { run } from './setup.mjs';

/** Where the package.json files of demos and tests look for the package. */
export const cache = join(root, '.cache/frameworks');

/**
 * Runs npm in a folder of the project; what it prints is shown only when it fails.
 * @param {string} folder
 * @param {...string} args
 * @returns {Promise<void>}
 */
export function npm(folder, ...args) {
  return new Promise((done, failed) => {
    const windows = process.platform === 'win32';
    const child = spawn(windows ? 'npm.cmd' : 'npm', args, {
      cwd: join(root, folder),
      shell: windows,
      env: {
        ...process.env,
        NG_CLI_ANALYTICS: 'false',
        NEXT_TELEMETRY_DISABLED: '1',
        ASTRO_TELEMETRY_DISABLED: '1',
        CI: '1',
      },
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

/** Builds the package, and packs it. */
export async function pack() {
  const { build } = await import('./build.mjs');
  await build();
  rmSync(cache, { recursive: true, force: true });
  mkdirSync(cache, { recursive: true });
  await npm('', 'pack', '--ignore-scripts', '--pack-destination', cache);
  const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  renameSync(join(cache, `${name}-${version}.tgz`), join(cache, 'auth-elements.tgz'));
}

/**
 * Runs test files in Node, one after another, and counts their tests.
 * @param {readonly string[]} files
 * @param {NodeJS.ProcessEnv} [env]
 */
export async function runTests(files, env = {}) {
  const counts = join(cache, 'count.json');
  const reporters = [
    ...['--test-reporter=spec', '--test-reporter-destination=stdout'],
    ...['--test-reporter=./scripts/node-count.mjs', `--test-reporter-destination=${counts}`],
  ];
  const node = ['--import', 'tsx', '--test', '--test-concurrency=1', ...reporters, ...files];
  const ended = await run(process.execPath, node, { env }).then(
    () => true,
    () => false,
  );
  const { passed, failed } = existsSync(counts)
    ? JSON.parse(readFileSync(counts, 'utf8'))
    : { passed: 0, failed: 0 };
  return { passed, failed: !ended && failed === 0 ? 1 : failed };
}
