import type { ScreenName } from '../shared/screens.js';

/** What a screen of ours offers when it takes another's place. */
interface FocusableScreen extends HTMLElement {
  focusHeading?(): Promise<void>;
}

/**
 * Keeps the screen for the state among the authenticator's light children, where password managers see its form. A
 * child of the page's in the same slot replaces it.
 */
export class ScreenOutlet {
  readonly #host: HTMLElement;
  #screen: FocusableScreen | undefined;

  constructor(host: HTMLElement) {
    this.#host = host;
  }

  /** Whether the page put its own element in the place of a screen. */
  isReplaced(name: ScreenName): boolean {
    return this.#host.querySelector(`:scope > [slot="${name}"]:not([data-auth-screen])`) !== null;
  }

  /** Shows the screen and takes out the one before. The focus follows, if it was in the screen that goes. */
  show(name: ScreenName, hidden: ReadonlySet<ScreenName>): void {
    const builtIn = !hidden.has(name) && !this.isReplaced(name);
    const tag = `auth-${name}`;
    const left = this.#screen;
    if (builtIn && left?.localName === tag && left.parentNode === this.#host) return;
    const hadFocus = this.#hadFocus();
    this.#screen = undefined;
    // Also what came along when the page cloned the authenticator.
    for (const old of this.#host.querySelectorAll(':scope > [data-auth-screen]')) old.remove();
    if (!builtIn) return;
    const screen: FocusableScreen = document.createElement(tag);
    screen.slot = name;
    screen.dataset['authScreen'] = '';
    this.#host.append(screen);
    this.#screen = screen;
    if (left && left.localName !== 'auth-loading' && hadFocus)
      void customElements.whenDefined(tag).then(() => screen.focusHeading?.());
  }

  /** Whether the focus is in here, or nowhere. */
  #hadFocus(): boolean {
    const { activeElement } = document;
    if (!activeElement || activeElement === document.body) return true;
    const root = this.#host.getRootNode() as Document | ShadowRoot;
    return this.#host.contains(root.activeElement);
  }
}
