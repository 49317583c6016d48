#!/usr/bin/env node
// npm run build: languages, the npm modules, the CDN files, the type declarations, the licences, into dist/.
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
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

/**
 * The library is bundled, so its types are too: its ambient declaration becomes a module of ours, and what
 * TypeScript wrote points there. Nobody has to install amazon-cognito-identity-js.
 */
function bundleLibraryTypes() {
  const name = 'amazon-cognito-identity-js';
  const source = readFileSync(join(root, 'node_modules', name, 'index.d.ts'), 'utf8');
  const body = /^declare module 'amazon-cognito-identity-js' \{\n([\s\S]*)\n\}\s*$/.exec(source)?.[1];
  if (!body) throw new Error(`The declarations of ${name} have another form than expected.`);
  const target = join(dist, 'vendor', `${name}.d.ts`);
  const declarations = readdirSync(dist, { recursive: true }).filter((file) => file.endsWith('.d.ts'));
  for (const file of declarations) {
    const path = join(dist, file);
    const text = readFileSync(path, 'utf8');
    if (!text.includes(`'${name}'`)) continue;
    const way = relative(dirname(path), target)
      .replaceAll('\\', '/')
      .replace(/\.d\.ts$/, '.js');
    const specifier = way.startsWith('.') ? way : `./${way}`;
    writeFileSync(path, text.replaceAll(`'${name}'`, `'${specifier}'`));
  }
  writeFileSync(target, `${body}\n`);
  writeFileSync(target.replace(/\.d\.ts$/, '.js'), 'export {};\n');
}

/** Builds all of dist/; without declarations it is what the end-to-end tests need. */
export async function build({ declarations = true } = {}) {
  await localize();
  console.log('Building dist/…');
  rmSync(dist, { recursive: true, force: true });
  if (declarations) {
    await bundle('packageBuild', 'cdnBuild', 'classicBuild');
    await runTool('typescript/bin/tsc', ['-p', 'tsconfig.build.json']);
    bundleLibraryTypes();
  } else {
    await bundle('cdnBuild', 'classicBuild');
  }
  const { writeLicenses } = await import('./licenses.mjs');
  const bundled = writeLicenses();
  console.log(`Built dist/ with ${bundled.join(', ')} inside.`);
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  await ensureDependencies();
  if (!existsSync(join(root, 'src/cdn.ts'))) console.error('src/cdn.ts is missing.');
  await build().catch(fail);
}
