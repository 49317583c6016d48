import { html, type TemplateResult } from 'lit';

/** A text in which an address breaks behind its @ and its dots, where it has to break at all. */
export function breakable(text: string): TemplateResult | string {
  if (!text.includes('@')) return text;
  const [first, ...parts] = text.split(/(?<=[@.])(?=\S)/);
  return html`${first}${parts.map((part) => html`<wbr />${part}`)}`;
}
