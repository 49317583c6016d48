import { ofDocument } from '../lib/document-member.js';

/**
 * Tells a move from a removal: an element that is back in the task in which it left (`append` elsewhere, a portal, a list in
 * another order) was only moved, and gets the focus back.
 */
export class MoveController {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #focused: EventTarget | undefined;

  constructor(host: HTMLElement) {
    host.addEventListener('focusin', (event) => {
      this.#focused = event.composedPath()[0];
    });
    // Chromium sends it in the middle of a removal too: what was left by hand is known a little later.
    host.addEventListener('focusout', () =>
      queueMicrotask(() => {
        if (!this.#timer && !host.matches(':focus-within')) this.#focused = undefined;
      }),
    );
  }

  /** The host has left; `end` is called unless it is back within the task. */
  begin(end: () => void): void {
    this.#timer = setTimeout(() => {
      this.#timer = this.#focused = undefined;
      end();
    });
  }

  /** Whether the host, which is connected again, was only moved. */
  end(): boolean {
    const isMoved = !!this.#timer;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    return isMoved;
  }

  /** Gives the focus back that a move took. */
  refocus(): void {
    const focused = this.#focused as HTMLElement | undefined;
    if (!focused) return;
    const { ownerDocument } = focused;
    const body = ofDocument('body', ownerDocument);
    if ((ofDocument('activeElement', ownerDocument) ?? body) === body) focused.focus({ preventScroll: true });
  }
}
