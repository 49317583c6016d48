import { findConfig } from '../config/find-config.js';
import { clientProblem, endpointProblem, poolProblem } from '../config/ids.js';
import { type PoolConfig, readConfigFile, toConfig } from '../config/read-config.js';
import { print, type Prompt, UsageError } from '../terminal.js';

/** The options of a command that say which pool is meant. */
export interface PoolOptions {
  readonly pool?: string;
  readonly client?: string;
  readonly config?: string;
  readonly endpoint?: string;
  readonly 'username-attributes'?: string;
  readonly yes?: boolean;
}

const isFile = (text: string): boolean => /[\\/]|\.(json|[cm]?[jt]s)$/.test(text);

/**
 * Resolves to the config that the options name, or that the user is asked for. Rejects with a `UsageError` for values that
 * cannot be used: the user is asked again only for what they typed.
 */
export async function askConfig(folder: string, prompt: Prompt, given: PoolOptions): Promise<PoolConfig> {
  checkOptions(given);
  const { pool, client, yes } = given;
  const file = given.config ?? (pool === undefined ? await found(folder, prompt, yes) : undefined);
  if (file !== undefined) return withOptions(await readConfigFile(file, folder), given);
  if (yes && (pool === undefined || client === undefined))
    throw new UsageError('Pass --pool and --client, or --config. Nothing was written.');
  const userPoolId =
    pool ??
    (await ask(prompt, 'User pool ID, or the path of amplify_outputs.json or aws-exports.js:', (text) =>
      isFile(text) ? undefined : poolProblem(text),
    ));
  if (isFile(userPoolId)) return withOptions(await readConfigFile(userPoolId, folder), given);
  const userPoolWebClientId = client ?? (await ask(prompt, 'App client ID:', clientProblem));
  return withOptions(toConfig({ userPoolId, userPoolWebClientId }, 'The config'), given);
}

/** Throws a `UsageError` for options that cannot be used, before anything is asked. */
export function checkOptions({ pool, client, config, endpoint }: PoolOptions): void {
  if (config !== undefined && (pool !== undefined || client !== undefined))
    throw new UsageError('--config has both IDs: leave out --pool and --client, or leave out --config.');
  const problem =
    (pool === undefined ? undefined : prefixed('--pool', poolProblem(pool))) ??
    (client === undefined ? undefined : prefixed('--client', clientProblem(client))) ??
    (endpoint === undefined ? undefined : endpointProblem(endpoint));
  if (problem) throw new UsageError(problem);
}

const prefixed = (option: string, problem: string | undefined): string | undefined =>
  problem && `${option} ${problem}`;

/** Returns a config with the options that add to it. */
export function withOptions(config: PoolConfig, given: PoolOptions): PoolConfig {
  const { endpoint, 'username-attributes': usernameAttributes } = given;
  if (endpoint === undefined && usernameAttributes === undefined) return config;
  return toConfig(
    { ...config, ...(endpoint && { endpoint }), ...(usernameAttributes && { usernameAttributes }) },
    'The config',
  );
}

async function found(folder: string, prompt: Prompt, yes = false): Promise<string | undefined> {
  const file = findConfig(folder);
  if (file === undefined) return undefined;
  if (yes) print(`Config: ${file}`);
  return yes || (await prompt.confirm(`Use the user pool of ${file}?`, true)) ? file : undefined;
}

async function ask(
  prompt: Prompt,
  question: string,
  problemOf: (text: string) => string | undefined,
): Promise<string> {
  for (;;) {
    const answer = await prompt.ask(question);
    const problem = problemOf(answer);
    if (problem === undefined) return answer;
    print(problem);
  }
}
