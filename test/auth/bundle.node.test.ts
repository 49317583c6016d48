import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build, type Plugin } from 'esbuild';
import type { createAuth } from '../../src/auth/auth.js';
import { addTotpUser, createWorld, password } from './fixtures.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
let folder = '';

const withoutFetch: Plugin = {
  name: 'without-fetch',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^isomorphic-unfetch$/ }, ({ path }) => ({ path, namespace: 'empty' }));
    onLoad({ filter: /./, namespace: 'empty' }, () => ({ contents: '' }));
  },
};

async function output(pattern: RegExp): Promise<{ text: string; size: number }> {
  const names = (await readdir(folder)).filter((name) => pattern.test(name));
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  return {
    text: texts.join(''),
    size: texts.reduce((sum, text) => sum + gzipSync(text, { level: 9 }).length, 0),
  };
}

describe('auth in a bundle, with the small Buffer and without a fetch of its own', () => {
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'auth-bundle-'));
    await build({
      entryPoints: [join(root, 'src/auth/auth.ts')],
      outdir: folder,
      outExtension: { '.js': '.mjs' },
      bundle: true,
      splitting: true,
      format: 'esm',
      minify: true,
      target: 'es2022',
      define: { global: 'globalThis' },
      alias: { buffer: join(root, 'src/auth/user-pool/buffer.ts') },
      plugins: [withoutFetch],
      logLevel: 'error',
    });
  });
  after(() => rm(folder, { recursive: true }));

  it('signs in with SRP and an app', async () => {
    const world = createWorld();
    const secret = await addTotpUser(world);
    const bundle = (await import(pathToFileURL(join(folder, 'auth.mjs')).href)) as {
      createAuth: typeof createAuth;
    };
    const auth = bundle.createAuth(world.auth.configure());
    const user = await auth.signIn('ada', password);
    await auth.confirmSignIn(user, await world.totp(secret));
    assert.equal((await auth.currentAuthenticatedUser()).preferredMFA, 'SOFTWARE_TOKEN_MFA');
    await auth.signOut();
  });

  it('shows the form without the library, and stays small', async () => {
    const first = await output(/^(auth|chunk)/);
    const rest = await output(/^user-pool/);
    assert.doesNotMatch(first.text, /Caldera/);
    assert.match(rest.text, /Caldera/);
    assert.ok(first.size < 6 * 1024, `${first.size} bytes gzipped before sign-in`);
    assert.ok(first.size + rest.size < 32 * 1024, `${first.size + rest.size} bytes gzipped in all`);
  });

  it('does not take a fetch from the library, nor Node’s Buffer', async () => {
    const { text } = await output(/./);
    assert.doesNotMatch(text, /unfetch|node-fetch|kMaxLength/);
  });
});
