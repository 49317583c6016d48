import { msg } from '../../localization/index.js';
import type { Field } from '../field.js';

/** A field that asks for the new password again. */
export const confirmPasswordField = (): Field => ({
  name: 'confirm-password',
  kind: 'confirm-password',
  label: msg('Confirm password', { id: 'common.confirm-password' }),
  check: (value, { password }) => (value === password ? undefined : 'different'),
});
