import type { ReactiveController, ReactiveControllerHost } from 'lit';

import { lazy } from '../lib/lazy.js';
import { closestLangElement } from './closest-lang-element.js';
import { isOverruled, languageShown, showLanguage } from './set-language.js';

const loadFollowing = lazy(() => import('./follow-language.js'));

/**
 * Shows the language of the page around the host: when the host is connected, unless `setLanguage` has
 * overruled that `lang`, and when a `lang` around it changes later. With `isModest`, connecting the host does
 * not change a language that is already shown.
 */
export class PageLanguageController implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  readonly #isModest: () => boolean;
  #stop: (() => void) | undefined;

  constructor(host: ReactiveControllerHost & Element, isModest = () => false) {
    this.#host = host;
    this.#isModest = isModest;
    host.addController(this);
  }

  hostConnected(): void {
    const holder = closestLangElement(this.#host);
    const language = holder?.lang;
    if (language && !isOverruled(holder) && !(this.#isModest() && languageShown()))
      void showLanguage(language);
    let isGone = false;
    this.#stop = () => (isGone = true);
    // A change comes later, if at all.
    loadFollowing().then(
      ({ followLanguage }) => {
        if (!isGone) this.#stop = followLanguage(this.#host, language);
      },
      () => undefined,
    );
  }

  hostDisconnected(): void {
    this.#stop?.();
  }
}
