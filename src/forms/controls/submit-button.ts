import { html, nothing, type TemplateResult } from 'lit';

import { dynamicText } from '../dynamic-text.js';

/** The submit button of a form. `isBusy`: the values are being sent, and `label` describes that. */
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
