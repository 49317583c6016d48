import assert from 'node:assert/strict';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';

import { bundleCli, TestProject } from './run.js';

const old = `import { Auth } from 'aws-amplify';\n\nAuth.signOut();\n`;
const changed = `import { Auth } from 'auth-elements/auth';\n\nAuth.signOut();\n`;

describe('auth-elements codemod', () => {
  let cli: Awaited<ReturnType<typeof bundleCli>>;
  const projects: TestProject[] = [];

  async function projectOf(
    files: Record<string, string>,
    packages: Record<string, string> = { 'aws-amplify': '5' },
  ): Promise<TestProject> {
    const project = await TestProject.create(packages, files);
    projects.push(project);
    return project;
  }

  before(async () => {
    cli = await bundleCli();
  });
  after(async () => {
    await cli.remove();
    for (const project of projects) await project.remove();
  });

  it('changes files after a yes, and no others', async () => {
    const other = `import React from 'react';\n`;
    const project = await projectOf({
      'src/app.ts': old,
      'src/other.ts': other,
      'node_modules/x/index.js': old,
      'dist/app.js': old,
      '.cache/app.js': old,
    });
    project.commit();
    const { code, out } = await cli.run(project.folder, ['codemod'], { input: 'y\n' });
    assert.equal(code, 0);
    assert.match(out, /change {2}src\/app\.ts/);
    assert.match(out, /Changed 1 file\./);
    assert.equal(await project.read('src/app.ts'), changed);
    assert.equal(await project.read('src/other.ts'), other);
    for (const path of ['node_modules/x/index.js', 'dist/app.js', '.cache/app.js'])
      assert.equal(await project.read(path), old, path);
    const again = await cli.run(project.folder, ['codemod']);
    assert.deepEqual([again.code, again.out], [0, 'Nothing of Amplify was found.\n']);
  });

  for (const [args, input, expected] of [
    [['--dry-run'], '', 1],
    [[], 'n\n', 1],
    [[], '', 2],
  ] as const)
    it(`writes nothing with the options [${args.join()}] and the input ${JSON.stringify(input)}`, async () => {
      const project = await projectOf({ 'app.ts': old });
      const { code, out } = await cli.run(project.folder, ['codemod', ...args], { input });
      assert.equal(code, expected);
      assert.match(out, /change {2}app\.ts/);
      assert.equal(await project.read('app.ts'), old);
    });

  it('names what it leaves alone, with the line', async () => {
    const project = await projectOf({ 'app.ts': `import { API, Auth } from 'aws-amplify';\n` });
    const { out } = await cli.run(project.folder, ['codemod', '--dry-run']);
    assert.match(out, /line 1: .*API/);
  });

  it('takes Hub of @aws-amplify/core for that of the version in the project', async () => {
    const hub = (module: string) => `import { Hub } from '${module}';\n`;
    const manifest = (version: string) => JSON.stringify({ version });
    for (const [packages, files, expected] of [
      [{ 'aws-amplify': '^6.15.0' }, {}, 'auth-elements/amplify'],
      [{ 'aws-amplify': '^5.3.0' }, {}, 'auth-elements/auth'],
      [{}, {}, 'auth-elements/auth'],
      [
        { 'aws-amplify': 'latest' },
        { 'node_modules/aws-amplify/package.json': manifest('6.15.1') },
        'auth-elements/amplify',
      ],
      [
        {},
        { 'apps/a/package.json': JSON.stringify({ dependencies: { '@aws-amplify/core': '6.1.0' } }) },
        'auth-elements/amplify',
      ],
    ] as const) {
      const project = await projectOf({ ...files, 'apps/a/src/app.ts': hub('@aws-amplify/core') }, packages);
      const { code, out } = await cli.run(project.folder, ['codemod', '--yes']);
      assert.equal(code, 0);
      assert.equal(await project.read('apps/a/src/app.ts'), hub(expected), JSON.stringify(packages));
      const isUnknown = Object.keys({ ...packages, ...files }).length === 0;
      assert.equal(out.includes('The version of Amplify is neither in'), isUnknown);
    }
  });

  it('stops before anything is written where Git has uncommitted changes', async () => {
    const project = await projectOf({ 'a.ts': old, 'b.ts': old });
    project.commit();
    await project.put('b.ts', `${old}// more\n`);
    const { code, err } = await cli.run(project.folder, ['codemod', '--yes']);
    assert.equal(code, 2);
    assert.match(err, /^b\.ts: Git has not committed what is there\./);
    assert.equal(await project.read('a.ts'), old);
  });

  it('leaves what Git ignores, and what is not in UTF-8', async () => {
    const project = await projectOf({ 'app.ts': old, 'out/app.js': old, '.gitignore': 'out\n' });
    const latin = Buffer.from(`${old}// caf\u00e9\n`, 'latin1');
    await writeFile(join(project.folder, 'latin.ts'), latin);
    project.commit();
    const { code, out } = await cli.run(project.folder, ['codemod', '--yes']);
    assert.equal(code, 0);
    assert.match(out, /look {4}latin\.ts\n +It is not in UTF-8/);
    assert.equal(await project.read('app.ts'), changed);
    assert.equal(await project.read('out/app.js'), old);
    assert.deepEqual(await readFile(join(project.folder, 'latin.ts')), latin);
  });

  it('leaves what Git knows in a folder in whose place a file is', async () => {
    const project = await projectOf({ 'app.ts': old, 'lib/app.ts': old });
    project.commit();
    await rm(join(project.folder, 'lib'), { recursive: true });
    await project.put('lib', '');
    const { code, err } = await cli.run(project.folder, ['codemod', '--yes']);
    assert.equal(err, '');
    assert.equal(code, 0);
    assert.equal(await project.read('app.ts'), changed);
  });

  it('stops where Git refuses to say what is committed', async () => {
    const project = await projectOf({ 'app.ts': old });
    project.commit();
    await project.put('.git/config', '[broken');
    const { code, err } = await cli.run(project.folder, ['codemod', '--yes']);
    assert.equal(code, 2);
    assert.match(err, /^Git cannot say what is committed here: /);
    assert.equal(await project.read('app.ts'), old);
  });

  it('refuses an option that is not known', async () => {
    const project = await projectOf({ 'app.ts': old });
    const { code, err } = await cli.run(project.folder, ['codemod', '--all']);
    assert.equal(code, 2);
    assert.match(err, /--all/);
  });
});
