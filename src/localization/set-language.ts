import { loaders } from './generated/catalog.js';
import { canonical, fallbacks, getLanguage, shipped, show as showTexts, sourceLanguage } from './texts.js';
import { warn } from '../lib/warn.js';

/** The languages that come with the package. */
export const languages: readonly string[] = [sourceLanguage, ...Object.keys(loaders)];

const warned = new Set<string>();
let calls = 0;
let showing: Promise<void> | undefined;

/** What elements said of their language when the page chose another. */
const overruled = new WeakMap<Element, string>();

/** What is followed outside the document, in shadow roots and frames: each gives the element that says the language. */
export const followers = new Set<() => HTMLElement | undefined>();

/** Whether the page has chosen a language since the element said its own. */
export const isOverruled = (element: HTMLElement): boolean => overruled.get(element) === element.lang;

/** The language that is being shown, undefined as long as nothing asked for one. */
export const languageShown = (): Promise<void> | undefined => showing;

/**
 * Shows all texts in a language (BCP 47 tag; a regional one without texts of its own shows its language's), whatever
 * `lang` the page has now; one that changes later is shown. Resolves when they are shown and never rejects: a language
 * without texts shows English, one that cannot be loaded leaves the texts as they are, each with a warning. When calls
 * overtake each other the last one wins.
 */
export async function setLanguage(language: string): Promise<void> {
  const said = typeof document === 'undefined' ? [] : document.querySelectorAll<HTMLElement>('[lang]');
  for (const element of [...said, ...[...followers].map((follower) => follower())])
    if (element) overruled.set(element, element.lang);
  await showLanguage(language);
}

/** The same as the page's elements say it. */
export function showLanguage(language: string): Promise<void> {
  return (showing = show(language));
}

async function show(language: string): Promise<void> {
  const call = ++calls;
  const tag = canonical(language);
  const found = tag && fallbacks(tag).find((candidate) => candidate in loaders);
  try {
    const load = found && !shipped.has(found) && loaders[found];
    if (load) shipped.set(found, (await load()).texts);
  } catch (cause) {
    warn('setLanguage:', cause);
    if (found)
      void loaders[found]?.loaded.then(() => {
        if (call === calls) void show(language);
      });
    return;
  }
  if (call !== calls) return;
  showTexts(tag ?? sourceLanguage);
  // A vocabulary for this language may be put in the statement after this call.
  await Promise.resolve();
  if (call !== calls || warned.has(language) || (tag && fallbacks(tag).includes(getLanguage()))) return;
  warned.add(language);
  warn(`setLanguage: no texts for "${language}", so English is shown. Known: ${languages.join(', ')}.`);
}
