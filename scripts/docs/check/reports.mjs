// What readers have reported about the documentation sites of other projects, tried here. The address of each report is beside it.
import { open } from './pages.mjs';

/** @typedef {import('./pages.mjs').Context} Context */

function expect(isRight, message) {
  if (!isRight) throw new Error(message);
}

const guide = 'guides/theming.html';
const isSearchOpen = (page) => page.evaluate(() => document.querySelector('.VPLocalSearchBox') !== null);
const wait = (ms) => new Promise((done) => setTimeout(done, ms));

/** How elements of the demo look, by selector. */
const lookOf = (scope) =>
  scope.evaluate(() => {
    const names = ['font-size', 'font-weight', 'line-height', 'padding', 'margin', 'border-radius'];
    names.push('color', 'background-color', 'text-decoration-line', 'letter-spacing');
    const element = document.querySelector('auth-authenticator');
    return ['form', 'label', 'input', '[type=submit]'].map((selector) => {
      const style = getComputedStyle(/** @type {Element} */ (element?.querySelector(selector)));
      return `${selector}: ${names.map((name) => `${name} ${style.getPropertyValue(name)}`).join(', ')}`;
    });
  });

const reports = {
  // https://github.com/appwrite/docs/issues/30, https://github.com/gradio-app/gradio/pull/13460
  async 'a heading that a link leads to is below the bars'(context) {
    for (const width of [1280, 360]) {
      const path = `${guide}#ready-made-themes`;
      const { page } = await open(context, path, { width });
      await wait(300);
      const { top, bars } = await page.evaluate(() => ({
        top: document.querySelector('#ready-made-themes')?.getBoundingClientRect().top ?? 0,
        bars: Math.max(
          ...[...document.querySelectorAll('.VPNavBar, .VPLocalNav')].map(
            (bar) => bar.getBoundingClientRect().bottom,
          ),
        ),
      }));
      expect(top >= bars && top < 300, `At ${width} px, the heading is at ${top}, the bars end at ${bars}.`);
      await page.close();
    }
  },

  // https://github.com/facioquo/stock-indicators-dotnet/pull/2172, https://github.com/docsy/docsy/pull/2343
  async 'a page is dark before its style sheet has come'({ browser, url }) {
    const page = await browser.newPage();
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]);
    await page.setRequestInterception(true);
    const held = [];
    page.on('request', (request) => {
      if (request.url().endsWith('.css')) held.push(request);
      else void request.continue();
    });
    const loaded = page.goto(url + guide);
    while (held.length === 0) await wait(50);
    await wait(500);
    const scheme = await page.evaluate(() => {
      const meta = /** @type {HTMLMetaElement | null} */ (document.querySelector('meta[name=color-scheme]'));
      return meta?.content;
    });
    expect(scheme === 'light dark', `The color scheme of the page is ${scheme} at first.`);
    for (const request of held) await request.continue();
    await loaded;
    const background = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    expect(background === 'rgb(11, 13, 18)', `The canvas is ${background}.`);
    await page.close();
  },

  // https://github.com/vuejs/vitepress/issues/2221
  async 'a result of the search leads to its page, under any base path'(context) {
    const { page } = await open(context, 'index.html');
    await page.keyboard.press('/');
    await page.waitForSelector('.VPLocalSearchBox input');
    await page.type('.VPLocalSearchBox input', 'brand color');
    await page.waitForSelector('.VPLocalSearchBox .result');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => !document.querySelector('.VPLocalSearchBox'));
    await page.waitForSelector('.VPDoc h1');
    expect(page.url().startsWith(context.url), `It leads to ${page.url()}.`);
    expect(!(await page.$('.NotFound')), `There is no page at ${page.url()}.`);
    await page.close();
  },

  // https://github.com/just-the-docs/just-the-docs/issues/1202
  async 'what is copied is selected or saved where the page has no clipboard'({ browser, url }) {
    const page = await browser.newPage();
    await page.evaluateOnNewDocument(() =>
      Object.defineProperty(Navigator.prototype, 'clipboard', { get: () => undefined }),
    );
    const problems = [];
    page.on('pageerror', (error) => problems.push(/** @type {Error} */ (error).message));
    await page.goto(`${url}index.html`, { waitUntil: 'networkidle0' });
    await page.locator('.hero-snippet button').click();
    await page.waitForFunction(() => getSelection()?.toString().includes('<auth-authenticator'));
    await page.goto(url + guide, { waitUntil: 'networkidle0' });
    await page.locator('button.copy').click();
    await page.waitForSelector('button.copy.copied');
    expect(problems.length === 0, problems.join('; '));
    await page.close();
  },

  // https://github.com/vuejs/vitepress/issues/1332, https://github.com/newscorp-ghfb/NewsKit/issues/736
  async 'the menu of a phone keeps the keyboard inside, and Escape closes it'(context) {
    const { page } = await open(context, guide, { width: 360 });
    await page.locator('.VPNavBarHamburger').click();
    await page.waitForSelector('.VPNavScreen a');
    for (let presses = 0; presses < 30; presses++) {
      await page.keyboard.press('Tab');
      const place = await page.evaluate(
        () => document.activeElement?.closest('.VPContent, .VPLocalNav')?.className,
      );
      expect(!place, `The keyboard is in ${place}.`);
    }
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => !document.querySelector('.VPNavScreen'));
    const focused = await page.evaluate(() => document.activeElement?.className);
    expect(focused?.includes('VPNavBarHamburger'), `The focus is on ${focused}.`);
    const isInert = await page.evaluate(
      () => /** @type {HTMLElement} */ (document.querySelector('.VPContent')).inert,
    );
    expect(!isInert, 'The page cannot be reached after the menu is closed.');
    await page.locator('.VPLocalNav .menu').click();
    await page.waitForSelector('.VPSidebar.open');
    await page.focus('.VPSidebar nav > :last-child a:last-of-type');
    for (let presses = 0; presses < 60; presses++) {
      await page.keyboard.press('Tab');
      const isBehind = await page.evaluate(() => document.activeElement?.closest('.VPContent') !== null);
      expect(!isBehind, 'The keyboard is behind the list of pages.');
    }
    await page.keyboard.press('Escape');
    await page.waitForSelector('.VPSidebar:not(.open)');
    await page.close();
  },

  // https://github.com/themesberg/flowbite-svelte/issues/1125, https://github.com/mdn/yari/issues/5491
  async 'demos follow the switch of light and dark, and keep what was typed'(context) {
    const { page } = await open(context, 'reference/elements/auth-sign-in.html');
    const frame = await (await page.waitForSelector('.live iframe'))?.contentFrame();
    await frame?.waitForSelector('#screens[aria-busy=false]', { timeout: 30_000 });
    await frame?.type('[name=username]', 'maria');
    await page.locator('.VPNavBarAppearance button').click();
    await frame?.waitForFunction(() => document.documentElement.dataset.theme === 'dark');
    const typed = await frame?.$eval(
      '[name=username]',
      (field) => /** @type {HTMLInputElement} */ (field).value,
    );
    expect(typed === 'maria', `The field has «${typed}».`);
    await page.evaluate(() => localStorage.clear());
    await page.close();
  },

  // https://github.com/vuejs/vitepress/issues/1777, https://github.com/vuejs/vitepress/issues/3303
  async 'the styles of the site do not reach the elements'(context) {
    const { page } = await open(context, 'guides/getting-started.html');
    await page.waitForSelector('.live auth-authenticator [type=submit]');
    const { page: other } = await open(context, 'playground.html');
    await other.select('.play-bar select', 'getting started');
    const frame = await (await other.waitForSelector('.play-stage iframe'))?.contentFrame();
    await frame?.waitForSelector('auth-authenticator [type=submit]', { timeout: 30_000 });
    const [here, alone] = [await lookOf(page), await lookOf(frame)];
    const different = here.filter((look, index) => look !== alone[index]);
    expect(different.length === 0, `On the page: ${different.join('; ')}. Alone: ${alone.join('; ')}`);
    await page.close();
    await other.close();
  },

  // https://github.com/bryntum/support/issues/10646
  async 'a slash that is typed into a demo or the editor does not open the search'(context) {
    const { page } = await open(context, 'index.html');
    await page.waitForSelector('.hero auth-authenticator [name=username]');
    await page.type('.hero auth-authenticator [name=username]', '/');
    expect(!(await isSearchOpen(page)), 'The search is open over the demo.');
    await page.goto(`${context.url}playground.html`, { waitUntil: 'networkidle0' });
    await page.type('.play-editor textarea', '/');
    expect(!(await isSearchOpen(page)), 'The search is open over the editor.');
    await page.close();
  },

  // https://github.com/shoelace-style/webawesome/issues/1374
  async 'Back returns to a page after a link within it'(context) {
    const { page } = await open(context, guide);
    await page.locator('.VPDocAsideOutline a[href="#ready-made-themes"]').click();
    await page.waitForFunction(() => location.hash === '#ready-made-themes');
    await page.locator('.VPSidebar a[href$="languages.html"]').click();
    await page.waitForFunction(() =>
      document.querySelector('.VPDoc h1')?.textContent?.startsWith('Languages'),
    );
    await page.goBack();
    await page.waitForFunction(() => document.querySelector('.VPDoc h1')?.textContent?.startsWith('Theming'));
    await page.close();
  },

  // https://github.com/vuejs/vitepress/issues/4544, https://github.com/vuejs/vitepress/issues/3780
  async 'a page whose address has no .html is the same page'(context) {
    const { page, problems } = await open(context, guide.replace('.html', ''));
    expect(problems.length === 0, problems.join('; '));
    expect(!(await page.$('.NotFound')), 'The page is not found.');
    await page.close();
  },

  // https://github.com/vuejs/vitepress/issues/369
  async 'a page can be read without scripts'({ browser, url }) {
    const page = await browser.newPage();
    await page.setJavaScriptEnabled(false);
    await page.goto(url + guide);
    const text = await page.$eval('.vp-doc', (element) => element.textContent?.length ?? 0);
    const links = await page.$$eval('.VPSidebar a', (found) => found.length);
    expect(text > 3000 && links > 20, `The page has ${text} letters and ${links} links in its sidebar.`);
    await page.close();
  },
};

/** @param {Context} context */
export async function checkReports(context) {
  for (const [name, check] of Object.entries(reports)) {
    try {
      await check(context);
      context.report.result(name, []);
    } catch (error) {
      context.report.result(name, [error.message]);
    }
  }
}
