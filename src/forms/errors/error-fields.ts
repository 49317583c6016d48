import { causeOf, type Refused, refusedParts } from '../../auth/causes.js';
import type { AuthError } from '../../lib/auth-error.js';
import { ownEntry } from '../../lib/own-entry.js';
import type { Field } from '../field.js';
import type { FieldKind } from '../field-kinds.js';
import { errorsByCode } from './error-table.js';

/** The parameters of the API by kind of field. An attribute is named as its field. */
const parameters: Readonly<Record<string, FieldKind>> = {
  password: 'new-password',
  proposedPassword: 'new-password',
  previousPassword: 'password',
  confirmationCode: 'code',
  code: 'code',
  userCode: 'code',
};

/** Returns whether the service rejected the value of this field. */
export function isRejected(field: Field, { name }: Refused): boolean {
  if (Object.hasOwn(parameters, name)) return field.kind === parameters[name];
  if (name === 'username') return field.account === true;
  return field.name === name || (field.kind === 'contact' && (name === 'email' || name === 'phone_number'));
}

/** Returns the fields that show an error. When there are none, it is shown above the form. */
export function fieldsForError(error: AuthError, fields: readonly Field[]): readonly Field[] {
  const { code } = error;
  const kind = ownEntry(errorsByCode, code)?.field;
  if (kind) return fields.filter((field) => field.kind === kind);
  // No value would be accepted there.
  if (causeOf(error) === 'attributeUnknown') return [];
  const parts = refusedParts(error);
  const named = fields.filter((field) => parts.some((part) => isRejected(field, part)));
  switch (code) {
    case 'UsernameExistsException':
    case 'AliasExistsException':
      return named.length > 0 ? named : fields.filter(({ account }) => account);
    case 'CodeDeliveryFailureException': {
      // With an email address and a phone number the service does not say which one failed.
      const contacts = fields.filter(
        ({ kind }) => kind === 'email' || kind === 'phone' || kind === 'contact',
      );
      return contacts.length === 1 ? contacts : [];
    }
    default:
      return named;
  }
}
