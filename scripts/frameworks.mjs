#!/usr/bin/env node
// npm run test:frameworks [-- react|vue|svelte|angular…]: packs the package, installs it in the frameworks' demos, builds
// each by its own tool, and walks the same journey through all; ends with «N passed, N failed».
// With --serve and one name: builds that demo and serves it, with a local Cognito of its own, until Ctrl-C.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { ensureBrowser } from './ensure-browser.mjs';
import { root } from './library.mjs';
import { npm, pack, runTests } from './pack.mjs';
import { ensureDependencies, fail, run } from './setup.mjs';

/** Whose pages come from a server, as HTML. */
const serverRendered = ['next', 'astro'];
const frameworks = ['react', 'vue', 'svelte', 'angular', ...serverRendered];

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

/** Installs and builds a demo; throws with the output of npm. */
async function prepare(framework) {
  const folder = `demo/${framework}`;
  console.log(`${framework}: installing and building…`);
  await npm(folder, 'ci', '--prefer-offline', '--loglevel=error');
  rmSync(join(root, folder, 'dist'), { recursive: true, force: true });
  await npm(folder, 'run', 'build');
}

/** Walks the journey through the apps, and signs in to the pages that a server has rendered. */
function walk(built) {
  const pages = built.filter((name) => serverRendered.includes(name));
  const apps = built.filter((name) => !serverRendered.includes(name));
  const files = [
    ...(apps.length > 0 ? ['test/frameworks/journey.ts'] : []),
    ...(pages.length > 0 ? ['test/frameworks/server-rendered.ts'] : []),
  ];
  return runTests(files, {
    FRAMEWORKS: apps.join(' '),
    SERVER_RENDERED: pages.join(' '),
    CHROME_PATH: ensureBrowser(),
  });
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
