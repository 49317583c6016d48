import { html, type TemplateResult } from 'lit';

/** An email address up to this length fits into one line. */
const short = 24;

/**
 * Renders a string in which a long email address can break after its @ and its dots; screen readers read it
 * in one piece.
 */
export function breakable(text: string): TemplateResult | string {
  if (text.length <= short || !text.includes('@')) return text;
  const [first, ...parts] = text.split(/(?<=[@.])(?=\S)/);
  return html`
    <span class="auth-spoken">${text}</span>
    <span aria-hidden="true">${first}${parts.map((part) => html`<wbr />${part}`)}</span>
  `;
}
