import { css, html, type TemplateResult } from 'lit';

import { tickIcon } from '../../forms/more-icons.js';
import { msg } from '../../localization/index.js';

/** Why a passkey is good. */
export function passkeyReasons(): TemplateResult {
  const reasons = [
    msg('Can’t be phished or guessed', { id: 'passkey-setup.reason.phishing' }),
    msg('Works on all your synced devices', { id: 'passkey-setup.reason.sync' }),
  ];
  return html`
    <ul class="auth-reasons">
      ${reasons.map((reason) => html` <li class="auth-reason">${tickIcon()}<span>${reason}</span></li> `)}
    </ul>
  `;
}

export const passkeyLead = (): string =>
  msg('Use your fingerprint, face, or screen lock instead of a password.', { id: 'passkey-setup.lead' });

export const passkeyReasonsStyles = css`
  .auth-reasons {
    display: grid;
    gap: var(--auth-space-2);
    margin: 0;
    padding: 0;
    /* Not "none": Safari would not read it as a list. */
    list-style-type: '';
  }
  .auth-reason {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: var(--auth-space-2);
    font-size: var(--auth-font-size-label);
  }
  .auth-reason svg {
    inline-size: var(--auth-size-tick);
    block-size: var(--auth-size-tick);
    margin-block-start: calc((1em * var(--auth-font-line-text) - var(--auth-size-tick)) / 2);
    color: var(--auth-color-success);
  }
`;
