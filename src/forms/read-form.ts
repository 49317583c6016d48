import type { PasswordPolicy } from '../auth/config/config-types.js';
import { checkField } from './check-field.js';
import type { Field, FieldProblem } from './field.js';
import type { LightDomFormController } from './light-dom-form.js';
import { isPhoneNumber, normalize } from './normalize.js';
import type { PhoneFields } from './phone/phone-fields.js';
import type { FormValues } from './validators.js';

/** The values of a form to submit, and their problems. */
export function readForm(
  fields: readonly Field[],
  form: LightDomFormController,
  phones: PhoneFields,
  policy: PasswordPolicy | undefined,
): { readonly values: FormValues; readonly issues: ReadonlyMap<string, FieldProblem> } {
  const typed = form.values();
  const values = new Map(typed);
  // It is part of the number.
  values.delete('calling-code');
  const issues = new Map<string, FieldProblem>();
  for (const { name, kind, account } of fields) {
    const value = normalize(kind, typed.get(name) ?? '');
    values.set(name, value);
    const input = form.field(name);
    if (kind === 'text' && (input?.validity.badInput || input?.validity.typeMismatch))
      issues.set(name, 'malformed');
    if (!isPhoneNumber(kind, value) || !value) continue;
    const read = phones.read(name, value);
    if ('problem' in read) issues.set(name, read.problem);
    else {
      values.set(name, read.number);
      // A password manager saves the username as typed, and may fill it in where another country is selected.
      if (account && input) input.value = read.number;
    }
  }
  const read = Object.fromEntries(values);
  for (const field of fields) {
    const problem = issues.has(field.name) ? undefined : checkField(field, read, policy);
    if (problem) issues.set(field.name, problem);
  }
  return { values: read, issues };
}
