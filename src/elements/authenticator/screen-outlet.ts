import type { FocusableScreen, ScreenChange } from '../../controllers/screen-change.js';
import { showPlaceholder } from '../base/screen-loader.js';
import type { ScreenName } from '../base/screens.js';

/**
 * Keeps the screen for the state among the authenticator's light children, where password managers find its
 * form. A child of the app in the same slot replaces it.
 */
export class ScreenOutlet {
  /** Loads with the machine: without it, no screen replaces another that people have used. */
  change: ScreenChange | undefined;
  readonly #host: HTMLElement;
  #screen: FocusableScreen | undefined;

  constructor(host: HTMLElement) {
    this.#host = host;
  }

  /** Whether the app has provided its own element for a screen. */
  isReplaced(name: ScreenName): boolean {
    return this.#replacing(name) !== null;
  }

  /** Whether the card needs padding: a built-in screen in the place of another has its own. */
  needsPadding(name: ScreenName): boolean {
    const replacing = this.#replacing(name);
    return replacing !== null && replacing.localName !== `auth-${name}`;
  }

  /** Shows the screen and removes the previous one. */
  show(name: ScreenName, hidden: ReadonlySet<ScreenName>): void {
    const replacing = this.#replacing(name);
    const tag = `auth-${name}`;
    const left = this.#screen;
    const isThere = left?.parentNode === this.#host && (replacing ?? left) === left;
    if (isThere && (replacing || (left.localName === tag && !hidden.has(name)))) return;
    const enter = this.change?.leave(left);
    // Also removes a screen that was copied when the page cloned the authenticator.
    for (const old of this.#host.querySelectorAll(':scope > [data-auth-screen]')) old.remove();
    this.#screen = replacing ?? (hidden.has(name) ? undefined : this.#create(name));
    void enter?.(this.#screen);
  }

  #replacing(name: ScreenName): FocusableScreen | null {
    return this.#host.querySelector(`:scope > [slot="${name}"]:not([data-auth-screen])`);
  }

  #create(name: ScreenName): FocusableScreen {
    const screen = document.createElement(`auth-${name}`);
    screen.slot = name;
    screen.dataset['authScreen'] = '';
    this.#host.append(screen);
    showPlaceholder(screen);
    return screen;
  }
}
