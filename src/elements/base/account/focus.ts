import { ofDocument } from '../../../lib/document-member.js';

/** The element of the document that has the focus, or contains it. */
export const focusedElement = (part: Element): Element | null =>
  ofDocument('activeElement', part.ownerDocument);

/**
 * Whether the focus may move into a part: it is there, or nowhere because its button is gone, or still where it was
 * (`before`). Otherwise the user has gone on meanwhile.
 */
export function mayTakeFocus(part: Element, before?: Element | null): boolean {
  const active = focusedElement(part);
  const isNowhere = !active || active === ofDocument('body', part.ownerDocument);
  return isNowhere || active === before || part.matches(':focus-within');
}
