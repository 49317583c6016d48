import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { isRecord } from '../../lib/guards.js';
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

const lockFiles: readonly (readonly [file: string, install: string])[] = [
  ['pnpm-lock.yaml', 'pnpm add'],
  ['yarn.lock', 'yarn add'],
  ['bun.lock', 'bun add'],
  ['bun.lockb', 'bun add'],
];

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
    install: lockFiles.find(([file]) => has(file))?.[1] ?? 'npm install',
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

/** The major version that a project asks for; undefined where its range does not start with one. */
export function majorOf({ packages }: Project, name: string): number | undefined {
  const [, major] = /^[~^>=v\s]*(\d+)/.exec(packages.get(name) ?? '') ?? [];
  return major === undefined ? undefined : Number(major);
}
