import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

const project = fileURLToPath(new URL('../..', import.meta.url));
let root: string;

const source = (code: string) =>
  writeFileSync(join(root, 'src/screen.ts'), `import { msg, str } from '@lit/localize';\n${code}\n`);
const xliff = (language: string, folder = 'locales') => join(root, folder, `${language}.xlf`);
const read = (file: string) => readFileSync(join(root, file), 'utf8');

function localize(...options: string[]) {
  const script = join(project, 'scripts/localize.mjs');
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...options], {
    cwd: root,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

function translate(id: string, text: string): void {
  for (const language of ['fr', 'ar']) {
    const unit = new RegExp(`(<trans-unit id="${id}">\\s*<source>.*</source>)(\\s*<target>.*</target>)?`);
    const before = readFileSync(xliff(language), 'utf8');
    writeFileSync(xliff(language), before.replace(unit, `$1<target>${text}</target>`));
  }
}

/** A project with one screen of two messages, both translated. */
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'localize-'));
  for (const file of ['lit-localize.json', 'tsconfig.json']) cpSync(join(project, file), join(root, file));
  symlinkSync(join(project, 'node_modules'), join(root, 'node_modules'));
  mkdirSync(join(root, 'src'));
  source(
    "export const a = (app: string) => [msg('Yes', { id: 'a.yes' }), msg(str`In ${app}`, { id: 'a.in' })];",
  );
  assert.equal(localize('--extract').status, 0);
  translate('a.yes', 'Oui');
  translate('a.in', 'Dans <x id="0" equiv-text="${app}"/>');
});
afterEach(() => rmSync(root, { recursive: true }));

describe('localize.mjs', () => {
  it('agrees with a translated project, and writes its texts', () => {
    const check = localize('--check');
    assert.deepEqual([check.status, check.stderr], [0, '']);
    assert.match(localize().stdout, /wrote 2 messages in en, fr, ar/);
    assert.match(read('src/localization/generated/fr.ts'), /"a.in": "Dans \{app\}"/);
    assert.match(read('src/localization/generated/en.ts'), /"a.in": "In \{app\}"/);
    assert.match(read('src/localization/generated/catalog.ts'), /"a.in": "app"/);
    assert.match(localize().stdout, /up to date/);
  });

  it('writes again when a file it made is gone', () => {
    localize();
    rmSync(join(root, 'src/localization/generated/ar.ts'));
    localize();
    assert.ok(existsSync(join(root, 'src/localization/generated/ar.ts')));
  });

  const mistakes: [what: string, code: string, expected: RegExp][] = [
    ['a message that is missing in a language', "msg('New', { id: 'a.new' });", /fr: a.new is missing/],
    ['a message that is gone from the source', '', /ar: a.in is not in the source/],
    ['a changed English text', "msg('Yes!', { id: 'a.yes' });", /a.yes reads "Yes!" in the source, "Yes" in/],
    [
      'an id with two texts',
      "[msg('One', { id: 'a.x' }), msg('Two', { id: 'a.x' })];",
      /screen.ts:2.* a.x was defined/,
    ],
    ['a message without an id', "msg('No id');", /"No id" has no id/],
    [
      'a placeholder without a name',
      'msg(str`In ${1 + 1}`, { id: "a.in" });',
      /placeholder "\$\{1 \+ 1\}" wants/,
    ],
  ];
  for (const [what, code, expected] of mistakes) {
    it(`fails for ${what}`, () => {
      source(`export const a = () => ${code || 'str``;'} msg;`);
      const { status, stderr } = localize('--check');
      assert.equal(status, 1);
      assert.match(stderr, expected);
    });
  }

  it('fails for another placeholder in a translation, and for none at all', () => {
    translate('a.in', 'Dans <x id="0" equiv-text="${ap}"/>');
    assert.match(
      localize('--check').stderr,
      /fr: a.in has other placeholders than "In \{app\}": "Dans \{ap\}"/,
    );
    translate('a.in', 'Dans');
    assert.match(localize('--check').stderr, /fr: a.in has other placeholders/);
  });

  it('fails for a message that waits for its translation', () => {
    source("export const a = () => msg('Later', { id: 'a.later' });");
    assert.match(localize('--extract').stdout, /1 to translate[^]*a.later: Later/);
    const { status, stderr } = localize('--check');
    assert.equal(status, 1);
    assert.match(stderr, /fr: a.later is not translated/);
  });

  it('keeps the translation of a message that leaves the source, for when it comes back', () => {
    const before = "export const a = (app: string) => msg(str`In ${app}`, { id: 'a.in' });";
    source(before);
    localize('--extract');
    assert.doesNotMatch(read('locales/fr.xlf'), /a\.yes/);
    assert.match(read('locales/unused/fr.xlf'), /<target>Oui<\/target>/);
    source(`${before} export const b = msg('Yes', { id: 'a.yes' });`);
    assert.match(localize('--extract').stdout, /fr: 2 messages, 0 to translate/);
    assert.match(read('locales/fr.xlf'), /<target>Oui<\/target>/);
    assert.doesNotMatch(read('locales/unused/fr.xlf'), /a\.yes/);
    assert.equal(localize('--check').status, 0);
  });

  it('says which translations to look at when the English changes', () => {
    source(
      "export const a = (app: string) => [msg('Sure', { id: 'a.yes' }), msg(str`In ${app}`, { id: 'a.in' })];",
    );
    assert.match(localize('--extract').stdout, /fr: look at a.yes again, the English is now "Sure"/);
    assert.equal(localize('--check').status, 0);
  });

  it('shows its usage for anything else', () => {
    const { status, stderr } = localize('--help');
    assert.equal(status, 2);
    assert.match(stderr, /Usage: /);
  });
});
