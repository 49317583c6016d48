import { css, html, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';

import { msg } from '../../localization/index.js';
import { AuthScreen } from '../base/screen.js';

/** How long the screen suggests a short interruption, in milliseconds. */
const LONG_WAIT_MS = 4000;

/**
 * Says that the session cannot be confirmed right now and is tried again, with a link to sign-in: the screen of `reconnecting`.
 *
 * @slot header - Above the heading, when the screen stands alone.
 * @slot footer - Below the links, when the screen stands alone.
 * @csspart card - The card, when the screen stands alone.
 * @csspart body - Heading and text.
 * @csspart header - The heading, and the pulse beside it.
 * @csspart heading - The heading.
 * @csspart footer - The way to sign-in.
 * @cssprop --auth-pulse-size - The diameter of the pulse.
 * @cssprop --auth-pulse-color - The color of the pulse.
 */
export class AuthReconnecting extends AuthScreen {
  static override styles = [
    AuthScreen.styles,
    css`
      .auth-body {
        gap: var(--auth-space-2);
      }
      .auth-header {
        grid-template-columns: auto 1fr;
        align-items: center;
        column-gap: var(--auth-space-3);
      }
      .auth-header::before {
        content: '';
        inline-size: var(--auth-pulse-size, 0.625rem);
        block-size: var(--auth-pulse-size, 0.625rem);
        border-radius: var(--auth-radius-full);
        background: var(--auth-pulse-color, var(--auth-color-accent));
        animation: auth-pulse 1.6s ease-in-out infinite alternate;
      }
      .auth-lead {
        min-block-size: calc(2 * 1em * var(--auth-font-line-text));
      }
      @keyframes auth-pulse {
        to {
          opacity: 0.25;
        }
      }
      @media (prefers-reduced-motion: reduce) {
        .auth-header::before {
          animation: none;
        }
      }
      @media (forced-colors: active) {
        .auth-header::before {
          background: CanvasText;
        }
      }
    `,
  ];

  protected override readonly screen = 'reconnecting';
  @state() private isLong = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#timer = setTimeout(() => (this.isLong = true), LONG_WAIT_MS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    this.isLong = false;
  }

  protected override heading(): string {
    return msg('Connecting…', { id: 'reconnecting.heading' });
  }

  /** Initially empty: a live region announces content that is added. */
  protected override content(): TemplateResult {
    const text = msg('We’re having trouble reaching the server. Trying again.', { id: 'reconnecting.lead' });
    return html` <p class="auth-lead" role="status">${this.isLong ? text : ''}</p> `;
  }

  protected override footer(): TemplateResult {
    return html`
      <button
        class="auth-link"
        type="button"
        @click=${() => this.context?.actor.send({ type: 'nav.signIn' })}
      >
        ${msg('Sign in again', { id: 'reconnecting.sign-in' })}
      </button>
    `;
  }
}
