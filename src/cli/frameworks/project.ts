import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { isRecord } from '../../lib/guards.js';
import { foldersFrom, majorIn, readJson } from '../manifests.js';
import { UsageError } from '../terminal.js';

/** What a project is made of, as far as its package.json and folders show. */
export interface Project {
  /** The full path of the folder. */
  readonly folder: string;
  /** The packages that package.json names, with their ranges. */
  readonly packages: ReadonlyMap<string, string>;
  /** Whether files are written in TypeScript. */
  readonly isTypeScript: boolean;
  /** The command that adds a package. */
  readonly install: string;
  /** Whether a path is in the project. */
  has(path: string): boolean;
}

const lockFiles: readonly (readonly [file: string, manager: string])[] = [
  ['package-lock.json', 'npm'],
  ['pnpm-lock.yaml', 'pnpm'],
  ['yarn.lock', 'yarn'],
  ['bun.lock', 'bun'],
  ['bun.lockb', 'bun'],
];

/** Returns the command of the package manager that the nearest folder with one names, or has a lock file of. */
function installIn(folder: string): string {
  for (const each of foldersFrom(folder)) {
    const { packageManager } = readJson(join(each, 'package.json'));
    const [, manager = lockFiles.find(([file]) => existsSync(join(each, file)))?.[1]] =
      /^(npm|pnpm|yarn|bun)@/.exec(String(packageManager)) ?? [];
    if (manager) return manager === 'npm' ? 'npm install' : `${manager} add`;
  }
  return 'npm install';
}

/** Reads the project in a folder. Throws a `UsageError` for a package.json that is not valid. */
export function readProject(folder: string): Project {
  const has = (path: string): boolean => existsSync(join(folder, path));
  const packages = has('package.json')
    ? readPackages(join(folder, 'package.json'))
    : new Map<string, string>();
  return {
    folder,
    packages,
    isTypeScript: packages.has('typescript') || has('tsconfig.json'),
    install: installIn(folder),
    has,
  };
}

function readPackages(file: string): Map<string, string> {
  let manifest: unknown;
  try {
    manifest = JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new UsageError(`package.json is not valid JSON: ${error instanceof Error ? error.message : ''}.`);
  }
  const groups = isRecord(manifest) ? [manifest['devDependencies'], manifest['dependencies']] : [];
  return new Map(
    groups
      .filter(isRecord)
      .flatMap((group) => Object.entries(group).map(([name, range]) => [name, String(range)] as const)),
  );
}

/** The major version of a package: what is installed, here or above, or else what the project asks for; undefined where nothing says it. */
export function majorOf({ folder, packages }: Project, name: string): number | undefined {
  const versions = foldersFrom(folder).map(
    (each) => readJson(join(each, 'node_modules', name, 'package.json'))['version'],
  );
  return majorIn(versions.find((version) => version !== undefined) ?? packages.get(name));
}
