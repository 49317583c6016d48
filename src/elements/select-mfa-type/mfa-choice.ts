import type { MfaPreference } from '../../auth/types.js';
import { msg } from '../../localization/index.js';
import type { Choice } from '../../forms/field.js';
import { minusIcon, phoneIcon, shieldIcon } from '../../forms/more-icons.js';
import type { MfaChallengeName } from './mfa-types.js';

/** A second factor, or none, as an option; its value is the name of the factor. */
export function mfaChoice(value: MfaPreference | MfaChallengeName): Choice {
  switch (value) {
    case 'TOTP':
    case 'SOFTWARE_TOKEN_MFA':
      return {
        value,
        title: msg('Authenticator app', { id: 'select-mfa-type.totp' }),
        hint: msg('A code from an app on your phone.', { id: 'select-mfa-type.totp.hint' }),
        icon: shieldIcon,
      };
    case 'SMS':
    case 'SMS_MFA':
      return {
        value,
        title: msg('Text message', { id: 'select-mfa-type.sms' }),
        hint: msg('A code sent to your phone.', { id: 'select-mfa-type.sms.hint' }),
        icon: phoneIcon,
      };
    case 'NOMFA':
      return {
        value,
        title: msg('Not now', { id: 'select-mfa-type.none' }),
        hint: msg('Use your password alone.', { id: 'select-mfa-type.none.hint' }),
        icon: minusIcon,
      };
  }
}
