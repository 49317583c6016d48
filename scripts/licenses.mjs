// Collects the licenses of the packages that a build puts into its output.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

import { root } from './library.mjs';

/** Folder of an output → name and version → package. @type {Map<string, Map<string, any>>} */
const found = new Map();

function packageOf(file) {
  for (let folder = dirname(file); folder.startsWith(root); folder = dirname(folder)) {
    const manifest = join(folder, 'package.json');
    if (!existsSync(manifest)) continue;
    const { name, version, license } = JSON.parse(readFileSync(manifest, 'utf8'));
    if (name && version) return { folder, name, version, license };
  }
  throw new Error(`No package found for ${relative(root, file)}.`);
}

function licenseText({ folder, name, license }) {
  const file = readdirSync(folder).find((entry) => /^(licen[cs]e|copying)(\.|$)/i.test(entry));
  if (file) return readFileSync(join(folder, file), 'utf8').trim();
  if (!license) throw new Error(`${name} is bundled and names no license.`);
  return `Licensed under ${license}; the package contains no license file.`;
}

/** A Rollup plugin that remembers every package whose code is in the output. */
export function collectLicenses() {
  return {
    name: 'licenses',
    generateBundle({ dir, file: single }, bundle) {
      const folder = dir ?? dirname(single);
      if (!found.has(folder)) found.set(folder, new Map());
      for (const chunk of Object.values(bundle)) {
        for (const [id, { renderedLength }] of Object.entries(chunk.modules ?? {})) {
          const file = id.replace(/^\0/, '').replace(/\?.*$/, '');
          if (renderedLength === 0 || !file.includes('/node_modules/')) continue;
          const info = packageOf(file);
          found.get(folder)?.set(`${info.name}@${info.version}`, info);
        }
      }
    },
  };
}

/**
 * Writes what was collected for a folder.
 * @param {string} folder
 * @param {string} name The file in it.
 * @returns {string[]} The packages.
 */
export function writeLicenses(folder, name) {
  const parts = [...(found.get(folder) ?? [])].sort(([a], [b]) => (a < b ? -1 : 1));
  const texts = parts.map(([id, info]) => `${id} (${info.license})\n\n${licenseText(info)}\n`);
  const intro = 'Files in this folder contain code of the following packages.\n';
  const rule = `\n${'-'.repeat(80)}\n\n`;
  writeFileSync(join(folder, name), [intro, ...texts].join(rule));
  return parts.map(([id]) => id);
}
