import type { ReactiveController, ReactiveControllerHost } from 'lit';

import type { AuthError } from '../lib/auth-error.js';
import type { Field, FieldIssue } from './field.js';
import type { LightDomFormController } from './light-dom-form.js';
import { formParts, loadErrorTexts } from './load-form-parts.js';

type Issues = ReadonlyMap<string, FieldIssue>;

interface FormErrorsOptions {
  readonly form: LightDomFormController;
  readonly fields: () => readonly Field[];
  readonly errorText: (error: AuthError, field?: Field) => string;
}

/**
 * The errors of a form: at their fields, or above the form. The first invalid field gets the focus. The messages are
 * looked up when they are rendered, so that they follow the language.
 */
export class FormErrorsController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #options: FormErrorsOptions;
  #issues: Issues = new Map();
  #formError: string | undefined;
  #error: AuthError | undefined;
  /** Whether fields show the error. */
  #isPlaced = false;
  #ready: Promise<void> | undefined;
  #takesFocus = false;

  constructor(host: ReactiveControllerHost, options: FormErrorsOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  /** Sets what is wrong with the fields, and with the form as a whole. Returns whether a field is wrong. */
  set(issues: Issues, formError?: string): boolean {
    this.#issues = issues;
    this.#formError = formError;
    this.#takesFocus = issues.size > 0;
    this.#host.requestUpdate();
    return this.#takesFocus;
  }

  /** Adds an issue of one field, and focuses the field. */
  add(name: string, issue: FieldIssue): void {
    this.set(new Map([...this.#issues, [name, issue]]), this.#formError);
  }

  /** Sets the error of a call, or removes it. It is shown when its message is loaded. */
  take(error: AuthError | undefined): void {
    this.#error = undefined;
    this.#ready = undefined;
    this.set(new Map(), this.#formError);
    if (!error) return;
    if (formParts()) this.#place(error);
    else {
      const ready = loadErrorTexts().then(() => {
        if (this.#ready === ready) this.#place(error);
      });
      this.#ready = ready;
    }
  }

  /** Settles when the error can be shown. */
  get ready(): Promise<void> | undefined {
    return this.#ready;
  }

  /** Removes the issue of a field that is edited. Returns whether there was one. */
  clear(name: string): boolean {
    if (!this.#issues.has(name)) return false;
    this.#issues = new Map([...this.#issues].filter(([key]) => key !== name));
    this.#host.requestUpdate();
    return true;
  }

  /** Returns the message at a field. */
  at(field: Field): string | undefined {
    const issue = this.#issues.get(field.name);
    if (issue instanceof Error) return this.#options.errorText(issue, field);
    return typeof issue === 'string' ? formParts()?.problemText(field, issue) : issue?.message;
  }

  /** The message above the form. */
  get above(): string | undefined {
    const error = this.#error;
    return this.#formError ?? (error && !this.#isPlaced ? this.#options.errorText(error) : undefined);
  }

  hostUpdated(): void {
    if (!this.#takesFocus) return;
    this.#takesFocus = false;
    const invalid = this.#options.form.content.querySelector<HTMLInputElement | HTMLSelectElement>(
      ':is(input, select)[aria-invalid="true"], [aria-invalid="true"] input',
    );
    invalid?.focus();
    if (invalid && 'select' in invalid) invalid.select();
  }

  #place(error: AuthError): void {
    const parts = formParts();
    const fields = parts?.fieldsForError(error, this.#options.fields()) ?? [];
    parts?.warnDeveloper(error);
    this.#error = error;
    this.#isPlaced = fields.length > 0;
    this.set(new Map(fields.map(({ name }) => [name, error])), this.#formError);
  }
}
