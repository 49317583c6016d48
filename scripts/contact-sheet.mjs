#!/usr/bin/env node
// npm run contact-sheet [-- --message ID]: pictures of the screens in every language and every theme, for the eye and for translators.
/* global CSSStyleSheet, document, requestAnimationFrame */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';

import { ensureBrowser } from './ensure-browser.mjs';
import { ensureFonts } from './ensure-fonts.mjs';
import { root } from './library.mjs';
import { ensureDependencies, fail } from './setup.mjs';

const usage = `Usage: npm run contact-sheet [-- --message ID]
  (nothing)     a sheet of sign-in, sign-up, code, authenticator app and account in every language, and of every screen in
                every theme, light and dark, from left to right and from right to left
  --message ID  a picture of every screen that shows this message, with the message framed`;

const folder = join(root, '.cache/contact-sheet');
/** The scenes of demo/scenes.js that are shown in every language. */
const scenes = ['sign-in', 'sign-up', 'confirm-sign-up', 'totp-setup', 'account-all'];
const library = '/auth-elements/auth-elements.js';

function readOptions() {
  try {
    return parseArgs({ options: { message: { type: 'string' } } }).values;
  } catch (error) {
    throw new Error(`${error.message}\n${usage}`);
  }
}

/** Opens the page of all screens, or of one, and waits until each is in its state. */
async function openScreens(page, url, query = '') {
  // A call that is in progress stays so until the last picture.
  await page.evaluateOnNewDocument(() => {
    AbortSignal.timeout = () => new AbortController().signal;
  });
  await page.goto(`${url}screens.html${query}`);
  await page.waitForSelector('#screens[aria-busy=false]', { timeout: 120_000 });
  const failures = await page.$$eval('.screen-failure', (all) => all.map((each) => each.textContent));
  if (failures.length > 0) throw new Error(failures.join('\n'));
}

/** Shows the screens of the page in a language. */
const speak = (page, language) =>
  page.evaluate(
    async (file, tag) => {
      const { setLanguage, getDirection } = await import(file);
      document.documentElement.lang = tag;
      await setLanguage(tag);
      document.documentElement.dir = getDirection();
      for (let frame = 0; frame < 2; frame++) await new Promise((done) => requestAnimationFrame(done));
    },
    library,
    language,
  );

const picture = async (element) =>
  `data:image/png;base64,${await element.screenshot({ encoding: 'base64' })}`;
const escape = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** Writes one PNG with all pictures, each below its title. */
async function compose(browser, name, pictures, columns) {
  const page = await browser.newPage();
  await page.setViewport({ width: columns * 340 + 20, height: 800 });
  const figures = pictures.map(
    ({ title, source }) => `<figure><figcaption>${escape(title)}</figcaption><img src="${source}"></figure>`,
  );
  await page.setContent(`<!doctype html><style>
    body { margin: 10px; background: #ddd; font: 14px sans-serif }
    body { display: grid; grid-template-columns: repeat(${columns}, 1fr); gap: 20px; align-items: start }
    figure { margin: 0 }
    img { max-width: 100% }
  </style>${figures.join('')}`);
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
  await page.close();
}

/** One sheet for each scene. Returns their names. */
async function showLanguages(browser, url) {
  for (const scene of scenes) {
    const page = await browser.newPage();
    await page.setViewport({ width: 344, height: 900 });
    await openScreens(page, url, `?only=${scene}`);
    const pictures = [];
    const languages = await page.evaluate(async (file) => (await import(file)).languages, library);
    for (const language of languages) {
      await speak(page, language);
      pictures.push({ title: language, source: await picture(await page.$('.screen > :last-child')) });
    }
    await page.close();
    await compose(browser, `languages-${scene}`, pictures, 7);
    console.log(`${scene}: ${languages.length} languages`);
  }
  return scenes.map((scene) => `languages-${scene}`);
}

/** Runs in the page: gives each screen as many rows of 8 pixels as it is high, and some space. */
function pack(screens) {
  for (const screen of screens) screen.style.gridRowEnd = `span ${Math.ceil(screen.offsetHeight / 8) + 3}`;
}

/** One sheet for each theme, mode and direction. Returns their names. */
async function showThemes(browser, url) {
  const page = await browser.newPage();
  await page.setViewport({ width: 1700, height: 1000 });
  await openScreens(page, url);
  const themes = await page.$$eval('#look option', (options) => options.map(({ value }) => value));
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      `.screens { grid: auto-flow dense 8px / repeat(5, 1fr); gap: 0 24px } .screen { align-self: start }
      .screen-wide { grid-column: span 2 }`,
    );
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  });
  const names = [];
  for (const language of ['en', 'ar']) {
    await speak(page, language);
    for (const theme of themes) {
      await page.select('#look', theme);
      for (const mode of ['light', 'dark']) {
        await page.select('#theme', mode);
        await page.waitForNetworkIdle({ idleTime: 300 });
        await page.$$eval('.screen', pack);
        const name = `theme-${theme}-${mode}-${language}`;
        await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
        names.push(name);
      }
      console.log(`${theme}: light and dark, ${language}`);
    }
  }
  await page.close();
  return names;
}

/** One picture for each screen with the message, which is found by a mark in its text. */
async function showMessage(browser, url, id) {
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 1000 });
  await openScreens(page, url);
  const found = await page.evaluate(
    async (file, key) => {
      const { putVocabularies, setLanguage } = await import(file);
      const mark = '\u2060\u2060\u2060';
      const settled = () => new Promise((done) => setTimeout(done, 200));
      const everyElement = (top) =>
        [...top.querySelectorAll('*')].flatMap((each) =>
          each.shadowRoot ? [each, ...everyElement(each.shadowRoot)] : [each],
        );
      await putVocabularies({ 'en-XA': { [key]: mark } });
      await setLanguage('en-XA');
      await settled();
      const ids = [];
      for (const screen of document.querySelectorAll('.screen')) {
        const marked = everyElement(screen).filter(
          (each) =>
            [...each.childNodes].some((node) => node.nodeType === 3 && node.data.includes(mark)) ||
            [...each.attributes].some(({ value }) => value.includes(mark)),
        );
        for (const each of marked) each.style.outline = '3px solid #e6007a';
        if (marked.length > 0) ids.push(screen.id);
      }
      await setLanguage('en');
      await settled();
      return ids;
    },
    library,
    id,
  );
  for (const scene of found)
    await (await page.$(`#${scene}`)).screenshot({ path: join(folder, `${id}-${scene}.png`) });
  await page.close();
  if (found.length === 0) throw new Error(`No scene of demo/scenes.js shows "${id}".`);
  return found.map((scene) => `${id}-${scene}`);
}

function writeIndex(names) {
  const parts = names.map(
    (name) => `<h2>${name}</h2><a href="${name}.png"><img src="${name}.png" alt=""></a>`,
  );
  const page = `<!doctype html><meta charset="utf-8"><title>Contact sheet</title>
<style>img { max-width: 100%; border: 1px solid #ccc }</style>${parts.join('\n')}\n`;
  writeFileSync(join(folder, 'index.html'), page);
}

async function main() {
  const { message } = readOptions();
  await ensureDependencies();
  const hasFonts = ensureFonts();
  const { build } = await import('./build.mjs');
  const { launch } = await import('puppeteer-core');
  const { startServer } = await import('./start.mjs');
  await build({ declarations: false });
  const descriptions = JSON.parse(readFileSync(join(root, 'locales/descriptions.json'), 'utf8'));
  if (message !== undefined && !Object.hasOwn(descriptions, message))
    throw new Error(`"${message}" is not a message id: see docs/reference/messages.md.`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const server = await startServer({ port: 0, quiet: true });
  const browser = await launch({ executablePath: ensureBrowser(), args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const names = message
      ? await showMessage(browser, server.url, message)
      : [...(await showLanguages(browser, server.url)), ...(await showThemes(browser, server.url))];
    writeIndex(names);
    console.log(`${names.length} pictures: ${relative(process.cwd(), join(folder, 'index.html'))}`);
    if (!hasFonts) console.error('Some letters may be boxes: see the warning about fonts above.');
  } finally {
    await browser.close();
    await server.close();
  }
}

await main().catch(fail);
