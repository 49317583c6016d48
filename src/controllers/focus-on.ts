import { ofDocument } from '../lib/document-member.js';
import { LOAD_TIMEOUT_MS } from '../lib/lazy.js';
import { withTimeout } from '../lib/timeout.js';

/** The members that a built-in screen has when it replaces another; a screen of the app may have them. */
export interface FocusableScreen extends HTMLElement {
  /** Resolves when a Lit element is rendered. */
  readonly updateComplete?: Promise<unknown>;
  focusHeading?(): unknown;
}

/**
 * Moves the focus to a screen that replaced another, unless it is not defined in time or the user has moved
 * the focus.
 */
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
  // A user may move the focus before the screen is rendered.
  await screen.updateComplete;
  if (screen.isConnected && (focused() === before || focused() === ofDocument('body', ownerDocument)))
    await screen.focusHeading?.();
}
