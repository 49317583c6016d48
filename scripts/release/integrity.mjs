// The hashes of the files for script tags (Subresource Integrity), in the form of the `integrity` of an import map.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Returns the hash of every script in a folder.
 * @param {string} folder
 * @returns {Record<string, string>} `./file.js` → `sha384-…`, sorted.
 */
export function hashesOf(folder) {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.js'))
    .sort();
  return Object.fromEntries(files.map((file) => [`./${file}`, hashOf(readFileSync(join(folder, file)))]));
}

/** @param {Buffer} content */
const hashOf = (content) => `sha384-${createHash('sha384').update(content).digest('base64')}`;

/** Writes the hashes to `integrity.json` in the folder. */
export function writeIntegrity(folder) {
  writeFileSync(join(folder, 'integrity.json'), `${JSON.stringify(hashesOf(folder), null, 2)}\n`);
}
