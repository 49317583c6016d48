// What the package need not have: modules and declarations that no entry of package.json leads to.
import { existsSync, readdirSync, readFileSync, rmdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

import { root } from '../library.mjs';

const dist = join(root, 'dist');

/** Modules and declarations, those for script tags aside. */
const modulesIn = (folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => /\.js$|\.d\.ts$/.test(file) && !file.startsWith('cdn/'));

/** The files of dist/ that a path of package.json stands for; each `*` is the same name. */
function matching(path, files) {
  if (!path.includes('*')) return [path.replace(/^(\.\/)?dist\//, '')];
  const [first = '', ...rest] = path.replace('./dist/', '').split('*');
  const escaped = [first, ...rest].map((part) => part.replace(/[.[\]]/g, '\\$&'));
  const [start, next, ...others] = escaped;
  const pattern = new RegExp(`^${start}([^/]+)${[next, ...others].join('\\1')}$`);
  return files.filter((file) => pattern.test(file));
}

/** What package.json and custom-elements.json name. */
function entries(files) {
  const { bin, exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const { modules } = JSON.parse(readFileSync(join(dist, 'custom-elements.json'), 'utf8'));
  const targets = Object.values(exports).flatMap((target) =>
    target === null || typeof target === 'string' ? (target ?? []) : Object.values(target),
  );
  return [...targets, ...Object.values(bin), ...modules.map(({ path }) => path)]
    .filter((path) => /\.js$|\.d\.ts$/.test(path))
    .flatMap((path) => matching(path, files));
}

/** The files that a module or a declaration names. */
function named(file) {
  const text = readFileSync(join(dist, file), 'utf8');
  const specifiers = [
    ...text.matchAll(/\b(?:from|import)\s*\(?\s*["'](\.[^"']+)["']|new URL\(["'](\.[^"']+)["']/g),
    ...text.matchAll(/<reference path="([^"]+)"/g),
  ].map(([, ...found]) => found.find(Boolean) ?? '');
  return specifiers.map((specifier) => {
    const path = relative(dist, resolve(dist, dirname(file), specifier)).replaceAll('\\', '/');
    return file.endsWith('.d.ts') ? path.replace(/(?<!\.d)\.[jt]s$/, '.d.ts') : path;
  });
}

/**
 * Removes from dist/ the modules and declarations that are made from src/ and that no entry leads to.
 * @returns {number} How many.
 */
export function removeUnreachable() {
  const files = modulesIn(dist);
  const reached = new Set();
  const queue = entries(files);
  for (const file of queue) {
    if (reached.has(file) || !statSync(join(dist, file), { throwIfNoEntry: false })?.isFile()) continue;
    reached.add(file);
    if (!file.startsWith('cdn/')) queue.push(...named(file));
  }
  const isMade = (file) => existsSync(join(root, 'src', file.replace(/(\.js|\.d\.ts)$/, '.ts')));
  const removed = files.filter((file) => !reached.has(file) && isMade(file));
  for (const file of removed) rmSync(join(dist, file));
  for (const folder of new Set(removed.map(dirname)))
    if (readdirSync(join(dist, folder)).length === 0) rmdirSync(join(dist, folder));
  return removed.length;
}
