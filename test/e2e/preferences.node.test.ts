import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { useApp } from './support/app.js';
import type { Person } from './support/person.js';

const app = useApp();

/** The demo for a user whose system has this preference. */
async function openWith({ page, url }: Person, name: string, value: string): Promise<void> {
  const session = await page.createCDPSession();
  await session.send('Emulation.setEmulatedMedia', { features: [{ name, value }] });
  await page.goto(url);
}

/** Computed values of an element of the sign-in form. */
const styleOf = ({ page }: Person, selector: string, ...names: readonly string[]): Promise<string[]> =>
  page.$eval(
    selector,
    (element, list) => list.map((name) => getComputedStyle(element).getPropertyValue(name)),
    names,
  );

describe('what the system asks for', () => {
  it(
    'no motion: nothing moves on its way',
    app.visit(async (maria) => {
      await maria.page.goto(maria.url);
      await maria.meet('button', 'Sign in');
      const durations = async () =>
        (await styleOf(maria, 'auth-sign-in .auth-button', 'transition-duration')).join();
      assert.match(await durations(), /[1-9]/);
      await openWith(maria, 'prefers-reduced-motion', 'reduce');
      await maria.meet('button', 'Sign in');
      assert.match(await durations(), /^(0s(, )?)+$/);
    }),
  );

  it(
    'its own colors: every control has a line around it, the focus too',
    app.visit(async (maria) => {
      await openWith(maria, 'forced-colors', 'active');
      await maria.meet('button', 'Sign in');
      assert.equal(await maria.page.evaluate(() => matchMedia('(forced-colors: active)').matches), true);
      for (const control of ['.auth-input', '.auth-button']) {
        const [style, width] = await styleOf(
          maria,
          `auth-sign-in ${control}`,
          'border-top-style',
          'border-top-width',
        );
        assert.deepEqual([style, parseFloat(width ?? '') > 0], ['solid', true], control);
      }
      await maria.page.focus('auth-sign-in .auth-input');
      const [outline] = await styleOf(maria, 'auth-sign-in .auth-input', 'outline-style');
      assert.notEqual(outline, 'none');
    }),
  );
});
