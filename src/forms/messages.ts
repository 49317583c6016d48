import { html, nothing, type TemplateResult } from 'lit';

import { dynamicText } from './dynamic-text.js';
import { alertIcon } from './icons.js';
import { formParts } from './load-form-parts.js';

/**
 * The error and the notice above a form. The live regions exist before they have content, so that it is
 * announced.
 */
export function messagesTemplate(
  error: string | undefined,
  notice: TemplateResult | string | undefined,
): TemplateResult {
  return html`
    <div class="auth-alert" role="alert" ?data-empty=${!error}>
      ${
        error
          ? html`
              <div class="auth-notice">
                ${alertIcon('auth-icon auth-notice-icon')}
                <p class="auth-notice-text">${dynamicText(error)}</p>
              </div>
            `
          : nothing
      }
    </div>
    <div class="auth-alert" role="status" ?data-empty=${!notice}>
      ${notice ? formParts()?.successNotice(notice) : nothing}
    </div>
  `;
}
