import { readFile } from 'node:fs/promises';
import { extname, relative, resolve } from 'node:path';

import { normalizeConfig, readConfig } from '../../auth/config/config.js';
import type { AuthConfig } from '../../auth/config/config-types.js';
import { UsageError } from '../terminal.js';
import { type Obstacle, readObjects } from './object-literal.js';

/** A config that names a user pool and an app client. */
export type PoolConfig = AuthConfig & { readonly userPoolId: string; readonly userPoolWebClientId: string };

/** Normalizes a config. Throws a `UsageError` with every problem. */
export function toConfig(input: unknown, source: string): PoolConfig {
  const { entries } = readConfig(input);
  try {
    const config = normalizeConfig(entries);
    const { userPoolId, userPoolWebClientId } = config;
    if (userPoolId && userPoolWebClientId) return { ...config, userPoolId, userPoolWebClientId };
  } catch (error) {
    const problems = String(error instanceof Error ? error.message : error)
      .split('\n')
      .slice(1);
    throw new UsageError(`${source} cannot be used:\n${problems.join('\n')}`);
  }
  throw new UsageError(
    `${source} has no user pool: it must have the IDs of a user pool and of an app client.`,
  );
}

/**
 * Reads a config file of any tool: JSON, or the object literals of a JavaScript or TypeScript file, which is not run. Throws
 * a `UsageError` that names the file and what cannot be read in it.
 */
export async function readConfigFile(path: string, folder = process.cwd()): Promise<PoolConfig> {
  const file = resolve(folder, path);
  const name = relative(folder, file);
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    const code = (error as NodeJS.ErrnoException).code;
    throw new UsageError(
      code === 'ENOENT' ? `There is no file ${name}.` : `${name} cannot be read (${String(code)}).`,
    );
  });
  if (extname(file) === '.json') return toConfig(parseJson(name, text), name);
  if (!/\.[cm]?[jt]sx?$/.test(file))
    throw new UsageError(
      `${name} must be a .json, .js or .ts file, such as amplify_outputs.json or aws-exports.js.`,
    );
  const { objects, obstacles } = readObjects(text);
  const found = objects.find(namesPool);
  if (found) return toConfig(found, name);
  throw new UsageError(whyNot(name, obstacles));
}

function namesPool(object: object): boolean {
  return readConfig(object).namesPool;
}

function parseJson(name: string, text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new UsageError(`${name} is not valid JSON: ${error instanceof Error ? error.message : ''}.`);
  }
}

function whyNot(name: string, [first]: readonly Obstacle[]): string {
  const needed = 'Write the values there, or pass --pool and --client.';
  if (!first)
    return `${name} has no object with a user pool, such as const awsmobile = { aws_user_pools_id: … }. Pass --pool and --client.`;
  const { line, column, source } = first;
  return `${name}:${line}:${column} is not a value, and the file is read, not run:\n\n  ${source}\n\n${needed}`;
}
