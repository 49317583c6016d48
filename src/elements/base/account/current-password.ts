import type { Field } from '../../../forms/field.js';
import { msg } from '../../../localization/index.js';

/** The name of the field for the current password. */
export const currentPassword = 'currentPassword';

export const currentPasswordField = (): Field => ({
  name: currentPassword,
  kind: 'password',
  label: msg('Current password', { id: 'change-password.current' }),
});

export const wrongPasswordText = (): string =>
  msg('Your current password isn’t right. Try again.', { id: 'change-password.wrong' });
