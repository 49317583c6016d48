import assert from 'node:assert/strict';

import { type ElementHandle, type HTTPRequest, type Page, TimeoutError } from 'puppeteer-core';

import type { LocalCognito, OutboxMessage } from '../../../src/local-cognito/index.js';

/** How long anything on the page may take, in ms. */
const patience = 15_000;

/** A field as a person meets it, with a screen reader or without. */
export interface FieldState {
  readonly value: string;
  readonly invalid: boolean;
  readonly focused: boolean;
  readonly described: string;
}

const selector = (role: string, name: string): string => `::-p-aria([name="${name}"][role="${role}"])`;

/** A user at a page: finds things by role and name, waits for what should appear, and hears every complaint. */
export class Person {
  /** Errors and warnings of scripts, uncaught errors, unhandled rejections, violated policies. */
  readonly complaints: string[] = [];
  /** Everything that scripts wrote to the console. */
  readonly console: string[] = [];

  constructor(
    readonly page: Page,
    readonly url: string,
    readonly cognito: LocalCognito,
  ) {
    page.setDefaultTimeout(patience);
    page.on('pageerror', (error) => {
      this.complaints.push(
        `uncaught: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      );
    });
    page.on('console', (message) => {
      const [type, text] = [message.type(), message.text()];
      // Chromium's own note about an answer of 400, which for the service is an ordinary one.
      if (text.startsWith('Failed to load resource:')) return;
      this.console.push(text);
      if (type === 'error' || type === 'warn') this.complaints.push(`${type}: ${text}`);
    });
  }

  /** The same person at another tab of the same browser. */
  async openTab(path?: string, heading?: string): Promise<Person> {
    const person = new Person(await this.page.browserContext().newPage(), this.url, this.cognito);
    await person.open(path, heading);
    return person;
  }

  /** Opens a page of the server, by default the demo, and waits for a heading. */
  async open(path = '', heading = 'Sign in to Acme'): Promise<void> {
    await this.page.goto(new URL(path, this.url).href);
    await this.see(heading);
  }

  /** Waits until a heading with this text is there, and until nothing is busy any more. */
  async see(heading: string): Promise<void> {
    await this.wait(selector('heading', heading), `the heading «${heading}»`);
  }

  /** Waits for a thing with this role and name. */
  async meet(role: string, name: string): Promise<void> {
    await this.wait(selector(role, name), `the ${role} «${name}»`);
  }

  /** Replaces what is in a field, once it takes input. */
  async fill(name: string, value: string): Promise<void> {
    await this.#act(async () => {
      const field = await this.page.waitForSelector(selector('textbox', name));
      await this.page.waitForFunction((input) => !(input as HTMLInputElement).readOnly, {}, field);
      await field?.evaluate((input) => {
        (input as HTMLInputElement).focus();
        (input as HTMLInputElement).select();
      });
      if (value) await this.page.keyboard.sendCharacter(value);
      else await this.page.keyboard.press('Backspace');
    }, `fill «${name}»`);
  }

  async fillAll(values: Readonly<Record<string, string>>): Promise<void> {
    for (const [name, value] of Object.entries(values)) await this.fill(name, value);
  }

  async press(name: string, role = 'button'): Promise<void> {
    await this.#act(() => this.page.locator(selector(role, name)).click(), `press «${name}»`);
  }

  /** Fills the fields and presses the button. */
  async submit(button: string, values: Readonly<Record<string, string>>): Promise<void> {
    await this.fillAll(values);
    await this.press(button);
  }

  /** Whether a thing with this role and name is there now. */
  async has(role: string, name: string): Promise<boolean> {
    const found = await this.page.$(selector(role, name));
    return found !== null;
  }

  /** Waits until the alert says this. */
  async hear(text: string): Promise<void> {
    await this.#hear('alert', text);
  }

  /** Waits until a status message says this. */
  async learn(text: string): Promise<void> {
    await this.#hear('status', text);
  }

  /** Waits until the field is marked as wrong, says so in its description, and has the focus. */
  async hearAt(name: string, text: string): Promise<void> {
    const field = await this.wait(selector('textbox', name), `the field «${name}»`);
    await this.page
      .waitForFunction(
        (input, expected) => {
          const ids = input.getAttribute('aria-describedby')?.split(' ') ?? [];
          const described = ids.map((id) => document.getElementById(id)?.textContent ?? '');
          return (
            input.getAttribute('aria-invalid') === 'true' &&
            document.activeElement === input &&
            described.some((line) => line.trim() === expected)
          );
        },
        {},
        field,
        text,
      )
      .catch(async () => {
        assert.fail(
          `«${name}» does not say «${text}»: ${JSON.stringify(await this.field(name))}\n${await this.screen()}`,
        );
      });
  }

  async field(name: string): Promise<FieldState> {
    const field = await this.wait(selector('textbox', name), `the field «${name}»`);
    return field.evaluate((input) => {
      const ids = input.getAttribute('aria-describedby')?.split(' ') ?? [];
      return {
        value: (input as HTMLInputElement).value,
        invalid: input.getAttribute('aria-invalid') === 'true',
        focused: document.activeElement === input,
        described: ids
          .map((id) => document.getElementById(id)?.textContent.replace(/\s+/g, ' ').trim() ?? '')
          .join(' | '),
      };
    });
  }

  async value(name: string): Promise<string> {
    return (await this.field(name)).value;
  }

  /** The sentence under the heading of the screen. */
  lead(): Promise<string> {
    return this.#chrome('.auth-lead');
  }

  /** What the bar says to a signed-in user; a long address is seen in pieces and said in one. */
  greeting(): Promise<string> {
    return this.#chrome('.auth-name .auth-spoken, .auth-name:not(:has(.auth-spoken))');
  }

  /** The buttons whose text is like this. */
  buttons(text: RegExp): Promise<{ text: string; disabled: boolean }[]> {
    return this.page.evaluate((source) => {
      const pattern = new RegExp(source);
      return [...document.querySelectorAll('auth-authenticator button')]
        .map((button) => ({
          text: button.textContent.replace(/\s+/g, ' ').trim(),
          disabled: button.getAttribute('aria-disabled') === 'true',
        }))
        .filter((button) => pattern.test(button.text));
    }, text.source);
  }

  /** The message that was sent last; of this kind, when one is given. */
  mail(kind?: OutboxMessage['kind']): OutboxMessage {
    const message = this.cognito.outbox.messages().findLast((one) => !kind || one.kind === kind);
    assert(message, `no ${kind ?? 'message'} was sent`);
    return message;
  }

  /** The code that was sent last. */
  code(kind?: OutboxMessage['kind']): string {
    const { code } = this.mail(kind);
    assert(code, 'the message has no code');
    return code;
  }

  /** What is on the page for everybody, for messages of failed tests. */
  async screen(): Promise<string> {
    return this.page.evaluate(() => {
      const authenticator = document.querySelector('auth-authenticator');
      const state = authenticator?.getAttribute('data-auth-state') ?? '?';
      return `state ${state}: ${authenticator?.textContent.replace(/\s+/g, ' ').trim() ?? ''}`;
    });
  }

  /** The thing with the focus, by its name, and whether a ring around it shows that. Through all shadow roots. */
  focus(): Promise<{ name: string; ring: boolean }> {
    return this.page.evaluate(() => {
      let active = document.activeElement;
      while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
      if (!active || active === document.body) return { name: '', ring: false };
      const label = active instanceof HTMLInputElement ? active.labels?.[0] : undefined;
      const name = active.getAttribute('aria-label') ?? (label ?? active).textContent;
      const { outlineStyle, outlineWidth } = getComputedStyle(active);
      return {
        name: name.replace(/\s+/g, ' ').trim(),
        ring: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2,
      };
    });
  }

  /** Waits until the heading with this text has the focus. */
  async standAt(heading: string): Promise<void> {
    await this.page
      .waitForFunction(
        (expected) => {
          let active = document.activeElement;
          while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
          return active?.textContent.trim() === expected;
        },
        {},
        heading,
      )
      .catch(async () => {
        assert.fail(
          `the focus is at «${(await this.focus()).name}», not «${heading}»; ${await this.screen()}`,
        );
      });
  }

  /** Presses Tab until the thing with this name has the focus; fails when that is not visible on the way. */
  async tabTo(name: string): Promise<void> {
    const passed: string[] = [];
    while (passed.length < 30) {
      await this.page.keyboard.press('Tab');
      const focus = await this.focus();
      if (focus.name) assert(focus.ring, `nothing shows that «${focus.name}» has the focus`);
      if (focus.name === name) return;
      passed.push(focus.name);
    }
    assert.fail(`Tab did not lead to «${name}» but to ${passed.join(', ')}`);
  }

  /** Keeps calls of an operation from going out until the function that it resolves to is called. */
  async hold(operation: string): Promise<() => Promise<void>> {
    const held: HTTPRequest[] = [];
    const take = (request: HTTPRequest): void => {
      if (request.headers()['x-amz-target']?.endsWith(`.${operation}`) && request.method() === 'POST')
        held.push(request);
      else void request.continue();
    };
    await this.page.setRequestInterception(true);
    this.page.on('request', take);
    return async () => {
      this.page.off('request', take);
      await this.page.setRequestInterception(false);
      await Promise.all(held.map((request) => request.continue()));
    };
  }

  async wait(where: string, what: string) {
    const look = (): Promise<ElementHandle | null> => this.page.waitForSelector(where);
    // A page on its way to another one ends the wait, and is asked once more there.
    const again = (error: unknown) => (error instanceof TimeoutError ? null : look().catch(() => null));
    const found = await look().catch(again);
    if (!found) assert.fail(`${what} did not appear; ${await this.screen()}\n${this.complaints.join('\n')}`);
    return found;
  }

  #chrome(query: string): Promise<string> {
    return this.page.$eval(
      'auth-authenticator > [data-auth-screen]',
      (screen, inside) => {
        const found = screen.shadowRoot?.querySelector(inside);
        return found?.textContent.replace(/\s+/g, ' ').trim() ?? '';
      },
      query,
    );
  }

  async #act(act: () => Promise<void>, what: string): Promise<void> {
    await act().catch(async (error: unknown) => {
      assert.fail(`could not ${what}: ${String(error)}; ${await this.screen()}`);
    });
  }

  async #hear(role: 'alert' | 'status', text: string): Promise<void> {
    await this.page
      .waitForFunction(
        (query, expected) =>
          [...document.querySelectorAll(query)].some(
            (element) => element.textContent.replace(/\s+/g, ' ').trim() === expected,
          ),
        {},
        `auth-authenticator [role="${role}"]`,
        text,
      )
      .catch(async () => assert.fail(`no ${role} says «${text}»; ${await this.screen()}`));
  }
}
