import type { ReactiveController, ReactiveElement } from 'lit';

import { getLanguage } from '../../localization/index.js';

/** In the language that is shown: the browser may be in another one, such as Turkish with its two forms of “i”. */
const lower = (text: string): string => text.toLocaleLowerCase(getLanguage());

/** The space between the menu and the edges of the window, in pixels. */
const EDGE_PX = 8;

/**
 * Opens and closes a menu by pointer and keyboard: the pattern “Menu Button” of the ARIA Authoring Practices. Entries are
 * the elements with `role="menuitem"`, in the shadow root and in the slot `entry`.
 */
export class MenuController implements ReactiveController {
  isOpen = false;
  /** Where the menu begins: at the end of the button, unless there is no room. */
  align: 'start' | 'end' = 'end';
  readonly #host: ReactiveElement;

  constructor(host: ReactiveElement) {
    this.#host = host;
    host.addController(this);
    host.addEventListener('click', ({ target }) => {
      if (target instanceof Element && target.closest('[slot="entry"]')?.parentElement === host) this.close();
    });
    host.addEventListener('focusout', ({ relatedTarget }) => {
      if (relatedTarget instanceof Node && !host.contains(relatedTarget)) this.#hide();
    });
  }

  hostDisconnected(): void {
    this.#hide();
  }

  toggle(): void {
    if (this.isOpen) this.close();
    else void this.#open('first');
  }

  /** Closes the menu; the focus goes back to the button if it is in the menu. */
  close(): void {
    if (!this.isOpen) return;
    const hadFocus = this.#host.matches(':focus-within');
    this.#hide();
    if (hadFocus) this.#button?.focus();
  }

  handleButtonKey(event: KeyboardEvent): void {
    if (event.key === 'Escape' && this.isOpen) {
      event.preventDefault();
      this.close();
      return;
    }
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    void this.#open(event.key === 'ArrowDown' ? 'first' : 'last');
  }

  handleMenuKey(event: KeyboardEvent): void {
    const entries = this.#entries;
    const at = entries.findIndex((entry) => entry.matches(':focus, :focus-within'));
    const target = this.#targetOf(event, entries, at);
    if (event.key === 'Tab') this.#hide();
    else if (event.key === 'Escape') this.close();
    else if (!target) return;
    if (event.key !== 'Tab') event.preventDefault();
    target?.focus();
  }

  /** Makes the entries of the page menu items, which are reached by arrow keys. */
  prepareEntries(): void {
    for (const entry of this.#slotted) {
      if (!entry.hasAttribute('role')) entry.setAttribute('role', 'menuitem');
      entry.tabIndex = -1;
    }
  }

  async #open(target: 'first' | 'last'): Promise<void> {
    this.isOpen = true;
    this.align = 'end';
    document.addEventListener('pointerdown', this.#onPointerDown);
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#place();
    this.#entries.at(target === 'first' ? 0 : -1)?.focus();
  }

  #hide(): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    document.removeEventListener('pointerdown', this.#onPointerDown);
    this.#host.requestUpdate();
  }

  /** Aligns the menu with the start of the button if it does not fit into the window at its end. */
  #place(): void {
    const box = this.#host.renderRoot.querySelector('[part="menu"]')?.getBoundingClientRect();
    if (!box || (box.left >= EDGE_PX && box.right <= innerWidth - EDGE_PX)) return;
    this.align = 'start';
    this.#host.requestUpdate();
  }

  readonly #onPointerDown = (event: PointerEvent): void => {
    if (!event.composedPath().includes(this.#host)) this.#hide();
  };

  #targetOf(
    { key, altKey, ctrlKey, metaKey }: KeyboardEvent,
    entries: readonly HTMLElement[],
    at: number,
  ): HTMLElement | undefined {
    switch (key) {
      case 'ArrowDown':
        return entries[(at + 1) % entries.length];
      case 'ArrowUp':
        return entries.at(at - 1);
      case 'Home':
        return entries[0];
      case 'End':
        return entries.at(-1);
      default:
        if (key.length !== 1 || key === ' ' || altKey || ctrlKey || metaKey) return undefined;
        return [...entries.slice(at + 1), ...entries.slice(0, at + 1)].find((entry) =>
          lower(entry.textContent.trim()).startsWith(lower(key)),
        );
    }
  }

  get #button(): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>('[part="button"]');
  }

  get #slotted(): readonly HTMLElement[] {
    return [...this.#host.children].filter(
      (child): child is HTMLElement => child instanceof HTMLElement && child.slot === 'entry',
    );
  }

  /** In the order in which they are shown. */
  get #entries(): readonly HTMLElement[] {
    const own = [
      ...this.#host.renderRoot.querySelectorAll<HTMLElement>('[role="menuitem"], slot[name="entry"]'),
    ];
    return own.flatMap((entry) => (entry.localName === 'slot' ? this.#slotted : [entry]));
  }
}
