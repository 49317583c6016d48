import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { isRecord } from '../lib/guards.js';

/** Packages whose major version is that of Amplify. */
const packages = ['aws-amplify', '@aws-amplify/core', '@aws-amplify/auth'];

/**
 * Returns the major version of Amplify for the files in a folder: what is installed, or else what package.json asks for, in this
 * folder or the nearest one above it. Returns undefined where nothing says it.
 */
export function amplifyVersion(folder: string): number | undefined {
  const version = installed(folder) ?? wanted(folder);
  const above = dirname(folder);
  return version ?? (above === folder ? undefined : amplifyVersion(above));
}

const installed = (folder: string): number | undefined =>
  first((name) => readJson(join(folder, 'node_modules', name, 'package.json'))['version']);

function wanted(folder: string): number | undefined {
  const manifest = readJson(join(folder, 'package.json'));
  const groups = ['dependencies', 'devDependencies', 'peerDependencies'].map((group) => manifest[group]);
  return first((name) => groups.filter(isRecord).find((group) => name in group)?.[name]);
}

/** Returns the major version of the first package that has one. */
function first(versionOf: (name: string) => unknown): number | undefined {
  for (const name of packages) {
    const [, major] = /^[~^>=v\s]*(\d+)/.exec(String(versionOf(name))) ?? [];
    if (major !== undefined) return Number(major);
  }
  return undefined;
}

/** Reads a JSON file; an empty object where there is none. */
function readJson(file: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
    return isRecord(value) ? value : {};
  } catch {
    return {};
  }
}
