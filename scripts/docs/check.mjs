// Checks the built site: pages, links, sizes, accessibility, samples, playground. Ends with «N passed, N failed».
import { launch } from 'puppeteer-core';

import { chromeArguments, ensureBrowser } from '../ensure-browser.mjs';
import { checkHtmlSamples } from './check/html-samples.mjs';
import { checkJourneys } from './check/journeys.mjs';
import { checkNewcomer } from './check/newcomer.mjs';
import { checkPages } from './check/pages.mjs';
import { checkReports } from './check/reports.mjs';
import { checkTypes } from './check/types.mjs';
import { serve } from './serve.mjs';

/** Collects results, and prints each failure. */
function createReport() {
  let passed = 0;
  let failed = 0;
  return {
    /** @param {string} name @param {readonly string[]} problems */
    result(name, problems) {
      if (problems.length === 0) passed++;
      else {
        failed++;
        console.log(`✖ ${name}`);
        for (const problem of problems.slice(0, 12)) console.log(`    ${problem}`);
      }
    },
    note: (text) => console.log(text),
    end() {
      console.log(`${passed} passed, ${failed} failed`);
      return failed === 0;
    },
  };
}

/** @typedef {ReturnType<typeof createReport>} Report */

/**
 * Resolves to whether everything passed.
 * @param {{ folder: string, base: string }} options
 */
export async function checkSite({ folder, base }) {
  const report = createReport();
  const server = await serve({ folder, base });
  const openBrowser = () => launch({ executablePath: ensureBrowser(), args: chromeArguments });
  const browser = await openBrowser();
  try {
    const context = { browser, openBrowser, url: server.url, base, folder, report };
    await checkNewcomer(context);
    await checkJourneys(context);
    await checkReports(context);
    await checkPages(context);
    await checkHtmlSamples(context);
    await checkTypes(report);
  } finally {
    await browser.close();
    await server.close();
  }
  return report.end();
}
