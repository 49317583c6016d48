/** What a form has values from. */
export type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

const quoted = (values: readonly string[]): string =>
  values.map((value) => `"${value}"`).join(', ') || 'none';

/**
 * Fills the controls of a field, as a person does. Radio buttons and the options of a select are chosen by their value, a
 * checkbox is checked by `true` and unchecked by `false`.
 *
 * @param controls - Those with the name of the field, at least one.
 * @param value - What to type or to choose.
 * @throws `Error` for a value that the field does not take; the message has those that it takes.
 */
export function fill(controls: readonly Control[], value: string): void {
  const [control] = controls;
  if (control?.type === 'select-one') select(control as HTMLSelectElement, value);
  else if (control?.type === 'radio') choose(controls as readonly HTMLInputElement[], value);
  else if (control?.type === 'checkbox') check(control as HTMLInputElement, value);
  else if (control) type(control as HTMLInputElement | HTMLTextAreaElement, value);
}

function refuse(name: string, value: string, taken: string): never {
  throw new Error(`The field "${name}" does not take "${value}"; it takes ${taken}.`);
}

function select(control: HTMLSelectElement, value: string): void {
  const values = Array.from(control.options, (option) => option.value);
  if (!values.includes(value)) refuse(control.name, value, quoted(values));
  control.value = value;
  tell(control);
}

/** A click also tells the form, and does nothing while a call is pending, as for a person. */
function choose(controls: readonly HTMLInputElement[], value: string): void {
  const wanted = controls.find((control) => control.value === value);
  const values = controls.map((control) => control.value);
  if (wanted) wanted.click();
  else refuse(controls[0]?.name ?? '', value, quoted(values));
}

function check(control: HTMLInputElement, value: string): void {
  if (value !== 'true' && value !== 'false') refuse(control.name, value, quoted(['true', 'false']));
  if (control.checked !== (value === 'true')) control.click();
}

function type(control: HTMLInputElement | HTMLTextAreaElement, value: string): void {
  control.value = value;
  // An input for dates or numbers drops what is none.
  const taken =
    control.type === 'date' ? 'a date such as 1815-12-10' : `what an input of type ${control.type} takes`;
  if (control.value === '' && value !== '') refuse(control.name, value, taken);
  tell(control);
}

function tell(control: Control): void {
  control.dispatchEvent(new InputEvent('input', { bubbles: true }));
  control.dispatchEvent(new Event('change', { bubbles: true }));
}
