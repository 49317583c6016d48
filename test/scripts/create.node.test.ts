import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

import ts from 'typescript';

import { lists } from '../../scripts/create/lists.mjs';

const project = fileURLToPath(new URL('../..', import.meta.url));
let root: string;

const read = (file: string) => readFileSync(join(root, file), 'utf8');

function create(...args: string[]) {
  const script = join(project, 'scripts/create.mjs');
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
    cwd: root,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

function typeErrors(...files: string[]): string[] {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile.bind(ts.sys)) as {
    config: object;
  };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const program = ts.createProgram(
    files.map((file) => join(root, file)),
    options,
  );
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

describe('npm run create', () => {
  before(() => {
    root = mkdtempSync(join(tmpdir(), 'create-'));
    const copied = [
      'docs',
      'src',
      'test',
      'package.json',
      'tsconfig.json',
      'eslint.config.mjs',
      '.prettierrc.json',
    ];
    for (const path of copied) cpSync(join(project, path), join(root, path), { recursive: true });
    for (const path of ['node_modules', 'scripts']) symlinkSync(join(project, path), join(root, path));
  });
  after(() => rmSync(root, { recursive: true }));

  for (const [args, message] of [
    [[], /^Usage: npm run create -- screen <name>/],
    [['page', 'demo-step'], /^Usage:/],
    [['screen'], /^Usage:/],
    [['screen', 'DemoStep'], /use kebab-case/],
    [['screen', 'demo_step'], /use kebab-case/],
    [['screen', '../demo'], /use kebab-case/],
    [['screen', 'auth-demo-step'], /"demo-step" becomes <auth-demo-step>/],
    [['screen', 'sign-in'], /src\/elements\/sign-in exists already/],
  ] as const)
    it(`refuses: ${args.join(' ')}`, () => {
      const before = Object.keys(lists).map(read);
      const { status, stderr } = create(...args);
      assert.equal(status, 1);
      assert.match(stderr, message);
      assert.deepEqual(Object.keys(lists).map(read), before);
    });

  it('writes a screen that compiles and is in every list', () => {
    const { status, stdout, stderr } = create('screen', 'demo-step');
    assert.equal(status, 0, stderr);
    assert.match(stdout, /created {2}src\/elements\/demo-step\/demo-step\.ts\n[^]*Next:\n1\. /);
    for (const list of Object.keys(lists)) assert.match(read(list), /demo-step/, list);

    const folder = 'src/elements/demo-step';
    const files = ['demo-step.ts', 'define.ts', 'demo-step.test.ts'].map((file) => `${folder}/${file}`);
    assert.deepEqual(typeErrors('src/index.ts', ...files), []);
  });

  it('uses the state of the same name, if the machine has it', () => {
    const { status, stdout } = create('screen', 'signed-up');
    assert.equal(status, 0);
    assert.match(read('src/elements/base/screens.ts'), /'signed-up': \['signedUp'\],/);
    assert.doesNotMatch(stdout, /Add its state/);
  });

  it('does not use signedOut, which no screen shows', () => {
    const { status, stdout } = create('screen', 'signed-out');
    assert.equal(status, 0);
    assert.match(read('src/elements/base/screens.ts'), /'signed-out': \['signIn'\],/);
    assert.match(stdout, /Add its state/);
    assert.deepEqual(typeErrors('src/elements/base/screens.ts'), []);
  });
});
