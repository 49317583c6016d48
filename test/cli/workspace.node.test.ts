import assert from 'node:assert/strict';
import { join } from 'node:path';
import { it } from 'node:test';

import { react } from '../../src/cli/frameworks/jsx.js';
import { majorOf, readProject } from '../../src/cli/frameworks/project.js';
import { TestProject } from './run.js';

/** Reads the package of a workspace whose root has some files. */
async function packageOf(range: string, files: Record<string, string>) {
  const own = { 'apps/web/package.json': JSON.stringify({ dependencies: { react: range } }) };
  const root = await TestProject.create(undefined, { ...own, ...files });
  const project = readProject(join(root.folder, 'apps/web'));
  const found = {
    install: project.install,
    major: majorOf(project, 'react'),
    code: react.files(project, {}).at(-1)?.content ?? '',
  };
  await root.remove();
  return found;
}

it('what is installed in the root of a workspace says the version', async () => {
  const installed = { 'node_modules/react/package.json': JSON.stringify({ version: '18.3.1' }) };
  for (const range of ['catalog:', 'workspace:*', '>=17']) {
    const { major, code } = await packageOf(range, installed);
    assert.equal(major, 18);
    assert.match(code, /config=\{JSON\.stringify\(awsConfig\)\}/);
  }
  const nearer = { 'apps/web/node_modules/react/package.json': JSON.stringify({ version: '19.1.0' }) };
  assert.equal((await packageOf('catalog:', { ...installed, ...nearer })).major, 19);
  assert.equal((await packageOf('^18.0.0', {})).major, 18);
  assert.equal((await packageOf('catalog:', {})).major, undefined);
});

it('the nearest lock file or packageManager says how packages are added', async () => {
  const manifest = (packageManager: string) => JSON.stringify({ packageManager });
  for (const [files, install] of [
    [{ 'pnpm-lock.yaml': '' }, 'pnpm add'],
    [{ 'package.json': manifest('yarn@4.9.0') }, 'yarn add'],
    [{ 'package.json': manifest('npm@11.0.0'), 'yarn.lock': '' }, 'npm install'],
    [{ 'yarn.lock': '', 'apps/web/package-lock.json': '{}' }, 'npm install'],
    [{ 'apps/bun.lock': '', 'yarn.lock': '' }, 'bun add'],
  ] as const)
    assert.equal((await packageOf('19', files)).install, install);
});
