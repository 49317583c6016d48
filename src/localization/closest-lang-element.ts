import { closestElement } from '../lib/ancestors.js';

/** Returns the closest element with a `lang`, across shadow roots. An empty `lang` means that the language is unknown. */
export const closestLangElement = (element: Element): HTMLElement | undefined =>
  closestElement(element, (each) => each.hasAttribute('lang'));
