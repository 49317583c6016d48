import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

import type { AxeResults, RunOptions } from 'axe-core';

import type { Person } from './person.js';

const source = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const everything: RunOptions = { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] };
const contrast: RunOptions = { runOnly: { type: 'rule', values: ['color-contrast'] } };

declare global {
  interface Window {
    readonly axe?: { run(options: RunOptions): Promise<AxeResults> };
  }
}

/** Lets axe into the page, past the policy that the page has for good reasons. Before the page is opened. */
export async function admitAxe({ page }: Person): Promise<void> {
  await page.setBypassCSP(true);
  await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
}

async function assertNothing(person: Person, view: string, options: RunOptions): Promise<void> {
  const known = await person.page.evaluate(() => 'axe' in window);
  if (!known) await person.page.evaluate(source);
  const violations = await person.page.evaluate(async (given) => {
    const results = await window.axe?.run(given);
    return results?.violations.map(({ id, help, nodes }) => ({
      id,
      help,
      nodes: nodes.map((node) => `${node.target.join(' ')} ${node.failureSummary ?? ''}`),
    }));
  }, options);
  assert.deepEqual(violations, [], view);
}

/** Fails when axe objects to anything on the page as it is now, but for the rules left out, or to its contrasts in the dark. */
export async function assertAccessible(
  person: Person,
  view: string,
  without: readonly string[] = [],
): Promise<void> {
  const rules = Object.fromEntries(without.map((rule) => [rule, { enabled: false }]));
  await assertNothing(person, view, { ...everything, rules });
  await showIn(person, 'dark');
  await assertNothing(person, `${view}, dark`, contrast);
  await showIn(person, 'light');
}

async function showIn({ page }: Person, value: 'dark' | 'light'): Promise<void> {
  await page.emulateMediaFeatures([
    { name: 'prefers-reduced-motion', value: 'reduce' },
    { name: 'prefers-color-scheme', value },
  ]);
}
