import { parseArgs } from 'node:util';
import { openBrowser } from '../e2e/support/app.js';
import { atOnce, inject, nameOf, plan, type Outcome } from './campaign.js';
import { flows } from './flows.js';
import { openSite } from './site.js';

const { values } = parseArgs({
  options: {
    flow: { type: 'string' },
    call: { type: 'string' },
    kind: { type: 'string' },
    verbose: { type: 'boolean', default: false },
  },
});

const width = Number(process.env['FAULTS_AT_ONCE'] ?? 6);
const site = await openSite();
const browser = await openBrowser();
const begun = Date.now();
try {
  const chosen = flows.filter(({ name }) => !values.flow || name === values.flow || name.includes(values.flow));
  const { injections, surveys } = await plan(browser, site, chosen, width);
  const all = injections.filter(
    ({ call, kind }) =>
      (!values.call || `${call.name} ${call.nth}`.includes(values.call)) &&
      (!values.kind || values.kind.split(',').includes(kind.name)),
  );
  console.log(`${all.length} injections in ${chosen.length} flows`);
  const outcomes: Outcome[] = [];
  const report = (outcome: Outcome): void => {
    outcomes.push(outcome);
    const isGood = outcome.problems.length === 0;
    if (!isGood || values.verbose) console.log(`${isGood ? '✓' : '✗'} ${nameOf(outcome.injection)}`);
    for (const problem of outcome.problems) console.log(`    ${problem}`);
    if (values.verbose) console.log(outcome.trace.map((line) => `      ${line}`).join('\n'));
  };
  surveys.forEach(report);
  const run = async (injection: (typeof all)[number]): Promise<void> =>
    report(
      await inject(browser, site, injection).catch((error: unknown) => ({
        injection,
        problems: [String(error)],
        trace: [],
      })),
    );
  // Those that hang cost nothing while they wait, so that they wait beside the others.
  const waiting = all.filter(({ kind }) => kind.name === 'hang');
  const others = all.filter(({ kind }) => kind.name !== 'hang');
  await Promise.all([atOnce(width, waiting, run), atOnce(width, others, run)]);
  const good = outcomes.filter(({ problems }) => problems.length === 0).length;
  console.log(`${Math.round((Date.now() - begun) / 1000)} s`);
  console.log(`${outcomes.length} injections, ${good} where the person could go on`);
  if (good < outcomes.length || outcomes.length === 0) process.exitCode = 1;
} finally {
  await browser.close();
  await site.close();
}
