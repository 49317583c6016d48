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
 * A text that changes in place. Page translation puts elements of its own where texts were, which Lit then would not find:
 * another text comes as another node.
 */
export const dynamicText: (text: string) => unknown = directive(DynamicText);
