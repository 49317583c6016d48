#!/usr/bin/env node
// npm run bench [-- --rounds N] [--no-build]: how fast a page with a sign-in form starts and signs in, beside other packages;
// writes docs/benchmarks.md. Run it on a machine that does nothing else.
import { parseArgs } from 'node:util';

import { ensureDependencies, fail } from '../scripts/setup.mjs';

const SLOW_SHARE = 3;

/** The middle value, or the mean of the two in the middle. */
const median = (values) => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return (sorted[Math.floor(middle)] + sorted[Math.ceil(middle)]) / 2;
};

/** The median of each figure. */
const medians = (visits) =>
  Object.fromEntries(Object.keys(visits[0]).map((key) => [key, median(visits.map((visit) => visit[key]))]));

/** Visits the pages by turns, so that a busy moment of the machine does not hit one page only. */
async function visitByTurns(pages, rounds, visit) {
  const visits = new Map(pages.map((page) => [page, []]));
  for (let round = 0; round < rounds; round++)
    for (const page of pages) visits.get(page).push(await visit(page));
  return new Map(Array.from(visits, ([page, seen]) => [page, medians(seen)]));
}

async function main() {
  const { values } = parseArgs({
    options: { rounds: { type: 'string', default: '9' }, 'no-build': { type: 'boolean', default: false } },
  });
  const fast = Number(values.rounds);
  if (!(Number.isInteger(fast) && fast > 0))
    throw new Error(`--rounds is "${values.rounds}"; it must be 1 or more.`);
  const rounds = { fast, slow: Math.ceil(fast / SLOW_SHARE) };
  await ensureDependencies();
  const [
    { build },
    { buildPages, servePages },
    { measureForm, measureSignIn },
    { pages, signIns },
    { writeReport },
  ] = await Promise.all([
    import('../scripts/build.mjs'),
    import('./speed/serve.mjs'),
    import('./speed/measure.mjs'),
    import('./speed/pages.mjs'),
    import('./speed/report.mjs'),
  ]);
  if (!values['no-build']) {
    await build();
    await buildPages();
  }
  const { ensureBrowser, chromeArguments } = await import('../scripts/ensure-browser.mjs');
  const { launch } = await import('puppeteer-core');
  const server = await servePages();
  const browser = await launch({
    executablePath: ensureBrowser(),
    args: chromeArguments,
    // DevTools takes a stack trace for each request, which costs a page with imports milliseconds.
    networkEnabled: false,
  });
  try {
    const form = (slow) => (page) => {
      server.setSlow(slow);
      return measureForm(browser, `${server.url}/${page.name}/`, { slow });
    };
    const signIn = (slow) => (page) =>
      measureSignIn(
        browser,
        `${server.url}/${page.name}/${page.entry === 'page' ? '' : `${page.entry}.html`}`,
        {
          slow,
        },
      );
    // The first visit of each fills the caches of browser and server.
    await visitByTurns(pages, 1, form(false));
    const both = async (all, visit) => {
      const quick = await visitByTurns(all, rounds.fast, visit(false));
      const slow = await visitByTurns(all, rounds.slow, visit(true));
      return all.map((page) => ({ page, fast: quick.get(page), slow: slow.get(page) }));
    };
    await writeReport({
      // First, while the line is fast: only the processor is slower for a sign-in.
      signIns: await both(signIns, signIn),
      forms: await both(pages, form),
      browser: await browser.version(),
      rounds,
    });
  } finally {
    await browser.close();
    server.close();
  }
}

await main().catch(fail);
