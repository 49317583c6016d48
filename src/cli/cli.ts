#!/usr/bin/env node
import { version } from './package.js';
import { print, UsageError } from './terminal.js';

/** A command: what it does, in a line of the help, and its module, which loads when it is called. */
interface Command {
  readonly does: string;
  readonly load: () => Promise<{ run: (args: string[]) => Promise<number> }>;
}

const commands = new Map<string, Command>([
  ['init', { does: 'adds a sign-in to the project in this folder', load: () => import('./init/init.js') }],
  ['doctor', { does: 'checks a user pool and its app client', load: () => import('./doctor/doctor.js') }],
  [
    'codemod',
    {
      does: 'changes imports and elements of Amplify to those of this package',
      load: () => import('./codemod.js'),
    },
  ],
  [
    'local-cognito',
    { does: 'serves a Cognito for development and tests', load: () => import('./local-cognito.js') },
  ],
]);

const width = Math.max(...Array.from(commands.keys(), (name) => name.length));
const HELP = `Usage: auth-elements <command> [options]

${Array.from(commands, ([name, { does }]) => `  ${name.padEnd(width)}   ${does}`).join('\n')}

  --help, --version

auth-elements <command> --help shows the options of a command.`;

async function main([name, ...args]: string[]): Promise<number> {
  if (name === '--version' || name === '-v') {
    print(version);
    return 0;
  }
  if (name === '--help' || name === '-h') {
    print(HELP);
    return 0;
  }
  const command = commands.get(name ?? '');
  if (command) return (await command.load()).run(args);
  const names = [...commands.keys()].join(', ');
  throw new UsageError(
    name === undefined ? `Name a command: ${names}.` : `There is no command "${name}"; there is ${names}.`,
  );
}

// A reader such as `head` ends before the output does.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
