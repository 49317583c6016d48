import { warn } from '../lib/warn.js';
import { loaders } from './generated/catalog.js';
import { canonical, fallbacks, getLanguage, shipped, show as showTexts, sourceLanguage } from './texts.js';

/** The languages in the package, as BCP 47 tags: `en`, and those that load on demand. */
export const languages: readonly string[] = [sourceLanguage, ...Object.keys(loaders)];

const warned = new Set<string>();
let calls = 0;
let showing: Promise<void> | undefined;

/** The languages of elements that `setLanguage` has overruled. */
const overruled = new WeakMap<Element, string>();

/** The elements with the language of shadow roots and frames outside the document. */
export const followers = new Set<() => HTMLElement | undefined>();

/** Whether `setLanguage` was called after the element's language was set. */
export const isOverruled = (element: HTMLElement): boolean => overruled.get(element) === element.lang;

/** The current language; undefined until one is set. */
export const languageShown = (): Promise<void> | undefined => showing;

/**
 * Shows all messages in a language, whatever the `lang` of the page; a `lang` that changes later takes effect.
 *
 * A language without messages shows English; one that fails to load leaves the messages unchanged. Both warn. Of
 * concurrent calls, the last one wins.
 *
 * @param language - BCP 47 tag. A regional one without messages falls back to its language: `fr-CA` shows `fr`.
 * @returns Resolves when the messages are shown; never rejects.
 * @example
 * ```js
 * await setLanguage('fr');
 * ```
 */
export async function setLanguage(language: string): Promise<void> {
  const said = typeof document === 'undefined' ? [] : document.querySelectorAll<HTMLElement>('[lang]');
  for (const element of [...said, ...[...followers].map((follower) => follower())])
    if (element) overruled.set(element, element.lang);
  await showLanguage(language);
}

/** Shows the language of an element of the page. */
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
  // A vocabulary for this language may be added in the same statement, after this call.
  await Promise.resolve();
  if (call !== calls || warned.has(language) || (tag && fallbacks(tag).includes(getLanguage()))) return;
  warned.add(language);
  warn(`setLanguage: no texts for "${language}", so English is shown. Known: ${languages.join(', ')}.`);
}
