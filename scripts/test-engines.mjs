#!/usr/bin/env node
// npm run test:engines [-- chromium|firefox|webkit… file…]: the browser tests in each engine; ends with «engine: N passed, N failed».
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import { ensureBrowser } from './ensure-browser.mjs';
import { ensureFirefox, ensureWebKit } from './ensure-engines.mjs';
import { ensureDependencies, fail, runTool } from './setup.mjs';

const cache = join(resolve(dirname(fileURLToPath(import.meta.url)), '..'), '.cache');

/** Engine → its installer, and its name in the test runner. */
const engines = {
  chromium: { ensure: ensureBrowser, name: 'Chrome' },
  firefox: { ensure: ensureFirefox, name: 'Firefox' },
  webkit: { ensure: ensureWebKit, name: 'WebKit' },
};

/** Runs the files, all by default, in one engine; resolves to {passed, failed, skipped}, with at least one failure if no test ran. */
async function runIn(engine, files) {
  const countFile = join(cache, `${engine}-count.json`);
  rmSync(countFile, { force: true });
  const args = files.length > 0 ? ['--files', ...files] : [];
  const ended = await runTool('@web/test-runner/dist/bin.js', args, {
    env: { ENGINES: engine, COUNT_FILE: countFile },
  }).then(
    () => true,
    () => false,
  );
  const counts = existsSync(countFile) ? JSON.parse(readFileSync(countFile, 'utf8')) : {};
  const { passed = 0, failed = 0, skipped = 0 } = counts.engines?.[engines[engine].name] ?? {};
  const isEmpty = passed + failed === 0;
  return { passed, failed: failed === 0 && (!ended || isEmpty) ? 1 : failed, skipped };
}

const given = process.argv.slice(2);
const chosen = given.filter((argument) => argument in engines);
const files = given.filter((argument) => !(argument in engines));
try {
  await ensureDependencies();
  const wanted = chosen.length > 0 ? chosen : Object.keys(engines);
  for (const engine of wanted) engines[engine].ensure();
  mkdirSync(cache, { recursive: true });
  const { localize } = await import('./build.mjs');
  await localize();
  const lines = [];
  for (const engine of wanted) {
    console.log(`\n── ${engine}`);
    const { passed, failed, skipped } = await runIn(engine, files);
    lines.push(`${engine}: ${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`);
    if (failed > 0) process.exitCode = 1;
  }
  console.log(`\n${lines.join('\n')}`);
} catch (error) {
  fail(error);
}
