import { loaders } from './generated/catalog.js';
import { canonical, fallbacks, getLanguage, shipped, show, sourceLanguage } from './texts.js';
import { warn } from './warn.js';

/** The languages that come with the package. */
export const languages: readonly string[] = [sourceLanguage, ...Object.keys(loaders)];

const warned = new Set<string>();
let calls = 0;

/**
 * Shows all texts in a language (BCP 47 tag; a regional one without texts of its own shows its language's).
 * Resolves when they are shown and never rejects: a language without texts shows English, one that cannot be
 * loaded leaves the texts as they are, each with a warning. When calls overtake each other the last one wins.
 */
export async function setLanguage(language: string): Promise<void> {
  const call = ++calls;
  const tag = canonical(language);
  const found = tag && fallbacks(tag).find((candidate) => candidate in loaders);
  try {
    const load = found && !shipped.has(found) && loaders[found];
    if (load) shipped.set(found, (await load()).texts);
  } catch (cause) {
    warn('setLanguage:', cause);
    return;
  }
  if (call !== calls) return;
  show(tag ?? sourceLanguage);
  // A vocabulary for this language may be put in the statement after this call.
  await Promise.resolve();
  if (call !== calls || warned.has(language) || (tag && fallbacks(tag).includes(getLanguage()))) return;
  warned.add(language);
  warn(`setLanguage: no texts for "${language}", so English is shown. Known: ${languages.join(', ')}.`);
}
