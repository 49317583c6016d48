import { lazy } from '../lib/lazy.js';
import { warn } from '../lib/warn.js';
import { languages } from './generated/catalog.js';
import { canonical, fallbacks, getLanguage, show as showTexts, sourceLanguage } from './texts.js';

export { languages };

const loadLanguageFiles = lazy(() => import('./language-files.js'));

const warned = new Set<string>();
let calls = 0;
let showing: Promise<void> | undefined;

/** The languages of elements that `setLanguage` has overruled. */
const overruled = new WeakMap<Element, string>();

/** Each returns the element whose language its host follows, for hosts in shadow roots and frames too. */
export const followers = new Set<() => HTMLElement | undefined>();

/** Whether `setLanguage` was called after the element's language was set. */
export const isOverruled = (element: HTMLElement): boolean => overruled.get(element) === element.lang;

/** Resolves when the current language is shown; undefined until one is set. */
export const languageShown = (): Promise<void> | undefined => showing;

/**
 * Shows all messages in a language, whatever the `lang` of the page; a `lang` that changes later takes effect.
 *
 * A language without messages shows English; one that fails to load leaves the messages unchanged. Both warn. Of
 * concurrent calls, the last one wins.
 *
 * @param language - BCP 47 tag. One without messages falls back to what is near: `fr-CA` shows `fr`, `zh-TW` shows `zh-Hant`.
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
  let chain: readonly string[] = tag ? fallbacks(tag) : [];
  if (tag && !chain.includes(sourceLanguage)) {
    try {
      chain = await (await loadLanguageFiles()).loadLanguage(tag);
    } catch (cause) {
      warn('setLanguage:', cause);
      void loadLanguageFiles.loaded
        .then(({ languageLoaded }) => languageLoaded(tag))
        .then(() => {
          if (call === calls) void show(language);
        });
      return;
    }
  }
  if (call !== calls) return;
  showTexts(chain);
  // A vocabulary for this language may be added in the same statement, after this call.
  await Promise.resolve();
  if (call !== calls || warned.has(language) || chain.includes(getLanguage())) return;
  warned.add(language);
  warn(`setLanguage: no texts for "${language}", so English is shown. Known: ${languages.join(', ')}.`);
}
