import type { ConsoleMessage, Page } from 'puppeteer-core';

import type { Account } from './accounts.js';
import { putInto } from './device.js';
import type { Goal } from './goals.js';
import { patience } from './pages.js';
import { nextAct, wayOut } from './screens.js';
import { type Act, act, calm, look, type View } from './view.js';
import { clientId, type World } from './world.js';

/** How often a person tries before they give up. */
const longest = 16;

/** A person at a page of their own profile, who does on each screen what one does there. */
export class Visitor {
  /** Errors of scripts, unhandled rejections, violated policies. */
  readonly complaints: string[] = [];
  /** What was done, for the trace of a failure. */
  readonly trace: string[] = [];
  /** What was typed last, secrets aside. */
  typed: Readonly<Record<string, string>> = {};

  constructor(
    readonly page: Page,
    readonly world: World,
    public account: Account,
  ) {
    putInto(page, world.device);
    page.on('pageerror', this.#hearError).on('console', this.#hearConsole);
  }

  readonly #hearError = (error: unknown): void => {
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
    this.complaints.push(`uncaught: ${stack.split('\n').slice(0, 3).join(' ')}`);
  };

  readonly #hearConsole = (message: ConsoleMessage): void => {
    // Chromium's own note about an answer of 400 or none.
    if (message.text().startsWith('Failed to load resource:')) return;
    if (message.type() === 'error') this.complaints.push(`console: ${message.text().slice(0, 300)}`);
  };

  /** Goes away from the page. */
  close(): void {
    this.page.off('pageerror', this.#hearError).off('console', this.#hearConsole);
  }

  /** Opens the page of the world, or loads it again. */
  async open(): Promise<void> {
    await this.page.goto(this.world.url, { waitUntil: 'domcontentloaded' });
  }

  /** What is to be seen now. */
  look(): Promise<View> {
    return this.#ask(() => this.page.evaluate(look, clientId));
  }

  /** Waits until nothing is pending; `until` ends it earlier. Throws when it stays so. */
  async rest(until: Promise<unknown> = new Promise(() => undefined)): Promise<View> {
    const end = Date.now() + patience;
    const over = until.then(() => 'over' as const);
    for (;;) {
      const found = await Promise.race([over, this.#ask(() => this.page.evaluate(calm, 5000))]);
      const view = await this.look();
      // What was idle a moment ago may be pending again.
      if (found === 'over' || (found && !view.isBusy)) return view;
      if (Date.now() > end) throw new Error(`busy for ever: ${describe(view)}`);
    }
  }

  /** A page on its way to another one has no answer: it is asked once more there. */
  async #ask<Answer>(question: () => Promise<Answer>): Promise<Answer> {
    for (let tries = 0; ; tries += 1)
      try {
        return await question();
      } catch (error) {
        if (tries > 100 || !/context|navigat|detached|destroyed/i.test(String(error))) throw error;
        await this.#pause(50);
      }
  }

  /** Does one thing on the page. */
  async does(what: Act): Promise<void> {
    const problem = await this.page.evaluate(act, what);
    this.trace.push(`${what.press ?? what.choose ?? 'waits'}${problem ? ` – ${problem}` : ''}`);
    if (problem) throw new Error(problem);
    if (what.press === undefined) await this.#pause(1000);
    const secrets = new Set([...this.account.passwords, this.account.newPassword]);
    this.typed = Object.fromEntries(
      Object.entries(what.fill ?? {}).filter(([label, value]) => !secrets.has(value) && !/code/i.test(label)),
    );
  }

  /** Goes on until the goal is reached; `onRest` sees every view on the way, and may end it by returning true. */
  async pursue(
    goal: Goal,
    onRest: (view: View) => boolean | undefined = () => undefined,
    until?: Promise<unknown>,
  ): Promise<void> {
    const done = { resend: false, reset: false };
    await goal.begin?.(this);
    const tried = new Map<string, number>();
    for (let acts = 0; ; acts += 1) {
      const view = await this.rest(until);
      this.trace.push(describe(view));
      if (onRest(view) || goal.reached(view, this)) return;
      if (acts >= longest) throw new Error(`no way on to «${goal.name}»: ${describe(view)}`);
      const key = `${view.state} ${view.heading}`;
      const times = (tried.get(key) ?? 0) + 1;
      tried.set(key, times);
      const { account, world } = this;
      const skipCoolDown = (): Promise<void> => this.#skipCoolDown();
      const next = await nextAct({ view, goal, times, account, world, done, skipCoolDown });
      // A new sign-in gets a new code, which may work although the last one did not.
      if (next.press === 'Back to sign in') tried.delete(key);
      await this.does(next).catch(async (error: unknown) => {
        // What was there a moment ago may have continued automatically.
        if (describe(await this.look()) === describe(view) && times > 2) throw error;
      });
    }
  }

  /** Leaves a screen while something is pending there, to the form for signing in. */
  async leave(): Promise<void> {
    const end = Date.now() + patience;
    for (let view = await this.look(); ; view = await this.look()) {
      this.trace.push(`leaves: ${describe(view)}`);
      const press = wayOut(view);
      if (view.state !== 'loading' && press) await this.does({ press }).catch(() => undefined);
      await this.#pause(100);
      const { state, isBusy } = await this.look();
      if (state === 'signIn' && !isBusy) return;
      if (Date.now() > end) throw new Error(`no way to leave: ${describe(view)}`);
    }
  }

  /** Lets the half minute between two codes pass, on the page's clock. */
  async #skipCoolDown(): Promise<void> {
    await this.page.evaluate(() => {
      const now = Date.now.bind(Date);
      Date.now = () => now() + 31_000;
    });
    await this.page.waitForFunction(
      () =>
        [...document.querySelectorAll('button')].some(
          (button) => button.textContent.trim() === 'Send again' && button.ariaDisabled !== 'true',
        ),
      { polling: 100 },
    );
  }

  async #pause(ms: number): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, ms));
  }
}

/** A view in one line. */
export function describe({ state, heading, alert, status, wrong, buttons }: View): string {
  const said = [alert && `alert «${alert}»`, status && `status «${status}»`, wrong && `field «${wrong}»`];
  return [`[${state}] ${heading}`, ...said.filter(Boolean), `(${buttons.join(', ')})`].join(' ');
}
