import { createInterface, type Interface } from 'node:readline/promises';
import { parseArgs, type ParseArgsConfig } from 'node:util';

/** An error that the user can fix: its message is printed without a stack, and the exit code is 2. */
export class UsageError extends Error {}

/** Prints a line. */
export function print(line = ''): void {
  process.stdout.write(`${line}\n`);
}

type Options = NonNullable<ParseArgsConfig['options']>;
type Values<O extends Options> = ReturnType<
  typeof parseArgs<{ options: O; allowPositionals: false }>
>['values'];

/** Reads the options of a command. Throws a `UsageError` for an unknown option, a missing value and anything else. */
export function readOptions<const O extends Options>(command: string, args: string[], options: O): Values<O> {
  try {
    return parseArgs({ args, options, allowPositionals: false }).values;
  } catch (error) {
    const [message = ''] = (error instanceof Error ? error.message : String(error)).split('. ');
    throw new UsageError(`${message}.\nauth-elements ${command} --help shows the options.`);
  }
}

/** Asks questions on the terminal, or reads the answers from a pipe, a line for each. */
export class Prompt {
  #lines: { reader: Interface; next: AsyncIterator<string> } | undefined;

  /** Resolves to the answer, without spaces around it. Rejects with a `UsageError` when the input has ended. */
  async ask(question: string): Promise<string> {
    this.#lines ??= this.#open();
    const { reader, next } = this.#lines;
    reader.setPrompt(`${question} `);
    reader.prompt();
    const line = await next.next();
    if (!process.stdin.isTTY) print();
    if (!line.done) return line.value.trim();
    throw new UsageError(`There is no answer to "${question}": nothing was written.`);
  }

  /** Resolves to whether the answer is yes; to `assumed` for an empty one. */
  async confirm(question: string, assumed: boolean): Promise<boolean> {
    for (;;) {
      const answer = await this.ask(`${question} (${assumed ? 'Y/n' : 'y/N'})`);
      if (answer === '') return assumed;
      if (/^y(es)?$/i.test(answer)) return true;
      if (/^no?$/i.test(answer)) return false;
      print('Answer y or n.');
    }
  }

  /** Ends the reading, so that the process can exit. */
  close(): void {
    this.#lines?.reader.close();
  }

  #open() {
    const reader = createInterface({ input: process.stdin, output: process.stdout });
    return { reader, next: reader[Symbol.asyncIterator]() };
  }
}
