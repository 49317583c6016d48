/**
 * The page's own content for signed-in people: what `<template>` children hold exists only while somebody is signed in.
 */
export class ProtectedContent {
  readonly #host: HTMLElement;
  #stamped: ChildNode[] | undefined;

  constructor(host: HTMLElement) {
    this.#host = host;
  }

  /** Stamps each template once, right after itself. */
  show(): void {
    if (this.#stamped) return;
    this.#stamped = [];
    for (const template of this.#host.querySelectorAll<HTMLTemplateElement>(
      ':scope > template:not([slot])',
    )) {
      const content = document.importNode(template.content, true);
      this.#stamped.push(...content.childNodes);
      template.after(content);
    }
  }

  /** Takes out what was stamped. */
  hide(): void {
    for (const node of this.#stamped ?? []) node.remove();
    this.#stamped = undefined;
  }
}
