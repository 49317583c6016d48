// Walks what readers do: search, switch, edit and share in the playground, sign up in the first demo.
import { open } from './pages.mjs';

/** @typedef {import('./pages.mjs').Context} Context */

const journeys = {
  async 'the search finds passkeys'(context) {
    const { page } = await open(context, 'index.html');
    await page.keyboard.press('/');
    await page.waitForSelector('.VPLocalSearchBox input', { timeout: 20_000 });
    await page.type('.VPLocalSearchBox input', 'passkey');
    await page.waitForSelector('.VPLocalSearchBox .result', { timeout: 20_000 });
    return page;
  },

  async 'a newcomer signs up on the landing page'(context) {
    const { page } = await open(context, 'index.html');
    const inDemo = (selector) => `.hero auth-authenticator ${selector}`;
    await page.waitForSelector(inDemo('[name=username]'), { timeout: 20_000 });
    await page.evaluate(() => {
      const element = /** @type {any} */ (document.querySelector('.hero auth-authenticator'));
      element.transition('signUp');
    });
    await page.waitForSelector(inDemo('[name=email]'));
    await page.type(inDemo('[name=email]'), 'maria@example.com');
    for (const field of await page.$$(inDemo('[autocomplete=new-password]')))
      await field.type('Correct7!horse');
    await page.keyboard.press('Enter');
    await page.waitForSelector(inDemo('[autocomplete=one-time-code]'), { timeout: 20_000 });
    return page;
  },

  async 'the playground shares its code by a link'(context) {
    const { page } = await open(context, 'playground.html');
    await page.waitForSelector('.play-stage iframe');
    await page.focus('.play-editor textarea');
    await page.keyboard.down('Control');
    await page.keyboard.press('a');
    await page.keyboard.up('Control');
    await page.keyboard.type('<p id="mine">Grüße</p>');
    await page.locator('.play-bar ::-p-text(Copy link)').click();
    await page.waitForFunction(() => location.hash.startsWith('#code='));
    const link = page.url().slice(context.url.length);
    await page.close();
    const { page: other } = await open(context, link);
    const frame = await (await other.waitForSelector('.play-stage iframe'))?.contentFrame();
    await frame?.waitForFunction(() => document.querySelector('#mine')?.textContent === 'Grüße');
    return other;
  },

  async 'a damaged link is named'(context) {
    const { page } = await open(context, 'playground.html#code=!!!');
    await page.waitForFunction(() => document.querySelector('.play-note')?.textContent?.includes('damaged'));
    return page;
  },

  async 'what a link contains has no network and no access to the site'(context) {
    const { page } = await open(context, 'playground.html');
    await page.evaluate(() => {
      const area = /** @type {HTMLTextAreaElement} */ (document.querySelector('.play-editor textarea'));
      area.value =
        `<p id="seen"></p><script type="module">
        const seen = [];
        try { seen.push(parent.document.title); } catch { seen.push('no parent'); }
        try { localStorage.length; seen.push('storage'); } catch { seen.push('no storage'); }
        try { await fetch(document.baseURI); seen.push('network'); } catch { seen.push('no network'); }
        document.querySelector('#seen').textContent = seen.join(', ');
      </` + 'script>';
      area.dispatchEvent(new Event('input'));
    });
    await page.waitForFunction(() => document.querySelector('iframe')?.srcdoc.includes('id="seen"'));
    const frame = await (await page.waitForSelector('.play-stage iframe'))?.contentFrame();
    const expected = 'no parent, no storage, no network';
    await frame?.waitForFunction(
      (text) => document.querySelector('#seen')?.textContent === text,
      {},
      expected,
    );
    return page;
  },

  async 'the keyboard skips to the content, closes the search, and leaves the editor'(context) {
    const { page } = await open(context, 'guides/theming.html');
    const focused = () =>
      page.evaluate(() => document.activeElement?.id || document.activeElement?.className);
    await page.keyboard.press('Tab');
    if (!(await focused())?.includes('VPSkipLink')) throw new Error(`Tab goes to ${await focused()}.`);
    await page.keyboard.press('Enter');
    if ((await focused()) !== 'VPContent') throw new Error(`The skip link goes to ${await focused()}.`);
    await page.keyboard.press('/');
    await page.waitForSelector('.VPLocalSearchBox input');
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => !document.querySelector('.VPLocalSearchBox'));
    await page.goto(`${context.url}playground.html`, { waitUntil: 'networkidle0' });
    await page.focus('.play-editor textarea');
    const before = await page.$eval('textarea', ({ value }) => value.length);
    await page.keyboard.press('Tab');
    await page.waitForFunction(
      (length) => document.querySelector('textarea')?.value.length === length + 2,
      {},
      before,
    );
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    await page.waitForFunction(() => document.activeElement?.localName !== 'textarea');
    return page;
  },

  async 'every screen of the demo is shown'(context) {
    const { page, problems } = await open(context, 'demo/screens.html?only=sign-in');
    await page.waitForSelector('#screens[aria-busy=false] auth-authenticator [data-auth-screen]');
    if (problems.length > 0) throw new Error(problems.join('; '));
    return page;
  },

  async 'the theme editor shows its screens'(context) {
    const { page, problems } = await open(context, 'demo/theme.html');
    await page.waitForSelector('#dark[aria-busy=false] auth-authenticator [data-auth-screen]', {
      timeout: 60_000,
    });
    if (problems.length > 0) throw new Error(problems.join('; '));
    return page;
  },
};

/** @param {Context} context */
export async function checkJourneys(context) {
  for (const [name, walk] of Object.entries(journeys)) {
    try {
      const page = await walk(context);
      await page.close();
      context.report.result(name, []);
    } catch (error) {
      context.report.result(name, [error.message]);
    }
  }
}
