// Collects the licenses of the packages that a build puts into its output.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

import { root } from './library.mjs';

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
    generateBundle(_, bundle) {
      for (const chunk of Object.values(bundle)) {
        for (const [id, { renderedLength }] of Object.entries(chunk.modules ?? {})) {
          const file = id.replace(/^\0/, '').replace(/\?.*$/, '');
          if (renderedLength === 0 || !file.includes('/node_modules/')) continue;
          const info = packageOf(file);
          found.set(`${info.name}@${info.version}`, info);
        }
      }
    },
  };
}

/** Writes what was collected to dist/THIRD_PARTY_LICENSES.txt. */
export function writeLicenses() {
  const parts = [...found].sort(([a], [b]) => (a < b ? -1 : 1));
  const texts = parts.map(([id, info]) => `${id} (${info.license})\n\n${licenseText(info)}\n`);
  const intro = 'Files in this folder contain code of the following packages.\n';
  mkdirSync(join(root, 'dist'), { recursive: true });
  const rule = `\n${'-'.repeat(80)}\n\n`;
  writeFileSync(join(root, 'dist/THIRD_PARTY_LICENSES.txt'), [intro, ...texts].join(rule));
  return parts.map(([id]) => id);
}
