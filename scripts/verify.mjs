#!/usr/bin/env node
// npm run verify [-- --list]: runs the checks, then the tests; ends with «N passed, N failed». --list prints their names.
import { ensureDependencies, run, runTool } from './setup.mjs';
import { test } from './test.mjs';

const node = (...args) => run(process.execPath, args);

/** In the order in which they run: quick checks first; those that need dist/ after the build. */
const checks = {
  texts: () => node('scripts/localize.mjs'),
  format: () => runTool('prettier/bin/prettier.cjs', ['--check', '.']),
  lint: () => runTool('eslint/bin/eslint.js', ['.', '--max-warnings=0']),
  types: () => runTool('typescript/bin/tsc', ['--noEmit', '-p', '.']),
  scripts: () => runTool('typescript/bin/tsc', ['-p', 'tsconfig.scripts.json']),
  structure: () => node('scripts/check-structure.mjs'),
  tsdoc: () => node('scripts/check-docs.mjs'),
  spelling: () => runTool('cspell/bin.mjs', ['lint', '--no-progress', '--no-cache', '--quiet']),
  words: () => node('scripts/check-words.mjs'),
  translations: () => node('scripts/localize.mjs', '--check'),
  documentation: () => node('scripts/local-cognito-docs.mjs', '--check'),
  reference: () => node('scripts/reference-docs.mjs', '--check'),
  api: () => node('scripts/api-report.mjs', '--check'),
  build: () => node('scripts/build.mjs'),
  // It reads the targets of package.json in dist/.
  unused: () => runTool('knip/bin/knip.js', ['--no-progress', '--treat-config-hints-as-errors']),
  package: () => node('scripts/check-package.mjs'),
  sizes: () => node('bench/size.mjs', '--check'),
};

if (process.argv.includes('--list')) {
  console.log([...Object.keys(checks), 'tests'].join('\n'));
  process.exit();
}

const failures = [];
let counts = { passed: 0, failed: 1 };
try {
  await ensureDependencies();
  for (const [name, check] of Object.entries(checks)) {
    console.log(`\n── ${name}`);
    await check().catch((error) => {
      console.error(error.message);
      failures.push(name);
    });
  }
  console.log('\n── tests');
  counts = await test();
} catch (error) {
  console.error(error.message);
  failures.push('set-up');
}

console.log(failures.length > 0 ? `\nFailed checks: ${failures.join(', ')}` : '\nAll checks passed.');
if (failures.length > 0 || counts.failed > 0) process.exitCode = 1;
console.log(`${counts.passed} passed, ${counts.failed + failures.length} failed`);
