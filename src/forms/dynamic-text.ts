import { Directive, directive } from 'lit/directive.js';

class DynamicText extends Directive {
  #text: string | undefined;
  #node: Text | undefined;

  override render(text: string): Text | undefined {
    if (text !== this.#text) this.#node = new Text(text);
    this.#text = text;
    return this.#node;
  }
}

/**
 * A message that changes in place. Page translation replaces text nodes by elements, which Lit would not find: a
 * new text is rendered as a new node.
 */
export const dynamicText: (text: string) => unknown = directive(DynamicText);
