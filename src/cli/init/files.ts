import { lstatSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import type { NewFile } from '../frameworks/framework.js';
import { UsageError } from '../terminal.js';

/** A file to write, and what is at its place. */
export interface PlannedFile extends NewFile {
  /** `create`: nothing; `same`: the same content; `differs`: other content, which is in `before`. */
  readonly state: 'create' | 'same' | 'differs';
  /** The content that is there. */
  readonly before: string;
}

/** Compares files with the project. Throws a `UsageError` for what is in the way and not a file. */
export function planFiles(folder: string, files: readonly NewFile[]): PlannedFile[] {
  return files.map((file) => {
    const before = readIfThere(folder, file.path);
    const isSame = before?.replaceAll('\r\n', '\n') === file.content;
    const state = before === undefined ? 'create' : isSame ? 'same' : 'differs';
    return { ...file, state, before: before ?? '' };
  });
}

function readIfThere(folder: string, path: string): string | undefined {
  try {
    if (!lstatSync(join(folder, path)).isFile())
      throw new UsageError(`${path} is there already, and is not a file. Nothing was written.`);
    return readFileSync(join(folder, path), 'utf8');
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    if (code === 'ENOTDIR')
      throw new UsageError(`${dirname(path)} must be a folder, and is a file. Nothing was written.`);
    throw new UsageError(`${path} cannot be read (${String(code)}). Nothing was written.`);
  }
}

/** Writes a file and the folders above it. Throws a `UsageError` if the system does not allow it. */
export function writePlanned(folder: string, { path, content, state }: PlannedFile): void {
  const file = join(folder, path);
  try {
    mkdirSync(dirname(file), { recursive: true });
    // A file that has come into being since is not overwritten.
    writeFileSync(file, content, { flag: state === 'create' ? 'wx' : 'w' });
  } catch (error) {
    throw new UsageError(`${path} cannot be written (${String((error as NodeJS.ErrnoException).code)}).`);
  }
}
