import { type CSSResult, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';

import { dispatchAuthEvent } from '../../controllers/auth-events.js';
import { submitButton } from '../../forms/controls/submit-button.js';
import { errorText } from '../../forms/errors/error-text.js';
import type { Field } from '../../forms/field.js';
import { FormController } from '../../forms/form-controller.js';
import type { CountryWishes } from '../../forms/phone/country-options.js';
import type { FormValues, Validators } from '../../forms/validators.js';
import type { AuthError } from '../../lib/auth-error.js';
import { msg } from '../../localization/index.js';
import {
  selectAuthState,
  selectBusy,
  selectBusyAction,
  selectError,
  selectIsSignedIn,
} from '../../machine/selectors.js';
import type { AuthEvent, StoredAuthState } from '../../machine/types.js';
import { AuthScreen } from './screen.js';

const allCountries: CountryWishes = {};

/** A screen with a form: connects a form controller with the context of the screen. */
export abstract class FormScreen extends AuthScreen {
  /** Styles of the form besides those of every form. */
  static formStyles: readonly CSSResult[] = [];

  /**
   * The app's checks, which run before those of the authenticator, after the built-in ones, and before
   * anything is sent.
   */
  @property({ attribute: false }) validators: Validators | undefined;

  protected readonly form = new FormController(this, {
    template: () => this.formTemplate(),
    styles: (this.constructor as typeof FormScreen).formStyles,
    fields: () => this.fields(),
    isBusy: () => this.busy,
    state: () => this.#state,
    passwordPolicy: () => this.context?.settings.passwordPolicy,
    countries: () => this.countryWishes,
    validators: () => [this.validators, this.context?.settings.validators].filter((each) => !!each),
    labelLink: (field) => this.labelLink?.(field),
    errorText: (error, field) => this.#errorText(error, field),
    onSubmit: (values) => this.#handleSubmit(values),
    onFailure: (error) => this.context?.actor.send({ type: 'error.set', error }),
  });
  #failure: AuthError | undefined;
  #view: string | undefined;
  #shownState: StoredAuthState | undefined;
  #takesFocus = false;

  protected get busy(): boolean {
    return this.snapshot ? selectBusy(this.snapshot) : true;
  }

  /** Whether the values are being checked or sent. */
  protected get submitting(): boolean {
    return this.form.isChecking || (!!this.snapshot && selectBusyAction(this.snapshot) === 'submit');
  }

  /** The countries that the app offers for phone numbers. */
  protected get countryWishes(): CountryWishes {
    const config = this.context?.settings.signUpConfig;
    return typeof config === 'object' && config !== null ? config : allCountries;
  }

  /** The fields in their order. */
  protected abstract fields(): readonly Field[];

  /** Returns the event for the machine. The values are checked and normalized. */
  protected abstract toEvent(values: FormValues): AuthEvent;

  protected send(values: FormValues): void {
    this.context?.actor.send(this.toEvent(values));
  }

  /** Names what the screen shows. When it changes while the form has the focus, the heading gets the focus. */
  protected view(): string | undefined {
    return undefined;
  }

  protected abstract submitLabel(): string;

  /** The label of the button while a call is running. */
  protected busyLabel(): string {
    return msg('One moment…', { id: 'common.busy' });
  }

  /** Returns the error to show, where people must not see the one that occurred. */
  protected errorToShow(error: AuthError): AuthError {
    return error;
  }

  /** The message for an error where the one for its code does not fit. Messages of the app take precedence. */
  protected errorText(_error: AuthError): string | undefined {
    return undefined;
  }

  /** A success message above the fields. */
  protected notice(): TemplateResult | string | undefined {
    return undefined;
  }

  /** A link beside the label of a field. */
  protected labelLink?(field: Field): TemplateResult | undefined;

  /** Content below the button. */
  protected afterForm(): TemplateResult | undefined {
    return undefined;
  }

  protected formTemplate(): TemplateResult {
    return html`
      ${this.messages()}
      ${this.fieldsTemplate(this.fields())}${this.submitButton()}${this.afterForm() ?? nothing}
    `;
  }

  protected fieldsTemplate(fields: readonly Field[]): unknown {
    return fields.map((field) => this.form.renderField(field));
  }

  protected messages(): TemplateResult {
    return this.form.renderMessages(this.notice());
  }

  protected submitButton(): TemplateResult {
    const { submitting } = this;
    return submitButton(
      submitting ? this.busyLabel() : this.submitLabel(),
      submitting,
      this.busy || submitting,
    );
  }

  protected override removed(): void {
    this.form.reset();
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const view = this.view();
    const state = this.#state;
    if (view !== this.#view || state !== this.#shownState) this.form.cancel();
    this.#takesFocus = view !== this.#view && this.form.lightDomForm.hasFocus;
    this.#view = view;
    this.#shownState = state;
    const failure = this.snapshot && selectError(this.snapshot);
    if (failure === this.#failure) return;
    this.#failure = failure;
    this.form.setError(failure && this.errorToShow(failure));
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (this.#takesFocus) void this.focusHeading();
    this.#takesFocus = false;
  }

  /** Includes the messages of the form, also where they have to be loaded. */
  protected override async getUpdateComplete(): Promise<boolean> {
    const isDone = await super.getUpdateComplete();
    if (!this.form.loading) return isDone;
    await this.form.loading;
    return super.getUpdateComplete();
  }

  get #state(): StoredAuthState | undefined {
    return this.snapshot && selectAuthState(this.snapshot);
  }

  /** The username that was typed; undefined if the form does not ask for one. */
  get #typedName(): string | undefined {
    const name = this.fields().find(({ account }) => account)?.name;
    return name && this.form.normalizedValue(name);
  }

  #errorText(error: AuthError, field: Field | undefined): string {
    const { snapshot } = this;
    return errorText(error, {
      settings: this.context?.settings,
      typedName: this.#typedName,
      state: this.#state,
      isSignedIn: snapshot && selectIsSignedIn(snapshot),
      screen: this.errorText(error),
      field,
    });
  }

  #handleSubmit(values: FormValues): void {
    const state = this.#state;
    if (state && dispatchAuthEvent(this, 'auth-submit', { state, values }, true)) this.send(values);
  }
}
