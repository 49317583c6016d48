import { html, type TemplateResult } from 'lit';

/** Stands in a translated text where an element goes. A control character, so that no text contains it. */
export const insertMark = '\u0001';

/** A contact in a sentence of any direction: masked numbers and addresses stay left to right. */
export function withDestination(text: string, destination: string): TemplateResult {
  const [before, after = ''] = text.split(insertMark);
  return html`${before}<bdi class="auth-strong" dir="ltr">${destination}</bdi>${after}`;
}
