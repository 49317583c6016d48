import { html, nothing, type CSSResult, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { msg } from '../../localization/index.js';
import {
  selectAuthState,
  selectBusy,
  selectBusyAction,
  selectError,
  selectIsSignedIn,
} from '../../machine/selectors.js';
import { toAuthError, type AuthError } from '../../lib/auth-error.js';
import type { AuthEvent } from '../../machine/types.js';
import { errorText } from '../../forms/errors/error-text.js';
import { dispatchAuthEvent } from '../../controllers/auth-events.js';
import { fieldTemplate } from '../../forms/controls/field-template.js';
import type { Field } from '../../forms/field.js';
import { contactKind, isPhoneNumber, normalize } from '../../forms/normalize.js';
import { FormErrorsController } from '../../forms/form-errors.js';
import { LightDomFormController } from '../../forms/light-dom-form.js';
import { formParts, loadErrorTexts, loadFormParts } from '../../forms/load-form-parts.js';
import { messagesTemplate } from '../../forms/messages.js';
import type { CountryWishes } from '../../forms/phone/country-options.js';
import { PhoneFields } from '../../forms/phone/phone-fields.js';
import { AuthScreen } from './screen.js';
import type { ScreenSettings } from './settings.js';
import { whenIdle } from '../../lib/idle.js';
import type { FormValues, Validators, ValidationResult } from '../../forms/validators.js';
import { dynamicText } from '../../forms/dynamic-text.js';

let instances = 0;
const noWishes: CountryWishes = {};

/** A screen with a form: its fields are data, from which both what is shown and what is checked follow. */
export abstract class FormScreen extends AuthScreen {
  /** Styles of the form that go beyond the base; adopted by the root that the screen is in. */
  static formStyles: readonly CSSResult[] = [];

  /** The page's own checks, before those of the authenticator; run after ours and before anything is sent. */
  @property({ attribute: false }) validators: Validators | undefined;

  @state() private revealed: ReadonlySet<string> = new Set();
  @state() private capsLockIn: string | undefined;
  /** The page's checks that are under way; what they find counts only while they are still the ones. */
  @state() private checking: Promise<unknown> | undefined;

  protected readonly form = new LightDomFormController(this, {
    template: () => this.formTemplate(),
    onSubmit: () => this.#handleSubmit(),
    styles: (this.constructor as typeof FormScreen).formStyles,
  });
  readonly #problems = new FormErrorsController(this, {
    form: this.form,
    fields: () => this.fields(),
    textOf: (error, field) => this.#textOf(error, field),
  });
  readonly #phones = new PhoneFields({
    wishes: () => this.countryWishes,
    onLoad: (styles) => {
      this.form.adopt(styles);
      this.requestUpdate();
    },
  });
  readonly #prefix = `auth-${(++instances).toString(36)}`;
  #failure: AuthError | undefined;
  #view: string | undefined;
  #authState: string | undefined;
  #focusView = false;

  constructor() {
    super();
    void loadFormParts.loaded.then(({ successStyles }) => {
      this.form.adopt([successStyles]);
      this.requestUpdate();
    });
  }

  protected get busy(): boolean {
    return this.snapshot ? selectBusy(this.snapshot) : true;
  }

  /** Whether what the form holds is being sent. */
  protected get submitting(): boolean {
    return !!this.checking || (!!this.snapshot && selectBusyAction(this.snapshot) === 'submit');
  }

  /** The countries that the page wants for phone numbers. */
  protected get countryWishes(): CountryWishes {
    const config = this.context?.settings.signUpConfig;
    return typeof config === 'object' && config !== null ? config : noWishes;
  }

  /** The fields of the form as it is now, in their order. */
  protected abstract fields(): readonly Field[];

  /** The event for the machine once every field is in order. Values are normalised. */
  protected abstract toEvent(values: Readonly<Record<string, string>>): AuthEvent;

  protected send(values: Readonly<Record<string, string>>): void {
    this.context?.actor.send(this.toEvent(values));
  }

  /** What the person takes for one view of the screen; when another takes its place, the focus goes to the heading. */
  protected view(): string | undefined {
    return undefined;
  }

  protected abstract submitLabel(): string;

  /** What the button says while the call is under way. */
  protected busyLabel(): string {
    return msg('One moment…', { id: 'common.busy' });
  }

  /** What a person may know of an error here. */
  protected errorToShow(error: AuthError): AuthError {
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
  protected labelLink?(field: Field): TemplateResult | undefined;

  /** What stands below the button. */
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
    return fields.map((field) => this.renderField(field));
  }

  protected messages(): TemplateResult {
    return messagesTemplate(this.#problems.above, this.notice());
  }

  protected renderField(field: Field): TemplateResult {
    const { name } = field;
    const id = `${this.#prefix}-${name}`;
    const input = this.form.field(name);
    const policy = this.context?.settings.passwordPolicy;
    return (field.template ?? fieldTemplate)(field, {
      id,
      error: this.#problems.at(field),
      busy: this.busy,
      revealed: this.revealed.has(name),
      capsLock: this.capsLockIn === name,
      rules: field.rules?.(`${id}-rules`, policy, input?.value ?? ''),
      labelLink: this.labelLink?.(field),
      country: this.#renderCountry(field, id),
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
        aria-disabled=${this.busy || busy ? 'true' : 'false'}
      >
        ${busy ? html` <span class="auth-spinner" aria-hidden="true"></span> ` : nothing}
        <span>${dynamicText(busy ? this.busyLabel() : this.submitLabel())}</span>
      </button>
      <p class="auth-hidden" role="status">${busy ? this.busyLabel() : nothing}</p>
    `;
  }

  /** Says at a field that its answer was not taken, and takes the focus there. */
  protected rejectField(name: string): void {
    this.#problems.add(name, 'rejected');
  }

  /** What the field would send now. */
  protected normalizedValue(name: string): string {
    const field = this.fields().find((each) => each.name === name);
    const value = normalize(field?.kind ?? 'text', this.form.values().get(name) ?? '');
    const phone = field && isPhoneNumber(field.kind, value) ? this.#phones.read(name, value) : undefined;
    return phone && 'number' in phone ? phone.number : value;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    whenIdle(loadErrorTexts);
  }

  protected override removed(): void {
    this.checking = undefined;
    this.form.clearSecrets();
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const view = this.view();
    const authState = this.snapshot && selectAuthState(this.snapshot);
    if (view !== this.#view || authState !== this.#authState) this.checking = undefined;
    this.#focusView = view !== this.#view && this.form.hasFocus;
    this.#view = view;
    this.#authState = authState;
    const failure = this.snapshot && selectError(this.snapshot);
    if (failure === this.#failure) return;
    this.#failure = failure;
    const error = failure && this.errorToShow(failure);
    this.#problems.take(error);
    // Where a check of the page's own failed, nothing was sent and everything stays.
    if (error && error.code !== 'ValidatorFailed') this.form.clearSecrets();
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (this.#focusView) void this.focusHeading();
    this.#focusView = false;
  }

  /** What people sign in with is what was typed, where it can be more. */
  get #settingsNow(): ScreenSettings | undefined {
    const settings = this.context?.settings;
    const field = this.fields().find(({ kind }) => kind === 'contact');
    return settings && field
      ? { ...settings, usernameAttribute: contactKind(this.normalizedValue(field.name)) }
      : settings;
  }

  /** What went wrong is part of what is shown, also where its words or the checks have to be loaded first. */
  protected override async getUpdateComplete(): Promise<boolean> {
    const isDone = await super.getUpdateComplete();
    const loading = this.#problems.ready ?? (formParts() ? undefined : this.checking);
    if (!loading) return isDone;
    await loading;
    return super.getUpdateComplete();
  }

  #textOf(error: AuthError, field: Field | undefined): string {
    const { snapshot } = this;
    return errorText(error, {
      settings: this.#settingsNow,
      state: snapshot && selectAuthState(snapshot),
      isSignedIn: snapshot && selectIsSignedIn(snapshot),
      screen: this.errorText(error),
      field,
    });
  }

  #renderCountry({ name, kind, value }: Field, id: string): TemplateResult | undefined {
    const typed = normalize(kind, this.form.field(name)?.value ?? value ?? '');
    if (!isPhoneNumber(kind, typed)) return undefined;
    return this.#phones.template(name, typed, {
      id,
      busy: this.busy,
      onChange: () => this.#handleInput({ name, kind: 'phone' }),
    });
  }

  #handleSubmit(): void {
    if (!this.busy && !this.checking) this.#submit();
  }

  #submit(): void {
    const { context, snapshot } = this;
    if (!context || !snapshot) return;
    const late = formParts();
    if (!late) {
      this.#await(
        loadFormParts().then(() => undefined, toAuthError),
        (failure) => (failure ? this.#problems.take(failure) : this.#submit()),
      );
      return;
    }
    const fields = this.fields();
    // A manager may have filled in a number and told nobody.
    for (const { name, kind } of fields)
      if (isPhoneNumber(kind, normalize(kind, this.form.field(name)?.value ?? ''))) this.#phones.prepare();
    const numbers = this.#phones.loading;
    if (numbers) {
      this.#await(numbers, () => this.#submit());
      return;
    }
    const { values, issues } = late.readForm(
      fields,
      this.form,
      this.#phones,
      context.settings.passwordPolicy,
    );
    // Hidden again before it is sent: a manager saves what a password field holds.
    this.revealed = new Set();
    if (this.#problems.set(issues)) return;
    const validators = [this.validators, context.settings.validators].filter((each) => each !== undefined);
    if (validators.length === 0) {
      this.#release(values);
      return;
    }
    const names = fields.map(({ name }) => name);
    const state = selectAuthState(snapshot);
    this.#await(late.validate(validators, names, state, Object.freeze({ ...values })), (found) =>
      this.#judge(found, values),
    );
  }

  /** Goes on when the answer is there, unless somebody has typed or left in the meantime. */
  #await<Answer>(answer: Promise<Answer>, goOn: (answer: Answer) => void): void {
    this.checking = answer;
    void answer.then((found) => {
      if (this.checking !== answer) return;
      this.checking = undefined;
      goOn(found);
    });
  }

  #judge({ issues, objection, failure }: ValidationResult, values: FormValues): void {
    if (failure) this.context?.actor.send({ type: 'error.set', error: failure });
    if (issues.size > 0 || objection || failure) this.#problems.set(issues, objection);
    else this.#release(values);
  }

  #release(values: FormValues): void {
    const { snapshot } = this;
    if (!snapshot) return;
    if (dispatchAuthEvent(this, 'auth-submit', { state: selectAuthState(snapshot), values }, true))
      this.send(values);
  }

  #handleInput({ name, kind }: Pick<Field, 'name' | 'kind'>): void {
    this.checking = undefined;
    if (!this.#problems.clear(name) && ['new-password', 'phone', 'contact'].includes(kind))
      this.requestUpdate();
  }

  #handleKey({ name, kind }: Field, event: Event): void {
    // Chromium's autofill sends plain events by the names of key events.
    if (!kind.endsWith('password') || !('getModifierState' in event)) return;
    this.capsLockIn = (event as KeyboardEvent).getModifierState('CapsLock') ? name : undefined;
  }

  #toggleReveal(name: string): void {
    const revealed = new Set(this.revealed);
    if (!revealed.delete(name)) revealed.add(name);
    this.revealed = revealed;
  }
}
