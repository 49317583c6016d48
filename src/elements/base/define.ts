import { warnOnce } from '../../lib/warn.js';

/** What this copy has registered: a file that was asked for again may come twice. */
const ours = new Set<string>();

/** Registers an element, unless another copy of the package has it already: that is said once for all elements. */
export function define(name: string, element: CustomElementConstructor): void {
  const existing = customElements.get(name);
  if (!existing) {
    customElements.define(name, element);
    ours.add(name);
  } else if (existing !== element && !ours.has(name))
    warnOnce(
      'Another copy of auth-elements is on this page already. Its elements stay; load the package once.',
    );
}
