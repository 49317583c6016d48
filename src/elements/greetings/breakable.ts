import { html, type TemplateResult } from 'lit';

/** An address of up to so many characters fits into one line. */
const short = 24;

/** A text in which a long address breaks behind its @ and its dots, where it has to break at all; said in one piece. */
export function breakable(text: string): TemplateResult | string {
  if (text.length <= short || !text.includes('@')) return text;
  const [first, ...parts] = text.split(/(?<=[@.])(?=\S)/);
  return html`
    <span class="auth-spoken">${text}</span>
    <span aria-hidden="true">${first}${parts.map((part) => html`<wbr />${part}`)}</span>
  `;
}
