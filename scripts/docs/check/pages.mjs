// Opens each page: messages, requests, bytes, links, accessibility, width.
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Own bytes of a page, compressed, before anything of the demos. */
const budget = 100_000;
/** How many pages are open at once, each in a browser of its own, because a page behind another one is not drawn. */
const together = 2;
/** What the demos load. */
const isDemo = (path) => /^(auth-elements\/|demo\/|playground-modules\.json)/.test(path);

/** The pages of the built site, without those of the demo. */
function pagesIn(folder) {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.html') && !name.startsWith('demo/') && name !== '404.html')
    .sort();
}

/** Opens a page, and returns it with what it has said and requested. */
export async function open({ browser, url }, path, { dark = false, width = 1280 } = {}) {
  const page = await browser.newPage();
  const problems = [];
  let bytes = 0;
  await page.setViewport({ width, height: 900 });
  await page.emulateMediaFeatures([
    { name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' },
    { name: 'prefers-reduced-motion', value: 'reduce' },
  ]);
  page.on('console', (message) => {
    if (message.type() !== 'debug') problems.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => problems.push(`error: ${/** @type {Error} */ (error).message}`));
  const session = await page.createCDPSession();
  await session.send('Network.enable');
  const requests = new Map();
  session.on('Network.requestWillBeSent', ({ requestId, request }) => requests.set(requestId, request.url));
  session.on('Network.responseReceived', ({ requestId, response }) => {
    requests.set(requestId, response.url);
    if (response.status >= 400) problems.push(`${response.status}: ${response.url}`);
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const requested = requests.get(requestId);
    // A frame without an origin reports only the end of its data URLs here.
    if (requested === undefined) return;
    if (requested.startsWith(url)) {
      if (!isDemo(requested.slice(url.length))) bytes += encodedDataLength;
    } else if (!/^(data|blob|about):/.test(requested)) problems.push(`request to ${requested}`);
  });
  await page.goto(url + path, { waitUntil: 'networkidle0', timeout: 60_000 });
  return { page, problems, bytes: () => bytes };
}

/** What axe finds, in the page and its shadow roots. */
async function audit(page) {
  await page.evaluate(axe);
  const violations = await page.evaluate(async () => {
    const { violations: found } = await /** @type {any} */ (globalThis).axe.run(document, {
      iframes: false,
      resultTypes: ['violations'],
    });
    return found.map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .map(({ html }) => html.slice(0, 140))
          .slice(0, 3)
          .join(' | ')}`,
    );
  });
  return violations.map((violation) => `axe: ${violation}`);
}

const widthProblems = (page) =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth > clientWidth ? [`${scrollWidth - clientWidth} px wider than the window`] : [];
  });

/** A page in a narrow and a wide window, light and dark: what axe finds, and whether it is as wide as the window. */
async function checkLooks({ page, path, report }) {
  for (const [width, scheme] of /** @type {const} */ ([
    [1280, 'light'],
    [1280, 'dark'],
    [360, 'dark'],
    [360, 'light'],
  ])) {
    await page.setViewport({ width, height: 900 });
    await page.emulateMediaFeatures([
      { name: 'prefers-color-scheme', value: scheme },
      { name: 'prefers-reduced-motion', value: 'reduce' },
    ]);
    await page.waitForFunction(
      (isDark) => document.documentElement.classList.contains('dark') === isDark,
      {},
      scheme === 'dark',
    );
    const name = `${path}: accessible and as wide as the window, ${width} px, ${scheme}`;
    report.result(name, [...(await widthProblems(page)), ...(await audit(page))]);
  }
}

/**
 * @typedef {object} Context
 * @property {import('puppeteer-core').Browser} browser
 * @property {() => Promise<import('puppeteer-core').Browser>} openBrowser
 * @property {string} url
 * @property {string} base
 * @property {string} folder
 * @property {import('../check.mjs').Report} report
 */

/** @param {Context} context */
export async function checkPages(context) {
  const { folder, report, url } = context;
  const links = [];
  const ids = new Map();
  /** @type {{ size: number, path: string }[]} */
  const sizes = [];
  const waiting = pagesIn(folder);
  async function checkNext(browser) {
    for (let path = waiting.shift(); path; path = waiting.shift()) {
      const { page, problems, bytes } = await open({ browser, url }, path);
      const size = bytes();
      sizes.push({ size, path });
      report.result(`${path}: at most ${budget / 1000} kB`, size > budget ? [`${size} bytes`] : []);
      const found = await page.evaluate(() => ({
        links: [...document.querySelectorAll('a[href]')]
          .filter((link) => !link.closest('auth-authenticator'))
          .map((link) => /** @type {HTMLAnchorElement} */ (link).href),
        ids: [...document.querySelectorAll('[id]')].map(({ id }) => id),
      }));
      ids.set(path, new Set(found.ids));
      links.push(...found.links.map((link) => [path, link]));
      await checkLooks({ page, path, report });
      report.result(`${path}: no message, each request answered by the site`, problems);
      await page.close();
    }
  }
  const browsers = await Promise.all(Array.from({ length: together }, context.openBrowser));
  try {
    await Promise.all(browsers.map(checkNext));
  } finally {
    await Promise.all(browsers.map((browser) => browser.close()));
  }
  report.result('each link leads to a page and an anchor', brokenLinks(links, ids, url, folder));
  sizes.sort((first, second) => second.size - first.size);
  report.note(
    `${sizes.length} pages. The largest: ${sizes
      .slice(0, 4)
      .map(({ size, path }) => `${path} ${(size / 1000).toFixed(1)} kB`)
      .join(', ')}.`,
  );
}

function brokenLinks(links, ids, url, folder) {
  const files = new Set(
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => name.replaceAll('\\', '/')),
  );
  const broken = links.filter(([, link]) => {
    if (!link.startsWith(url)) return !/^(https?|mailto):/.test(link) || link.startsWith(new URL(url).origin);
    const { pathname, hash } = new URL(link);
    const path = pathname.slice(new URL(url).pathname.length) || 'index.html';
    const file = path.endsWith('/') ? `${path}index.html` : path;
    if (!files.has(file)) return true;
    if (hash.length < 2 || hash.startsWith('#code=') || !ids.has(file)) return false;
    return !ids.get(file).has(decodeURIComponent(hash.slice(1)));
  });
  return [...new Set(broken.map(([page, link]) => `${page} → ${link.replace(url, '')}`))];
}
