import { css, html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';

import { getDirection, getLanguage, msg } from '../../localization/index.js';
import { hostStyles } from '../../styles/chrome.js';
import { AuthElement } from '../base/auth-element.js';

/**
 * Says that this is a sandbox, and which code the pool sent last.
 *
 * @ignore
 */
export class SandboxNote extends AuthElement {
  static override styles = [
    hostStyles,
    css`
      p {
        box-sizing: border-box;
        max-inline-size: var(--auth-card-max-inline-size, var(--auth-size-card));
        margin: var(--auth-space-3) auto 0;
        padding: var(--auth-space-2) var(--auth-space-3);
        border: var(--auth-border-width) dashed var(--auth-color-border-control);
        border-radius: var(--auth-radius-control);
        background: var(--auth-color-surface);
        color: var(--auth-color-text-muted);
        font-size: var(--auth-font-size-caption);
        text-align: center;
      }
      .auth-sandbox-code {
        display: inline-block;
      }
      bdi {
        color: var(--auth-color-text);
        font-weight: var(--auth-font-weight-strong);
        user-select: all;
      }
    `,
  ];

  @property() code: string | undefined;

  override render(): TemplateResult {
    const code =
      this.code &&
      html`<span class="auth-sandbox-code"
        >${msg('Your code:', { id: 'authenticator.sandbox-code' })}
        <bdi dir="ltr" translate="no">${this.code}</bdi></span
      >`;
    return html`
      <p lang=${getLanguage()} dir=${getDirection()} role="status">
        ${msg('Sandbox: accounts last until this page is closed.', { id: 'authenticator.sandbox-note' })}
        ${code ?? nothing}
      </p>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'auth-sandbox-note': SandboxNote;
  }
}
