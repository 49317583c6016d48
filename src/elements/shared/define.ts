import { warnOnce } from './warn.js';

/** Registers an element, unless another copy of the package has it already: that is said once for all elements. */
export function define(name: string, element: CustomElementConstructor): void {
  const existing = customElements.get(name);
  if (!existing) customElements.define(name, element);
  else if (existing !== element)
    warnOnce(
      'Another copy of auth-elements is on this page already. Its elements stay; load the package once.',
    );
}
