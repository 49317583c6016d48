import { type CSSResult, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { repeat } from 'lit/directives/repeat.js';

import { dispatchAuthEvent } from '../../../controllers/auth-events.js';
import type { Field } from '../../../forms/field.js';
import { FormController } from '../../../forms/form-controller.js';
import type { CountryWishes } from '../../../forms/phone/country-options.js';
import type { FormValues, Validators } from '../../../forms/validators.js';
import type { AuthError } from '../../../lib/auth-error.js';
import { msg } from '../../../localization/index.js';
import { accountFormStyles } from '../../../styles/account.js';
import { SecondaryFormScreen } from '../secondary-form-screen.js';
import { AccountSection } from './account-section.js';
import { FocusGuard } from './focus.js';
import { InitialValues } from './initial-values.js';
import { buttonsTemplate, formSlot, leadTemplate, type RowAction, rowTemplate } from './row.js';

/** A part of the account with rows, of which one at a time has an open form. */
export abstract class AccountPart<Data = unknown> extends AccountSection<Data> {
  /** Styles of the form besides those of every form. */
  static formStyles: readonly CSSResult[] = [...SecondaryFormScreen.formStyles, accountFormStyles];

  /** The app's checks, which run after the built-in ones and before anything is sent. */
  @property({ attribute: false }) validators: Validators | undefined;

  /** The row whose form is open. */
  @state() protected opened: string | undefined;

  protected readonly form = new FormController(this, {
    template: () => this.#formTemplate(),
    styles: (this.constructor as typeof AccountPart).formStyles,
    fields: () => (this.opened === undefined ? [] : this.fields(this.opened)),
    isBusy: () => this.account.busy !== undefined,
    state: () => 'signedIn',
    passwordPolicy: () => this.owner?.auth.configure()?.passwordPolicy,
    countries: () => this.#countries,
    validators: () => [this.validators, this.context?.settings.validators].filter((each) => !!each),
    labelLink: () => undefined,
    errorText: (error, field) => this.textOf(error, field),
    onSubmit: (values) => this.#handleSubmit(values),
    onFailure: (error) => this.handleError(error),
  });

  /** What the open form showed before the user changed it. */
  protected readonly initial = new InitialValues(this.form.lightDomForm.content);

  #focus: 'form' | 'row' | undefined;
  readonly #focusGuard = new FocusGuard(this);
  #lastOpened = '';
  /** The row whose form is being sent. */
  #submitted: string | undefined;

  constructor() {
    super();
    this.addEventListener('keydown', (event) => this.#handleKey(event));
  }

  /** The fields of the form of a row. */
  protected abstract fields(row: string): readonly Field[];

  /** Sends the values of the form of a row. */
  protected abstract submit(row: string, values: FormValues): Promise<void>;

  protected submitLabel(_row: string): string {
    return msg('Save', { id: 'account.save' });
  }

  /** Whether the form of a row removes something for good. */
  protected isDestructive(_row: string): boolean {
    return false;
  }

  /** The step of the form of a row: another one begins with empty fields. */
  protected step(_row: string): string {
    return '';
  }

  /** A notice above the fields of the open form, such as that a code was sent again. */
  protected formNotice(_row: string): TemplateResult | string | undefined {
    return undefined;
  }

  /** Text above the fields of the open form. */
  protected formLead(_row: string): TemplateResult | string | undefined {
    return undefined;
  }

  /** Content above the fields, such as a hidden username. */
  protected beforeFields(_row: string): TemplateResult | typeof nothing {
    return nothing;
  }

  /** Content between the fields and the buttons, such as “Send again”. */
  protected afterFields(_row: string): TemplateResult | typeof nothing {
    return nothing;
  }

  /** The field that shows an error. Default: the one that the error is about. */
  protected fieldFor(_error: AuthError): string | undefined {
    return undefined;
  }

  /**
   * Opens the form of a row, or its next step. The first field gets the focus. Without one, the first button, or the
   * question whether to remove something: Enter must not answer it.
   */
  protected open(row: string): void {
    this.clearMessages();
    this.opened = row;
    this.#lastOpened = row;
    this.#focus = 'form';
  }

  /** Closes the open form. The focus goes back to the row. */
  protected close(): void {
    this.#emptyForm();
    if (this.opened !== undefined) this.#focus = 'row';
    this.opened = undefined;
  }

  /** Closes the form that was sent, and says that its action has succeeded. Another one, opened meanwhile, stays. */
  protected finish(notice: () => string): void {
    if (this.#submitted === undefined || this.#submitted === this.opened) this.close();
    this.succeed(notice);
  }

  /** A row; the form stands below it when it is open. */
  protected row(
    name: string,
    label: TemplateResult | string,
    value: TemplateResult | string,
    actions: readonly RowAction[],
  ): TemplateResult {
    const isOpen = this.opened === name;
    return rowTemplate({
      name,
      label,
      value,
      actions: isOpen ? [] : actions,
      busy: this.account.busy,
      content: isOpen ? formSlot : nothing,
    });
  }

  protected override clearMessages(): void {
    super.clearMessages();
    this.form.setError(undefined);
  }

  protected override showError(error: AuthError): void {
    // The form was canceled meanwhile: the error is about values that are not there any more.
    if (this.#submitted !== undefined && this.opened !== this.#submitted) return;
    if (this.opened === undefined) {
      super.showError(error);
      return;
    }
    // What was typed stays, passwords too: only one of several may be wrong.
    const field = this.fieldFor(error);
    if (field) this.form.errors.add(field, error);
    else this.form.errors.take(error);
  }

  protected override leave(): void {
    super.leave();
    this.opened = undefined;
    this.#emptyForm();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    this.initial.beforeRender();
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    this.initial.afterRender();
    const focus = this.#focus;
    this.#focus = undefined;
    if (!focus || !this.#focusGuard.mayMove()) return;
    if (focus === 'form') this.#focusForm();
    else this.#focusRow();
  }

  get #countries(): CountryWishes {
    const config = this.context?.settings.signUpConfig;
    return typeof config === 'object' && config !== null ? config : {};
  }

  #focusForm(): void {
    const { content } = this.form.lightDomForm;
    const target =
      content.querySelector<HTMLElement>('input:not([tabindex="-1"]), select, .auth-row-question') ??
      content.querySelector<HTMLElement>('button');
    target?.focus();
  }

  #focusRow(): void {
    const action = this.renderRoot.querySelector<HTMLElement>(`[data-row="${this.#lastOpened}"] button`);
    if (action) action.focus();
    else void this.focusHeading();
  }

  #emptyForm(): void {
    this.form.reset();
    this.form.setError(undefined);
  }

  #formTemplate(): TemplateResult {
    const row = this.opened;
    if (row === undefined) return html``;
    const { busy } = this.account;
    const isSending = busy === row || this.form.isChecking;
    const content = html`
      ${leadTemplate(this.formLead(row), this.isDestructive(row))}
      ${this.form.renderMessages(this.formNotice(row))} ${this.beforeFields(row)}
      ${repeat(
        this.fields(row),
        ({ name }) => name,
        (field) => this.form.renderField(field),
      )}${this.afterFields(row)}
      ${buttonsTemplate({
        label: this.submitLabel(row),
        isSending,
        isBusy: busy !== undefined || isSending,
        isDestructive: this.isDestructive(row),
        onCancel: () => this.close(),
      })}
    `;
    return html`${keyed(`${row} ${this.step(row)}`, content)}`;
  }

  #handleKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.isComposing || event.defaultPrevented) return;
    if (this.opened === undefined) return;
    // A dialog around the part stays open, so that what was typed is not lost with it.
    event.preventDefault();
    if (!this.initial.isChanged) this.close();
  }

  #handleSubmit(values: FormValues): void {
    const row = this.opened;
    if (row === undefined) return;
    this.clearMessages();
    if (!dispatchAuthEvent(this, 'auth-submit', { state: 'signedIn', values }, true)) return;
    this.#submitted = row;
    void this.submit(row, values).finally(() => (this.#submitted = undefined));
  }
}
