import { keyed } from 'lit/directives/keyed.js';

/**
 * A text that changes in place. Page translation puts elements of its own where texts were, which Lit then would not find:
 * another text comes as another node.
 */
export const changing = (text: string): unknown => keyed(text, text);
