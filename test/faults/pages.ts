import type { Browser, BrowserContext, Page } from 'puppeteer-core';

import { connectDevice } from './device.js';

/** How long anything may take, in ms: more than the longest that the product waits, on a machine with much to do. */
export const patience = 120_000;

/** A page of a profile, ready for what runs in it. */
export async function openPage(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  page.setDefaultTimeout(patience);
  await page.setViewport({ width: 480, height: 640 });
  await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
  // What runs in the page comes from a compiler that wraps inner functions in calls of this.
  await page.evaluateOnNewDocument('globalThis.__name = (each) => each');
  await connectDevice(page);
  return page;
}

/** Pages in profiles of their own, emptied and used again: a browser takes long to make one. */
export class Pages {
  readonly #free: Page[] = [];

  constructor(readonly browser: Browser) {}

  async take(): Promise<Page> {
    return this.#free.pop() ?? openPage(await this.browser.createBrowserContext());
  }

  async giveBack(page: Page): Promise<void> {
    const origin = URL.canParse(page.url()) ? new URL(page.url()).origin : '';
    try {
      await page.goto('about:blank');
      const session = await page.createCDPSession();
      await session.send('Network.clearBrowserCookies');
      if (origin !== 'null')
        await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
      await session.detach();
      this.#free.push(page);
    } catch {
      await page
        .browserContext()
        .close()
        .catch(() => undefined);
    }
  }
}
