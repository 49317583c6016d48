// How amazon-cognito-identity-js gets into a bundle of ours: what it imports is exchanged for what browsers have.
// The package build, the tests and the dev server all take it from here, so they all run the same code.
import { build } from 'esbuild';
import { mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/** The one module that imports amazon-cognito-identity-js. */
export const libraryModule = 'src/auth/user-pool/library.ts';

/** Package name → our module that stands for it; null is an empty module. */
export const aliases = {
  buffer: join(root, 'src/auth/user-pool/buffer.ts'),
  'isomorphic-unfetch': null,
};

const define = { global: 'globalThis', 'process.env.NODE_ENV': '"production"' };

const exchange = {
  name: 'exchange',
  setup({ onResolve, onLoad }) {
    for (const [name, path] of Object.entries(aliases)) {
      onResolve({ filter: new RegExp(`^${name}/?$`) }, () =>
        path ? { path } : { path: name, namespace: 'empty' },
      );
    }
    onLoad({ filter: /.*/, namespace: 'empty' }, () => ({ contents: 'export default undefined;' }));
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
    plugins: [exchange],
    logLevel: 'error',
  });
  return outfile;
}
