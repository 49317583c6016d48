import type { CSSResult } from 'lit';

import { ancestors, closestElement } from '../lib/ancestors.js';
import { warnOnce } from '../lib/warn.js';
import { cardStyles, screenStyles } from './chrome.js';
import { formStyles } from './form.js';
import { tokenStyles } from './tokens.js';

/** Which properties take the value of a token, by a part of its name. The first that matches counts. */
const kinds: readonly (readonly [name: RegExp, kind: string, ...properties: string[]])[] = [
  [/-color-scheme$/, 'color scheme', 'color-scheme'],
  [/-(color|palette)\b/, 'color', 'color'],
  [/-background/, 'background', 'background'],
  [/-shadow/, 'shadow', 'box-shadow'],
  [/-radius/, 'radius', 'border-radius'],
  [/-font-size/, 'font size', 'font-size'],
  [/-font-weight/, 'font weight', 'font-weight'],
  [/-font-family/, 'font', 'font-family'],
  [/-(font-line|line-height)/, 'line height', 'line-height'],
  [/-opacity/, 'opacity', 'opacity'],
  [/-greeting-padding/, 'padding', 'padding'],
  [/-padding/, 'length', 'padding-top'],
  [/-gap/, 'gap', 'gap'],
  [/-motion-(fast|spin)$/, 'duration', 'transition-duration'],
  [/-border/, 'border width', 'border-width'],
  [/-(space|tracking|offset)\b/, 'length', 'margin-left', 'letter-spacing'],
  [/-size/, 'size', 'grid-template-columns', 'max-width'],
];

/** Tokens that only the tokens of a theme refer to, where the theme is declared. */
const ofThemes = /^--auth-(palette-.*|brand|size-unit|shadow-color)$/;

/** The element that declares the theme around an element. */
export const themeOf = (element: HTMLElement): HTMLElement =>
  closestElement(element, (each) => each.matches(':root, [data-auth-theme]')) ??
  element.ownerDocument.documentElement;

/** Each token → its default; undefined for tokens of elements, which fall back to another token where they are used. */
function defaultsOf(sheets: readonly CSSResult[]): Map<string, string | undefined> {
  const found = new Map<string, string | undefined>();
  for (const { cssText } of sheets) {
    for (const [, name = '', value = ''] of cssText.matchAll(/(--auth-[\w-]+)\s*:([^;}]*)/g))
      // Media queries adapt the values; the default is the first, or what has both schemes.
      if (!found.has(name) || value.trim().startsWith('light-dark(')) found.set(name, value.trim());
    for (const [, name = ''] of cssText.matchAll(/var\(\s*(--auth-[\w-]+)\s*,/g))
      if (!found.has(name)) found.set(name, undefined);
  }
  return found;
}

let defaults: Map<string, string | undefined> | undefined;

export function warnAbout(token: string, value: string, kind: string): void {
  const problem = value ? `: “${value}” is not a valid ${kind}` : ' refers to a property that is not set';
  warnOnce(`${token}${problem}. The default is used.`);
}

/** What is set in place of wrong values. It is removed before each check: the page may have corrected them. */
const replaced = new WeakMap<Element, Set<string>>();

export function replace(place: HTMLElement, token: string, value: string): void {
  place.style.setProperty(token, value, 'important');
  replaced.set(place, (replaced.get(place) ?? new Set()).add(token));
}

/** Whether a token was replaced on an element or around it. */
const isReplacedAround = (element: Element, token: string): boolean =>
  [...ancestors(element)].some((each) => replaced.get(each)?.has(token));

export function restore(place: HTMLElement): void {
  for (const token of replaced.get(place) ?? []) place.style.removeProperty(token);
  replaced.delete(place);
}

/**
 * Warns about each token that has a value of another kind, such as `--auth-color-link: 3px`, and uses the default in this
 * element instead. The browser would use neither: text could be invisible.
 */
export function checkTokens(element: HTMLElement, lateTokens: CSSResult): void {
  defaults ??= defaultsOf([tokenStyles, lateTokens, formStyles, cardStyles, screenStyles]);
  const style = getComputedStyle(element);
  // In no slot, it has no style at all.
  if (!style.display) return;
  const themeStyle = getComputedStyle(themeOf(element));
  const wrong = new Map<string, { readonly value: string; readonly kind: string }>();
  for (const [token, fallback] of defaults) {
    const [, kind, ...properties] = kinds.find(([pattern]) => pattern.test(token)) ?? [];
    const value = style.getPropertyValue(token).trim();
    if (
      ofThemes.test(token) &&
      value &&
      value !== themeStyle.getPropertyValue(token).trim() &&
      !isReplacedAround(element, token)
    )
      warnOnce(
        `${token} is set inside a theme, where nothing follows it. Set it on :root, or on an element with data-auth-theme.`,
      );
    const isUnset = !value && fallback === undefined;
    if (!kind || isUnset || properties.some((property) => CSS.supports(property, value))) continue;
    wrong.set(token, { value, kind });
  }
  /** Whether a token is wrong only because its default refers to another one that is. */
  const isFollower = (token: string, value: string): boolean =>
    [...wrong].some(
      ([other, cause]) => value.includes(cause.value) && defaults?.get(token)?.includes(`var(${other})`),
    );
  for (const [token, { value, kind }] of wrong) {
    if (!isFollower(token, value)) warnAbout(token, value, kind);
    replace(element, token, defaults.get(token) ?? 'initial');
  }
}
