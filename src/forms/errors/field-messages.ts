import { msg } from '../../localization/index.js';
import type { Field, FieldProblem } from '../field.js';
import type { FieldKind } from '../field-kinds.js';

/** The messages of a kind by problem. `other` covers the problems without a message. */
type Messages = Readonly<Partial<Record<FieldProblem, () => string>> & { other: () => string }>;

const emailRequired = () => msg('Enter your email.', { id: 'error.email-required' });
const countryNotOffered = () =>
  msg('Enter a number of one of the listed countries.', { id: 'error.phone-country' });
const passwordRequired = () => msg('Enter a password.', { id: 'error.required' });
const general: Messages = { other: () => msg('Fill in this field.', { id: 'error.field-required' }) };

const messages: Readonly<Record<FieldKind, Messages>> = {
  username: { other: () => msg('Enter your email or username.', { id: 'error.username-required' }) },
  email: {
    missing: emailRequired,
    other: () => msg('Enter a full email address, like name@example.com.', { id: 'error.email' }),
  },
  phone: {
    missing: () => msg('Enter your phone number.', { id: 'error.phone-required' }),
    elsewhere: countryNotOffered,
    other: () => msg('Enter a full number, and check its country code.', { id: 'error.phone' }),
  },
  contact: {
    missing: () => msg('Enter your email or phone number.', { id: 'error.contact-required' }),
    elsewhere: countryNotOffered,
    other: () =>
      msg('Enter a full email address, or a full phone number with its country code.', {
        id: 'error.contact',
      }),
  },
  password: { other: passwordRequired },
  'new-password': {
    spaced: () => msg('Remove the space at the start or end.', { id: 'error.password-spaced' }),
    long: () => msg('Use at most 256 characters.', { id: 'error.password-long' }),
    weak: () => msg('Your password must meet every rule below.', { id: 'error.policy' }),
    other: passwordRequired,
  },
  'confirm-password': {
    missing: () => msg('Type the password again.', { id: 'error.confirm-required' }),
    other: () => msg('The two passwords differ.', { id: 'error.mismatch' }),
  },
  code: { other: () => msg('Enter the 6-digit code.', { id: 'error.code-required' }) },
  text: {
    ...general,
    long: () => msg('Use at most 2,048 characters.', { id: 'error.text-long' }),
  },
  select: general,
  checkbox: general,
  choice: general,
};

/** Returns the message for a problem of a field: the field's, or the one of its kind. */
export function problemText(field: Field, problem: FieldProblem): string {
  const own: Partial<Record<FieldProblem, string | undefined>> = {
    missing: field.required,
    malformed: field.malformed,
    rejected: field.rejected,
  };
  const { [problem]: text, other } = messages[field.kind];
  return own[problem] || (text ?? other)();
}
