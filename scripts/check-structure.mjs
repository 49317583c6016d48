#!/usr/bin/env node
// node scripts/check-structure.mjs: in src, tests and generated files aside: no file above 250 lines, no folder above
// 20 source files; outside src/local-cognito, no import cycle, types included.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const MAX_LINES = 250;
const MAX_FILES = 20;

/** Files that are mostly data, of any length. */
const exceptions = ['src/forms/errors/error-table.ts'];

const list = (folder) =>
  readdirSync(join(root, folder), { recursive: true })
    .map((file) => `${folder}/${file.replaceAll('\\', '/')}`)
    .filter((file) => file.endsWith('.ts') && !file.includes('/generated/'));
const isTest = (file) => file.endsWith('.test.ts');
const read = (file) => readFileSync(join(root, file), 'utf8');

const sources = list('src').filter((file) => !isTest(file));
const problems = [];

const folders = groupBy(sources, dirname);
for (const [folder, files] of folders)
  if (files.length > MAX_FILES)
    problems.push(`${folder} has ${files.length} source files, above ${MAX_FILES}.`);

for (const file of sources) {
  const lines = read(file).trimEnd().split('\n').length;
  if (lines > MAX_LINES && !exceptions.includes(file))
    problems.push(`${file} has ${lines} lines, above ${MAX_LINES}.`);
}

/** The modules that a file imports, types included; loads at run time (`import()`) aside. */
const importsOf = (file) =>
  [...read(file).matchAll(/^(?:import|export)\b[^;]*?from '(\.[^']+)';|^import '(\.[^']+)';/gms)]
    .map(([, from, effect]) =>
      relative(root, resolve(root, dirname(file), from ?? effect ?? '')).replaceAll('\\', '/'),
    )
    .map((path) => path.replace(/\.js$/, '.ts'))
    .filter((path) => sources.includes(path));

/** Its files may import each other in circles. */
const unchecked = 'src/local-cognito/';

const graph = new Map(
  sources.filter((file) => !file.startsWith(unchecked)).map((file) => [file, importsOf(file)]),
);
const done = new Set();
function visit(file, path) {
  const start = path.indexOf(file);
  if (start >= 0) {
    problems.push(`Import cycle: ${[...path.slice(start), file].join(' → ')}`);
    return;
  }
  if (done.has(file)) return;
  for (const next of graph.get(file) ?? []) visit(next, [...path, file]);
  done.add(file);
}
for (const file of graph.keys()) visit(file, []);

function groupBy(items, keyOf) {
  const groups = new Map();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

if (problems.length > 0) {
  console.error(problems.join('\n'));
  process.exit(1);
}
console.log(
  `structure: ${sources.length} source files in ${folders.size} folders; no import cycle outside ${unchecked}.`,
);
