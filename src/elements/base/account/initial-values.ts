type Control = HTMLInputElement | HTMLSelectElement;

/** The country of a phone number is part of the number, and is also set by the form. */
const controls = 'input:not([tabindex="-1"]), select:not([name="calling-code"])';

const isTick = ({ type }: Control): boolean => type === 'checkbox' || type === 'radio';

/** What the user sees in a control. A half-typed date has no value. */
const shownIn = (control: Control): string =>
  control instanceof HTMLInputElement && isTick(control)
    ? String(control.checked)
    : control.validity.badInput
      ? '\0'
      : control.value;

/** Shows the value of the template again, which a control ignores once it was edited. */
function restore(control: Control): void {
  if (control instanceof HTMLSelectElement)
    for (const option of control.options) option.selected = option.defaultSelected;
  else if (isTick(control)) control.checked = control.defaultChecked;
  else if (control.value !== control.defaultValue) control.value = control.defaultValue;
}

/**
 * Knows what each control of a form showed before the user changed it. Controls that the user has not changed follow the
 * values of the template, such as those that another tab has saved; the others keep what was typed.
 */
export class InitialValues {
  readonly #content: Element;
  readonly #initial = new WeakMap<Control, string>();
  #unchanged: ReadonlySet<Control> = new Set();

  /** @param content - What contains the controls. */
  constructor(content: Element) {
    this.#content = content;
  }

  /** Whether the user has changed a control. */
  get isChanged(): boolean {
    return this.#controls.some((control) => this.#isChanged(control));
  }

  /** Whether the user has changed this control. */
  has(name: string): boolean {
    return this.#controls.some((control) => control.name === name && this.#isChanged(control));
  }

  /** Is to be called before the form is rendered. */
  beforeRender(): void {
    this.#unchanged = new Set(this.#controls.filter((control) => !this.#isChanged(control)));
  }

  /** Is to be called after the form is rendered. */
  afterRender(): void {
    for (const control of this.#controls) {
      if (this.#unchanged.has(control)) restore(control);
      else if (this.#initial.has(control)) continue;
      this.#initial.set(control, shownIn(control));
    }
  }

  get #controls(): readonly Control[] {
    return [...this.#content.querySelectorAll<Control>(controls)];
  }

  #isChanged(control: Control): boolean {
    return shownIn(control) !== this.#initial.get(control);
  }
}
