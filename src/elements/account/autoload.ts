import { lazy, type LazyModule } from '../../lib/lazy.js';
import { accountParts, loadAccount, loadPartBase } from './parts.js';

const loaders = new Map<string, LazyModule<unknown>>([
  ...Object.entries(accountParts),
  ['auth-account', loadAccount],
  ['auth-user-button', lazy(() => import('../user-button/define.js'))],
]);

/**
 * Loads the classes of the elements of the account in these nodes. Elements in their shadow roots are not found.
 * @returns Whether a class is still missing.
 */
function load(nodes: Iterable<Node>): boolean {
  const selector = [...loaders.keys()].filter((tag) => !customElements.get(tag)).join();
  if (!selector) return false;
  const tags = new Set<string>();
  for (const node of nodes) {
    if (!(node instanceof Element)) continue;
    if (node.matches(selector)) tags.add(node.localName);
    for (const { localName } of node.querySelectorAll(selector)) tags.add(localName);
  }
  if (tags.size > 0) loadPartBase().catch(() => undefined);
  for (const tag of tags)
    loaders
      .get(tag)?.()
      .catch(() => addEventListener('online', loadAll, { once: true }));
  return true;
}

const loadAll = (): void => void load([document.documentElement]);

/** Loads each element of the account when the first of its kind is in the document: a page loads none that it does not have. */
export function autoload(): void {
  loadAll();
  const observer = new MutationObserver((records) => {
    const added = records.flatMap(({ addedNodes }) => [...addedNodes]);
    if (!load(added)) observer.disconnect();
  });
  observer.observe(document, { childList: true, subtree: true });
}
