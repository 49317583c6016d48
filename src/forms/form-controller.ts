import type { ReactiveController, ReactiveControllerHost, TemplateResult } from 'lit';

import { type AuthError, toAuthError } from '../lib/auth-error.js';
import { whenIdle } from '../lib/idle.js';
import { fieldTemplate } from './controls/field-template.js';
import type { Field } from './field.js';
import { FormErrorsController } from './form-errors.js';
import type { FormOptions } from './form-options.js';
import { LightDomFormController } from './light-dom-form.js';
import { formParts, loadErrorTexts, loadFormParts } from './load-form-parts.js';
import { messagesTemplate } from './messages.js';
import { isPhoneNumber, normalize } from './normalize.js';
import { PhoneFields } from './phone/phone-fields.js';

let instances = 0;

/**
 * A form in the light DOM of its host: renders the fields, checks them, shows errors and submits the values. Checks and
 * most messages load when the browser is idle, or on the first submit.
 */
export class FormController implements ReactiveController {
  readonly options: FormOptions;
  readonly lightDomForm: LightDomFormController;
  readonly errors: FormErrorsController;
  readonly phones: PhoneFields;
  readonly #host: ReactiveControllerHost;
  readonly #prefix = `auth-${(++instances).toString(36)}`;
  readonly #revealed = new Set<string>();
  #capsLockIn: string | undefined;
  #checking: Promise<unknown> | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, options: FormOptions) {
    this.#host = host;
    this.options = options;
    this.lightDomForm = new LightDomFormController(host, {
      template: options.template,
      styles: options.styles,
      onSubmit: () => {
        if (!options.isBusy() && !this.#checking) this.#submit();
      },
    });
    this.errors = new FormErrorsController(host, {
      form: this.lightDomForm,
      fields: options.fields,
      errorText: options.errorText,
    });
    this.phones = new PhoneFields({
      wishes: options.countries,
      onLoad: (styles) => {
        this.lightDomForm.adopt(styles);
        host.requestUpdate();
      },
    });
    host.addController(this);
    void loadFormParts.loaded.then(({ messageStyles }) => {
      this.lightDomForm.adopt([messageStyles]);
      host.requestUpdate();
    });
  }

  hostConnected(): void {
    whenIdle(loadErrorTexts);
  }

  /** Whether the values are being checked. */
  get isChecking(): boolean {
    return !!this.#checking;
  }

  /** Settles when the messages to show are loaded. Undefined: they are. */
  get loading(): Promise<unknown> | undefined {
    return this.errors.ready ?? (formParts() ? undefined : this.#checking);
  }

  /** The input of a field. */
  input(name: string): HTMLInputElement | null {
    return this.lightDomForm.field(name);
  }

  /** Returns the value that a field would submit now. */
  normalizedValue(name: string): string {
    const field = this.options.fields().find((each) => each.name === name);
    const value = normalize(field?.kind ?? 'text', this.lightDomForm.values().get(name) ?? '');
    const phone = field && isPhoneNumber(field.kind, value) ? this.phones.read(name, value) : undefined;
    return phone && 'number' in phone ? phone.number : value;
  }

  /** Ignores the result of the checks that are running. */
  cancel(): void {
    this.#checking = undefined;
    this.#host.requestUpdate();
  }

  /** Ignores running checks and empties the password fields. */
  reset(): void {
    this.cancel();
    this.lightDomForm.clearSecrets();
  }

  hidePasswords(): void {
    this.#revealed.clear();
    this.#host.requestUpdate();
  }

  /** Shows an error of a call, or removes it. */
  setError(error: AuthError | undefined): void {
    this.errors.take(error);
    // A failed validator sends nothing, so the values stay.
    if (error && error.code !== 'ValidatorFailed') this.lightDomForm.clearSecrets();
  }

  renderMessages(notice: TemplateResult | string | undefined): TemplateResult {
    return messagesTemplate(this.errors.above, notice);
  }

  renderField(field: Field): TemplateResult {
    const { options } = this;
    const { name } = field;
    const id = `${this.#prefix}-${name}`;
    return (field.template ?? fieldTemplate)(field, {
      id,
      error: this.errors.at(field),
      busy: options.isBusy(),
      revealed: this.#revealed.has(name),
      capsLock: this.#capsLockIn === name,
      rules: field.rules?.(`${id}-rules`, options.passwordPolicy(), this.input(name)?.value ?? ''),
      labelLink: options.labelLink(field),
      country: this.#renderCountry(field, id),
      onInput: () => this.#handleInput(field),
      onKey: (event) => this.#handleKey(field, event),
      onReveal: () => this.#toggleReveal(name),
    });
  }

  waitFor<Result>(running: Promise<Result>, next: (result: Result) => void): void {
    this.#checking = running;
    this.#host.requestUpdate();
    void running.then((result) => {
      if (this.#checking !== running) return;
      this.#checking = undefined;
      this.#host.requestUpdate();
      next(result);
    });
  }

  #submit(): void {
    const parts = formParts();
    if (parts) parts.submitForm(this);
    else
      this.waitFor(
        loadFormParts().then(() => undefined, toAuthError),
        (failure) => (failure ? this.errors.take(failure) : this.#submit()),
      );
  }

  #renderCountry({ name, kind, value }: Field, id: string): TemplateResult | undefined {
    const typed = normalize(kind, this.input(name)?.value ?? value ?? '');
    if (!isPhoneNumber(kind, typed)) return undefined;
    return this.phones.template(name, typed, {
      id,
      busy: this.options.isBusy(),
      onChange: () => this.#handleInput({ name, kind: 'phone' }),
    });
  }

  #handleInput({ name, kind }: Pick<Field, 'name' | 'kind'>): void {
    const isShown = this.isChecking || ['new-password', 'phone', 'contact', 'choice'].includes(kind);
    this.#checking = undefined;
    if (!this.errors.clear(name) && isShown) this.#host.requestUpdate();
  }

  #handleKey({ name, kind }: Field, event: Event): void {
    // Autofill in Chromium dispatches plain events with the names of key events.
    if (!kind.endsWith('password') || !('getModifierState' in event)) return;
    this.#capsLockIn = (event as KeyboardEvent).getModifierState('CapsLock') ? name : undefined;
    this.#host.requestUpdate();
  }

  #toggleReveal(name: string): void {
    if (!this.#revealed.delete(name)) this.#revealed.add(name);
    this.#host.requestUpdate();
  }
}
