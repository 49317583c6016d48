import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { after, before, describe, it } from 'node:test';

import { bundleCli, type Result, TestProject } from './run.js';

let cli: Awaited<ReturnType<typeof bundleCli>>;
let empty: TestProject;
before(async () => {
  [cli, empty] = await Promise.all([bundleCli(), TestProject.create()]);
});
after(async () => {
  await cli.remove();
  await empty.remove();
});

const run = (...args: string[]): Promise<Result> => cli.run(empty.folder, args);

describe('auth-elements', () => {
  it('lists its commands, and each lists its options', async () => {
    for (const option of ['--help', '-h']) {
      const { code, out } = await run(option);
      assert.equal(code, 0);
      for (const name of ['init', 'doctor', 'codemod', 'local-cognito'])
        assert.match(out, new RegExp(`^ {2}${name} `, 'm'));
    }
    assert.match((await run('init', '--help')).out, /--dry-run/);
    assert.match((await run('doctor', '--help')).out, /--json/);
  });

  it('ends quietly when the reader of its output has ended', async () => {
    const child = spawn(process.execPath, [cli.file, '--help'], { stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.destroy();
    let err = '';
    child.stderr.on('data', (part: Buffer) => (err += part.toString()));
    const [code] = (await once(child, 'close')) as [number];
    assert.equal(err, '');
    assert.equal(code, 0);
  });

  it('prints its version', async () => {
    for (const option of ['--version', '-v']) assert.match((await run(option)).out, /^\d+\.\d+\.\d+\n$/);
  });

  it('names its commands where the name is wrong or missing', async () => {
    const wrong = await run('docs');
    assert.equal(wrong.code, 2);
    assert.equal(wrong.err, 'There is no command "docs"; there is init, doctor, codemod, local-cognito.\n');
    const missing = await run();
    assert.equal(missing.code, 2);
    assert.match(missing.err, /^Name a command: init, /);
  });
});
