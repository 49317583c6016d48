/** The command behind `npm run test:faults`: every fault in every call of every flow, then the walk of two tabs. */
import { parseArgs } from 'node:util';

import { openBrowser } from '../e2e/support/app.js';
import { type Injection, nameOf, type Outcome, plan, runAll } from './campaign.js';
import { flows } from './flows.js';
import { Pages } from './pages.js';
import { openSite } from './site.js';
import { walk } from './walk.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    flow: { type: 'string', multiple: true, default: [''] },
    call: { type: 'string', default: '' },
    kind: { type: 'string', default: '' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    steps: { type: 'string', default: '1000' },
    verbose: { type: 'boolean', default: false },
  },
});

const width = Number(process.env['FAULTS_AT_ONCE'] ?? 6);
const isWanted = (part: string): boolean => positionals.length === 0 || positionals.includes(part);
const site = await openSite();
const browser = await openBrowser();
const pages = new Pages(browser);

function report(outcome: Outcome): void {
  const isGood = outcome.problems.length === 0;
  if (!isGood || values.verbose) console.log(`${isGood ? '✓' : '✗'} ${nameOf(outcome.injection)}`);
  for (const problem of outcome.problems) console.log(`    ${problem}`);
  if (values.verbose) for (const line of outcome.trace) console.log(`      ${line}`);
}

/** Each thing that went wrong, without what differs by case, and where. */
function causes(outcomes: readonly Outcome[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { problems, injection } of outcomes)
    for (const problem of problems) {
      const key = problem.replace(/\d+/g, '…').slice(0, 160);
      found.set(key, [...(found.get(key) ?? []), nameOf(injection)]);
    }
  return found;
}

async function injectAll(): Promise<boolean> {
  const chosen = flows.filter(({ name }) => values.flow.some((part) => name.includes(part)));
  const isAsked = ({ call, kind }: Injection): boolean =>
    `${call.name} ${call.nth}`.includes(values.call) &&
    (values.kind === '' || values.kind.split(',').includes(kind.name));
  const { injections, surveys } = await plan(pages, site, chosen, width);
  surveys.forEach(report);
  let done = 0;
  const onOutcome = (outcome: Outcome): void => {
    report(outcome);
    done += 1;
    if (done % 50 === 0) console.log(`${done} of ${asked.length}`);
  };
  const asked = injections.filter(isAsked);
  console.log(`${surveys.length} flows, ${asked.length} injections`);
  const outcomes = [...surveys, ...(await runAll(pages, site, asked, width, onOutcome))];
  for (const [cause, where] of causes(outcomes))
    console.log(`\n${where.length} × ${cause}\n    ${where.slice(0, 4).join('\n    ')}`);
  const good = outcomes.filter(({ problems }) => problems.length === 0).length;
  console.log(`\n${outcomes.length} injections, ${good} where the person could go on`);
  return good === outcomes.length && outcomes.length > 0;
}

async function walkAll(): Promise<boolean> {
  const [seed, steps] = [Number(values.seed), Number(values.steps)];
  console.log(`A walk of two tabs: seed ${seed}, ${steps} steps`);
  try {
    const onStep = (step: number, what: string): void => {
      if (values.verbose || step % 50 === 0) console.log(`${step} ${what}`);
    };
    await walk(browser, site, { seed, steps, onStep });
    console.log(`${steps} steps, one person at a time`);
    return true;
  } catch (error) {
    console.log(error instanceof Error ? error.message : error);
    return false;
  }
}

const begun = Date.now();
try {
  if (isWanted('faults') && !(await injectAll())) process.exitCode = 1;
  if (isWanted('walk') && !(await walkAll())) process.exitCode = 1;
} finally {
  await browser.close();
  await site.close();
  console.log(`${Math.round((Date.now() - begun) / 1000)} s`);
}
