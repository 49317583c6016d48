#!/usr/bin/env node
// Writes the tables of docs/local-cognito.md from the TSDoc and the operations of local-cognito; with --check, only reports whether they are stale.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import * as identitySdk from '@aws-sdk/client-cognito-identity';
import * as sdk from '@aws-sdk/client-cognito-identity-provider';
import { format, resolveConfig } from 'prettier';
import { tsImport } from 'tsx/esm/api';

import { members, parents } from './reference/source.mjs';

const file = fileURLToPath(new URL('../docs/local-cognito.md', import.meta.url));
const load = (path) => tsImport(`../src/local-cognito/${path}`, import.meta.url);
const { operations } = await load('operations/table.ts');
const { identityOperations } = await load('identity-pool/operations.ts');

const cell = (text) => text.replaceAll('|', '\\|');
const row = (...cells) => `| ${cells.map(cell).join(' | ')} |`;
const table = (head, rows) => [row(...head), row(...head.map(() => '---')), ...rows].join('\n');

/** The members that the service takes and local-cognito does not read, by the schema of its SDK. */
function unreadMembers(client, name, members) {
  const schema = client[`${name}$`];
  if (!schema) throw new Error(`The SDK knows no operation ${name}.`);
  const [, , , , input] = schema;
  const [, , , , known] = typeof input === 'function' ? input() : input;
  return known.filter((member) => !members.includes(member));
}

const operationRows = (client, entries) =>
  Array.from(entries, ([name, { members, notes }]) => {
    if (!notes) throw new Error(`${name} has no notes: give operation() what it does.`);
    const unread = unreadMembers(client, name, members);
    const leftOut = [notes.leavesOut, unread.length > 0 ? `not read: ${unread.join(', ')}` : undefined];
    return row(name, notes.does, leftOut.filter(Boolean).join('; '));
  });
const operationHead = ['operation', 'what it does', 'what is left out'];

/** The members of an interface of options with their TSDoc, and those of the interfaces that it extends. */
const optionsOf = (path, name) => [
  ...members(`src/local-cognito/${path}`, name),
  ...parents(`src/local-cognito/${path}`, name).flatMap((each) => members(each.file, each.name)),
];
const optionTable = (head, path, name) =>
  table(
    [head, 'default', ''],
    optionsOf(path, name).map((each) =>
      row(`\`${each.name}\``, each.doc.defaultValue ?? '', each.doc.summary),
    ),
  );

const tables = {
  operations: table(operationHead, operationRows(sdk, operations)),
  'identity operations': table(operationHead, operationRows(identitySdk, Object.entries(identityOperations))),
  server: optionTable('option', 'options/options.ts', 'LocalCognitoOptions'),
  pool: optionTable('pool option', 'options/options.ts', 'PoolOptions'),
  client: optionTable('client option', 'options/options.ts', 'ClientOptions'),
  'identity pool': optionTable('identity pool option', 'identity-pool/options.ts', 'IdentityPoolOptions'),
  triggers: table(
    ['trigger', 'called as'],
    optionsOf('pool/triggers.ts', 'Triggers').map((each) => row(`\`${each.name}\``, each.doc.summary)),
  ),
};

const before = readFileSync(file, 'utf8');
let text = before;
for (const [name, content] of Object.entries(tables)) {
  const [start, end] = [`<!-- generated: ${name} -->`, `<!-- end: ${name} -->`];
  const from = text.indexOf(start);
  const to = text.indexOf(end);
  if (from === -1 || to < from)
    throw new Error(`docs/local-cognito.md has no place for the table «${name}».`);
  text = `${text.slice(0, from + start.length)}\n\n${content}\n\n${text.slice(to)}`;
}
text = await format(text, { ...(await resolveConfig(file)), filepath: file });

if (process.argv.includes('--check')) {
  if (text !== before) {
    console.error('docs/local-cognito.md is stale: run node scripts/local-cognito-docs.mjs');
    process.exitCode = 1;
  }
} else {
  writeFileSync(file, text);
}
