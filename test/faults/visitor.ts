import type { ConsoleMessage, Page } from 'puppeteer-core';
import { patience } from './pages.js';
import { act, calm, look, type Act, type View } from './view.js';
import { clientId, type World } from './world.js';

/** Somebody with an account, or about to make one, and what they know of it. */
export interface Account {
  readonly email: string;
  /** What may be the password now, likeliest first. */
  passwords: string[];
  /** What they would choose as a new one. */
  readonly newPassword: string;
  /** The secret in their authenticator app. */
  secret?: string;
  hasAccount: boolean;
}

/** What a person is after: which errand leads there, and when they are there. */
export interface Goal {
  readonly name: string;
  readonly errand:
    'sign in' | 'sign up' | 'reset' | 'provider' | 'sign out' | 'set up an app' | 'choose a factor' | 'stay';
  readonly reached: (view: View, visitor: Visitor) => boolean;
  /** What happens first. */
  readonly begin?: (visitor: Visitor) => Promise<void>;
  /** Codes are asked for a second time once. */
  readonly resends?: boolean;
}

/** How one leaves a screen; from the form for signing in by way of another one, whose way back is a link. */
const ways = ['Back to sign in', 'Skip', 'Sign out', 'Cancel', 'Not now', 'Create an account'];
const wayOf = ({ state, buttons }: View): string | undefined =>
  state === 'signUp' ? 'Sign in' : ways.find((way) => buttons.includes(way));
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
  #resent = false;
  #resetDone = false;

  constructor(
    readonly page: Page,
    readonly world: World,
    public account: Account,
  ) {
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

  /** Opens the page of the world, or opens it anew. */
  async open(): Promise<void> {
    await this.page.goto(this.world.url, { waitUntil: 'domcontentloaded' });
  }

  /** What is to be seen now. */
  look(): Promise<View> {
    return this.#ask(() => this.page.evaluate(look, clientId));
  }

  /** Waits until nothing is under way; `until` ends it earlier. Throws when it stays so. */
  async rest(until: Promise<unknown> = new Promise(() => undefined)): Promise<View> {
    const end = Date.now() + patience;
    const stopped = until.then(() => true);
    while (!(await Promise.race([stopped, this.#ask(() => this.page.evaluate(calm, 5000))])))
      if (Date.now() > end) throw new Error(`busy for ever: ${describe(await this.look())}`);
    return this.look();
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
    this.trace.push(`${what.press}${problem ? ` – ${problem}` : ''}`);
    if (problem) throw new Error(problem);
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
    this.#resent = false;
    this.#resetDone = false;
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
      await this.does(await this.#next(view, goal, times)).catch(async (error: unknown) => {
        // What was there a moment ago may have gone on by itself.
        if (describe(await this.look()) === describe(view) && times > 2) throw error;
      });
    }
  }

  /** Leaves a screen while something is under way there, to the form for signing in. */
  async leave(): Promise<void> {
    const end = Date.now() + patience;
    for (let view = await this.look(); ; view = await this.look()) {
      this.trace.push(`leaves: ${describe(view)}`);
      const press = wayOf(view);
      if (view.state !== 'loading' && press) await this.does({ press }).catch(() => undefined);
      await this.#pause(100);
      const { state, isBusy } = await this.look();
      if (state === 'signIn' && !isBusy) return;
      if (Date.now() > end) throw new Error(`no way to leave: ${describe(view)}`);
    }
  }

  /** What somebody does on this screen for the `times`th time. */
  async #next(view: View, goal: Goal, times: number): Promise<Act> {
    const { account, world } = this;
    const has = (name: string): boolean => view.buttons.includes(name);
    const [password = ''] = account.passwords;
    const fresh = { 'New password': account.newPassword, 'Confirm password': account.newPassword };
    const back = { press: 'Back to sign in' };
    if (view.state === 'none') return { press: 'Ada Lovelace' };
    if (has('Sign in again')) return { press: 'Sign in again' };
    switch (view.state) {
      case 'signIn':
      case 'signedUp': {
        if (goal.errand === 'sign up' && !account.hasAccount) return { press: 'Create an account' };
        if (goal.errand === 'reset' && !this.#resetDone) return { press: 'Forgot password?' };
        if (goal.errand === 'provider') return { press: 'Continue with Google' };
        // A password that was not taken: the other one, where it is not sure which counts.
        if (/don’t match/.test(view.alert)) account.passwords.push(account.passwords.shift() ?? '');
        return { fill: { Email: account.email, Password: account.passwords[0] ?? '' }, press: 'Sign in' };
      }
      case 'signUp':
        if (/can’t be used/.test(view.wrong + view.alert)) {
          account.hasAccount = true;
          return { press: 'Sign in' };
        }
        return {
          fill: { Email: account.email, Password: password, 'Confirm password': password },
          press: 'Create account',
        };
      case 'confirmSignUp':
        account.hasAccount = true;
        if (await this.#wantsResend(goal, times)) return { press: 'Send again' };
        if (times > 4 || world.mailed() === '') return back;
        return { fill: { '6-digit code': world.mailed() }, press: 'Confirm' };
      case 'confirmSignIn': {
        if (times > 3) return back;
        const isApp = view.heading.includes('Enter your code');
        const code = isApp ? await world.appCode(account.secret ?? '') : world.mailed();
        return { fill: { '6-digit code': code }, press: 'Confirm' };
      }
      case 'selectMFAType':
        return times > 3 ? back : { press: 'Continue' };
      case 'customConfirmSignIn': {
        if (times > 3) return back;
        const [field] = view.fields;
        return { fill: field ? { [field.label]: '42' } : {}, press: 'Continue' };
      }
      case 'requireNewPassword':
        account.passwords = [
          account.newPassword,
          ...account.passwords.filter((one) => one !== account.newPassword),
        ];
        return times > 3 ? back : { fill: fresh, press: 'Save password' };
      case 'forgotPassword':
        if (has('Send code'))
          return times > 3 ? back : { fill: { Email: account.email }, press: 'Send code' };
        this.#resetDone = true;
        if (await this.#wantsResend(goal, times)) return { press: 'Send again' };
        if (times > 4) return back;
        account.passwords = [
          account.newPassword,
          ...account.passwords.filter((one) => one !== account.newPassword),
        ];
        return { fill: { '6-digit code': world.mailed(), ...fresh }, press: 'Reset password' };
      case 'verifyContact':
        if (has('Confirm')) {
          if (await this.#wantsResend(goal, times)) return { press: 'Send again' };
          return times > 4
            ? { press: 'Skip' }
            : { fill: { '6-digit code': world.mailed() }, press: 'Confirm' };
        }
        return { press: 'Send code' };
      case 'TOTPSetup':
        if (has('Try again')) return { press: 'Try again' };
        if (times > 5)
          return { press: view.buttons.find((name) => /^(Back|Cancel|Not now)/.test(name)) ?? '?' };
        account.secret = view.key;
        return { fill: { 'Enter the code it shows': await world.appCode(view.key) }, press: 'Turn on' };
      default:
        if (goal.errand === 'choose a factor')
          return has('Try again') ? { press: 'Try again' } : { choose: 'Text message', press: 'Save' };
        return { press: 'Sign out' };
    }
  }

  /** Whether it is time for another code: once where the goal is that, and when the one at hand is not taken. */
  async #wantsResend(goal: Goal, times: number): Promise<boolean> {
    const isWanted = goal.resends === true ? !this.#resent : times === 4;
    if (!isWanted) return false;
    this.#resent = true;
    // The half minute between two codes passes on the page's clock.
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
    return true;
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
