// Where the parts of the site are.
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
export const site = join(root, 'site');
/** The Markdown files and assets that the generator reads. */
export const staged = join(site, '.cache/pages');
