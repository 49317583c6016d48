import { lazy, type LazyModule } from '../../lib/lazy.js';
import { accountParts, loadAccount, loadPartBase } from './parts.js';

const loaders = new Map<string, LazyModule<unknown>>([
  ...Object.entries(accountParts),
  ['auth-account', loadAccount],
  ['auth-user-button', lazy(() => import('../user-button/define.js'))],
]);

/** Loads the classes of the elements of the account in `root`. Elements in its shadow roots are not found. */
function load(root: Element | Document): void {
  const selector = [...loaders.keys()].filter((tag) => !customElements.get(tag)).join();
  if (!selector) return;
  const found = [...root.querySelectorAll(selector)];
  if (root instanceof Element && root.matches(selector)) found.push(root);
  if (found.length > 0) loadPartBase().catch(() => undefined);
  for (const tag of new Set(found.map(({ localName }) => localName)))
    loaders
      .get(tag)?.()
      .catch(() => addEventListener('online', () => load(document), { once: true }));
}

/** Loads each element of the account when the first of its kind is in the document: a page loads none that it does not have. */
export function autoload(): void {
  load(document);
  new MutationObserver((records) => {
    for (const { addedNodes } of records)
      for (const node of addedNodes) if (node instanceof Element) load(node);
  }).observe(document, { childList: true, subtree: true });
}
