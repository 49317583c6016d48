// How libraries are bundled. Imports of amazon-cognito-identity-js are replaced by what browsers have. The ID generator
// of lit-localize is removed, because every message has an explicit ID.
// The package build, the tests and the dev server all use this file, so they all run the same code.
import { mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import { build } from 'esbuild';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/** The one module that imports amazon-cognito-identity-js. */
export const libraryModule = 'src/auth/user-pool/library/library.ts';

/** @param {string} name */
const folder = (name) => join(root, 'src/auth/user-pool/library', name);

/**
 * Package name → our module that stands for it; null is an empty module.
 * @type {Record<string, string | null | undefined>}
 */
const packages = {
  buffer: folder('buffer.ts'),
  '@aws-crypto/sha256-js': folder('sha256.ts'),
  'isomorphic-unfetch': null,
  'js-cookie': null,
};

/**
 * The same for modules of amazon-cognito-identity-js itself.
 * @type {Record<string, string>}
 */
const modules = {
  './BigInteger': folder('big-integer.ts'),
  './Client': folder('no-client.ts'),
};
/** And for one of lit-localize. */
const messageId = join(root, 'src/localization/message-id.ts');

/**
 * Returns our module in the place of an import; null for an empty one, undefined where nothing is exchanged.
 * @param {string} specifier
 * @param {string} [importer]
 */
export function exchanged(specifier, importer = '') {
  const from = importer.replaceAll('\\', '/');
  if (/amazon-cognito-identity-js\/es\/[^/]+$/.test(from) && specifier in modules) return modules[specifier];
  if (from.includes('/@lit/localize/internal/') && specifier === './id-generation.js') return messageId;
  return packages[specifier.replace(/\/$/, '')];
}

const define = { global: 'globalThis', 'process.env.NODE_ENV': '"production"' };

/**
 * Does the exchange in esbuild; the packages' browser entries must be taken.
 * @type {import('esbuild').Plugin}
 */
export const exchangePlugin = {
  name: 'exchange',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /./ }, ({ path, importer }) => {
      const ours = exchanged(path, importer);
      if (ours === undefined) return undefined;
      return ours === null ? { path, namespace: 'empty' } : { path: ours };
    });
    onLoad({ filter: /./, namespace: 'empty' }, () => ({ contents: 'export default undefined;' }));
  },
};

/** Bundles the library module into one ES module and returns its path under .cache. */
export async function bundleLibrary() {
  const outfile = join(root, '.cache/library.js');
  mkdirSync(dirname(outfile), { recursive: true });
  await build({
    entryPoints: [join(root, libraryModule)],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    define,
    plugins: [exchangePlugin],
    logLevel: 'error',
  });
  return outfile;
}
