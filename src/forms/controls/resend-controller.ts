import { html, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';

import { formatNumber } from '../../localization/format-number.js';
import { msg, str } from '../../localization/index.js';
import { PLACEHOLDER } from './destination-text.js';

/** How long a user waits before requesting another code, in milliseconds. */
const RESEND_DELAY_MS = 30_000;

/** The *Send again* row below a code field, with its cool-down. */
export class ResendController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #sentAt: () => number | undefined;
  #timer: ReturnType<typeof setInterval> | undefined;

  /** `sentAt`: when the last code was sent, in milliseconds since the epoch. */
  constructor(host: ReactiveControllerHost, sentAt: () => number | undefined) {
    this.#host = host;
    this.#sentAt = sentAt;
    host.addController(this);
  }

  hostUpdated(): void {
    if (this.#secondsLeft() > 0) this.#timer ??= setInterval(() => this.#host.requestUpdate(), 1000);
    else this.#stop();
  }

  hostDisconnected(): void {
    this.#stop();
  }

  render(busy: boolean, onResend: () => void): TemplateResult {
    const seconds = this.#secondsLeft();
    const waiting = seconds > 0;
    const time = `${formatNumber(Math.floor(seconds / 60))}:${formatNumber(seconds % 60, 2)}`;
    const [before, after] = waiting ? this.#words() : [];
    return html`
      <div class="auth-row">
        <span>${msg('No code yet?', { id: 'common.resend.question' })}</span>
        <button
          class="auth-link auth-countdown"
          type="button"
          aria-disabled=${waiting || busy ? 'true' : 'false'}
          @click=${() => {
            if (!waiting && !busy) onResend();
          }}
        >
          ${
            waiting
              ? // One item of the link, whose children have a gap.
                html`<span>${before}<span translate="no">${time}</span>${after}</span>`
              : msg('Send again', { id: 'common.resend' })
          }
        </button>
      </div>
    `;
  }

  /** The text around the time, which is in a separate node that page translation leaves alone. */
  #words(): string[] {
    const time = PLACEHOLDER;
    return msg(str`Send again in ${time}`, { id: 'common.resend.wait' }).split(time);
  }

  #secondsLeft(): number {
    const sentAt = this.#sentAt();
    const passed = sentAt === undefined ? RESEND_DELAY_MS : Date.now() - sentAt;
    // Before it was sent: the clock was put back, and would make the user wait longer.
    return passed < 0 ? 0 : Math.max(0, Math.ceil((RESEND_DELAY_MS - passed) / 1000));
  }

  #stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}
