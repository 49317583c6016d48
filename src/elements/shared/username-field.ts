import { msg } from '../../localization/index.js';
import type { Field } from './fields.js';
import type { UsernameAttribute } from '../../auth/config.js';

/** The field for the name that people sign in with, as the pool wants it. */
export function usernameField(attribute: UsernameAttribute | undefined, value: string): Field {
  const common = { name: 'username', autocomplete: 'username', value, account: true };
  switch (attribute) {
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
      return { ...common, kind: 'username', label: msg('Email or username', { id: 'sign-in.username' }) };
  }
}
