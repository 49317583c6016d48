import type { TemplateResult } from 'lit';

import type { CodeDeliveryDetails } from '../../auth/types.js';
import { codeLead } from '../../forms/controls/code-sent.js';
import { msg } from '../../localization/index.js';
import { isVerified } from '../base/account/attributes.js';
import { addressOf, type MfaData, type MfaKind } from './mfa-data.js';
import { askLead, replaceLabel, sendsTo, turnOffLabel, turnOffLead } from './mfa-rows.js';

/** An authenticator app that is being set up. It is kept no longer than its form is open. */
export interface AppSetup {
  readonly secret: string;
  /** Whether it takes the place of another one. */
  readonly isReplacing: boolean;
  /** Whether the service knows that the app has the key; it takes a key once. */
  isVerified: boolean;
}

/** A code that was sent to an address. */
interface SentCode {
  readonly target: string;
  readonly delivery: CodeDeliveryDetails;
  /** In milliseconds since the epoch. */
  readonly sentAt: number;
}

/** What the open form knows. Another form is another object. */
export interface MfaForm {
  /** Whether it asks to turn the factor off. */
  readonly isOff?: boolean;
  readonly app?: AppSetup;
  code?: SentCode | undefined;
  /** The address as typed. */
  typed?: string;
  isResent?: boolean;
  isSending?: boolean;
}

/** What the form asks for: to turn off, the code of an app, an address, the code that was sent there, or nothing. */
export type MfaStep = 'off' | 'app' | 'address' | 'code' | 'confirm';

export function stepOf(kind: MfaKind, { isOff, app, code }: MfaForm, data: MfaData): MfaStep {
  if (isOff) return 'off';
  if (app) return 'app';
  if (code) return 'code';
  const attribute = addressOf(kind);
  return attribute && !isVerified(attribute, data.attributes) ? 'address' : 'confirm';
}

export function leadOf(kind: MfaKind, form: MfaForm, data: MfaData): TemplateResult | string {
  switch (stepOf(kind, form, data)) {
    case 'off':
      return turnOffLead(kind, data);
    case 'app':
      return form.app?.isReplacing
        ? msg('Your old app works until the new one is confirmed.', { id: 'mfa.replace.lead' })
        : msg('You need an authenticator app on your phone.', { id: 'totp-setup.lead' });
    case 'address':
      return askLead(kind);
    case 'code':
      return codeLead(form.code?.delivery);
    case 'confirm':
      return sendsTo(kind, data.attributes.get(addressOf(kind) ?? '') ?? '');
  }
}

export function submitLabelOf(kind: MfaKind, form: MfaForm, data: MfaData): string {
  const step = stepOf(kind, form, data);
  if (step === 'off') return turnOffLabel();
  if (step === 'address') return msg('Send code', { id: 'mfa-setup.send' });
  return form.app?.isReplacing ? replaceLabel() : msg('Turn on', { id: 'totp-setup.submit' });
}
