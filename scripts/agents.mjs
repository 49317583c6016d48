#!/usr/bin/env node
// node scripts/agents.mjs [FOLDER]: writes llms.txt, llms-full.txt (see llmstxt.org) and skills/ into a folder, by default dist/.
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, posix, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const read = (file) => readFileSync(join(root, file), 'utf8');

/** The pages beside the guides: title of a group → page → description. */
const groups = {
  Reference: {
    'docs/reference/elements.md': 'Every element: attributes, properties, events, slots, parts',
    'docs/reference/auth.md':
      'Every function of Auth, config options, errors, storage, differences from Amplify',
    'docs/local-cognito.md': 'The Cognito for development and tests: options, operations, faults',
  },
  Policies: {
    'docs/threat-model.md': 'What is protected against whom; which data leaves the page',
    'docs/browsers.md': 'Supported browsers',
    'docs/versioning.md': 'What a version promises; hashes of the files',
  },
};

/** The guides in the order of their table of contents, with what it says of each; new ones come last. */
function guides() {
  const table = [
    ...read('docs/guides/README.md').matchAll(/^\| \[[^\]]+\]\(([\w./-]+\.md)\)\s*\| (.*?)\s*\|$/gm),
  ];
  const described = new Map(table.map(([, file = '', words]) => [file, words]));
  const files = readdirSync(join(root, 'docs/guides'), { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.md') && file !== 'README.md');
  const all = [...new Set([...described.keys(), ...files.sort()])].filter((file) => files.includes(file));
  return Object.fromEntries(all.map((file) => [`docs/guides/${file}`, described.get(file) ?? '']));
}

const titleOf = (text) => /^# (.+)$/m.exec(text)?.[1] ?? '';

/** A page for reading by a program: no comments, no padding in tables, links by their path in the repository. */
function plain(file) {
  const folder = posix.dirname(file);
  return read(file)
    .replace(/<!--[^]*?-->\n*/g, '')
    .replace(/^\|.*\|$/gm, (row) => row.replace(/ {2,}/g, ' ').replace(/-{4,}/g, '---'))
    .replace(
      /\]\((?!https?:|#|mailto:)([^)#\s]+)(#[^)]*)?\)/g,
      (_, path, hash = '') => `](${posix.join(folder, path)}${hash})`,
    )
    .trim();
}

/** What the README says below its title. */
const summary = () => /^# .+\n\n(.+)$/m.exec(read('README.md'))?.[1] ?? '';

const intro = () => `# auth-elements

> ${summary()}

- Without a user pool: \`<auth-authenticator sandbox>\`. With one: \`region\`, \`user-pool-id\`, \`user-pool-web-client-id\`, or \`config\` with a config of Amplify. The app client must not have a secret.
- The content for signed-in users is a \`<template>\` in \`<auth-authenticator>\`. It is no access control: servers verify the tokens.
- \`import 'auth-elements/define'\` registers the elements of the sign-in, and \`auth-elements/account\` those of the account. \`auth-elements/auth\` is \`Auth\` without elements.
- For agents that write code with this package: \`skills/auth-elements/SKILL.md\` has snippets that are tested, and mistakes to avoid.
`;

/** llms.txt: an index. The paths are those of the repository, and the headings "File:" of llms-full.txt. */
function index(pages) {
  const parts = Object.entries(pages).map(([title, files]) => {
    const lines = Object.entries(files).map(
      ([file, words]) => `- [${titleOf(read(file))}](${file})${words ? `: ${words}` : ''}`,
    );
    return `## ${title}\n\n${lines.join('\n')}\n`;
  });
  return [
    intro(),
    'All pages below are in [llms-full.txt](llms-full.txt), each after a line `File: <path>`.\n',
    ...parts,
  ].join('\n');
}

function full(pages) {
  const files = ['README.md', ...Object.values(pages).flatMap((each) => Object.keys(each))];
  return `${intro()}\n${files.map((file) => `File: ${file}\n\n${plain(file)}\n`).join(`\n${'-'.repeat(40)}\n\n`)}`;
}

/**
 * Writes the files.
 * @param {string} folder
 */
export function writeAgentFiles(folder) {
  const pages = { Guides: guides(), ...groups };
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'llms.txt'), index(pages));
  writeFileSync(join(folder, 'llms-full.txt'), full(pages));
  cpSync(join(root, 'docs/skills'), join(folder, 'skills'), { recursive: true });
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const folder = resolve(process.argv[2] ?? join(root, 'dist'));
  writeAgentFiles(folder);
  console.log(`Wrote llms.txt, llms-full.txt and skills/ to ${folder}.`);
}
