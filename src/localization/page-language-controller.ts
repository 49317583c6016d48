import type { ReactiveController, ReactiveControllerHost } from 'lit';

import { closestElement } from '../lib/ancestors.js';
import { lazy } from '../lib/lazy.js';
import { closestLangElement } from './closest-lang-element.js';
import { isOverruled, languageShown, showLanguage } from './set-language.js';

const loadFollowing = lazy(() => import('./follow-language.js'));

const hosts = new WeakSet<Element>();

/**
 * Shows the language of the page around the host: when the host is connected, unless `setLanguage` has
 * overruled that `lang`, and when a `lang` around it changes later. With `isModest`, connecting the host does
 * not change a language that is already shown. Inside another host, that one does all this: the closest
 * `lang` may be one that it renders.
 */
export class PageLanguageController implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  readonly #isModest: boolean;
  #stop: (() => void) | undefined;

  constructor(host: ReactiveControllerHost & Element, isModest = false) {
    this.#host = host;
    this.#isModest = isModest;
    hosts.add(host);
    host.addController(this);
  }

  hostConnected(): void {
    if (closestElement(this.#host, (each) => each !== this.#host && hosts.has(each))) return;
    const holder = closestLangElement(this.#host);
    const language = holder?.lang;
    if (language && !isOverruled(holder) && !(this.#isModest && languageShown())) void showLanguage(language);
    const stop = (this.#stop = (): void => undefined);
    // A change comes later, if at all.
    loadFollowing().then(
      ({ followLanguage }) => {
        if (this.#stop === stop) this.#stop = followLanguage(this.#host, language);
      },
      () => undefined,
    );
  }

  hostDisconnected(): void {
    this.#stop?.();
    this.#stop = undefined;
  }
}
