import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { AuthError } from '../lib/auth-error.js';
import type { Field, FieldProblem } from './field.js';
import type { LightDomFormController } from './light-dom-form.js';
import { formParts, loadErrorTexts } from './load-form-parts.js';

/** What is said at a field: found by us, said by the page's own check, or answered by the service. */
export type FieldIssue = FieldProblem | { readonly said: string } | AuthError;

type Issues = ReadonlyMap<string, FieldIssue>;

interface FormErrorsOptions {
  readonly form: LightDomFormController;
  readonly fields: () => readonly Field[];
  readonly textOf: (error: AuthError, field?: Field) => string;
}

/**
 * What is wrong with a form: each at its field, the rest above it. The first such field gets the focus. Put into words
 * when it is shown, so that it follows the language.
 */
export class FormErrorsController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #options: FormErrorsOptions;
  #issues: Issues = new Map();
  #objection: string | undefined;
  #error: AuthError | undefined;
  #isPlaced = false;
  #ready: Promise<void> | undefined;
  #takesFocus = false;

  constructor(host: ReactiveControllerHost, options: FormErrorsOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  /** What the fields' own checks or the page's found, `objection` about the form as a whole; whether a field is wrong. */
  set(issues: Issues, objection?: string): boolean {
    this.#issues = issues;
    this.#objection = objection;
    this.#takesFocus = issues.size > 0;
    this.#host.requestUpdate();
    return this.#takesFocus;
  }

  /** Adds what is wrong with one field. */
  add(name: string, issue: FieldIssue): void {
    this.set(new Map([...this.#issues, [name, issue]]), this.#objection);
  }

  /** What the service, or the machine, answered; undefined: that is over. Told as soon as there are words for it. */
  take(error: AuthError | undefined): void {
    this.#error = undefined;
    this.#ready = undefined;
    this.set(new Map(), this.#objection);
    if (!error) return;
    if (formParts()) this.#tell(error);
    else {
      const ready = loadErrorTexts().then(() => {
        if (this.#ready === ready) this.#tell(error);
      });
      this.#ready = ready;
    }
  }

  /** Settles when what was taken can be told. */
  get ready(): Promise<void> | undefined {
    return this.#ready;
  }

  /** Whether something was said of the field, which is taken back as it is edited. */
  clear(name: string): boolean {
    if (!this.#issues.has(name)) return false;
    this.#issues = new Map([...this.#issues].filter(([key]) => key !== name));
    this.#host.requestUpdate();
    return true;
  }

  /** The words at a field. */
  at(field: Field): string | undefined {
    const issue = this.#issues.get(field.name);
    if (issue instanceof Error) return this.#options.textOf(issue, field);
    return typeof issue === 'string' ? formParts()?.problemText(field, issue) : issue?.said;
  }

  /** The words above the form. */
  get above(): string | undefined {
    const error = this.#error;
    return this.#objection ?? (error && !this.#isPlaced ? this.#options.textOf(error) : undefined);
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

  #tell(error: AuthError): void {
    const words = formParts();
    const fields = words?.fieldsForError(error, this.#options.fields()) ?? [];
    words?.warnDeveloper(error);
    this.#error = error;
    this.#isPlaced = fields.length > 0;
    this.set(new Map(fields.map(({ name }) => [name, error])), this.#objection);
  }
}
