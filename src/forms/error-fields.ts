import { causeOf, refusedParts, type Refused } from '../auth/causes.js';
import type { AuthError } from '../lib/auth-error.js';
import type { Field, FieldKind } from './fields/field.js';

/** The fields whose kind alone says that these are about them. */
const kinds: Readonly<Record<string, FieldKind>> = {
  CodeMismatchException: 'code',
  EnableSoftwareTokenMFAException: 'code',
  ExpiredCodeException: 'code',
  InvalidPasswordException: 'new-password',
  PasswordHistoryPolicyViolationException: 'new-password',
};

/** What the API calls the value of a field; an attribute has its own name. */
const parameters: Readonly<Record<string, FieldKind>> = {
  password: 'new-password',
  proposedPassword: 'new-password',
  previousPassword: 'password',
  confirmationCode: 'code',
  code: 'code',
  userCode: 'code',
};

/** Whether the service did not take what stands in this field. */
export function isRefused(field: Field, { name }: Refused): boolean {
  if (Object.hasOwn(parameters, name)) return field.kind === parameters[name];
  if (name === 'username') return field.account === true;
  return field.name === name || (field.kind === 'contact' && (name === 'email' || name === 'phone_number'));
}

/** The fields at which an error is shown; where there are none, it is shown above the form. */
export function fieldsOf(error: AuthError, fields: readonly Field[]): readonly Field[] {
  const { code } = error;
  if (Object.hasOwn(kinds, code)) return fields.filter(({ kind }) => kind === kinds[code]);
  // Nothing that a person could type there is taken.
  if (causeOf(error) === 'attributeUnknown') return [];
  const parts = refusedParts(error);
  const named = fields.filter((field) => parts.some((part) => isRefused(field, part)));
  switch (code) {
    case 'UsernameExistsException':
    case 'AliasExistsException':
      return named.length > 0 ? named : fields.filter(({ account }) => account);
    case 'CodeDeliveryFailureException': {
      // With an address and a number the service does not say which it was.
      const contacts = fields.filter(
        ({ kind }) => kind === 'email' || kind === 'phone' || kind === 'contact',
      );
      return contacts.length === 1 ? contacts : [];
    }
    default:
      return named;
  }
}
