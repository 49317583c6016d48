import { findMfaFactor, type MfaPreference } from '../../auth/factors.js';
import type { Choice } from '../../forms/field.js';
import { minusIcon } from '../../forms/more-icons.js';
import { msg } from '../../localization/index.js';
import { factorTexts } from '../base/factor-texts.js';

/** A second factor, or none, as an option; its value is the name of the factor. */
export function mfaChoice(value: MfaPreference): Choice {
  const factor = findMfaFactor(value);
  if (factor) return { value, ...factorTexts[factor].choice() };
  return {
    value,
    title: msg('Not now', { id: 'select-mfa-type.none' }),
    hint: msg('Use your password alone.', { id: 'select-mfa-type.none.hint' }),
    icon: minusIcon,
  };
}
