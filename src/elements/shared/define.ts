import { warnOnce } from './warn.js';

/** Registers an element once; says so when the name belongs to another class, as with two versions on one page. */
export function define(name: string, element: CustomElementConstructor): void {
  const existing = customElements.get(name);
  if (!existing) customElements.define(name, element);
  else if (existing !== element)
    warnOnce(`<${name}> is already defined by another copy of auth-elements; that one stays.`);
}
