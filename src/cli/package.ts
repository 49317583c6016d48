import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string;
  exports: Record<string, unknown>;
};

/** The version of this package. */
export const { version } = manifest;

/** Whether this package has an entry, such as `react`. */
export const hasEntry = (name: string): boolean => `./${name}` in manifest.exports;

/** The folder with the files for script tags. */
export const scripts = fileURLToPath(new URL('../../dist/cdn', import.meta.url));
