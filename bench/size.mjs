#!/usr/bin/env node
// npm run size [-- --check]: what a browser loads from dist/cdn, gzipped, against the budgets.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const cdn = join(root, 'dist/cdn');
const entry = join(cdn, 'auth-elements.js');
const budgets = JSON.parse(readFileSync(join(root, 'bench/budgets.json'), 'utf8'));

if (!existsSync(entry)) {
  console.error('dist/cdn is missing: run npm run build first.');
  process.exit(1);
}

const { parseAst } = await import('rollup/parseAst');
const gzipped = (file) => gzipSync(readFileSync(file), { level: 9 }).length;
const importing = /^(Import|Export(Named|All))Declaration$/;

/** Calls the visitor with every import() below a node of the syntax tree. */
function eachDynamicImport(node, found) {
  if (node === null || typeof node !== 'object') return;
  // The address of a lazy part has that of a further attempt behind it.
  if (node.type === 'ImportExpression') found((node.source.left ?? node.source).value);
  Object.values(node).forEach((child) => eachDynamicImport(child, found));
}

/** The file and all it imports: statically only, which has to be there before its code runs, or by import() too. */
function closure(file, dynamic, seen = new Set()) {
  if (seen.has(file)) return seen;
  seen.add(file);
  const follow = (specifier) => closure(resolve(dirname(file), specifier), dynamic, seen);
  const tree = parseAst(readFileSync(file, 'utf8'));
  for (const node of tree.body)
    if (importing.test(node.type) && 'source' in node && node.source) follow(node.source.value);
  if (dynamic) eachDynamicImport(tree, follow);
  return seen;
}

const first = closure(entry, false);
const modules = [...closure(entry, true)];
/** Each language has two files, which are named after it: of signing in, and of the account. */
const languageOf = (file) => /^languages[/\\]([\w.-]+)-[\w-]{8}\.js$/.exec(relative(cdn, file))?.[1];

const languages = modules.filter(languageOf);
/** The sandbox, and what it loads for passkeys: no flow of a real page needs them. */
const isSandbox = (file) => /^chunks[/\\](sandbox|webauthn-library)-/.test(relative(cdn, file));
const others = modules.filter((file) => !languageOf(file) && !isSandbox(file));
const sum = (files) => [...files].reduce((total, file) => total + gzipped(file), 0) / 1000;

/** What `auth-elements/amplify` adds to `auth-elements/auth`, in kB; undefined without the npm modules. */
async function amplifyLayer() {
  const layer = join(root, 'dist/amplify/index.js');
  if (!existsSync(layer)) return undefined;
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    ...{ entryPoints: [layer], bundle: true, minify: true, format: 'esm', write: false },
    external: ['../auth/*', '../lib/*'],
  });
  return gzipSync(outputFiles[0]?.contents ?? '', { level: 9 }).length / 1000;
}
const layer = await amplifyLayer();

const rows = [
  ['first view', sum(first), budgets.firstView.kB, 'kB'],
  ['first view', first.size, budgets.firstView.requests, 'requests'],
  ['everything, in English', sum(others), budgets.everything.kB, 'kB'],
  ...(layer === undefined ? [] : [['amplify, beyond auth', layer, budgets.amplify.kB, 'kB']]),
  ...languages.map((file) => [
    `language ${languageOf(file)}`,
    sum([file]),
    budgets[languageOf(file)?.endsWith('.account') ? 'accountLanguage' : 'language'].kB,
    'kB',
  ]),
];
console.log(`${'what'.padEnd(28)}${'is'.padStart(8)}${'budget'.padStart(10)}`);
for (const [what, is, budget, unit] of rows) {
  const shown = unit === 'kB' ? is.toFixed(1) : String(is);
  const verdict = is > budget ? '  OVER' : '';
  console.log(`${what.padEnd(28)}${shown.padStart(8)}${String(budget).padStart(10)} ${unit}${verdict}`);
}
console.log(`The goal for everything is ${budgets.everything.goal} kB.`);
console.log('\nFiles:');
for (const file of modules.sort((a, b) => gzipped(b) - gzipped(a))) {
  const note = first.has(file) ? '  (first view)' : '';
  console.log(`${(gzipped(file) / 1000).toFixed(1).padStart(8)} kB  ${relative(cdn, file)}${note}`);
}
const classic = join(cdn, 'auth-elements.classic.js');
if (existsSync(classic)) console.log(`${sum([classic]).toFixed(1).padStart(8)} kB  auth-elements.classic.js`);

if (process.argv.includes('--check') && rows.some(([, is, budget]) => is > budget)) process.exitCode = 1;
