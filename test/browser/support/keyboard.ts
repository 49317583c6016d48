import { sendKeys } from '@web/test-runner-commands';

import { focused, text } from './find.js';
import { until } from './page.js';

/** The name of the thing with the focus, as a screen reader says it. */
function focusedName(): string {
  const active = focused();
  if (!active || active === document.body) return '';
  const label = active instanceof HTMLInputElement ? active.labels?.[0] : undefined;
  return active.getAttribute('aria-label') ?? text(label ?? active);
}

/** Presses Tab until `isThere`. Throws if that takes too long. */
async function tabUntil(isThere: () => boolean, what: string): Promise<void> {
  const passed: string[] = [];
  while (passed.length < 25) {
    await sendKeys({ press: 'Tab' });
    if (isThere()) return;
    passed.push(focusedName());
  }
  throw new Error(`Tab did not lead to ${what} but to ${passed.join(', ')}`);
}

const isChoice = (): boolean => focused()?.getAttribute('type') === 'radio';
const tabTo = (name: string): Promise<void> =>
  tabUntil(() => focusedName() === name && !isChoice(), `«${name}»`);

/** Goes to a button by Tab, and presses it. */
export async function pressByKey(name: string, key: 'Enter' | ' ' = 'Enter'): Promise<void> {
  await tabTo(name);
  await sendKeys({ press: key });
}

/** Goes to a field by Tab, and types over what is in it; a key at the end, if one is given. */
export async function typeByKey(name: string, value: string, key?: 'Enter'): Promise<void> {
  await tabTo(name);
  await sendKeys({ type: value });
  if (key) await sendKeys({ press: key });
}

/** Goes to the choices by Tab, and by the arrows to the one with this title. */
export async function chooseByKey(title: string): Promise<void> {
  await tabUntil(isChoice, 'choices');
  const passed: string[] = [];
  while (!focusedName().startsWith(title)) {
    passed.push(focusedName());
    if (passed.length > 6)
      throw new Error(`The arrows did not lead to «${title}» but to ${passed.join(', ')}`);
    await sendKeys({ press: 'ArrowDown' });
  }
}

/** Waits until the heading with this text has the focus. */
export const standAt = (heading: string): Promise<void> =>
  until(() => text(focused()) === heading, `the focus at «${heading}»`);

/** Chooses a code by email at the choice of the first factor, and stands at the field for it. */
export async function takeEmailCode(): Promise<void> {
  await standAt('Choose how to sign in');
  await chooseByKey('Email code');
  await pressByKey('Continue');
  await standAt('Check your email');
}
