import { ofDocument } from '../lib/document-member.js';
import { LOAD_TIMEOUT_MS } from '../lib/lazy.js';
import { withTimeout } from '../lib/timeout.js';

/** What a screen of ours offers when it takes another's place; the app's own may. */
export interface FocusableScreen extends HTMLElement {
  focusHeading?(): unknown;
}

/** Moves the focus to a screen that took the place of another, unless it is not defined in time or a person has gone elsewhere. */
export async function focusOn(screen: FocusableScreen): Promise<void> {
  const { localName, ownerDocument } = screen;
  const focused = (): Element | null => ofDocument('activeElement', ownerDocument);
  const before = focused();
  try {
    if (localName.includes('-'))
      await withTimeout(LOAD_TIMEOUT_MS, customElements.whenDefined(localName), localName);
  } catch {
    return;
  }
  if (screen.isConnected && (focused() === before || focused() === ofDocument('body', ownerDocument)))
    await screen.focusHeading?.();
}
