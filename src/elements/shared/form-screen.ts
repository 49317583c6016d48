import { html, nothing, type CSSResult, type PropertyValues, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { msg } from '../../localization/index.js';
import {
  selectAuthState,
  selectBusy,
  selectBusyAction,
  selectError,
  selectView,
} from '../../machine/selectors.js';
import type { AuthError } from '../../auth/errors.js';
import type { AuthEvent } from '../../machine/types.js';
import { choiceTemplate } from './choice-field.js';
import { errorField, errorText } from './error-text.js';
import { dispatchAuthEvent } from './events.js';
import { fieldTemplate } from './field-template.js';
import { checkField, normalise, problemText, type Field, type FieldProblem } from './fields.js';
import { LightForm } from './light-form.js';
import { messagesTemplate } from './messages.js';
import { policyList } from './password-policy.js';
import { AuthScreen } from './screen.js';

let instances = 0;

/** A screen with a form: its fields are data, from which both what is shown and what is checked follow. */
export abstract class FormScreen extends AuthScreen {
  /** Styles of the form that go beyond the base; adopted by the root that the screen is in. */
  static formStyles: readonly CSSResult[] = [];

  @state() private errors: Readonly<Record<string, FieldProblem | AuthError>> = {};
  @state() private revealed: ReadonlySet<string> = new Set();
  @state() private capsLockIn: string | undefined;

  protected readonly form = new LightForm(this, {
    template: () => this.formTemplate(),
    onSubmit: () => this.#submit(),
    styles: (this.constructor as typeof FormScreen).formStyles,
  });
  readonly #prefix = `auth-${(++instances).toString(36)}`;
  #failure: AuthError | undefined;
  #shownError: AuthError | undefined;
  #focusInvalid = false;
  #view: string | undefined;
  #focusView = false;

  protected get busy(): boolean {
    return this.snapshot ? selectBusy(this.snapshot) : true;
  }

  /** Whether what the form holds is being sent. */
  protected get submitting(): boolean {
    return !!this.snapshot && selectBusyAction(this.snapshot) === 'submit';
  }

  /** The fields of the form as it is now, in their order. */
  protected abstract fields(): readonly Field[];

  /** The event for the machine once every field is in order. Values are normalised. */
  protected abstract event(values: Readonly<Record<string, string>>): AuthEvent;

  protected send(values: Readonly<Record<string, string>>): void {
    this.scope?.actor.send(this.event(values));
  }

  /** What the person takes for one view of the screen; when another takes its place, the focus goes to the heading. */
  protected view(): string | undefined {
    return this.snapshot && selectView(this.snapshot);
  }

  protected abstract submitLabel(): string;

  /** What the button says while the call is under way. */
  protected busyLabel(): string {
    return msg('One moment…', { id: 'common.busy' });
  }

  /** What a person may know of an error here. */
  protected perceived(error: AuthError): AuthError {
    return error;
  }

  /** The words for an error where those by its code do not fit; the page's own still come first. */
  protected errorText(_error: AuthError): string | undefined {
    return undefined;
  }

  /** Good news above the fields. */
  protected notice(): TemplateResult | string | undefined {
    return undefined;
  }

  /** A link beside a field's label. */
  protected aside?(field: Field): TemplateResult | undefined;

  /** What stands below the button. */
  protected below(): TemplateResult | undefined {
    return undefined;
  }

  protected formTemplate(): TemplateResult {
    return html`
      ${this.messages()}
      ${this.fields().map((field) => this.renderField(field))}${this.submitButton()}${this.below() ?? nothing}
    `;
  }

  protected messages(): TemplateResult {
    return messagesTemplate(this.#alertText(), this.notice());
  }

  protected renderField(field: Field): TemplateResult {
    const { name, kind } = field;
    const id = `${this.#prefix}-${name}`;
    const input = this.form.field(name);
    const policy = this.scope?.settings.passwordPolicy;
    const template = kind === 'choice' ? choiceTemplate : fieldTemplate;
    return template(field, {
      id,
      error: this.#fieldError(field),
      busy: this.busy,
      revealed: this.revealed.has(name),
      capsLock: this.capsLockIn === name,
      rules: kind === 'new-password' ? policyList(`${id}-rules`, policy, input?.value ?? '') : undefined,
      aside: this.aside?.(field),
      onInput: () => this.#handleInput(field),
      onKey: (event) => this.#handleKey(field, event),
      onReveal: () => this.#toggleReveal(name),
    });
  }

  protected submitButton(): TemplateResult {
    const busy = this.submitting;
    return html`
      <button
        class="auth-button"
        type="submit"
        aria-busy=${busy ? 'true' : 'false'}
        aria-disabled=${this.busy ? 'true' : 'false'}
      >
        ${busy ? html` <span class="auth-spinner" aria-hidden="true"></span> ` : nothing}
        <span>${busy ? this.busyLabel() : this.submitLabel()}</span>
      </button>
      <p class="auth-hidden" role="status">${busy ? this.busyLabel() : nothing}</p>
    `;
  }

  /** For password managers, on a screen with a password and no field for the name. */
  protected hiddenUsername(username: string): TemplateResult {
    return html`
      <input
        class="auth-hidden"
        type="text"
        name="username"
        autocomplete="username"
        .value=${username}
        readonly
        tabindex="-1"
        aria-hidden="true"
      />
    `;
  }

  /** Says at a field that its answer was not taken, and takes the focus there. */
  protected refuse(name: string): void {
    this.errors = { ...this.errors, [name]: 'refused' };
    this.#focusInvalid = true;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const view = this.view();
    this.#focusView = view !== this.#view && this.form.hasFocus;
    this.#view = view;
    const failure = this.snapshot && selectError(this.snapshot);
    if (failure === this.#failure) return;
    this.#failure = failure;
    const error = failure && this.perceived(failure);
    this.#shownError = error;
    const field = error && this.#fieldOf(error);
    this.errors = error && field ? { [field]: error } : {};
    this.#focusInvalid = field !== undefined;
    if (error) this.form.clearSecrets();
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (this.#focusView) void this.focusHeading();
    this.#focusView = false;
    if (!this.#focusInvalid) return;
    this.#focusInvalid = false;
    const invalid = this.form.element.querySelector<HTMLInputElement>(
      'input[aria-invalid="true"], [aria-invalid="true"] input',
    );
    invalid?.focus();
    invalid?.select();
  }

  #fieldOf(error: AuthError): string | undefined {
    const about = errorField(error);
    return this.fields().find(({ kind, account }) => (about === 'account' ? account : kind === about))?.name;
  }

  /** Put into words when it is shown, so that it follows the language. */
  #fieldError(field: Field): string | undefined {
    const error = this.errors[field.name];
    if (error === undefined) return undefined;
    return typeof error === 'string' ? problemText(field, error) : this.#textOf(error);
  }

  #textOf(error: AuthError): string {
    return errorText(error, this.scope?.settings.errorMessages, this.errorText(error));
  }

  #alertText(): string | undefined {
    const error = this.#shownError;
    return error && !this.#fieldOf(error) ? this.#textOf(error) : undefined;
  }

  #submit(): void {
    const { scope, snapshot } = this;
    if (!scope || !snapshot || this.busy) return;
    const fields = this.fields();
    const typed = this.form.values();
    const values: Record<string, string> = { ...typed };
    for (const { name, kind } of fields) values[name] = normalise(kind, typed[name] ?? '');
    const errors: Record<string, FieldProblem> = {};
    for (const field of fields) {
      const problem = checkField(field, values, scope.settings.passwordPolicy);
      if (problem) errors[field.name] = problem;
    }
    this.errors = errors;
    // Hidden again before it is sent: a manager saves what a password field holds.
    this.revealed = new Set();
    this.#focusInvalid = Object.keys(errors).length > 0;
    if (this.#focusInvalid) return;
    if (dispatchAuthEvent(this, 'auth-submit', { state: selectAuthState(snapshot), values }, true))
      this.send(values);
  }

  #handleInput({ name, kind }: Field): void {
    if (name in this.errors)
      this.errors = Object.fromEntries(Object.entries(this.errors).filter(([key]) => key !== name));
    else if (kind === 'new-password') this.requestUpdate();
  }

  #handleKey({ name, kind }: Field, event: Event): void {
    // Chromium's autofill sends plain events by the names of key events.
    if (!kind.endsWith('password') || !(event instanceof KeyboardEvent)) return;
    this.capsLockIn = event.getModifierState('CapsLock') ? name : undefined;
  }

  #toggleReveal(name: string): void {
    const revealed = new Set(this.revealed);
    if (!revealed.delete(name)) revealed.add(name);
    this.revealed = revealed;
  }
}
