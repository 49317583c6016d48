/** Looks elements up as a person finds them: by what they are and what they are called, through open shadow roots. */

function* everything(root: ParentNode): Generator<Element> {
  for (const child of root.children) {
    yield child;
    if (child.shadowRoot) yield* everything(child.shadowRoot);
    yield* everything(child);
  }
}

/** The text of a node on one line. */
export const text = (node: Node | null | undefined): string =>
  (node?.textContent ?? '').replace(/\s+/g, ' ').trim();

const isShown = (element: Element): boolean =>
  element.checkVisibility({ visibilityProperty: true }) && !element.closest('[aria-hidden="true"]');

function found<T>(element: T | undefined, what: string, root: ParentNode): T {
  if (element !== undefined) return element;
  const seen = [...everything(root)].filter((each) => each.matches('button, label, h2') && isShown(each));
  throw new Error(`There is no ${what}; there are: ${seen.map(text).join(' | ')}`);
}

export function buttons(name: string, root: ParentNode = document): HTMLButtonElement[] {
  return [...everything(root)].filter(
    (element): element is HTMLButtonElement =>
      element instanceof HTMLButtonElement &&
      isShown(element) &&
      (element.getAttribute('aria-label') ?? text(element)) === name,
  );
}

/** The button with this name; throws when there is none. */
export function button(name: string, root: ParentNode = document): HTMLButtonElement {
  return found(buttons(name, root)[0], `button «${name}»`, root);
}

/** The input with this label; throws when there is none. */
export function field(label: string, root: ParentNode = document): HTMLInputElement {
  const input = [...everything(root)].find(
    (element): element is HTMLInputElement =>
      element instanceof HTMLInputElement &&
      isShown(element) &&
      [...(element.labels ?? [])].some((each) => text(each) === label),
  );
  return found(input, `field «${label}»`, root);
}

/** The text of the heading that is to be seen; empty without one. */
export function heading(root: ParentNode = document): string {
  return text([...everything(root)].find((element) => element.matches('h2') && isShown(element)));
}

/** The first element that matches, through open shadow roots. */
export function deep(selector: string, root: ParentNode = document): HTMLElement | undefined {
  return [...everything(root)].find(
    (element): element is HTMLElement => element instanceof HTMLElement && element.matches(selector),
  );
}

/** What `role="alert"` says now. */
export function alertText(root: ParentNode = document): string {
  return text(deep('[role="alert"]', root));
}

/** The description of a field: its hints, rules and error, as tied to it by `aria-describedby`. */
export function description(input: Element): string {
  const ids = input.getAttribute('aria-describedby')?.split(' ') ?? [];
  const root = input.getRootNode() as Document | ShadowRoot;
  return ids.map((id) => text(root.getElementById(id))).join(' ');
}

/** The element with the focus, in whatever shadow root. */
export function focused(): Element | null {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
}

/** Brings every transition to its end: colors on their way from one to the other are not the ones to be judged. */
export function endTransitions(root: ParentNode = document): void {
  // Not by waiting: in a page in the background that would be for ever.
  for (const element of everything(root))
    for (const animation of element.getAnimations())
      if (animation instanceof CSSTransition) animation.finish();
}
