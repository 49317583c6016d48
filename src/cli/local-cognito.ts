import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

import { type LocalCognitoServer, serveLocalCognito } from '../local-cognito/node.js';
import { checkPoolFile, type PoolFile } from '../local-cognito/options/pool-file.js';
import { type SeedUser, seedUsers } from '../local-cognito/seed-users.js';
import { version } from './package.js';
import { print, readOptions, UsageError } from './terminal.js';

const DEFAULT_PORT = 9410;

const HELP = `Usage: auth-elements local-cognito [options]

Serves a Cognito user pool for development and tests: loopback only, memory only, never for production.

  --port <number>      where to listen; 0 takes a free port (default ${DEFAULT_PORT})
  --host <name>        127.0.0.1 (default), ::1 or localhost; no other interface
  --pools <file>       options and people from a .json, .js or .mjs file: { pools: […], users: […] }
  --user <name:password>
                       a user who can sign in at once; may be repeated
  --seed <text>        the same codes, subs and salts in every run
  --quiet              print the address only
  --help

Codes and messages that the service would have sent are printed here.`;

/** Serves until a signal ends the process. */
export async function run(args: string[]): Promise<number> {
  const values = readOptions('local-cognito', args, {
    port: { type: 'string' },
    host: { type: 'string' },
    pools: { type: 'string' },
    user: { type: 'string', multiple: true },
    seed: { type: 'string' },
    quiet: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  });
  if (values.help) {
    print(HELP);
    return 0;
  }
  const { users = [], ...options } = values.pools === undefined ? {} : await readPoolFile(values.pools);
  const people = [...users, ...(values.user ?? []).map(readUser)];
  const port = readPort(values.port);
  const server = await serveLocalCognito({
    ...options,
    port,
    ...(values.host === undefined ? {} : { host: values.host }),
    ...(values.seed === undefined ? {} : { seed: values.seed }),
  }).catch((error: unknown) => {
    throw asUsage(error, port);
  });
  stopOnSignal(server);
  try {
    await seedUsers(server.cognito, people);
  } catch (error) {
    await server.close();
    throw asUsage(error, port);
  }
  if (values.quiet) {
    print(server.url);
    return 0;
  }
  introduce(server, people);
  server.cognito.outbox.subscribe((message) => {
    if (message)
      print(`${message.medium === 'SMS' ? 'SMS' : 'Email'} to ${message.destination}: ${message.text}`);
  });
  return 0;
}

function readPort(text: string | undefined): number {
  if (text === undefined) return DEFAULT_PORT;
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new UsageError(`--port "${text}" must be a number from 0 to 65535.`);
}

/** Splits at the first colon: a password may have more of them. */
function readUser(text: string): SeedUser {
  const [username = '', ...rest] = text.split(':');
  const password = rest.join(':');
  if (!username || !password) throw new UsageError(`--user "${username}" must be name:password.`);
  return { username, password, attributes: username.includes('@') ? { email: username } : {} };
}

async function readPoolFile(name: string): Promise<PoolFile> {
  const path = resolve(name);
  try {
    if (!/\.m?js$/.test(name))
      return checkPoolFile(JSON.parse((await readFile(path, 'utf8')).replace(/^\uFEFF/, '')));
    const module = (await import(pathToFileURL(path).href)) as { default?: unknown };
    return checkPoolFile(module.default);
  } catch (error) {
    throw new UsageError(`--pools ${name}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Converts an option error to a message for the command line. */
function asUsage(error: unknown, port?: number): Error {
  if (!(error instanceof Error)) return new UsageError(String(error));
  const code = 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE' || code === 'EACCES') {
    return new UsageError(
      `Port ${String(port)} is ${code === 'EACCES' ? 'not allowed' : 'taken'}; choose another with --port.`,
    );
  }
  return new UsageError(error.message);
}

function introduce({ url, cognito }: LocalCognitoServer, people: readonly SeedUser[]): void {
  print(`local-cognito ${version}: a development server. Loopback only, memory only, never for production.`);
  print(`\n  ${url}\n`);
  for (const { id, options } of cognito.pools.values()) {
    print('Auth.configure({');
    print(`  userPoolId: '${id}',`);
    print(`  userPoolWebClientId: '${options.clients[0]?.id ?? ''}',`);
    print(`  endpoint: '${url}',`);
    print('});\n');
  }
  if (people.length > 0) print(`Can sign in: ${people.map(({ username }) => username).join(', ')}`);
  print('Messages with codes appear here. Ctrl-C stops it.\n');
}

function stopOnSignal(server: LocalCognitoServer): void {
  const stop = (): void => void server.close().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}
