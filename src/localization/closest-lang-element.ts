/** Returns the closest element with a `lang`, across shadow roots. An empty `lang` means that the language is unknown. */
export function closestLangElement(element: Element): HTMLElement | undefined {
  for (let node: Element | undefined = element; node;) {
    const found: HTMLElement | null = node.closest<HTMLElement>('[lang]');
    if (found) return found;
    node = (node.getRootNode() as Partial<ShadowRoot>).host;
  }
  return undefined;
}
