import type { LazyModule } from '../../lib/lazy.js';

let part: LazyModule<unknown> | undefined;

/** Registers the loader of elements that are not in the first file; it is called when one is first needed. */
export function setScreenLoader(screens: LazyModule<unknown>): void {
  part = screens;
}

/** Shows a loading state in an element whose class has not loaded yet, or that it failed to load. */
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
