import assert from 'node:assert/strict';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { describe, it } from 'node:test';

import { readTrees } from './support/accessibility-tree.js';
import { useApp } from './support/app.js';
import { admitAxe, assertAccessible } from './support/axe.js';
import type { Person } from './support/person.js';
import { openScreens, teachEveryElement } from './support/screens.js';

const app = useApp();
const snapshots = new URL('snapshots/', import.meta.url);

/** Names the screen, and the element in it, that reaches out of the screen's own place or of the page. */
function overflowing({ page }: Person): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth) found.push(`the page: ${scrollWidth} px`);
    for (const screen of document.querySelectorAll('.screen')) {
      const place = screen.getBoundingClientRect();
      for (const element of window.everyElement(screen)) {
        if (element.closest('.auth-hidden, svg, option')) continue;
        const { left, right, width } = element.getBoundingClientRect();
        if (width === 0) continue;
        if (right > place.right + 1 || left < place.left - 1)
          found.push(`${screen.id}: ${element.localName}.${element.className}, ${left} to ${right} px`);
      }
    }
    return found;
  });
}

describe('every screen, side by side', () => {
  it(
    'has nothing that axe objects to, light and dark',
    app.visit(async (maria) => {
      await admitAxe(maria);
      await openScreens(maria);
      // Some screens are there several times, which no other page has.
      await assertAccessible(maria, 'every screen', ['landmark-unique']);
    }),
  );

  it(
    'says what its snapshot has',
    app.visit(async (maria) => {
      const names = await openScreens(maria);
      const trees = await readTrees(
        maria.page,
        names.map((name) => `#${name} > :last-child`),
      );
      const texts = trees.map((text) =>
        text
          .replace(/\b0:\d\d\b/g, '0:30')
          .replace(/(Your code: |^ *text ")\d{6}(?=")/gm, '$1123456')
          .replace(/(?<=Last used )\w+ \d+, \d+/, 'Jan 5, 2026'),
      );
      if (process.env['UPDATE_SNAPSHOTS']) {
        await mkdir(snapshots, { recursive: true });
        await Promise.all(
          names.map((name, at) => writeFile(new URL(`${name}.txt`, snapshots), texts[at] ?? '')),
        );
      }
      assert.deepEqual((await readdir(snapshots)).sort(), names.map((name) => `${name}.txt`).sort());
      for (const [at, name] of names.entries())
        assert.equal(texts[at], await readFile(new URL(`${name}.txt`, snapshots), 'utf8'), name);
    }),
  );

  it(
    'needs no scrolling sideways at 320 px, nor with wider text',
    app.visit(async (maria) => {
      await teachEveryElement(maria);
      await maria.page.setViewport({ width: 320, height: 256 });
      await openScreens(maria);
      assert.deepEqual(await overflowing(maria), []);
      // WCAG 2.2, 1.4.12
      await maria.page.evaluate(() => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(`
          * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
          p { margin-block-end: 2em !important }
        `);
        const roots = window.everyElement().flatMap(({ shadowRoot }) => shadowRoot ?? []);
        for (const root of [document, ...roots])
          root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
      });
      assert.deepEqual(await overflowing(maria), []);
      await maria.page.select('select#language', 'ar');
      await maria.see('كل الشاشات');
      assert.deepEqual(await overflowing(maria), []);
    }),
  );

  it(
    'can be hit with a finger: every target has 24 px',
    app.visit(async (maria) => {
      await teachEveryElement(maria);
      await openScreens(maria);
      const small = await maria.page.evaluate(() =>
        [...document.querySelectorAll('.screen')].flatMap((screen) =>
          window
            .everyElement(screen)
            .filter((element) => element.matches('button, a, input, select, summary'))
            .filter((element) => element.checkVisibility())
            // Links within a sentence are excepted by WCAG 2.2, 2.5.8.
            .filter((element) => !element.matches('.auth-hidden, .auth-link-inline, :disabled'))
            .flatMap((element) => {
              const ticks = element instanceof HTMLInputElement && /radio|checkbox/.test(element.type);
              const label = ticks ? element.closest('label') : null;
              const { width, height } = (label ?? element).getBoundingClientRect();
              return width < 24 || height < 24
                ? [`${screen.id}: ${element.localName}.${element.className} ${width} × ${height}`]
                : [];
            }),
        ),
      );
      assert.deepEqual(small, []);
    }),
  );

  it(
    'shows by a ring what has the focus of the keyboard',
    app.visit(async (maria) => {
      await openScreens(maria);
      const visited = new Set<string>();
      const ringless: string[] = [];
      await maria.page.focus('#theme');
      for (;;) {
        await maria.page.keyboard.press('Tab');
        const { screen, what, ring } = await maria.page.evaluate(() => {
          const screen = document.activeElement?.closest('.screen')?.id ?? '';
          let active = document.activeElement;
          while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
          const places = [active, active?.closest('.auth-choice')].filter(
            (place) => place instanceof Element,
          );
          const ring = places.some((place) => {
            const { outlineStyle, outlineWidth } = getComputedStyle(place);
            return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
          });
          return {
            screen,
            what: `${active?.localName ?? ''}.${active?.className ?? ''}#${active?.id ?? ''}`,
            ring,
          };
        });
        if (!screen && visited.size > 0) break;
        if (screen) visited.add(screen);
        if (screen && !ring) ringless.push(`${screen}: ${what}`);
      }
      assert.deepEqual(ringless, []);
      const all = await maria.page.$$eval('.screen', (screens) => screens.map(({ id }) => id));
      assert.deepEqual(
        [...visited],
        // The others show something only.
        all.filter((name) => !['loading', 'account-connected'].includes(name)),
      );
    }),
  );

  it(
    'keeps borders and texts in forced colors',
    app.visit(async (maria) => {
      await teachEveryElement(maria);
      const session = await maria.page.createCDPSession();
      await session.send('Emulation.setEmulatedMedia', {
        features: [{ name: 'forced-colors', value: 'active' }],
      });
      await openScreens(maria);
      const lost = await maria.page.evaluate(() => {
        const found: string[] = [];
        const canvas = getComputedStyle(document.body).backgroundColor;
        for (const screen of document.querySelectorAll('.screen'))
          for (const element of window.everyElement(screen)) {
            const style = getComputedStyle(element);
            const name = `${screen.id}: ${element.localName}.${element.className}`;
            if (
              element.matches(
                '.auth-input, .auth-select, .auth-button, .auth-choice, .auth-card, .auth-notice',
              )
            ) {
              const visible = style.borderTopStyle !== 'none' && parseFloat(style.borderTopWidth) > 0;
              if (!visible || style.borderTopColor === canvas) found.push(`${name} has no border`);
            }
            if (element.matches('label, p, button, h2, legend') && style.color === canvas)
              if (style.backgroundColor === canvas || style.backgroundColor === 'rgba(0, 0, 0, 0)')
                found.push(`${name} has no text`);
          }
        return found;
      });
      assert.deepEqual(lost, []);
    }),
  );

  it(
    'moves nothing but the pulse for people who want less motion',
    app.visit(async (maria) => {
      await teachEveryElement(maria);
      await maria.page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
      await openScreens(maria);
      const moving = await maria.page.evaluate(() =>
        window
          .everyElement()
          .flatMap((element) =>
            element
              .getAnimations()
              .map((animation) =>
                animation instanceof CSSAnimation ? animation.animationName : 'a transition',
              ),
          ),
      );
      assert.deepEqual([...new Set(moving)], ['auth-pulse']);
    }),
  );
});
