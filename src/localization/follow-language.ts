import { ancestors } from '../lib/ancestors.js';
import { closestLangElement } from './closest-lang-element.js';
import { followers, isOverruled, showLanguage } from './set-language.js';

/**
 * Shows the language around an element whenever a `lang` there changes it, until the returned function is
 * called. `known` is the language when the element was connected.
 */
export function followLanguage(element: Element, known: string | undefined): () => void {
  let knownHolder = closestLangElement(element);
  const follow = (): void => {
    const holder = closestLangElement(element);
    const language = holder?.lang;
    // The same language on another element counts as a change too.
    if (language === known && (!holder || holder === knownHolder || isOverruled(holder))) return;
    known = language;
    knownHolder = holder;
    if (language) void showLanguage(language);
  };
  const observer = new MutationObserver(follow);
  for (const each of ancestors(element)) observer.observe(each, { attributeFilter: ['lang'] });
  const overrule = (): HTMLElement | undefined => {
    observer.takeRecords();
    const holder = closestLangElement(element);
    known = holder?.lang;
    knownHolder = holder;
    return holder;
  };
  followers.add(overrule);
  if (!knownHolder || !isOverruled(knownHolder)) follow();
  return () => {
    followers.delete(overrule);
    observer.disconnect();
  };
}
