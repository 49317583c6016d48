import type { Part } from '../../lib/lazy.js';

let part: Part<unknown> | undefined;

/** Says what defines the elements that do not come with the first file; it is loaded when it is first needed. */
export function setScreenLoader(screens: Part<unknown>): void {
  part = screens;
}

/** Shows in an element whose class is still to come that it takes a moment, or that it cannot be loaded. */
export function showPlaceholder(element: Element): void {
  const screens = part;
  if (!screens || customElements.get(element.localName)) return;
  const place = document.createElement('auth-loading');
  element.append(place);
  const load = (): void => {
    place.retry = undefined;
    screens().catch(() => {
      place.retry = load;
    });
  };
  load();
  void screens.loaded.then(() => place.remove());
}
