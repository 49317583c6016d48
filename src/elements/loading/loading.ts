import { css, html, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';

import { loadErrorTemplate } from '../../forms/controls/not-loaded.js';
import { getDirection, getLanguage, msg } from '../../localization/index.js';
import { cardStyles, hostStyles, screenStyles } from '../../styles/chrome.js';
import { spinnerStyles } from '../../styles/parts.js';
import { AuthElement } from '../base/auth-element.js';

/**
 * Shows a spinner while the session is looked up or code is loading: the screen of `loading`.
 *
 * @csspart body - The spinner and its text.
 * @cssprop --auth-loading-block-size - The height of the element.
 * @cssprop --auth-spinner-size - The diameter of the spinner.
 */
export class AuthLoading extends AuthElement {
  static override styles = [
    hostStyles,
    cardStyles,
    screenStyles,
    spinnerStyles,
    css`
      .auth-loading {
        display: grid;
        place-content: center;
        justify-items: center;
        gap: var(--auth-space-3);
        padding-inline: var(--auth-space-5);
        text-align: center;
        min-block-size: var(--auth-loading-block-size, var(--auth-size-loading));
        color: var(--auth-color-text-muted);
      }
      .auth-spinner {
        inline-size: var(--auth-spinner-size, var(--auth-size-icon));
        block-size: var(--auth-spinner-size, var(--auth-size-icon));
      }
    `,
  ];

  /** Retries a failed load: shows a button in place of the spinner. */
  @property({ attribute: false }) retry: (() => void) | undefined;

  override render(): TemplateResult {
    return html`
      <div part="body" class="auth-loading" role="status" lang=${getLanguage()} dir=${getDirection()}>
        ${
          this.retry
            ? loadErrorTemplate(this.retry)
            : html`
                <span class="auth-spinner" aria-hidden="true"></span>
                <span>${msg('One moment…', { id: 'loading.text' })}</span>
              `
        }
      </div>
    `;
  }
}
