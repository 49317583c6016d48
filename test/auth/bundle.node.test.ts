import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';

import { build } from 'esbuild';

import { exchangePlugin } from '../../scripts/library.mjs';
import type { createAuth } from '../../src/auth/auth.js';
import { addTotpUser, createWorld, password } from './fixtures.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
let folder = '';

/** A file and what it imports at once. */
async function closure(file: string, seen = new Set<string>()): Promise<Set<string>> {
  if (seen.has(file)) return seen;
  seen.add(file);
  const text = await readFile(join(folder, file), 'utf8');
  for (const [, name = ''] of text.matchAll(/(?:from|import)"\.\/([^"]+)"/g)) await closure(name, seen);
  return seen;
}

async function output(isPart: (name: string) => boolean): Promise<{ text: string; size: number }> {
  const names = (await readdir(folder)).filter(isPart);
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  return {
    text: texts.join(''),
    size: texts.reduce((sum, text) => sum + gzipSync(text, { level: 9 }).length, 0),
  };
}

describe('auth in a bundle, with the platform in the place of the library’s own parts', () => {
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
      plugins: [exchangePlugin],
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
    const atOnce = await closure('auth.mjs');
    const entry = async (start: string) => {
      const [file = ''] = (await readdir(folder)).filter((name) => name.startsWith(start));
      const names = await closure(file);
      return output((name) => names.has(name) && !atOnce.has(name));
    };
    const first = await output((name) => atOnce.has(name));
    const userPool = await entry('user-pool');
    const hostedUi = await entry('hosted-ui');
    const identityPool = await entry('identity-pool');
    assert.doesNotMatch(first.text, /Caldera|OAUTH_/);
    assert.match(userPool.text, /Caldera/);
    assert.doesNotMatch(userPool.text, /OAUTH_/);
    assert.match(hostedUi.text, /OAUTH_/);
    assert.doesNotMatch(hostedUi.text, /Caldera/);
    assert.ok(first.size < 12.3 * 1000, `${first.size} bytes gzipped before sign-in`);
    assert.ok(first.size + userPool.size < 46.8 * 1000, `${first.size + userPool.size} bytes gzipped in all`);
    assert.doesNotMatch(first.text + userPool.text + identityPool.text, /accounts\.google\.com\/gsi/);
    assert.ok(identityPool.size < 10.6 * 1000, `${identityPool.size} bytes gzipped for the identity pool`);
    assert.ok(hostedUi.size < 16.5 * 1000, `${hostedUi.size} bytes gzipped for the hosted UI`);
  });

  it('does not take a fetch from the library, nor Node’s Buffer', async () => {
    const { text } = await output(() => true);
    assert.doesNotMatch(text, /unfetch|node-fetch|kMaxLength|Cookies/);
  });
});
