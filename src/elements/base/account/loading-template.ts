import { html, type TemplateResult } from 'lit';

import { msg } from '../../../localization/index.js';

/** What is shown while the service is asked. */
export const loadingTemplate = (): TemplateResult => html`
  <p class="auth-section-lead" role="status">${msg('Loading…', { id: 'account.loading' })}</p>
`;
