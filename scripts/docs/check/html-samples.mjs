// Runs each HTML sample of the guides as a reader does: by the button below it.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { isRunnable } from '../../../site/.vitepress/theme/sample.js';
import { fences } from '../markdown.mjs';
import { root } from '../paths.mjs';
import { open } from './pages.mjs';

const guides = () => readdirSync(join(root, 'docs/guides')).filter((name) => name.endsWith('.md'));

/** What a sample shows once it runs: a screen of an authenticator, or a screen of the page in its place. */
const shown = '[data-auth-screen], .auth-form, auth-federated-buttons button, auth-account, auth-field';

/** @param {import('./pages.mjs').Context} context */
export async function checkHtmlSamples(context) {
  const { report } = context;
  let count = 0;
  let skipped = 0;
  for (const name of guides()) {
    const samples = fences(readFileSync(join(root, 'docs/guides', name), 'utf8')).filter(
      ({ language }) => language === 'html',
    );
    const runnable = samples.filter(({ code }) => isRunnable(code));
    skipped += samples.length - runnable.length;
    if (runnable.length === 0) continue;
    const path = `guides/${name.replace('README', 'index').replace('.md', '.html')}`;
    const { page, problems } = await open(context, path);
    const buttons = await page.$$('.run-bar button');
    report.result(
      `${path}: a button for each sample that runs`,
      buttons.length === runnable.length ? [] : [`${buttons.length} buttons, ${runnable.length} samples`],
    );
    for (const [index, button] of buttons.entries()) {
      const before = problems.length;
      await button.evaluate((element) => /** @type {HTMLElement} */ (element).click());
      const failure = await frameShows(page);
      const found = problems.slice(before).filter((problem) => !isExpected(problem));
      report.result(`${path}: sample at line ${runnable[index]?.line} runs`, [...failure, ...found]);
      await button.evaluate((element) => /** @type {HTMLElement} */ (element).click());
      count++;
    }
    await page.close();
  }
  report.note(
    `HTML samples: ${count} ran, ${skipped} need a build step or more than the sandbox has, or have no elements.`,
  );
}

/** A picture of the reader's site, which a frame without network does not load. */
const isExpected = (problem) =>
  /violates the following Content Security Policy directive: "img-src/.test(problem);

async function frameShows(page) {
  try {
    const element = await page.waitForSelector('.run iframe', { timeout: 20_000 });
    const frame = await element.contentFrame();
    await frame.waitForSelector(shown, { timeout: 20_000 });
    return [];
  } catch (error) {
    return [`Nothing was shown: ${error.message}`];
  }
}
