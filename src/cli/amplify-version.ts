import { join } from 'node:path';

import { isRecord } from '../lib/guards.js';
import { foldersFrom, majorIn, readJson } from './manifests.js';

/** Packages whose major version is that of Amplify. */
const packages = ['aws-amplify', '@aws-amplify/core', '@aws-amplify/auth'];

/**
 * Returns the major version of Amplify for the files in a folder: what is installed, or else what package.json asks for, in this
 * folder or the nearest one above it. Returns undefined where nothing says it.
 */
export function amplifyVersion(folder: string): number | undefined {
  for (const each of foldersFrom(folder)) {
    const version = installed(each) ?? wanted(each);
    if (version !== undefined) return version;
  }
  return undefined;
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
    const major = majorIn(versionOf(name));
    if (major !== undefined) return major;
  }
  return undefined;
}
