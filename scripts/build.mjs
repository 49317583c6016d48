#!/usr/bin/env node
// npm run build: languages, the CDN files with their hashes, the npm modules, the type declarations, custom-elements.json, the
// licenses, and the texts for agents, into dist/.
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import { ensureDependencies, fail, run, runTool } from './setup.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const dist = join(root, 'dist');

/** Makes the modules of the languages from locales/*.xlf. */
export function localize() {
  return run(process.execPath, ['scripts/localize.mjs']);
}

/** Runs Rollup builds of rollup.config.mjs one after another. */
async function bundle(...names) {
  const { rollup } = await import('rollup');
  const configs = await import('../rollup.config.mjs');
  for (const name of names) {
    const { output, ...input } = configs[name];
    const result = await rollup(input);
    await result.write(output);
    await result.close();
  }
}

/** What is bundled brings its types along, so that no one has to install it: package → how its types are copied. */
const bundledTypes = {
  /** One ambient declaration, which becomes a module. */
  'amazon-cognito-identity-js'(name, target) {
    const source = readFileSync(join(root, 'node_modules', name, 'index.d.ts'), 'utf8');
    const body = /^declare module 'amazon-cognito-identity-js' \{\n([\s\S]*)\n\}\s*$/.exec(source)?.[1];
    if (!body) throw new Error(`The declarations of ${name} have another form than expected.`);
    writeFileSync(join(target, 'index.d.ts'), `${body}\n`);
  },
  '@lit/localize'(name, target) {
    const folder = join(root, 'node_modules', name);
    const isUsed = (file) =>
      statSync(file).isDirectory() || (file.endsWith('.d.ts') && !/localized-\w+\.d\.ts$/.test(file));
    for (const part of ['init', 'internal']) {
      cpSync(join(folder, part), join(target, part), { recursive: true, filter: isUsed });
    }
  },
};

/** Copies the types of bundled packages to dist/vendor/, and points our declarations there. */
function bundleTypes() {
  const declarations = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.d.ts'),
  );
  for (const [name, copy] of Object.entries(bundledTypes)) {
    const target = join(dist, 'vendor/types', name);
    mkdirSync(target, { recursive: true });
    copy(name, target);
    for (const file of declarations.map((each) => join(dist, each))) {
      const text = readFileSync(file, 'utf8');
      const moved = text.replace(new RegExp(`'${name}(/[^']*)?'`, 'g'), (_, path = '/index.js') => {
        const way = relative(dirname(file), target + path).replaceAll('\\', '/');
        return `'${way.startsWith('.') ? way : `./${way}`}'`;
      });
      if (moved !== text) writeFileSync(file, moved);
    }
  }
}

/** The files for script tags, what they are licensed under, and their hashes. */
async function buildCdn() {
  await bundle('cdnBuild', 'classicBuild');
  const { writeLicenses } = await import('./licenses.mjs');
  const packages = writeLicenses(join(dist, 'cdn'), 'LICENSES.txt');
  const { writeIntegrity } = await import('./release/integrity.mjs');
  writeIntegrity(join(dist, 'cdn'));
  console.log(`Built dist/cdn with ${packages.join(', ')} inside.`);
}

async function buildPackage() {
  await bundle('packageBuild');
  await runTool('typescript/bin/tsc', ['-p', 'tsconfig.build.json']);
  bundleTypes();
  cpSync(join(root, 'src/styles/themes'), join(dist, 'themes'), { recursive: true });
  const { writeManifest } = await import('./reference/manifest.mjs');
  const { writeFrameworks } = await import('./frameworks/write.mjs');
  await writeFrameworks(await writeManifest(join(dist, 'custom-elements.json')), dist);
  const { writeAgentFiles } = await import('./agents.mjs');
  writeAgentFiles(dist);
  const { removeUnreachable } = await import('./release/reachable.mjs');
  console.log(`Removed ${removeUnreachable()} files that no entry leads to.`);
  const { writeLicenses } = await import('./licenses.mjs');
  const packages = writeLicenses(dist, 'THIRD_PARTY_LICENSES.txt');
  console.log(`Built dist/ with ${packages.join(', ')} inside.`);
}

/** Builds all of dist/; without declarations only the files for script tags, which the end-to-end tests need; the rest of dist/ stays. */
export async function build({ declarations = true } = {}) {
  await localize();
  console.log('Building dist/…');
  rmSync(declarations ? dist : join(dist, 'cdn'), { recursive: true, force: true });
  await buildCdn();
  if (declarations) await buildPackage();
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  await ensureDependencies()
    .then(() => build())
    .catch(fail);
}
