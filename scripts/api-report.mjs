#!/usr/bin/env node
// npm run api [-- --check]: writes docs/api-report.txt, the public API as text: entries with their exports, declarations,
// elements, design tokens, message IDs. --check fails where it differs from the source.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';

import ts from 'typescript';

import { createManifest, elementsOf } from './reference/manifest.mjs';
import { entries, exportsOf, isHidden, program, publicSymbols, resolved } from './reference/public.mjs';
import { root } from './reference/source.mjs';

const file = join(root, 'docs/api-report.txt');
const { name: packageName, exports: packageExports } = JSON.parse(
  readFileSync(join(root, 'package.json'), 'utf8'),
);
const pathOf = (path) => relative(root, path).replaceAll('\\', '/');
const oneLine = (text = '') => text.replace(/\s+/g, ' ').trim();

/** Each entry with what it exports; those for frameworks by name, as they derive from the elements. */
function entryLines() {
  const read = [...entries()].map(([entry, path]) => {
    const names = exportsOf(path).map((symbol) => `  ${symbol.name}`);
    return [`${packageName}${entry.slice(1)}`, ...names.sort()].join('\n');
  });
  const derived = Object.entries(packageExports)
    .filter(([, target]) => target?.types?.startsWith('./dist/frameworks/'))
    .map(([entry]) => packageName + entry.slice(1));
  return [...read, ...derived];
}

/** The declarations of a source file, as the package has them, without comments. */
function declarationsOf(source) {
  let text = '';
  program.emit(source, (_, content) => (text = content), undefined, true);
  return ts.createSourceFile('emitted.d.ts', text, ts.ScriptTarget.ES2022, true).statements;
}

const namesOf = (statement) =>
  ts.isVariableStatement(statement)
    ? statement.declarationList.declarations.map(({ name }) => name.getText())
    : [statement.name?.text ?? ''];

/** What users of an element neither call nor have to write. */
const isNoise = (member) =>
  isHidden(member) && !(ts.getCombinedModifierFlags(member) & ts.ModifierFlags.Abstract);

/** A statement without the members that users do not see. */
function textOf(statement) {
  if (!ts.isClassDeclaration(statement)) return statement.getText();
  const start = statement.getText().slice(0, statement.members.pos - statement.getStart());
  const members = statement.members.filter((member) => !isNoise(member)).map((member) => member.getText());
  return [start, ...members.map((member) => `    ${member}`), '}'].join('\n');
}

function declarationLines() {
  const byFile = new Map();
  for (const symbol of publicSymbols())
    for (const node of resolved(symbol).declarations ?? []) {
      const source = node.getSourceFile();
      byFile.set(source, (byFile.get(source) ?? new Set()).add(symbol.name));
    }
  return [...byFile]
    .sort(([a], [b]) => (a.fileName < b.fileName ? -1 : 1))
    .map(([source, names]) => {
      const statements = declarationsOf(source).filter((each) =>
        namesOf(each).some((name) => names.has(name)),
      );
      return [`// ${pathOf(source.fileName)}`, ...statements.map(textOf)].join('\n');
    });
}

/** Every attribute, property, event, slot, part and custom property of an element. */
function elementLines(element) {
  const lines = [
    ...(element.attributes ?? []).map(({ name, type }) => `attribute ${name}: ${type?.text ?? ''}`),
    ...(element.members ?? []).map((member) => `${member.kind} ${member.name}`),
    ...(element.events ?? []).map(({ name, type }) => `event ${name}: ${type?.text ?? ''}`),
    ...(element.slots ?? []).map(({ name }) => `slot ${name || '(default)'}`),
    ...(element.cssParts ?? []).map(({ name }) => `part ${name}`),
    ...(element.cssProperties ?? []).map(({ name }) => `token ${name}`),
  ];
  return [`<${element.tagName}>`, ...lines.map((line) => `  ${oneLine(line)}`)].join('\n');
}

/** What the tables of a page of the reference list, which a check of its own keeps up to date. */
const listedIn = (page) => {
  const text = readFileSync(join(root, 'docs/reference', page), 'utf8');
  return [...text.matchAll(/^\| `([\w.-]+)`/gm)].map(([, name]) => name).sort();
};

function report() {
  const elements = elementsOf(createManifest());
  const parts = {
    Entries: entryLines().join('\n'),
    Elements: elements.map(elementLines).join('\n'),
    'Design tokens': listedIn('tokens.md').join('\n'),
    'Message IDs': listedIn('messages.md').join('\n'),
    Declarations: declarationLines().join('\n\n'),
  };
  const intro = `The public API of ${packageName}. Made by "npm run api"; docs/versioning.md says what a change means.`;
  return (
    [intro, ...Object.entries(parts).map(([title, text]) => `== ${title}\n\n${text}`)].join('\n\n') + '\n'
  );
}

/** The lines that one text has and the other has not. */
function differences(before, after) {
  const old = new Set(before.split('\n'));
  const now = new Set(after.split('\n'));
  return [
    ...[...old].filter((line) => !now.has(line)).map((line) => `- ${line}`),
    ...[...now].filter((line) => !old.has(line)).map((line) => `+ ${line}`),
  ];
}

const text = report();
const before = existsSync(file) ? readFileSync(file, 'utf8') : '';
if (!process.argv.includes('--check')) {
  writeFileSync(file, text);
  console.log(`api: wrote ${pathOf(file)}, ${Math.round(text.length / 1000)} kB.`);
} else if (text === before) console.log(`api: ${pathOf(file)} is up to date.`);
else {
  console.error(`${pathOf(file)} differs from the source:\n`);
  console.error(differences(before, text).slice(0, 40).join('\n'));
  console.error('\nIf the change is meant: run "npm run api", and describe it in CHANGELOG.md.');
  process.exitCode = 1;
}
