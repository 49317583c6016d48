import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';

import { isRecord } from '../lib/guards.js';

/** Reads a JSON file; an empty object where there is none. */
export function readJson(file: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
    return isRecord(value) ? value : {};
  } catch {
    return {};
  }
}

/** Returns a folder and those above it: a package of a workspace has some files in the root of that. */
export function foldersFrom(folder: string): string[] {
  const above = dirname(folder);
  return [folder, ...(above === folder ? [] : foldersFrom(above))];
}

/** Returns the major version of a version or range; undefined where it does not begin with one. */
export function majorIn(version: unknown): number | undefined {
  const [, major] = /^[~^>=v\s]*(\d+)/.exec(String(version)) ?? [];
  return major === undefined ? undefined : Number(major);
}
