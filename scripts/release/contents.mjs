// What the package holds, as `npm pack --json` lists it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { root } from '../library.mjs';
import { hashesOf } from './integrity.mjs';

/** The largest package that is published: kB are 1000 bytes. */
const limits = { packedKB: 1605, unpackedKB: 7000, files: 1100 };

const unwanted = [
  { pattern: /\.map$/, why: 'source maps are larger than all the rest' },
  { pattern: /\.test\.|\.tsbuildinfo$/, why: 'it is for development' },
  { pattern: /(^|\/)(node_modules|\.cache|coverage)\//, why: 'it is for development' },
];
const wanted = [
  'LICENSE',
  'README.md',
  'package.json',
  'dist/THIRD_PARTY_LICENSES.txt',
  'dist/cdn/LICENSES.txt',
  'dist/cdn/integrity.json',
  'dist/custom-elements.json',
  'dist/llms.txt',
  'dist/llms-full.txt',
  'dist/skills/auth-elements/SKILL.md',
];

/** @typedef {{ size: number, unpackedSize: number, files: { path: string, size: number }[] }} Packed */

/**
 * Returns what is wrong with the content of a package.
 * @param {Packed} packed
 * @returns {string[]}
 */
export function contentProblems({ size, unpackedSize, files }) {
  const paths = files.map(({ path }) => path);
  const problems = paths.flatMap((path) =>
    unwanted.filter(({ pattern }) => pattern.test(path)).map(({ why }) => `${path} is packed, but ${why}.`),
  );
  for (const path of wanted) if (!paths.includes(path)) problems.push(`${path} is not packed.`);
  for (const [name, is, limit] of /** @type {const} */ ([
    ['kB packed', size / 1000, limits.packedKB],
    ['kB unpacked', unpackedSize / 1000, limits.unpackedKB],
    ['files', files.length, limits.files],
  ]))
    if (is > limit) problems.push(`The package has ${Math.round(is)} ${name}, over ${limit}.`);
  return [...problems, ...integrityProblems(paths), ...pathProblems(paths)];
}

/** integrity.json has every script of dist/cdn with its hash. */
function integrityProblems(paths) {
  const folder = join(root, 'dist/cdn');
  const noted = JSON.parse(readFileSync(join(folder, 'integrity.json'), 'utf8'));
  const hashes = hashesOf(folder);
  const wrong = Object.keys({ ...noted, ...hashes }).filter((file) => noted[file] !== hashes[file]);
  const missing = paths
    .filter((path) => /^dist\/cdn\/.*\.js$/.test(path))
    .filter((path) => !noted[path.replace('dist/cdn', '.')]);
  return [...wrong, ...missing].map((file) => `dist/cdn/integrity.json has no right hash of ${file}.`);
}

/** No file names a folder of the machine that built it, which would also make the build different elsewhere. */
function pathProblems(paths) {
  return paths
    .filter((path) => /\.(js|ts|json)$/.test(path) && readFileSync(join(root, path), 'utf8').includes(root))
    .map((path) => `${path} names the folder that it was built in.`);
}

/** A table of the largest folders. */
export function describeContent({ size, unpackedSize, files }) {
  const sums = new Map();
  for (const file of files) {
    const folder = file.path.split('/').slice(0, -1).slice(0, 3).join('/') || '.';
    sums.set(folder, (sums.get(folder) ?? 0) + file.size);
  }
  const largest = [...sums].sort(([, a], [, b]) => b - a).slice(0, 8);
  const kB = (bytes) => String(Math.round(bytes / 1000)).padStart(6);
  return [
    `${files.length} files, ${Math.round(size / 1000)} kB packed, ${Math.round(unpackedSize / 1000)} kB unpacked`,
    ...largest.map(([folder, sum]) => `${kB(sum)} kB  ${folder}`),
  ].join('\n');
}
