import { patience } from '../../auth/load.js';
import { ofDocument } from '../../auth/page.js';
import { within } from '../../auth/within.js';
import type { FocusableScreen } from './screen-outlet.js';

/** Moves the focus to a screen that took the place of another, unless it is not defined in time or a person has gone elsewhere. */
export async function focusOn(screen: FocusableScreen): Promise<void> {
  const { localName, ownerDocument } = screen;
  const focused = (): Element | null => ofDocument('activeElement', ownerDocument);
  const before = focused();
  try {
    if (localName.includes('-')) await within(patience, customElements.whenDefined(localName), localName);
  } catch {
    return;
  }
  if (screen.isConnected && (focused() === before || focused() === ofDocument('body', ownerDocument)))
    await screen.focusHeading?.();
}
