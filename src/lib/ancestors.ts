/** Yields the element and every element around it, across shadow roots. */
export function* ancestors(element: Element): Generator<Element> {
  for (let node: Element | null | undefined = element; node;) {
    yield node;
    node = node.parentElement ?? (node.getRootNode() as Partial<ShadowRoot>).host;
  }
}

/** Returns the closest element that passes the test, the element itself included, across shadow roots. */
export function closestElement(
  element: Element,
  passes: (each: Element) => boolean,
): HTMLElement | undefined {
  for (const each of ancestors(element)) if (passes(each)) return each as HTMLElement;
  return undefined;
}
