const opening = 'auth-content';
const closing = '/auth-content';

const isMark = (node: Node | null | undefined, text: string): boolean =>
  node?.nodeType === Node.COMMENT_NODE && node.nodeValue === text;

/** Removes stamped content that the page cloned together with its template. */
function clearAfter(template: HTMLTemplateElement): void {
  if (!isMark(template.nextSibling, opening)) return;
  const found: ChildNode[] = [];
  for (let node = template.nextSibling; node; node = node.nextSibling) {
    found.push(node);
    if (isMark(node, closing)) break;
  }
  if (isMark(found.at(-1), closing)) for (const node of found) node.remove();
}

/**
 * The content for signed-in users: the content of `<template>` children is rendered only while a user is
 * signed in.
 */
export class ProtectedContent {
  readonly #host: HTMLElement;
  readonly #stamped = new Map<HTMLTemplateElement, readonly ChildNode[]>();
  #isOut = false;

  constructor(host: HTMLElement) {
    this.#host = host;
  }

  /**
   * Renders each template that is not rendered yet, right after itself, or puts its removed content back.
   * Content is removed with its template.
   */
  show(): void {
    for (const [template, nodes] of this.#stamped) {
      if (template.parentNode === this.#host) continue;
      for (const node of nodes) node.remove();
      this.#stamped.delete(template);
    }
    if (this.#isOut) for (const [template, nodes] of this.#stamped) template.after(...nodes);
    this.#isOut = false;
    for (const template of this.#templates()) {
      if (this.#stamped.has(template)) continue;
      clearAfter(template);
      const content = document.importNode(template.content, true);
      content.prepend(new Comment(opening));
      content.append(new Comment(closing));
      this.#stamped.set(template, [...content.childNodes]);
      template.after(content);
    }
  }

  /** Removes the rendered content, and keeps it for the next `show`. */
  takeOut(): void {
    for (const nodes of this.#stamped.values()) for (const node of nodes) node.remove();
    this.#isOut = true;
  }

  /** Removes the rendered content for good. */
  hide(): void {
    this.takeOut();
    this.#stamped.clear();
    for (const template of this.#templates()) clearAfter(template);
  }

  #templates(): NodeListOf<HTMLTemplateElement> {
    return this.#host.querySelectorAll<HTMLTemplateElement>(':scope > template:not([slot])');
  }
}
