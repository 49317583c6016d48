import type { Browser } from 'puppeteer-core';

import { type Account, account, addAccount, withFactors, withPasskey } from './accounts.js';
import { choice, choosing } from './flows.js';
import { atChoice, type Goal, passkeyAdded, setUpApp, signedIn, signedInBy, signedOut } from './goals.js';
import { lastingBreaches } from './judge.js';
import { faultKinds } from './kinds.js';
import { openPage } from './pages.js';
import { randomFrom } from './random.js';
import type { Site } from './site.js';
import { describe, Visitor } from './visitor.js';

export interface WalkOptions {
  readonly seed: number;
  readonly steps: number;
  /** Called before each step. */
  readonly onStep?: (step: number, what: string) => void;
}

interface Tab {
  readonly visitor: Visitor;
  readonly name: string;
}

const slow = faultKinds.filter(({ leaves }) => leaves);
const passing = faultKinds.filter(({ name }) => ['refused', 'lost answer', '500 HTML', '429'].includes(name));
const calls = [
  'InitiateAuth',
  'RespondToAuthChallenge',
  'GetTokensFromRefreshToken',
  'GetUser',
  'RevokeToken',
];

/**
 * Two tabs of one profile in which people sign in and out at random, with what may come in between. After each step it
 * must be the same person who is stored, shown and named by events in both, and no other session may be alive. Rejects
 * at the first breach with the seed and everything that led there.
 */
export async function walk(
  browser: Browser,
  site: Site,
  { seed, steps, onStep }: WalkOptions,
): Promise<void> {
  const { pick } = randomFrom(seed);
  const world = site.open(choosing, choice('passkey password email-code'));
  const [ann, bea, cem, dee, eve, fay] = ['ann', 'bea', 'cem', 'dee', 'eve', 'fay'].map(account) as [
    Account,
    Account,
    Account,
    Account,
    Account,
    Account,
  ];
  await addAccount(world, ann);
  await addAccount(world, bea);
  await withFactors('SMS_MFA')(world, cem);
  await withFactors('SOFTWARE_TOKEN_MFA')(world, dee);
  await withPasskey(world, eve);
  await addAccount(world, fay);
  const everybody = [ann, bea, cem, dee, eve, fay];
  const ways = new Map([
    [eve, signedInBy('Passkey')],
    [fay, signedInBy('Email code')],
  ]);
  /** Signed in, as this user does it. */
  const signedInAs = (who: Account): Goal => ways.get(who) ?? signedIn;

  const context = await browser.createBrowserContext();
  const first = new Visitor(await openPage(context), world, ann);
  const second = new Visitor(await openPage(context), world, bea);
  const tabs: readonly Tab[] = [
    { visitor: first, name: 'tab 1' },
    { visitor: second, name: 'tab 2' },
  ];
  const trace: string[] = [];
  const goBack = async (visitor: Visitor): Promise<void> => {
    const { buttons } = await visitor.rest();
    if (buttons.includes('Back to sign in')) await visitor.does({ press: 'Back to sign in' });
  };
  /** Switches the tab to another user, who leaves a pending step. */
  const sitDown = async (visitor: Visitor, who: Account): Promise<void> => {
    if (visitor.account !== who) await goBack(visitor);
    visitor.account = who;
  };
  const become = async (visitor: Visitor, who: Account): Promise<void> => {
    await sitDown(visitor, who);
    await visitor.pursue(signedInAs(who));
  };
  const isHalfWay: Goal = {
    name: 'half-way',
    errand: 'sign in',
    reached: (view) => view.state === 'confirmSignIn',
  };

  const acts: Readonly<Record<string, (tab: Tab) => Promise<string>>> = {
    async 'signs in'({ visitor }) {
      const who = pick(everybody);
      await become(visitor, who);
      return who.email;
    },
    async 'signs out'({ visitor }) {
      await visitor.pursue(signedOut);
      return '';
    },
    async 'begins and stays half-way'({ visitor }) {
      const who = pick([cem, dee, eve, fay]);
      await sitDown(visitor, who);
      world.device.answers = false;
      await visitor.pursue({ ...signedInAs(who), ...isHalfWay }).finally(() => (world.device.answers = true));
      return who.email;
    },
    async 'stays at the choice of a way'({ visitor }) {
      await sitDown(visitor, fay);
      await visitor.pursue({ ...atChoice, reached: (view) => view.state === 'selectChallenge' });
      return '';
    },
    async 'adds a passkey'({ visitor }) {
      const who = pick(everybody);
      await become(visitor, who);
      await visitor.pursue(passkeyAdded);
      return who.email;
    },
    async 'opens a set-up and leaves it'({ visitor }) {
      const who = pick(everybody);
      await become(visitor, who);
      await pick([passkeyAdded, setUpApp]).begin?.(visitor);
      await visitor.pursue(signedInAs(who));
      return who.email;
    },
    async 'goes back'({ visitor }) {
      await goBack(visitor);
      return '';
    },
    async reloads({ visitor }) {
      await visitor.open();
      return '';
    },
    async 'moves the element'({ visitor }) {
      await visitor.page.evaluate(() => {
        const element = document.querySelector('auth-authenticator');
        const place = document.getElementById(element?.parentElement?.id === 'here' ? 'there' : 'here');
        if (element) place?.append(element);
      });
      return '';
    },
    async 'leaves a slow sign-in for another'({ visitor }) {
      const [who, other] = [pick(everybody), pick(everybody)];
      await visitor.pursue(signedOut);
      const call = pick(['InitiateAuth', 'RespondToAuthChallenge']);
      const mishap = world.inject(call, pick(slow));
      await sitDown(visitor, who);
      await visitor.pursue(signedInAs(who), () => mishap.hasStruck, mishap.struck);
      await visitor.leave();
      await become(visitor, other);
      mishap.release();
      await mishap.answered;
      return `${who.email}, ${call}, for ${other.email}`;
    },
    async 'signs in there while it is slow here'({ visitor, name }) {
      const [who, other] = [pick(everybody), pick(everybody)];
      await visitor.pursue(signedOut);
      const mishap = world.inject('RespondToAuthChallenge', pick(slow));
      await sitDown(visitor, who);
      await visitor.pursue(signedInAs(who), () => mishap.hasStruck, mishap.struck);
      const elsewhere = tabs.find((tab) => tab.name !== name)?.visitor;
      if (elsewhere) await become(elsewhere, other);
      mishap.release();
      await mishap.answered;
      return `${who.email} here, ${other.email} there`;
    },
    async 'has bad luck with a call'({ visitor }) {
      const who = pick(everybody);
      const [call, kind] = [pick(calls), pick(passing)];
      world.inject(call, kind);
      await become(visitor, who);
      return `${who.email}, ${call}, ${kind.name}`;
    },
  };

  try {
    for (const { visitor } of tabs) await visitor.open();
    for (let step = 1; step <= steps; step += 1) {
      const tab = pick(tabs);
      const what = pick(Object.keys(acts));
      onStep?.(step, `${tab.name} ${what}`);
      const details = await acts[what]?.(tab).catch((error: unknown) => {
        trace.push(`${step} ${tab.name} ${what}: ${String(error)}`);
        for (const { name, visitor } of tabs)
          trace.push(...visitor.trace.slice(-20).map((line) => `    ${name}: ${line}`));
        throw error;
      });
      trace.push(`${step} ${tab.name} ${what} ${details ?? ''}`);
      const wrong = [...(await lastingBreaches([first, second])), ...first.complaints, ...second.complaints];
      for (const { name, visitor } of tabs) trace.push(`    ${name}: ${describe(await visitor.look())}`);
      if (wrong.length > 0) throw new Error(wrong.join('; '));
    }
  } catch (error) {
    throw new Error(`seed ${seed}: ${String(error)}\n${trace.slice(-80).join('\n')}`, { cause: error });
  } finally {
    await context.close().catch(() => undefined);
  }
}
