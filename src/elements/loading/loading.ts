import { css, html, LitElement, type TemplateResult } from 'lit';
import { getDirection, getLanguage, LanguageController, msg } from '../../localization/index.js';
import { cardStyles, hostStyles } from '../../styles/chrome.js';
import { adoptTokens } from '../shared/light-form.js';

/**
 * Holds the place while the session is looked up: the screen of `loading`.
 *
 * @csspart body - The spinner and its text.
 * @cssprop --auth-loading-block-size - The height that is held, default 15rem.
 */
export class AuthLoading extends LitElement {
  static override styles = [
    hostStyles,
    cardStyles,
    css`
      .auth-loading {
        display: grid;
        place-content: center;
        justify-items: center;
        gap: var(--auth-space-3);
        min-block-size: var(--auth-loading-block-size, var(--auth-size-loading));
        color: var(--auth-color-text-muted);
      }
      .auth-spinner {
        box-sizing: border-box;
        inline-size: var(--auth-size-icon);
        block-size: var(--auth-size-icon);
        border: var(--auth-border-spinner) solid currentColor;
        border-block-start-color: transparent;
        border-radius: var(--auth-radius-full);
        animation: var(--auth-motion-spinner) var(--auth-motion-spin) linear infinite;
      }
      @keyframes auth-spin {
        to {
          rotate: 1turn;
        }
      }
      @keyframes auth-pulse {
        50% {
          opacity: var(--auth-opacity-pulse);
        }
      }
    `,
  ];

  constructor() {
    super();
    new LanguageController(this);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    adoptTokens(this);
  }

  override render(): TemplateResult {
    return html`
      <div part="body" class="auth-loading" role="status" lang=${getLanguage()} dir=${getDirection()}>
        <span class="auth-spinner" aria-hidden="true"></span>
        <span>${msg('One moment…', { id: 'loading.text' })}</span>
      </div>
    `;
  }
}
