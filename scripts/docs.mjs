#!/usr/bin/env node
// npm run docs [-- --base=/docs/] [--serve [--port=4173]] [--check]: builds the site into site/dist; serves it; checks it in
// a browser, which ends with «N passed, N failed».
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { root, site, staged } from './docs/paths.mjs';
import { ensureDependencies, fail, run } from './setup.mjs';

function options() {
  const { values } = parseArgs({
    options: {
      base: { type: 'string' },
      port: { type: 'string', default: '4173' },
      serve: { type: 'boolean', default: false },
      check: { type: 'boolean', default: false },
    },
  });
  const { base = '/' } = values;
  if (!/^\/([\w.-]+\/)*$/.test(base))
    throw new Error(`--base is «${base}»; it must start and end with a slash, such as /docs/.`);
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`«${values.port}» is not a port.`);
  return { ...values, base, port };
}

/** Installs the generator, which has its own lock file, where it is missing. */
async function ensureGenerator() {
  if (existsSync(join(site, 'node_modules/vitepress/package.json'))) return;
  console.log('Installing the generator of the site (npm ci in site/)…');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  await run(npm, ['ci', '--prefix', 'site', '--no-audit', '--no-fund', '--loglevel=error']);
}

async function build(base) {
  await ensureGenerator();
  if (!existsSync(join(root, 'dist/cdn/auth-elements.js')) || !existsSync(join(root, 'dist/index.d.ts'))) {
    const { build: buildPackage } = await import('./build.mjs');
    await buildPackage();
  }
  const { stagePages } = await import('./docs/pages.mjs');
  const { stageAssets } = await import('./docs/assets.mjs');
  stagePages(staged);
  await stageAssets(join(staged, 'public'));
  console.log('Building the site…');
  await run(process.execPath, ['site/node_modules/vitepress/bin/vitepress.js', 'build', 'site'], {
    env: { DOCS_BASE: base },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  console.log(`Built site/dist for the base path ${base}`);
}

async function main() {
  const { base, port, serve: isServed, check } = options();
  await ensureDependencies();
  await build(base);
  const { serve } = await import('./docs/serve.mjs');
  const folder = join(site, 'dist');
  if (check) {
    const { checkSite } = await import('./docs/check.mjs');
    process.exitCode = (await checkSite({ folder, base })) ? 0 : 1;
  }
  if (isServed) {
    const { url } = await serve({ folder, base, port });
    console.log(`${url} – Ctrl-C stops it.`);
  }
}

await main().catch(fail);
