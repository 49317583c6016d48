#!/usr/bin/env node
// npm run create -- screen <name>: writes the files of a new screen and adds it to the lists that name every screen.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { lists } from './create/lists.mjs';
import { filesOf } from './create/screen-files.mjs';
import { fail } from './setup.mjs';

const usage = 'Usage: npm run create -- screen <name>, for example: npm run create -- screen confirm-device';

/** The project: npm runs scripts in its folder. */
const root = process.cwd();
const read = (file) => readFileSync(join(root, file), 'utf8');

const capitalized = (word) => word.charAt(0).toUpperCase() + word.slice(1);

/** Writes a file as Prettier formats it. */
async function write(file, text) {
  const { format, resolveConfig } = await import('prettier');
  const filepath = join(root, file);
  mkdirSync(dirname(filepath), { recursive: true });
  writeFileSync(filepath, await format(text, { ...(await resolveConfig(filepath)), filepath }));
}

/** Throws when a screen cannot have the name. */
function checkName(name) {
  if (!name) throw new Error(usage);
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name))
    throw new Error(
      `"${name}" is not a name for a screen: use kebab-case (a–z, 0–9, hyphens), such as "confirm-device".`,
    );
  if (name.startsWith('auth-'))
    throw new Error(`Leave out the prefix: "${name.slice('auth-'.length)}" becomes <${name}>.`);
  if (existsSync(join(root, 'src/elements', name))) throw new Error(`src/elements/${name} exists already.`);
}

/** Returns the machine's state of the same name, such as `confirmDevice`; undefined while there is none. */
function ownState(name) {
  const state = name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
  // No screen shows `signedOut`: it leads to `signIn`.
  const isState = state !== 'signedOut' && read('src/machine/types.ts').includes(`\n  '${state}',\n`);
  return isState ? state : undefined;
}

async function createScreen(name) {
  checkName(name);
  const words = name.split('-');
  const state = ownState(name);
  const screen = {
    name,
    className: `Auth${words.map(capitalized).join('')}`,
    title: capitalized(words.join(' ')),
    state: state ?? 'signIn',
  };
  const files = filesOf(screen);
  const changed = Object.entries(lists).map(([file, add]) => [file, add(read(file), screen)]);
  for (const [file, text] of [...Object.entries(files), ...changed]) await write(file, text);
  const steps = [
    ...(state
      ? []
      : [
          'Add its state to the machine (CONTRIBUTING.md), and name it in src/elements/base/screens.ts in place of "signIn".',
        ]),
    `Write its strings, its fields and its event in src/elements/${name}/${name}.ts. Until then it sends "nav.signIn".`,
    'Run npm run localize -- --extract and translate what is new in locales.',
    'Run node scripts/reference-docs.mjs, and npm run verify.',
  ];
  console.log(
    [
      ...Object.keys(files).map((file) => `created  ${file}`),
      ...changed.map(([file]) => `changed  ${file}`),
      '\nNext:',
      ...steps.map((step, index) => `${index + 1}. ${step}`),
    ].join('\n'),
  );
}

const [kind, name, ...rest] = process.argv.slice(2);
try {
  if (kind !== 'screen' || rest.length > 0) throw new Error(usage);
  await createScreen(name);
} catch (error) {
  fail(error);
}
