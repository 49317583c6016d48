import { limitProblem, meetsPolicy, policyList } from '../controls/password-policy.js';
import type { Field } from '../field.js';

/** A field for a new password, with the rules that it must meet. */
export const newPasswordField = (label: string): Field => ({
  name: 'password',
  kind: 'new-password',
  label,
  rules: policyList,
  check: (value, _, policy) => limitProblem(value) ?? (meetsPolicy(value, policy) ? undefined : 'weak'),
});
