import { ofDocument } from '../lib/document-member.js';

/**
 * Distinguishes a move from a removal: an element that is reconnected in the task in which it was
 * disconnected (`append` elsewhere, a portal, a reordered list) was only moved, and gets the focus back.
 */
export class MoveController {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #focused: EventTarget | undefined;

  constructor(host: HTMLElement) {
    host.addEventListener('focusin', (event) => {
      this.#focused = event.composedPath()[0];
    });
    // Chromium dispatches it during a removal too: whether the user moved the focus is known a little later.
    host.addEventListener('focusout', () =>
      queueMicrotask(() => {
        if (!this.#timer && !host.matches(':focus-within')) this.#focused = undefined;
      }),
    );
  }

  /** The host was disconnected; `end` is called unless it is reconnected within the task. */
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

  /** Restores the focus that a move removed. */
  refocus(): void {
    const focused = this.#focused as HTMLElement | undefined;
    if (!focused) return;
    const { ownerDocument } = focused;
    const body = ofDocument('body', ownerDocument);
    if ((ofDocument('activeElement', ownerDocument) ?? body) === body) focused.focus({ preventScroll: true });
  }
}
