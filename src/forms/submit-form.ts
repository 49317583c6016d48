import type { FieldIssue } from './field.js';
import type { FormOptions } from './form-options.js';
import type { LightDomFormController } from './light-dom-form.js';
import { isPhoneNumber, normalize } from './normalize.js';
import type { PhoneFields } from './phone/phone-fields.js';
import { readForm } from './read-form.js';
import { validate } from './validators.js';

/** A form that is being submitted: the part of its controller that this module uses. */
export interface SubmittedForm {
  readonly options: FormOptions;
  readonly lightDomForm: LightDomFormController;
  readonly phones: PhoneFields;
  readonly errors: { set(issues: ReadonlyMap<string, FieldIssue>, formError?: string): boolean };
  hidePasswords(): void;
  /** Calls the callback with the result, unless the form is edited or canceled in the meantime. */
  waitFor<Result>(running: Promise<Result>, next: (result: Result) => void): void;
}

/** Reads and checks a form, then shows the problems or submits the values. */
export function submitForm(form: SubmittedForm): void {
  const { options, lightDomForm, phones, errors } = form;
  const fields = options.fields();
  // A password manager may fill in a phone number without an event.
  for (const { name, kind } of fields)
    if (isPhoneNumber(kind, normalize(kind, lightDomForm.field(name)?.value ?? ''))) phones.prepare();
  if (phones.loading) {
    form.waitFor(phones.loading, () => submitForm(form));
    return;
  }
  const { values, issues } = readForm(fields, lightDomForm, phones, options.passwordPolicy());
  // Password managers save the value of password inputs only.
  form.hidePasswords();
  if (errors.set(issues)) return;
  const validators = options.validators();
  const state = options.state();
  if (!state || validators.length === 0) {
    options.onSubmit(values);
    return;
  }
  const names = fields.map(({ name }) => name);
  const checks = validate(validators, names, state, Object.freeze({ ...values }));
  form.waitFor(checks, ({ issues: found, formError, failure }) => {
    if (failure) options.onFailure(failure);
    if (found.size > 0 || formError || failure) errors.set(found, formError);
    else options.onSubmit(values);
  });
}
