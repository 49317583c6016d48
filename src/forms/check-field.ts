import type { PasswordPolicy } from '../auth/config/config-types.js';
import type { Field, FieldProblem } from './field.js';
import { contactKind } from './normalize.js';

/** Returns what is wrong with a normalized value, or undefined. */
export function checkField(
  field: Field,
  values: Readonly<Record<string, string>>,
  policy: PasswordPolicy | undefined,
): FieldProblem | undefined {
  const value = values[field.name] ?? '';
  if (!value) return field.optional ? undefined : 'missing';
  if (field.check) return field.check(value, values, policy);
  switch (field.kind) {
    case 'email':
    case 'contact':
      return contactKind(value) === 'phone_number' || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value)
        ? undefined
        : 'malformed';
    case 'checkbox':
      return value === 'true' || field.optional ? undefined : 'missing';
    default:
      return undefined;
  }
}
