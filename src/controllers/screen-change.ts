import type { ReactiveController, ReactiveElement } from 'lit';

import { ofDocument } from '../lib/document-member.js';
import { LOAD_TIMEOUT_MS } from '../lib/lazy.js';
import { withTimeout } from '../lib/timeout.js';

/** The members that a built-in screen has when it replaces another; a screen of the app may have them. */
export interface FocusableScreen extends HTMLElement {
  /** Resolves when a Lit element is rendered. */
  readonly updateComplete?: Promise<unknown>;
  focusHeading?(): unknown;
}

/** Called with the screen that has replaced another; undefined if it is hidden. */
type Enter = (screen: FocusableScreen | undefined) => Promise<void>;

/** The `id` of the animations. */
export const SCREEN_ANIMATION = 'auth-screen';

/**
 * What happens when a screen of an authenticator replaces another: the focus moves to the new one, which fades
 * in while the card takes its height. `--auth-motion-fast` is how long that takes: no time under reduced motion.
 */
export class ScreenChange implements ReactiveController {
  readonly #host: ReactiveElement;
  /** The card before the update of the host, and its height in px. */
  #card: Element | null | undefined;
  #height = 0;
  #resizing: Animation | undefined;

  constructor(host: ReactiveElement) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdate(): void {
    this.#card = this.#findCard();
    this.#height = this.#card?.getBoundingClientRect().height ?? 0;
  }

  /** Call before the screen, if there is one, is removed, then the returned function with the new one. */
  leave(left: FocusableScreen | undefined): Enter {
    const hadFocus = left && this.#hadFocus(left.localName);
    // No motion where the page starts: the first screen is there at once.
    const isFirst = !left || isWaiting(left.localName);
    return async (screen) => {
      if (!screen) return;
      if (hadFocus) void focusOn(screen);
      // A screen that is not defined yet has a placeholder, and then its own height.
      if (isFirst || isWaiting(screen.localName) || !screen.updateComplete) return;
      const before = this.#card;
      const height = this.#height;
      await screen.updateComplete;
      this.#animate(screen, before, height);
    };
  }

  #findCard(): Element | null | undefined {
    return this.#host.shadowRoot?.querySelector('.auth-card:not(.auth-outside)');
  }

  #animate(screen: FocusableScreen, cardBefore: Element | null | undefined, heightBefore: number): void {
    const card = this.#findCard();
    const duration = milliseconds(getComputedStyle(this.#host).getPropertyValue('--auth-motion-fast'));
    if (!card || !duration || !screen.isConnected) return;
    const options = { duration, id: SCREEN_ANIMATION };
    screen.animate({ opacity: [0, 1] }, options);
    // The bar of signed-in users has another width too.
    if (card !== cardBefore || screen.localName === 'auth-greetings') return;
    // The height that the card has without it.
    this.#resizing?.cancel();
    const { height } = card.getBoundingClientRect();
    if (heightBefore && height)
      this.#resizing = card.animate(
        { height: [`${heightBefore}px`, `${height}px`], overflow: ['clip', 'clip'] },
        { ...options, easing: 'ease-out' },
      );
  }

  /**
   * Whether the focus is inside, or was lost after an action on the screen: a screen that is removed
   * automatically moves no focus.
   */
  #hadFocus(left: string): boolean {
    const { ownerDocument } = this.#host;
    const activeElement = ofDocument('activeElement', ownerDocument);
    if (!activeElement || activeElement === ofDocument('body', ownerDocument)) return !isWaiting(left);
    const root = this.#host.getRootNode() as Document | ShadowRoot;
    return this.#host.contains(ofDocument('activeElement', root));
  }
}

/** Whether a screen is shown while the session is checked. */
const isWaiting = (tag: string): boolean => /-(loading|reconnecting)$/.test(tag);

/** Reads a CSS time, such as `120ms` or `0.1s`; 0 for anything else. */
function milliseconds(time: string): number {
  const number = Number.parseFloat(time) * (time.trim().endsWith('ms') ? 1 : 1000);
  return number > 0 ? number : 0;
}

/**
 * Moves the focus to a screen that replaced another, unless it is not defined in time or the user has moved
 * the focus.
 */
async function focusOn(screen: FocusableScreen): Promise<void> {
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
