import { lstatSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { migrate, migratedFiles, type Migration } from '../codemod/index.js';
import { attempt } from '../lib/guards.js';
import { amplifyVersion } from './amplify-version.js';
import { notIgnored, uncommitted } from './git.js';
import { print, Prompt, readOptions, UsageError } from './terminal.js';

const HELP = `Usage: auth-elements codemod [options]

Changes the imports of Amplify 1 to 6 and the elements of @aws-amplify/ui-components in the files of this folder, and
names what it leaves alone. Files that Git ignores, folders named node_modules, dist and build, and those whose name begins with a
dot, are left out.

  --dry-run   shows what would change, and writes nothing
  --yes       asks nothing
  --help

Exit code: 0 all done, 1 files would change and were not written, also with --dry-run, 2 an error.`;

const UNKNOWN_VERSION =
  'The version of Amplify is neither in package.json nor in node_modules: files whose imports do not show it are taken for Amplify 1 to 5.';

const options = {
  'dry-run': { type: 'boolean' },
  yes: { type: 'boolean', short: 'y' },
  help: { type: 'boolean', short: 'h' },
} as const;

const skipped = /^(node_modules|dist|build|\..*)$/;

/** The paths of the files in a folder, relative to the first one. */
function* filesIn(folder: string, path = ''): Generator<string> {
  for (const entry of readdirSync(join(folder, path), { withFileTypes: true })) {
    const found = path ? `${path}/${entry.name}` : entry.name;
    if (entry.isDirectory() && !skipped.test(entry.name)) yield* filesIn(folder, found);
    else if (entry.isFile()) yield found;
  }
}

/** The files to look at. */
const candidates = (folder: string): string[] =>
  (notIgnored(folder) ?? [...filesIn(folder)])
    .filter(
      (path) =>
        migratedFiles.test(path) &&
        !path
          .split('/')
          .slice(0, -1)
          .some((name) => skipped.test(name)),
    )
    .filter((path) => attempt(() => lstatSync(join(folder, path)))?.isFile())
    .sort();

interface Changed extends Migration {
  readonly path: string;
  readonly isChanged: boolean;
  /** The major version of Amplify, where something says it. */
  readonly amplify: number | undefined;
}

function changesIn(folder: string): Changed[] {
  return candidates(folder).flatMap((path) => {
    const before = readText(folder, path);
    if (before === undefined) return [];
    const amplify = amplifyVersion(dirname(join(folder, path)));
    const migration = migrate(before, path, { amplify });
    const isChanged = migration.source !== before;
    return isChanged || migration.notes.length > 0 ? [{ ...migration, path, isChanged, amplify }] : [];
  });
}

/** Reads a file; undefined, and said so, where it cannot be read or is not in UTF-8: what cannot be read is not written. */
function readText(folder: string, path: string): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
      readFileSync(join(folder, path)),
    );
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const isEncoding = code === 'ERR_ENCODING_INVALID_ENCODED_DATA';
    print(
      `  look    ${path}\n          ${isEncoding ? 'It is not in UTF-8' : `It cannot be read (${String(code)})`}, so it is left alone.`,
    );
    return undefined;
  }
}

/** Writes the changes. Throws a `UsageError` that says what was written if the system does not allow one of them. */
function write(folder: string, changed: readonly Changed[]): void {
  for (const [index, { path, source }] of changed.entries()) {
    try {
      writeFileSync(join(folder, path), source);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      const written = changed.slice(0, index).map((each) => each.path);
      throw new UsageError(
        `${path} cannot be written (${String(code)}). ${written.length > 0 ? `Changed: ${written.join(', ')}.` : 'Nothing was written.'}`,
      );
    }
  }
}

/** Runs the command; resolves to the exit code. */
export async function run(args: string[]): Promise<number> {
  const values = readOptions('codemod', args, options);
  if (values.help) {
    print(HELP);
    return 0;
  }
  const folder = process.cwd();
  const found = changesIn(folder);
  const changed = found.filter(({ isChanged }) => isChanged);
  for (const { path, isChanged, notes } of found) {
    print(`  ${isChanged ? 'change' : 'look'.padEnd(6)}  ${path}`);
    for (const { line, message } of notes) print(`          line ${line}: ${message}`);
  }
  if (found.some(({ amplify }) => amplify === undefined)) print(UNKNOWN_VERSION);
  if (changed.length === 0) {
    print(found.length === 0 ? 'Nothing of Amplify was found.' : 'There is nothing to change.');
    return 0;
  }
  if (values['dry-run']) {
    print('Nothing was written.');
    return 1;
  }
  const dirty = uncommitted(
    folder,
    changed.map(({ path }) => path),
  );
  if (dirty.length > 0)
    throw new UsageError(
      `${dirty.join(', ')}: Git has not committed what is there. Commit or stash it, then run this again. Nothing was written.`,
    );
  if (!(values.yes || (await isConfirmed(changed.length)))) {
    print('Nothing was written.');
    return 1;
  }
  write(folder, changed);
  print(`Changed ${changed.length} ${changed.length === 1 ? 'file' : 'files'}.`);
  return 0;
}

async function isConfirmed(count: number): Promise<boolean> {
  const prompt = new Prompt();
  try {
    return await prompt.confirm(`Change ${count === 1 ? 'this file' : `these ${count} files`}?`, true);
  } finally {
    prompt.close();
  }
}
