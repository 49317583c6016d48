import { msg } from '../../localization/index.js';
import type { Field } from './field.js';
import { limitProblem, meetsPolicy, policyList } from '../controls/password-policy.js';

/** The field for a password to be, with the rules that it has to meet. */
export const newPasswordField = (label: string): Field => ({
  name: 'password',
  kind: 'new-password',
  label,
  rules: policyList,
  check: (value, _, policy) => limitProblem(value) ?? (meetsPolicy(value, policy) ? undefined : 'weak'),
  words(problem) {
    switch (problem) {
      case 'spaced':
        return msg('Remove the space at the start or end.', { id: 'error.password-spaced' });
      case 'long':
        return msg('Use at most 256 characters.', { id: 'error.password-long' });
      case 'weak':
        return msg('Meet each rule below.', { id: 'error.policy' });
      default:
        return msg('Enter a password.', { id: 'error.required' });
    }
  },
});

/** The field for the same password once more. */
export const confirmPasswordField = (): Field => ({
  name: 'confirm-password',
  kind: 'confirm-password',
  label: msg('Confirm password', { id: 'common.confirm-password' }),
  check: (value, { password }) => (value === password ? undefined : 'different'),
  words: (problem) =>
    problem === 'missing'
      ? msg('Type the password again.', { id: 'error.confirm-required' })
      : msg('The two passwords differ.', { id: 'error.mismatch' }),
});
