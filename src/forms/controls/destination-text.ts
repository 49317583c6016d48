import { html, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';

/** Stands in a translated text where an element goes. A control character, so that no text contains it. */
export const PLACEHOLDER = '\u0001';

/** A contact in a sentence of any direction: masked numbers and addresses stay left to right. */
export function destinationText(text: string, destination: string): TemplateResult {
  const [before, after = ''] = text.split(PLACEHOLDER);
  const sentence = html`${before}<bdi class="auth-strong" dir="ltr" translate="no">${destination}</bdi
    >${after}`;
  return html`${keyed(text, sentence)}`;
}
