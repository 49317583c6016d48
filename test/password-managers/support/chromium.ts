import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { launch } from 'puppeteer-core';

import { chromeArguments, ensureBrowser } from '../../../scripts/ensure-browser.mjs';
import type { Browser } from './manager.js';

/** Flags of puppeteer's without which the password manager, and the page where it keeps logins, are there. */
const unwanted = [
  '--enable-automation',
  '--disable-component-extensions-with-background-pages',
  '--disable-features=Translate',
];

declare global {
  /** What `chrome://password-manager` speaks through. */
  const chrome: {
    readonly passwordsPrivate: {
      addPassword(login: {
        url: string;
        username: string;
        password: string;
        note: string;
        useAccountStore: boolean;
      }): Promise<void>;
    };
  };
}

/** Opens Chromium without a window. What it offers to keep cannot be asked. */
export async function openChromium(): Promise<Browser> {
  const profile = await mkdtemp(join(tmpdir(), 'chromium-'));
  const browser = await launch({
    executablePath: ensureBrowser(),
    headless: true,
    userDataDir: profile,
    ignoreDefaultArgs: unwanted,
    args: [...chromeArguments, '--password-store=basic'],
  });
  const page = await browser.newPage();
  return {
    async open(url) {
      await page.goto(url);
    },
    run: (body, ...values) =>
      page.evaluate(`(function () { ${body} }).apply(null, ${JSON.stringify(values)})`),
    async click(selector) {
      await page.click(selector);
    },
    async type(selector, text) {
      await page.type(selector, text);
    },
    async keep(origin, { username, password }) {
      const manager = await browser.newPage();
      await manager.goto('chrome://password-manager/passwords');
      const login = { url: origin, username, password, note: '', useAccountStore: false };
      await manager.evaluate((given) => chrome.passwordsPrivate.addPassword(given), login);
      await manager.close();
      await page.bringToFront();
    },
    async close() {
      await browser.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}
