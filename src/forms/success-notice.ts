import { css, html, type TemplateResult } from 'lit';

import { dynamicText } from './dynamic-text.js';
import { checkIcon } from './icons.js';

/** Adopted by the root that contains the form. */
export const successStyles = css`
  .auth-notice-success {
    --auth-notice-border-color: var(--auth-color-success-edge);
    --auth-notice-background: var(--auth-color-success-subtle);
    --auth-notice-icon-color: var(--auth-color-success);
  }
`;

/** A success message, in the live region above a form. */
export const successNotice = (notice: TemplateResult | string): TemplateResult => html`
  <div class="auth-notice auth-notice-success">
    ${checkIcon('auth-icon auth-notice-icon')}
    <p class="auth-notice-text">${typeof notice === 'string' ? dynamicText(notice) : notice}</p>
  </div>
`;
