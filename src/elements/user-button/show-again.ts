import { ofDocument } from '../../lib/document-member.js';

/**
 * Shows an open dialog as modal again: a move in the document has taken it out of the top layer. Nothing in it has the focus
 * then, so that what had it before can take it back.
 */
export function showAgain(dialog: HTMLDialogElement): void {
  // Unlike `close()`, without an event.
  dialog.open = false;
  dialog.showModal();
  let focused = ofDocument('activeElement', dialog.ownerDocument);
  while (focused) {
    if (focused instanceof HTMLElement) focused.blur();
    focused = focused.shadowRoot?.activeElement ?? null;
  }
}
