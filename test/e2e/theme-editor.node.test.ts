import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { useApp } from './support/app.js';
import type { Person } from './support/person.js';

const app = useApp();

/** Opens the editor and waits until both sides are shown. */
async function open(person: Person, fragment = ''): Promise<void> {
  await person.open(`theme.html${fragment}`, 'Theme editor');
  await person.page.waitForSelector('#light[aria-busy=false]', { timeout: 60_000 });
  await person.page.waitForSelector('#dark[aria-busy=false]', { timeout: 60_000 });
}

const css = (person: Person): Promise<string> =>
  person.page.$eval('#css', (area) => (area as HTMLTextAreaElement).value);

/** The colors of the primary button and of a link. */
const colors = (person: Person, place: string): Promise<string[]> =>
  person.page.evaluate((selector) => {
    const root = document.querySelector(`${selector} auth-sign-in`);
    const submit = root?.querySelector('[type=submit]');
    const link = root?.querySelector('.auth-link');
    if (!submit || !link) throw new Error('The form is not there.');
    return [getComputedStyle(submit).backgroundColor, getComputedStyle(link).color];
  }, place);

describe('the theme editor', () => {
  it(
    'writes CSS that gives another page the same colors, and keeps its settings in the address',
    app.visit(async (maria) => {
      const { page } = maria;
      await open(maria);
      assert.equal(await css(maria), '');
      await page.select('[name=look]', 'rounded');
      await page.locator('[name=branded]').click();
      await page.$eval('[name=brand]', (input) => {
        (input as HTMLInputElement).value = '#8a1c5c';
        input.dispatchEvent(new InputEvent('input', { bubbles: true }));
      });
      await page.waitForFunction(() => location.hash === '#look=rounded&brand=%238a1c5c');
      await page.waitForFunction(
        () =>
          getComputedStyle(document.querySelector('#light auth-sign-in [type=submit]') ?? document.body)
            .backgroundColor === 'rgb(138, 28, 92)',
      );
      await page.waitForFunction(() => document.querySelector('#contrast')?.textContent.startsWith('Every'));
      const text = await css(maria);
      assert.match(text, /--auth-brand: #8a1c5c;/);
      const here = await colors(maria, '#light');

      // Again from the address alone.
      const { hash } = new URL(page.url());
      await page.goto('about:blank');
      await open(maria, hash);
      assert.equal(await css(maria), text);
      assert.deepEqual(await colors(maria, '#light'), here);

      // A page with this CSS and nothing else.
      await page.evaluateOnNewDocument((rules) => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(`${rules} :root { color-scheme: light; }`);
        document.adoptedStyleSheets = [sheet];
      }, text);
      await maria.open('bare.html', 'Acme');
      await page.waitForFunction(
        (submit, link) =>
          [submit, link].join() ===
          ['[type=submit]', '.auth-link']
            .map((part) => document.querySelector(`auth-sign-in ${part}`))
            .map(
              (part) =>
                part && getComputedStyle(part)[part.matches('.auth-link') ? 'color' : 'backgroundColor'],
            )
            .join(),
        {},
        ...here,
      );
      assert.deepEqual(await colors(maria, 'body'), here);
    }),
  );

  it(
    'ignores settings that are not valid, and says so',
    app.visit(async (maria) => {
      await open(maria, '#brand=bananas&look=../../x&radius=8&nonsense=1&logo=//evil.example');
      assert.equal(
        await maria.page.$eval('#note', (note) => note.textContent),
        'The address has settings that are not valid: brand, look, nonsense, logo. They are ignored.',
      );
      assert.match(await css(maria), /--auth-radius-control: 8px;/);
      assert.doesNotMatch(await css(maria), /bananas/);
    }),
  );

  it(
    'shows the logo, right to left, and names what has too little contrast',
    app.visit(async (maria) => {
      const { page } = maria;
      await open(maria, '#rtl=1&logo=/icon.svg');
      assert.equal(
        await page.$eval('#light auth-sign-in', (screen) => getComputedStyle(screen).direction),
        'rtl',
      );
      assert.ok((await page.$$('#dark [data-logo]')).length > 0);
      await page.evaluate(() => {
        document.documentElement.style.setProperty('--auth-color-text-muted', '#999');
        for (const side of document.querySelectorAll<HTMLElement>('[data-auth-theme]'))
          side.style.setProperty('--auth-color-text-muted', '#999');
      });
      await page.select('[name=radius]', '4');
      await page.waitForFunction(() =>
        document
          .querySelector('#contrast')
          ?.textContent.includes('light: text-muted on surface has 2.8, needs 4.5'),
      );
    }),
  );
});
