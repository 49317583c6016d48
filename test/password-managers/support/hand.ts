import assert from 'node:assert/strict';
import { after, before, beforeEach } from 'node:test';

import { type RunningServer, startServer } from '../../../scripts/start.mjs';
import type { LocalPool, OutboxMessage } from '../../../src/local-cognito/index.js';
import type { StoredAuthState } from '../../../src/machine/types.js';
import { poolId } from '../../e2e/support/app.js';
import type { Browser } from './manager.js';
import { until } from './until.js';

/** The built demo for the tests of one file. */
export interface Demo {
  readonly pool: LocalPool;
  /** Without a slash at the end. */
  readonly origin: string;
  /** The code that was sent last. */
  code(kind: OutboxMessage['kind']): string;
}

/** Starts the demo's server, without users in its pool before each test. */
export function useDemo(): Demo {
  let server: RunningServer;
  let names: Parameters<LocalPool['update']>[0];
  before(async () => {
    server = await startServer({ port: 0, watch: false, quiet: true });
    const { usernameAttributes, autoVerifiedAttributes, requiredAttributes } = demo.pool.options;
    names = { usernameAttributes, autoVerifiedAttributes, requiredAttributes };
  });
  beforeEach(() => {
    server.cognito.reset();
    demo.pool.update({ requireConfirmation: true, autoVerify: false, ...names });
  });
  after(() => server.close());
  const demo: Demo = {
    get pool() {
      const pool = server.cognito.pools.get(poolId);
      assert(pool);
      return pool;
    },
    get origin() {
      return new URL(server.url).origin;
    },
    code(kind) {
      const code = server.cognito.outbox.messages().findLast((message) => message.kind === kind)?.code;
      assert(code, `no code for ${kind} was sent`);
      return code;
    },
  };
  return demo;
}

const form = 'auth-authenticator form';
const input = (name: string): string => `${form} [name="${name}"]`;

/** A user at the demo who goes by the names of fields and the words on buttons. */
export class Hand {
  readonly #browser: Browser;
  readonly #demo: Demo;

  constructor(browser: Browser, demo: Demo) {
    this.#browser = browser;
    this.#demo = demo;
  }

  /** Opens the demo at its sign-in form. */
  async open(): Promise<void> {
    await this.#browser.open(`${this.#demo.origin}/`);
    await this.arrive('signIn');
    await this.#ready('password');
  }

  /** Sets properties of the authenticator. */
  async set(properties: object): Promise<void> {
    const script = `Object.assign(document.querySelector('auth-authenticator'), JSON.parse(arguments[0]))`;
    await this.#browser.run(`${script}; return true;`, JSON.stringify(properties));
  }

  /** Waits for a state of the authenticator. */
  async arrive(state: StoredAuthState): Promise<void> {
    const script = `const { dataset, textContent } = document.querySelector('auth-authenticator');
      return [dataset.authState, textContent.replace(/\\s+/g, ' ').trim()].join(': ');`;
    let seen = '';
    await until(
      async () => {
        seen = String(await this.#browser.run(script));
        return seen.startsWith(`${state}: `) ? seen : undefined;
      },
      () => `the state ${state}, but ${seen}`,
    );
  }

  /** Types into fields by their names, once they take input. */
  async fill(values: Readonly<Record<string, string>>): Promise<void> {
    for (const [name, value] of Object.entries(values)) {
      await this.#ready(name);
      await this.#browser.type(input(name), value);
    }
  }

  /** Presses the form's button, once it can be pressed. */
  async submit(): Promise<void> {
    const button = `${form} [type="submit"][aria-disabled="false"]`;
    await until(
      async () =>
        (await this.#browser.run('return document.querySelector(arguments[0]) !== null', button)) ||
        undefined,
      () => 'a button to press',
    );
    await this.#browser.click(button);
  }

  /** Presses the button with these words, wherever it is. */
  press(words: string): Promise<void> {
    return this.find(words, 'button?.click();');
  }

  /** Waits until there is a button with these words, and runs a script with it. */
  async find(words: string, script = ''): Promise<void> {
    const found = `
      const inside = (root) => [...root.querySelectorAll('*')].flatMap((element) =>
        [element, ...(element.shadowRoot ? inside(element.shadowRoot) : [])]);
      const button = inside(document).find((element) => element.localName === 'button' &&
        (element.getAttribute('aria-label') ?? element.textContent).trim() === arguments[0]);
      ${script}
      return button !== undefined;`;
    await until(
      async () => (await this.#browser.run(found, words)) || undefined,
      () => `a button «${words}»`,
    );
  }

  /** The value of a field; of a hidden one, which takes no input, if so asked. */
  async value(name: string, isHidden = false): Promise<string> {
    if (!isHidden) await this.#ready(name);
    return String(await this.#browser.run('return document.querySelector(arguments[0]).value', input(name)));
  }

  /** The inputs of the screen for text, each with its `autocomplete`. Throws unless all are in one form. */
  async inputs(): Promise<readonly string[]> {
    const script = `const inputs = [...document.querySelectorAll('auth-authenticator input')]
      .filter(({ type }) => type !== 'radio' && type !== 'checkbox');
      return { forms: new Set(inputs.map(({ form }) => form)).size,
        inputs: inputs.map((each) => each.name + ': ' + each.getAttribute('autocomplete')) };`;
    const found = (await this.#browser.run(script)) as { forms: number; inputs: readonly string[] };
    assert.equal(found.forms, 1, `${found.forms} forms have inputs`);
    return found.inputs;
  }

  /** Waits until a field has this `autocomplete`. */
  async meet(name: string, autocomplete: string): Promise<void> {
    const script = 'return document.querySelector(arguments[0])?.getAttribute("autocomplete") ?? ""';
    let seen = '';
    await until(
      async () => (seen = String(await this.#browser.run(script, input(name)))) === autocomplete || undefined,
      () => `autocomplete «${autocomplete}» at ${name}, but «${seen}»`,
    );
  }

  /** Waits until a field shows this. */
  async see(name: string, expected: string): Promise<void> {
    let value = '';
    await until(
      async () => (value = await this.value(name)) === expected || undefined,
      () => `«${expected}» in ${name}, but «${value}»`,
    );
  }

  /** Waits until the form says that something is wrong. */
  async hear(): Promise<void> {
    const script = `return document.querySelector('${form} [role="alert"]')?.textContent.trim() ?? ''`;
    await until(
      async () => (await this.#browser.run(script)) || undefined,
      () => 'an alert',
    );
  }

  async #ready(name: string): Promise<void> {
    const script = 'return document.querySelector(arguments[0])?.readOnly === false';
    await until(
      async () => (await this.#browser.run(script, input(name))) || undefined,
      () => `a field ${name} that takes input`,
    );
  }
}
