import type { UsernameAttribute } from '../../auth/config/config-types.js';
import { msg } from '../../localization/index.js';
import type { Field } from '../field.js';

/** Whether an email address or a phone number is the username, so that there is no other username. */
export const isContact = (names: readonly UsernameAttribute[]): boolean =>
  names.length > 1 && !names.includes('username');

/** The field for the username, as the pool defines it: a single field for all kinds of username. */
export function usernameField(
  names: readonly UsernameAttribute[],
  value: string,
  autocomplete = 'username',
): Field {
  const common = { name: 'username', autocomplete, value, account: true };
  if (isContact(names))
    return {
      ...common,
      kind: 'contact',
      label: msg('Email or phone number', { id: 'sign-in.username.contact' }),
    };
  switch (names.length > 1 ? undefined : names[0]) {
    case 'email':
      return {
        ...common,
        kind: 'username',
        type: 'email',
        label: msg('Email', { id: 'sign-in.username.email' }),
        required: msg('Enter your email.', { id: 'error.email-required' }),
      };
    case 'phone_number':
      return { ...common, kind: 'phone', label: msg('Phone number', { id: 'sign-in.username.phone' }) };
    case 'username':
      return {
        ...common,
        kind: 'username',
        label: msg('Username', { id: 'sign-in.username.username' }),
        required: msg('Enter your username.', { id: 'error.username-only-required' }),
      };
    default:
      if (!names.includes('phone_number'))
        return { ...common, kind: 'username', label: msg('Email or username', { id: 'sign-in.username' }) };
      return {
        ...common,
        kind: 'username',
        label: names.includes('email')
          ? msg('Username, email, or phone number', { id: 'sign-in.username.any' })
          : msg('Username or phone number', { id: 'sign-in.username.phone-alias' }),
        required: msg('Fill in this field.', { id: 'error.field-required' }),
      };
  }
}
