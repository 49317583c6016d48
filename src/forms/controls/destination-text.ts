import { html, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';

/**
 * A placeholder for an element in a translated string. A control character, so that no string contains it.
 */
export const PLACEHOLDER = '\u0001';

/** A contact in a sentence of any direction: masked phone numbers and email addresses stay left to right. */
export function destinationText(text: string, destination: string): TemplateResult {
  const [before, after = ''] = text.split(PLACEHOLDER);
  const sentence = html`${before}<bdi class="auth-strong" dir="ltr" translate="no">${destination}</bdi
    >${after}`;
  return html`${keyed(text, sentence)}`;
}
