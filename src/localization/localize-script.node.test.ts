import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

const project = fileURLToPath(new URL('../..', import.meta.url));
/** A project with one screen of two messages, both translated. */
let template: string;
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

/** The notes that each file has at its top. */
function addNotes(): void {
  const notes = { name: 'Name', address: 'formal', quotes: '“ ”', 'second-reading': 'settled 0, improved 0' };
  const header = Object.entries(notes).map(([from, note]) => `<note from="${from}">${note}</note>`);
  for (const language of ['fr', 'ar']) {
    const before = readFileSync(xliff(language), 'utf8');
    writeFileSync(xliff(language), before.replace('<body>', `<header>${header.join('')}</header>$&`));
  }
}

/** What translators read about the messages. */
function describeMessages(descriptions: Record<string, string>): void {
  mkdirSync(join(root, 'locales'), { recursive: true });
  writeFileSync(join(root, 'locales/descriptions.json'), JSON.stringify(descriptions));
}

function translate(id: string, text: string): void {
  for (const language of ['fr', 'ar']) {
    const unit = new RegExp(`(<trans-unit id="${id}">\\s*<source>.*</source>)(\\s*<target>.*</target>)?`);
    const before = readFileSync(xliff(language), 'utf8');
    writeFileSync(xliff(language), before.replace(unit, `$1<target>${text}</target>`));
  }
}

before(() => {
  root = template = mkdtempSync(join(tmpdir(), 'localize-'));
  const config = JSON.parse(readFileSync(join(project, 'lit-localize.json'), 'utf8')) as object;
  writeFileSync(join(root, 'lit-localize.json'), JSON.stringify({ ...config, targetLocales: ['fr', 'ar'] }));
  // Without the standard library a program is read in a fraction of the time.
  const compilerOptions = { module: 'ESNext', moduleResolution: 'bundler', noLib: true, types: [] };
  writeFileSync(join(root, 'tsconfig.json'), JSON.stringify({ compilerOptions }));
  symlinkSync(join(project, 'node_modules'), join(root, 'node_modules'));
  mkdirSync(join(root, 'src'));
  describeMessages({ 'a.yes': 'Button.', 'a.in': 'Heading. {app}: the name of the app, such as Acme.' });
  source(
    "export const a = (app: string) => [msg('Yes', { id: 'a.yes' }), msg(str`In ${app}`, { id: 'a.in' })];",
  );
  assert.match(localize('--extract').stdout, /fr: 2 messages, 2 to translate[^]*a.in: In \{app\}/);
  addNotes();
  translate('a.yes', 'Oui');
  translate('a.in', 'Dans <x id="0" equiv-text="${app}"/>');
});
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'localize-'));
  cpSync(template, root, { recursive: true, verbatimSymlinks: true });
});
afterEach(() => rmSync(root, { recursive: true }));
after(() => rmSync(template, { recursive: true }));

describe('localize.mjs', () => {
  it('writes the texts of each language, and again only when something is new', () => {
    assert.match(localize().stdout, /wrote 2 messages in en, fr, ar/);
    assert.match(read('src/localization/generated/languages/fr.ts'), /"a.in": "Dans \{app\}"/);
    assert.match(read('src/localization/generated/static/fr.ts'), /addLanguage\('fr', /);
    assert.match(read('src/localization/generated/en.ts'), /"a.in": "In \{app\}"/);
    assert.match(read('src/localization/generated/catalog.ts'), /'en fr ar'/);
    assert.match(read('src/localization/generated/placeholders.ts'), /"a.in": "app"/);
    assert.match(localize().stdout, /up to date/);
    translate('a.yes', 'Si');
    assert.match(localize().stdout, /wrote 2 messages/);
    assert.match(read('src/localization/generated/languages/fr.ts'), /"a.yes": "Si"/);
    rmSync(join(root, 'src/localization/generated/languages/ar.ts'));
    assert.match(localize().stdout, /wrote 2 messages/);
  });

  it('agrees with a translated project', () => {
    const { status, stdout, stderr } = localize('--check');
    assert.deepEqual([status, stderr], [0, '']);
    assert.match(stdout, /2 messages agree in the source and in fr, ar/);
  });

  it('fails where the source and a language have drifted apart', () => {
    translate('a.in', 'Dans <x id="0" equiv-text="${ap}"/>');
    source(`export const a = (app: string) => [msg('Yes!', { id: 'a.yes' }), msg('New', { id: 'a.new' }),
      msg(str\`In \${app}\`, { id: 'a.in' })];`);
    const { status, stderr } = localize('--check');
    assert.equal(status, 1);
    assert.match(stderr, /fr: a.new is missing/);
    assert.match(stderr, /ar: a.yes reads "Yes!" in the source, "Yes" in/);
    assert.match(stderr, /fr: a.in has other placeholders than "In \{app\}": "Dans \{ap\}"/);
  });

  it('fails for what a message must not be', () => {
    source(
      "import { html } from 'lit'; export const a = [msg('One', { id: 'a.x' }), msg('Two', { id: 'a.x' })," +
        "msg('No id'), msg(html`<b>Bold</b>`, { id: 'a.bold' }), msg(str`In ${1 + 1}`, { id: 'a.in' })];",
    );
    const { status, stderr } = localize('--check');
    assert.equal(status, 1);
    assert.match(stderr, /screen.ts:2: .* a.x was defined in 2 places/);
    assert.match(stderr, /"No id" has no id/);
    assert.match(stderr, /a.bold: html in a message/);
    assert.match(stderr, /a.in: The placeholder "\$\{1 \+ 1\}" wants/);
  });

  it('fails for a message without translation, and for a translation without message', () => {
    translate('a.yes', '');
    source("export const a = msg('Yes', { id: 'a.yes' });");
    const { status, stderr } = localize('--check');
    assert.equal(status, 1);
    assert.match(stderr, /fr: a.yes is not translated/);
    assert.match(stderr, /ar: a.in is not in the source/);
  });

  it('keeps the translation of a message that leaves the source, for when it comes back', () => {
    source("export const a = (app: string) => msg(str`In ${app}`, { id: 'a.in' });");
    localize('--extract');
    assert.doesNotMatch(read('locales/fr.xlf'), /a\.yes/);
    assert.match(read('locales/unused/fr.xlf'), /<target>Oui<\/target>/);
    source("export const a = [msg('Sure', { id: 'a.yes' })];");
    const { stdout } = localize('--extract');
    assert.match(stdout, /fr: 1 messages, 0 to translate/);
    assert.match(stdout, /fr: look at a.yes again, the English is now "Sure"/);
    assert.match(read('locales/fr.xlf'), /<target>Oui<\/target>/);
    assert.doesNotMatch(read('locales/unused/fr.xlf'), /a\.yes/);
  });

  it('fails for a message without description, and for English that is not named as the same', () => {
    describeMessages({ 'a.in': 'Heading.', 'a.gone': 'Gone.' });
    translate('a.yes', 'Yes');
    const { status, stderr } = localize('--check');
    assert.equal(status, 1);
    assert.match(stderr, /descriptions.json: a.yes has no description/);
    assert.match(stderr, /descriptions.json: a.in does not say what \{app\} holds/);
    assert.match(stderr, /descriptions.json: a.gone is not in the source/);
    assert.match(stderr, /fr: a.yes is the same as in English/);
  });

  it('keeps plural forms of the language, and the notes at the top, and gives descriptions to translators', () => {
    source("export const a = (n: number) => msg(str`At least ${n}`, { id: 'a.least' });");
    describeMessages({ 'a.least': 'Rule. {n}: a number, such as 8.' });
    localize('--extract');
    translate('a.least', 'Au moins <x id="0" equiv-text="${n}"/>');
    const before = readFileSync(xliff('fr'), 'utf8');
    const plural = (category: string) =>
      `<trans-unit id="a.least.${category}"><source>At least <x id="0" equiv-text="\${n}"/></source><target>Au moins un</target></trans-unit></body>`;
    writeFileSync(xliff('fr'), before.replace('</body>', plural('one')));
    localize('--extract');
    assert.match(read('locales/fr.xlf'), /id="a.least.one"/);
    assert.match(read('locales/fr.xlf'), /<note from="address">formal<\/note>/);
    assert.match(
      read('locales/fr.xlf'),
      /<note from="lit-localize">Rule. \{n\}: a number, such as 8.<\/note>/,
    );
    assert.match(read('src/localization/generated/languages/fr.ts'), /"a.least.one": "Au moins un"/);
    assert.equal(localize('--check').status, 0);
    writeFileSync(xliff('fr'), readFileSync(xliff('fr'), 'utf8').replace('</body>', plural('few')));
    assert.match(
      localize('--check').stderr,
      /fr: a.least.few is for a plural category that the language does not have/,
    );
  });

  it('shows its usage for anything else', () => {
    const { status, stderr } = localize('--help');
    assert.equal(status, 2);
    assert.match(stderr, /Usage: /);
  });
});
