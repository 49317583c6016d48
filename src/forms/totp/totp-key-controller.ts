import {
  html,
  nothing,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit';

import { ofDocument } from '../../lib/document-member.js';
import { encodeText } from '../../lib/urls.js';
import { formatNumber } from '../../localization/format-number.js';
import { msg } from '../../localization/index.js';
import { loadErrorTemplate } from '../controls/not-loaded.js';
import { dynamicText } from '../dynamic-text.js';
import { copyIcon } from '../more-icons.js';
import { encodeQr, type QrCode, qrTemplate } from './qr-code.js';

/** The key of an authenticator app, and the names that the app shows for it. */
export interface TotpKey {
  /** In Base32. */
  readonly secret: string;
  readonly issuer: string;
  readonly account: string;
}

/** The steps that set up an authenticator app: a QR code, the same key as text, and the code of the app. */
export class TotpKeyController implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  readonly #key: () => TotpKey | undefined;
  /** `missing`: the encoder failed to load. */
  #qr: QrCode | 'missing' | undefined;
  #uri: string | undefined;
  /** The key that was copied just now. */
  #copied: string | undefined;

  /** `key`: undefined as long as there is none; nothing of an earlier one is kept then. */
  constructor(host: ReactiveControllerHost & Element, key: () => TotpKey | undefined) {
    this.#host = host;
    this.#key = key;
    host.addController(this);
  }

  hostUpdate(): void {
    const key = this.#key();
    const uri = key && uriOf(key);
    if (uri === this.#uri) return;
    this.#uri = uri;
    this.#qr = this.#copied = undefined;
    if (uri) void this.#encode(uri);
  }

  /** `code`: the field for the code of the app, which is the last step. */
  render(code: TemplateResult | typeof nothing): TemplateResult {
    return html`
      <ol class="auth-steps">
        <li class="auth-step" data-step=${formatNumber(1)}>
          <div class="auth-step-body">
            <p class="auth-step-text">${msg('Scan this with the app.', { id: 'totp-setup.scan' })}</p>
            ${this.#renderQr()}
          </div>
        </li>
        <li class="auth-step" data-step=${formatNumber(2)}>
          <div class="auth-step-body">
            <p class="auth-step-text">${msg('Can’t scan? Type this key.', { id: 'totp-setup.key' })}</p>
            ${this.#renderKey(this.#key()?.secret)}
          </div>
        </li>
        <li class="auth-step" data-step=${formatNumber(3)}>
          <div class="auth-step-body">${code}</div>
        </li>
      </ol>
    `;
  }

  async #encode(uri: string): Promise<void> {
    this.#qr = undefined;
    this.#host.requestUpdate();
    const qr = await encodeQr(uri).catch(() => 'missing' as const);
    if (this.#uri !== uri) return;
    this.#qr = qr;
    this.#host.requestUpdate();
  }

  #renderQr(): TemplateResult {
    if (this.#qr === 'missing')
      return html`
        <p class="auth-step-text" role="status">
          ${loadErrorTemplate(
            () => void this.#encode(this.#uri ?? ''),
            msg('The QR code couldn’t be loaded. Type the key below into the app.', {
              id: 'totp-setup.no-qr',
            }),
          )}
        </p>
      `;
    return this.#qr
      ? qrTemplate(this.#qr, msg('QR code for your authenticator app', { id: 'totp-setup.qr' }))
      : html` <div class="auth-qr auth-qr-pending"></div> `;
  }

  #renderKey(secret: string | undefined): TemplateResult {
    const grouped = secret?.match(/.{1,4}/g)?.join(' ');
    const isCopied = secret !== undefined && this.#copied === secret;
    const copied = msg('Copied', { id: 'totp-setup.copied' });
    return html`
      <div class="auth-secret">
        <code class="auth-secret-text" dir="ltr" translate="no">${grouped ?? nothing}</code>
        <button
          class="auth-tool"
          type="button"
          ?disabled=${!secret}
          @click=${() => {
            if (secret) void this.#copy(secret);
          }}
        >
          ${copyIcon()}
          <span>${dynamicText(isCopied ? copied : msg('Copy', { id: 'totp-setup.copy' }))}</span>
        </button>
        <span class="auth-hidden" role="status">${isCopied ? copied : nothing}</span>
      </div>
    `;
  }

  async #copy(secret: string): Promise<void> {
    try {
      // The clipboard of the window that has the focus.
      await ofDocument('defaultView', this.#host.ownerDocument)?.navigator.clipboard.writeText(secret);
    } catch {
      // Without permission, the user can select and copy the key manually.
      return;
    }
    if (this.#key()?.secret !== secret) return;
    this.#copied = secret;
    this.#host.requestUpdate();
    setTimeout(() => {
      this.#copied = undefined;
      this.#host.requestUpdate();
    }, 2000);
  }
}

/** The content of the QR code: the key URI format of authenticator apps (google-authenticator wiki, Key Uri Format). */
function uriOf({ secret, issuer, account }: TotpKey): string {
  const name = encodeText(issuer);
  return `otpauth://totp/${name}:${encodeText(account)}?secret=${secret}&issuer=${name}`;
}
