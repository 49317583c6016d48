import { warnOnce } from '../../lib/warn.js';

/** The elements that this copy has registered: a retried file may run twice. */
const ours = new Set<string>();

/**
 * Registers an element, unless another copy of the package has registered it: then it warns once for all
 * elements.
 */
export function define(name: string, element: CustomElementConstructor): void {
  const existing = customElements.get(name);
  if (!existing) {
    customElements.define(name, element);
    ours.add(name);
  } else if (existing !== element && !ours.has(name))
    warnOnce(
      'Another copy of auth-elements has already defined its elements on this page. Load the package once.',
    );
}
