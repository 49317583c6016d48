import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The source of the commands, and of what they print. */
function sources(): string[] {
  return ['src/cli', 'src/codemod', 'src/lib'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
      .map((name) => readFileSync(join(root, folder, name), 'utf8')),
  );
}

/** Strings without comments, in which a path may be that of a file of the repository. */
const withoutComments = (code: string): string =>
  code.replace(/\/\*[^]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');

describe('the paths in the messages of the commands', () => {
  const code = sources().map(withoutComments).join('\n');
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'agents-'));
  });
  after(() => rmSync(folder, { recursive: true }));

  it('are pages of the file of the package that they name', async () => {
    const { writeAgentFiles } = (await import(join(root, 'scripts/agents.mjs'))) as {
      writeAgentFiles(folder: string): void;
    };
    writeAgentFiles(folder);
    const full = readFileSync(join(folder, 'llms-full.txt'), 'utf8');
    const pages = [...code.matchAll(/inGuide\('([^']+)'\)/g)].map(([, page = '']) => page);
    assert.ok(pages.length >= 2);
    for (const page of pages) assert.ok(full.includes(`\nFile: docs/guides/${page}\n`), page);
  });

  it('name no page in another way', () => {
    const named = [...code.matchAll(/[\w./-]*\w\.md\b/g)].map(([name]) => name);
    const known = [...code.matchAll(/inGuide\('([^']+)'\)/g)].map(([, page]) => page);
    assert.deepEqual(
      named.filter((name) => !known.includes(name)),
      [],
    );
  });

  it('are files that the package must have', () => {
    const contents = readFileSync(join(root, 'scripts/release/contents.mjs'), 'utf8');
    const [, wanted = ''] = /const wanted = \[([^\]]*)\]/.exec(contents) ?? [];
    const files = [...code.matchAll(/node_modules\/auth-elements\/([\w./-]*\w)/g)].map(
      ([, file = '']) => file,
    );
    assert.ok(files.includes('dist/llms-full.txt') && files.includes('dist/cdn'));
    for (const file of files) assert.ok(wanted.includes(`'${file}`), file);
  });
});
