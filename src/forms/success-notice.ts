import { html, type TemplateResult } from 'lit';

import { dynamicText } from './dynamic-text.js';
import { checkIcon } from './icons.js';

/** A success message, in the live region above a form. */
export const successNotice = (notice: TemplateResult | string): TemplateResult => html`
  <div class="auth-notice auth-notice-success">
    ${checkIcon('auth-icon auth-notice-icon')}
    <p class="auth-notice-text">${typeof notice === 'string' ? dynamicText(notice) : notice}</p>
  </div>
`;
