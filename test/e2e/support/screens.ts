import assert from 'node:assert/strict';

import type { Person } from './person.js';

/** Opens the demo's page of all screens and waits until each is in its state; resolves to their names. */
export async function openScreens(person: Person, query = ''): Promise<string[]> {
  await person.open(`screens.html${query}`, 'Every screen');
  await person.page.waitForSelector('#screens[aria-busy=false]', { timeout: 90_000 });
  const names = await person.page.$$eval('.screen', (screens) => screens.map(({ id }) => id));
  const failures = await person.page.$$eval('.screen-failure', (all) => all.map((one) => one.textContent));
  assert.deepEqual(failures, []);
  return names;
}

/** Everything that the page consists of, through all shadow roots. */
declare global {
  interface Window {
    everyElement(root?: ParentNode): Element[];
  }
}

/** Teaches the page to find every element, through all shadow roots. Before it is opened. */
export async function teachEveryElement({ page }: Person): Promise<void> {
  await page.evaluateOnNewDocument(() => {
    window.everyElement = (root = document) =>
      [...root.querySelectorAll('*')].flatMap((element) =>
        element.shadowRoot ? [element, ...window.everyElement(element.shadowRoot)] : [element],
      );
  });
}
