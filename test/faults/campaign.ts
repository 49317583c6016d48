import { type Account, account, addAccount } from './accounts.js';
import type { Flow } from './flows.js';
import { signedIn, signedOut } from './goals.js';
import { complaintsAbout, isTold, lastingBreaches } from './judge.js';
import { type FaultKind, faultKinds, fileKinds } from './kinds.js';
import type { Pages } from './pages.js';
import type { Site } from './site.js';
import type { View } from './view.js';
import { Visitor } from './visitor.js';
import type { Call, Mishap } from './world.js';

/** One call of one flow, and what goes wrong with it. */
export interface Injection {
  readonly flow: Flow;
  readonly call: Call;
  readonly kind: FaultKind;
}

export interface Outcome {
  readonly injection: Injection;
  /** Why the user could not continue; empty if they could. */
  readonly problems: readonly string[];
  readonly trace: readonly string[];
}

export const nameOf = ({ flow, call, kind }: Injection): string =>
  `${flow.name} × ${call.name} ${call.nth} × ${kind.name}`;

/** A walk in which nothing goes wrong: it must get to its end too. */
const nothing: FaultKind = { name: 'nothing wrong', strike: (serve) => serve() };

/** Walks a flow in which nothing goes wrong: its calls, and how it went. */
async function survey(pages: Pages, site: Site, flow: Flow): Promise<[Call[], Outcome]> {
  const injection = { flow, call: { name: 'all', nth: 0 }, kind: nothing };
  const problems: string[] = [];
  const { world, visitor, close } = await arrive(pages, site, flow);
  const first = flow.before ? world.calls.length : 0;
  try {
    for (const goal of flow.goals) await visitor.pursue(goal);
    problems.push(...visitor.complaints, ...(await lastingBreaches([visitor])));
  } catch (error) {
    problems.push(String(error));
  } finally {
    await close();
  }
  const isFile = (name: string): boolean => name.startsWith('file ');
  const counts = new Map<string, number>();
  const calls = world.calls
    .slice(first)
    .map(({ name }) => {
      counts.set(name, (counts.get(name) ?? 0) + 1);
      return { name, nth: counts.get(name) ?? 0 };
    })
    .filter(({ name }) => !/^(page|login|logout|provider)\b|^oauth2\/authorize/.test(name))
    .filter(({ name }) => (flow.withFiles ? isFile(name) && !site.isNeeded(name) : !isFile(name)));
  return [calls, { injection, problems, trace: visitor.trace }];
}

/** Every call of these flows with everything that can go wrong, and how they went with nothing wrong. */
export async function plan(
  pages: Pages,
  site: Site,
  chosen: readonly Flow[],
  width: number,
): Promise<{ injections: Injection[]; surveys: Outcome[] }> {
  const lists: Injection[][] = [];
  const surveys: Outcome[] = [];
  await atOnce(width, chosen, async (flow, index) => {
    const [calls, outcome] = await survey(pages, site, flow);
    const kinds = flow.withFiles ? fileKinds : faultKinds;
    lists[index] = calls.flatMap((call) => kinds.map((kind) => ({ flow, call, kind })));
    surveys[index] = outcome;
  });
  return { injections: lists.flat(), surveys };
}

async function arrive(pages: Pages, site: Site, flow: Flow, injection?: Injection) {
  const world = site.open(flow.world, flow.page);
  const maria = account('maria');
  const bea = account('bea');
  await (flow.account ?? addAccount)(world, maria);
  if (injection?.kind.leaves) await addAccount(world, bea);
  const inject = (): Mishap | undefined => injection && world.inject(injection.call, injection.kind);
  let mishap = flow.before ? undefined : inject();
  const page = await pages.take();
  const visitor = new Visitor(page, world, maria);
  const close = (): Promise<void> => {
    visitor.close();
    return pages.giveBack(page);
  };
  try {
    await visitor.open();
    for (const goal of flow.before ?? []) await visitor.pursue(goal);
    if (flow.before) mishap = inject();
  } catch (error) {
    await close();
    throw new Error(
      `${flow.name}: did not get to its beginning: ${String(error)}\n${visitor.trace.join('\n')}`,
    );
  }
  return { world, visitor, bea, mishap, close };
}

/** Injects a fault into one call of a flow, and checks whether the user can continue. */
async function inject(pages: Pages, site: Site, injection: Injection): Promise<Outcome> {
  const problems: string[] = [];
  const { visitor, bea, mishap, close } = await arrive(pages, site, injection.flow, injection);
  if (!mishap) return { injection, problems: ['nothing went wrong'], trace: [] };
  try {
    if (injection.kind.leaves) await leave(visitor, injection.flow, bea, mishap);
    else problems.push(...(await goOn(visitor, injection.flow, mishap)));
    if (!mishap.hasStruck) problems.push('the call was never made');
    const view = await visitor.look();
    problems.push(...(await lastingBreaches([visitor])));
    if (view.state === 'signedIn') {
      await visitor.pursue(signedOut);
      problems.push(...(await lastingBreaches([visitor])).map((problem) => `after the sign-out: ${problem}`));
    }
  } catch (error) {
    problems.push(error instanceof Error ? error.message : String(error));
  } finally {
    problems.push(...visitor.complaints);
    await close();
  }
  return { injection, problems: [...new Set(problems)], trace: visitor.trace };
}

/** The person goes on until they are where they wanted to be; resolves to what was wrong on the way. */
async function goOn(visitor: Visitor, { goals }: Flow, mishap: Mishap): Promise<string[]> {
  const problems: string[] = [];
  let before: View | undefined;
  let isJudged = false;
  for (const goal of goals)
    await visitor.pursue(goal, (view) => {
      if (mishap.hasStruck && !isJudged) {
        if (before) problems.push(...complaintsAbout(view, before, goal, visitor));
        // What went wrong before the person did anything, and is not told, is judged by what comes of their first act.
        isJudged = before !== undefined || isTold(view);
      }
      before = view;
      return false;
    });
  return problems;
}

/** The user leaves while the call is pending, another user signs in, and then the response arrives. */
async function leave(visitor: Visitor, { goals }: Flow, next: Account, mishap: Mishap): Promise<void> {
  for (const goal of goals)
    if (!mishap.hasStruck) await visitor.pursue(goal, () => mishap.hasStruck, mishap.struck);
  await visitor.leave();
  visitor.account = next;
  await visitor.pursue(signedIn);
  mishap.release();
  await Promise.race([mishap.answered, new Promise((resolve) => setTimeout(resolve, 1500))]);
}

/** Runs so many at a time. */
async function atOnce<Item>(
  count: number,
  items: readonly Item[],
  run: (item: Item, index: number) => Promise<void>,
): Promise<void> {
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let index = next++; index < items.length; index = next++) await run(items[index] as Item, index);
  };
  await Promise.all(Array.from({ length: count }, lane));
}

/** Makes these injections; `onOutcome` hears of each. Those that hang wait beside the others, for that costs nothing. */
export async function runAll(
  pages: Pages,
  site: Site,
  injections: readonly Injection[],
  width: number,
  onOutcome: (outcome: Outcome) => void = () => undefined,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const run = async (injection: Injection): Promise<void> => {
    const outcome = await inject(pages, site, injection).catch((error: unknown) => ({
      injection,
      problems: [String(error)],
      trace: [],
    }));
    outcomes.push(outcome);
    onOutcome(outcome);
  };
  const hangs = ({ kind }: Injection): boolean => kind.name === 'hang';
  await Promise.all([
    atOnce(width, injections.filter(hangs), run),
    atOnce(
      width,
      injections.filter((each) => !hangs(each)),
      run,
    ),
  ]);
  return outcomes;
}
