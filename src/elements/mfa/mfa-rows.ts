import { html, nothing, type TemplateResult } from 'lit';

import { destinationText, PLACEHOLDER } from '../../forms/controls/destination-text.js';
import { dynamicText } from '../../forms/dynamic-text.js';
import { msg, str } from '../../localization/index.js';
import type { RowAction } from '../base/account/row.js';
import { factorTexts } from '../base/factor-texts.js';
import {
  addressOf,
  enabledFactors,
  type MfaData,
  type MfaKind,
  nextDefault,
  passkeyFactor,
} from './mfa-data.js';

/** What stands above the rows. `isRequired`: every user needs a second step. */
export function sectionLead(data: MfaData, isRequired: boolean): TemplateResult | typeof nothing {
  if (!isRequired && data.enabled.length > 0) return nothing;
  const text = isRequired
    ? msg('Your account needs a second step.', { id: 'mfa.needed' })
    : msg('Ask for more than your password when you sign in.', { id: 'mfa.account-lead' });
  return html` <p class="auth-section-lead">${dynamicText(text)}</p> `;
}

export const labelOf = (kind: MfaKind): string =>
  kind === passkeyFactor ? msg('Passkey', { id: 'passkeys.name' }) : factorTexts[kind].choice().title;

/** The value of a row: whether it is on, and where its codes go. */
export function valueOf(kind: MfaKind, data: MfaData): TemplateResult | string {
  if (!data.enabled.includes(kind)) {
    const missing = kind === passkeyFactor ? missingForPasskey(data) : undefined;
    return [msg('Off', { id: 'mfa.off' }), missing].filter(Boolean).join(' · ');
  }
  const attribute = addressOf(kind);
  const address = attribute && data.attributes.get(attribute);
  return html`
    ${address ? html` <bdi dir="ltr" translate="no">${address}</bdi> ` : nothing}
    <span class="auth-badge auth-badge-success"
      >${data.preferred === kind ? msg('Default', { id: 'mfa.default' }) : msg('On', { id: 'mfa.on' })}</span
    >
  `;
}

/** What the user needs before a passkey can be both factors. */
function missingForPasskey(data: MfaData): string | undefined {
  if (!data.hasPasskey) return msg('Add a passkey under “Passkeys” first.', { id: 'mfa.passkey.add' });
  return enabledFactors(data).length === 0
    ? msg('Turn on another step first.', { id: 'mfa.passkey.other' })
    : undefined;
}

/** What the actions of a row do. */
type Handlers = Readonly<Record<'setUp' | 'makeDefault' | 'replace' | 'turnOff', (kind: MfaKind) => void>>;

/** The actions of a row. `isNeeded`: it cannot be turned off. */
export function mfaActions(
  kind: MfaKind,
  data: MfaData,
  isNeeded: boolean,
  on: Handlers,
): readonly RowAction[] {
  const action = (name: keyof Handlers, label: string): RowAction => ({
    name: `${name}-${kind}`,
    label,
    onClick: () => on[name](kind),
  });
  const turnOff = isNeeded ? [] : [action('turnOff', turnOffLabel())];
  if (kind === passkeyFactor) {
    if (data.enabled.includes(kind)) return turnOff;
    return missingForPasskey(data) === undefined
      ? [action('setUp', msg('Turn on', { id: 'totp-setup.submit' }))]
      : [];
  }
  if (!data.enabled.includes(kind)) return [action('setUp', msg('Set up', { id: 'mfa.set-up' }))];
  return [
    ...(data.preferred === kind
      ? []
      : [action('makeDefault', msg('Make default', { id: 'mfa.make-default' }))]),
    ...(kind === 'SOFTWARE_TOKEN_MFA' ? [action('replace', replaceLabel())] : []),
    ...turnOff,
  ];
}

export const turnOffLabel = (): string => msg('Turn off', { id: 'mfa.turn-off' });

export const replaceLabel = (): string => msg('Replace', { id: 'mfa.replace' });

/** The question before it is turned off. */
export function turnOffLead(kind: MfaKind, data: MfaData): string {
  const next = nextDefault(data, kind);
  if (next) {
    const name = labelOf(next);
    return msg(str`Turn this off? Your new default: ${name}.`, { id: 'mfa.turn-off.next' });
  }
  const isLast = kind !== passkeyFactor && enabledFactors(data).length === 1;
  return isLast
    ? msg('Turn off two-step sign-in? Your password alone will be enough.', { id: 'mfa.turn-off.last' })
    : msg('Turn this off? You can’t use it as a second step any more.', { id: 'mfa.turn-off.lead' });
}

/** Where the codes of a factor go. */
export const sendsTo = (kind: MfaKind, address: string): TemplateResult =>
  destinationText(
    kind === 'EMAIL_OTP'
      ? msg(str`We’ll email a code to ${PLACEHOLDER} when you sign in.`, { id: 'mfa.email.lead' })
      : msg(str`We’ll text a code to ${PLACEHOLDER} when you sign in.`, { id: 'mfa.sms.lead' }),
    address,
  );

/** What an address is asked for. */
export const askLead = (kind: MfaKind): string =>
  kind === 'EMAIL_OTP'
    ? msg('We’ll email you a code when you sign in.', { id: 'mfa-setup.email.lead' })
    : msg('We’ll text you a code when you sign in.', { id: 'mfa-setup.sms.lead' });

/** The messages after a change. */
export const done = {
  on: (kind: MfaKind): string => {
    const name = labelOf(kind);
    return msg(str`${name} turned on.`, { id: 'mfa.turned-on' });
  },
  off: (kind: MfaKind): string => {
    const name = labelOf(kind);
    return msg(str`${name} turned off.`, { id: 'mfa.turned-off' });
  },
  default: (kind: MfaKind): string => {
    const name = labelOf(kind);
    return msg(str`Your default is now: ${name}.`, { id: 'mfa.made-default' });
  },
  replaced: (): string =>
    msg('Your authenticator app is replaced. The old one doesn’t work any more.', { id: 'mfa.replaced' }),
} as const;
