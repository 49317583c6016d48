import { ofDocument } from '../../../lib/document-member.js';

/** The element of the document that has the focus, or contains it. */
const focusedElement = (part: Element): Element | null => ofDocument('activeElement', part.ownerDocument);

/**
 * Whether the focus may move into a part: it is there, or nowhere because its button is gone, or still where it was
 * (`before`). Otherwise the user has gone on meanwhile.
 */
export function mayTakeFocus(part: Element, before?: Element | null): boolean {
  const active = focusedElement(part);
  const isNowhere = !active || active === ofDocument('body', part.ownerDocument);
  return isNowhere || active === before || part.matches(':focus-within');
}

/** Knows what had the focus when the user last pressed something in a part. */
export class FocusGuard {
  readonly #part: Element;
  #before: Element | null = null;

  constructor(part: Element) {
    this.#part = part;
    for (const type of ['click', 'submit'])
      part.addEventListener(type, () => (this.#before = focusedElement(part)), { capture: true });
  }

  mayMove(): boolean {
    return mayTakeFocus(this.#part, this.#before);
  }
}
