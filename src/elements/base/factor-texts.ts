import type { TemplateResult } from 'lit';

import { findMfaFactor, type MfaFactor } from '../../auth/factors.js';
import { destinationText, PLACEHOLDER } from '../../forms/controls/destination-text.js';
import type { Choice, Field } from '../../forms/field.js';
import { anyCodeField, appCodeText, codeField } from '../../forms/fields/code-field.js';
import { mailIcon, phoneIcon, shieldIcon } from '../../forms/more-icons.js';
import type { AuthError } from '../../lib/auth-error.js';
import { msg, str } from '../../localization/index.js';

/** What people read about a second factor. */
interface FactorTexts {
  /** The factor as something to choose. */
  readonly choice: () => Omit<Choice, 'value'>;
  /** The heading above its code. */
  readonly heading: () => string;
  /** Where the code is; `destination` is what the service says of where it sent one. */
  readonly lead: (destination: string | undefined) => TemplateResult | string;
  /** The field for its code. */
  readonly field: () => Field;
  /** What an error of its code means, where that is not the same for all codes. */
  readonly codeError?: (error: AuthError) => string | undefined;
}

/** The service refuses a factor that the user has chosen. */
export const factorRefused = (): string =>
  msg('That choice can’t be used for this account.', { id: 'error.mfa-refused' });

/** The texts and the icon of each second factor. */
export const factorTexts: Readonly<Record<MfaFactor, FactorTexts>> = {
  SOFTWARE_TOKEN_MFA: {
    choice: () => ({
      title: msg('Authenticator app', { id: 'select-mfa-type.totp' }),
      hint: msg('A code from an app on your phone.', { id: 'select-mfa-type.totp.hint' }),
      icon: shieldIcon,
    }),
    heading: () => msg('Enter your code', { id: 'confirm-sign-in.heading.totp' }),
    lead: () => msg('Open your authenticator app to find it.', { id: 'confirm-sign-in.lead.totp' }),
    field: codeField,
    codeError: appCodeText,
  },
  SMS_MFA: {
    choice: () => ({
      title: msg('Text message', { id: 'select-mfa-type.sms' }),
      hint: msg('A code sent to your phone.', { id: 'select-mfa-type.sms.hint' }),
      icon: phoneIcon,
    }),
    heading: () => msg('Check your phone', { id: 'confirm-sign-in.heading.sms' }),
    lead: (destination) =>
      destination
        ? destinationText(
            msg(str`Enter the code we texted to ${PLACEHOLDER}.`, { id: 'confirm-sign-in.lead.sms' }),
            destination,
          )
        : msg('Enter the code we texted you.', { id: 'confirm-sign-in.lead.sms.plain' }),
    field: codeField,
  },
  EMAIL_OTP: {
    choice: () => ({
      title: msg('Email', { id: 'select-mfa-type.email' }),
      hint: msg('A code sent to your email.', { id: 'select-mfa-type.email.hint' }),
      icon: mailIcon,
    }),
    heading: () => msg('Check your email', { id: 'confirm-sign-in.heading.email' }),
    lead: (destination) =>
      destination
        ? destinationText(
            msg(str`Enter the code we sent to ${PLACEHOLDER}.`, { id: 'confirm-sign-in.lead.email' }),
            destination,
          )
        : msg('Enter the code we sent you.', { id: 'confirm-sign-in.lead.email.plain' }),
    field: anyCodeField,
  },
};

/** The texts for the code of a challenge. As the first factor, a text message may have a code of any length. */
export function challengeTexts(challengeName: string | undefined): FactorTexts {
  return challengeName === 'SMS_OTP'
    ? { ...factorTexts.SMS_MFA, field: anyCodeField }
    : factorTexts[findMfaFactor(challengeName) ?? 'SOFTWARE_TOKEN_MFA'];
}
