import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

import ts from 'typescript';

import { writeAgentFiles } from '../../scripts/agents.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const skill = readFileSync(join(root, 'docs/skills/auth-elements/SKILL.md'), 'utf8');

/** What the entries of package.json are made from. */
function sourcePaths(): Record<string, string[]> {
  const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    exports: Record<string, { types?: string } | string | null>;
  };
  return Object.fromEntries(
    Object.entries(exports).flatMap(([entry, target]) => {
      if (target === null || typeof target === 'string' || !target.types || entry.includes('*')) return [];
      const path = target.types.replace('./dist/', `${root}src/`).replace(/\.d\.ts$/, '.ts');
      return [[`auth-elements${entry.slice(1)}`, [path]]];
    }),
  );
}

/** What the compiler reports about files that exist in memory only. */
function problemsOf(files: ReadonlyMap<string, string>): string[] {
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    experimentalDecorators: true,
    useDefineForClassFields: false,
    jsx: ts.JsxEmit.ReactJSX,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    types: ['node'],
    paths: sourcePaths(),
  };
  const host = ts.createCompilerHost(options);
  const { readFile, fileExists, getSourceFile } = host;
  host.readFile = (file) => files.get(file) ?? readFile(file);
  host.fileExists = (file) => files.has(file) || fileExists(file);
  host.getSourceFile = (file, language, ...rest) => {
    const text = files.get(file);
    return text === undefined
      ? getSourceFile(file, language, ...rest)
      : ts.createSourceFile(file, text, language, true);
  };
  const program = ts.createProgram([...files.keys()], options, host);
  return [...files.keys()].flatMap((file) =>
    ts
      .getPreEmitDiagnostics(program, program.getSourceFile(file))
      .map(({ messageText }) => `${file}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`),
  );
}

describe('the skill for agents', () => {
  it('has a name and a description of the length that agents read', () => {
    const head = /^---\nname: (.+)\ndescription: (.+)\n---\n/.exec(skill);
    assert.equal(head?.[1], 'auth-elements');
    assert((head[2]?.length ?? 0) > 100 && (head[2]?.length ?? 0) <= 1024);
  });

  it('has snippets that compile', () => {
    const snippets = [...skill.matchAll(/```(tsx?)\n([^]*?)```/g)];
    assert(snippets.length >= 5);
    const files = snippets.map(
      ([, language, code], index) => [join(root, `skill-${index}.${language}`), code ?? ''] as const,
    );
    assert.deepEqual(problemsOf(new Map(files)), []);
    const wrong = join(root, 'skill-wrong.ts');
    const code = "import { Auth } from 'auth-elements/auth';\nAuth.signInn('maria');\n";
    assert.match(problemsOf(new Map([[wrong, code]])).join(), /signInn/);
  });
});

describe('llms.txt and llms-full.txt', () => {
  const folder = mkdtempSync(join(tmpdir(), 'agents-'));
  const read = (file: string): string => readFileSync(join(folder, file), 'utf8');
  before((t) => {
    writeAgentFiles(folder);
    return t;
  });

  it('name the same pages', (t) => {
    t.after(() => {
      rmSync(folder, { recursive: true });
    });
    const index = read('llms.txt');
    assert.match(index, /^# auth-elements\n\n> \S/);
    const pages = [...index.matchAll(/^- \[([^\]]+)\]\((docs\/[^)]+)\)/gm)];
    assert(pages.length >= 18);
    const full = read('llms-full.txt');
    for (const [, title = '', path = ''] of pages)
      assert(full.includes(`File: ${path}\n\n# ${title}\n`), path);
    assert.equal(read('skills/auth-elements/SKILL.md'), skill);
    assert.doesNotMatch(full, /<!--/);
  });
});
