import { ofDocument } from '../lib/document-member.js';
import { LOAD_TIMEOUT_MS } from '../lib/lazy.js';
import { withTimeout } from '../lib/timeout.js';

/** What a screen of ours offers when it takes another's place; the app's own may. */
export interface FocusableScreen extends HTMLElement {
  /** Resolves when a Lit element is rendered. */
  readonly updateComplete?: Promise<unknown>;
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
  // A person may move the focus before the screen is rendered.
  await screen.updateComplete;
  if (screen.isConnected && (focused() === before || focused() === ofDocument('body', ownerDocument)))
    await screen.focusHeading?.();
}
