import { AuthError } from '../../auth/errors.js';
import { lazy } from '../../auth/load.js';
import type { PasswordPolicy } from '../../auth/config.js';
import type { StoredAuthState } from '../../machine/types.js';
import { checkField, contactKind, normalise, problemText, type Field, type FieldProblem } from './fields.js';
import type { LightForm } from './light-form.js';
import type { PhoneFields } from './phone/phone-fields.js';
import type { FormValues, Validators, Verdict } from './validators.js';

/** What is said at a field: found by us, said by the page's own check, or answered by the service. */
export type FieldIssue = FieldProblem | { readonly said: string } | AuthError;

const loadValidators = lazy(() => import('./validators.js'));

/** What a form's fields hold, as it is sent, and what could not be read of it. */
export function readForm(
  fields: readonly Field[],
  form: LightForm,
  phones: PhoneFields,
): { readonly values: FormValues; readonly issues: ReadonlyMap<string, FieldProblem> } {
  const typed = form.values();
  const values = new Map(typed);
  // It is part of the number.
  values.delete('calling-code');
  const issues = new Map<string, FieldProblem>();
  for (const { name, kind, account } of fields) {
    const value = normalise(kind, typed.get(name) ?? '');
    values.set(name, value);
    const input = form.field(name);
    if (kind === 'text' && (input?.validity.badInput || input?.validity.typeMismatch))
      issues.set(name, 'malformed');
    if (!isNumber(kind, value) || !value) continue;
    const read = phones.read(name, value);
    if ('problem' in read) issues.set(name, read.problem);
    else {
      values.set(name, read.number);
      // A manager saves the name as it stands there, and may fill it in where another country is chosen.
      if (account && input) input.value = read.number;
    }
  }
  return { values: Object.fromEntries(values), issues };
}

/** Whether a normalised value is read as a phone number. */
export const isNumber = (kind: Field['kind'], value: string): boolean =>
  kind === 'phone' || (kind === 'contact' && contactKind(value) === 'phone_number');

/** What is wrong with the values, by field; empty when nothing is. */
export function checkForm(
  fields: readonly Field[],
  values: FormValues,
  policy: PasswordPolicy | undefined,
): ReadonlyMap<string, FieldProblem> {
  const issues = new Map<string, FieldProblem>();
  for (const field of fields) {
    const problem = checkField(field, values, policy);
    if (problem) issues.set(field.name, problem);
  }
  return issues;
}

/** What the page's own checks find; their code comes with the first of them. Never rejects. */
export function checkByPage(
  validators: readonly Validators[],
  names: readonly string[],
  state: StoredAuthState,
  values: FormValues,
): Promise<Verdict> {
  return loadValidators().then(
    ({ validate }) => validate(validators, names, state, Object.freeze({ ...values })),
    (cause: unknown) => ({
      problems: {},
      failure: new AuthError('ValidatorFailed', 'A part of auth-elements could not be loaded.', { cause }),
    }),
  );
}

/** An issue in the person's words. */
export const problemWords = (field: Field, issue: Exclude<FieldIssue, AuthError>): string =>
  typeof issue === 'string' ? problemText(field, issue) : issue.said;
