import { html, nothing, type TemplateResult } from 'lit';
import { dynamicText } from '../dynamic-text.js';

/** The button that submits a form. `isBusy`: the values are being sent, and `label` says so. */
export const submitButton = (label: string, isBusy: boolean, isDisabled: boolean): TemplateResult => html`
  <button
    class="auth-button"
    type="submit"
    aria-busy=${isBusy ? 'true' : 'false'}
    aria-disabled=${isDisabled ? 'true' : 'false'}
  >
    ${isBusy ? html` <span class="auth-spinner" aria-hidden="true"></span> ` : nothing}
    <span>${dynamicText(label)}</span>
  </button>
  <p class="auth-hidden" role="status">${isBusy ? label : nothing}</p>
`;
