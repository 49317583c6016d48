import { execFileSync } from 'node:child_process';

import { UsageError } from './terminal.js';

/**
 * Runs Git in a folder. Returns undefined outside a repository and without Git; throws a `UsageError` where Git refuses, because
 * then nothing is known of the files.
 */
function git(folder: string, args: readonly string[]): string | undefined {
  try {
    return execFileSync('git', args, {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 1 << 30,
      env: { ...process.env, LC_ALL: 'C' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  } catch (error) {
    const { code, stderr } = error as { readonly code?: string; readonly stderr?: string };
    if (code === 'ENOENT' || /not a git repository/.test(stderr ?? '')) return undefined;
    const [reason = ''] = (stderr || String(error)).trim().split('\n');
    throw new UsageError(`Git cannot say what is committed here: ${reason} Nothing was written.`);
  }
}

/**
 * Returns those of some paths whose content is not committed, as Git has it: changed, or never added. Returns none in a folder
 * without Git. Throws a `UsageError` where Git refuses.
 */
export function uncommitted(folder: string, paths: readonly string[]): string[] {
  if (paths.length === 0) return [];
  const out = git(folder, [
    ...['status', '--porcelain', '-z', '--ignored', '--untracked-files=all'],
    ...['--', ...paths],
  ]);
  const entries = out?.split('\0').filter(Boolean) ?? [];
  // Git names paths from the root of the repository.
  return paths.filter((path) => entries.some((entry) => entry.slice(3).endsWith(path)));
}

/** Returns the paths of the files in a folder that Git does not ignore; undefined in a folder without Git. */
export function notIgnored(folder: string): string[] | undefined {
  const out = git(folder, ['ls-files', '-z', '--cached', '--others', '--exclude-standard']);
  return out === undefined ? undefined : [...new Set(out.split('\0').filter(Boolean))];
}
