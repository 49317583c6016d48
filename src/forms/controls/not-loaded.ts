import { html, type TemplateResult } from 'lit';

import { msg } from '../../localization/index.js';

/** Replaces a part that failed to load, with a button to retry. */
export function loadErrorTemplate(
  retry: () => void,
  text = msg('This part of the page couldn’t be loaded. Check your connection.', { id: 'common.not-loaded' }),
): TemplateResult {
  return html`
    <span>${text}</span>
    <button class="auth-link" type="button" @click=${retry}>
      ${msg('Try again', { id: 'common.try-again' })}
    </button>
  `;
}
