import type { FirstFactor } from '../../auth/first-factors.js';
import type { Choice } from '../../forms/field.js';
import { lockIcon, mailIcon, passkeyIcon, phoneIcon } from '../../forms/more-icons.js';
import { msg } from '../../localization/index.js';

/** What people read about each first factor, in the default order. Both kinds of password are one choice. */
export const firstFactorChoices: Readonly<Record<FirstFactor, () => Omit<Choice, 'value'>>> = {
  WEB_AUTHN: () => ({
    title: msg('Passkey', { id: 'select-challenge.passkey' }),
    hint: msg('Fingerprint, face, or screen lock.', { id: 'select-challenge.passkey.hint' }),
    icon: passkeyIcon,
  }),
  PASSWORD_SRP: passwordChoice,
  PASSWORD: passwordChoice,
  EMAIL_OTP: () => ({
    title: msg('Email code', { id: 'select-challenge.email' }),
    hint: msg('We send it to your email.', { id: 'select-challenge.email.hint' }),
    icon: mailIcon,
  }),
  SMS_OTP: () => ({
    title: msg('Text message', { id: 'select-challenge.sms' }),
    hint: msg('We send a code to your phone.', { id: 'select-challenge.sms.hint' }),
    icon: phoneIcon,
  }),
};

function passwordChoice(): Omit<Choice, 'value'> {
  return {
    title: msg('Password', { id: 'select-challenge.password' }),
    hint: msg('Type the password of your account.', { id: 'select-challenge.password.hint' }),
    icon: lockIcon,
  };
}
