import { type CSSResult, html, type TemplateResult } from 'lit';

import { lazy } from '../../lib/lazy.js';
import type { CountryWishes } from './country-options.js';
import type { CountryChoice, PhoneEntry, PhoneReading } from './phone-entry.js';

const loadPhoneEntry = lazy(() => import('./phone-entry.js'));

interface PhoneForm {
  /**
   * Called when numbers can be parsed, or parsing failed to load; `styles` are those of the country select.
   */
  readonly onLoad: (styles: readonly CSSResult[]) => void;
  readonly wishes: () => CountryWishes;
}

/**
 * The phone numbers of a form, which may have none. The number metadata is large and loads with the first
 * phone field; if it fails to load, a number needs its country code and only the format of E.164 is checked.
 */
export class PhoneFields {
  readonly #form: PhoneForm;
  #loading: Promise<void> | undefined;
  #entry: (() => PhoneEntry) | undefined;
  #isOver = false;

  constructor(form: PhoneForm) {
    this.#form = form;
  }

  /** Settles when the metadata has loaded or failed; undefined if there is nothing to wait for. */
  get loading(): Promise<void> | undefined {
    return this.#isOver ? undefined : this.#loading;
  }

  /** Loads the number metadata. */
  prepare(): void {
    this.#loading ??= this.#load();
  }

  /** The country select, or an empty place while it loads; undefined if it failed to load. */
  template(name: string, typed: string, choice: CountryChoice): TemplateResult | undefined {
    this.prepare();
    if (this.#entry) return this.#entry().template(name, typed, choice);
    return this.#isOver ? undefined : html` <span class="auth-input" aria-hidden="true"></span> `;
  }

  /** Returns the value to send for the input, normalized. */
  read(name: string, typed: string): PhoneReading {
    if (this.#entry) return this.#entry().read(name, typed);
    return /^\+[1-9]\d{6,14}$/.test(typed) ? { number: typed } : { problem: 'malformed' };
  }

  async #load(): Promise<void> {
    void loadPhoneEntry.loaded.then(({ phoneEntryOf, styles }) => {
      this.#entry = phoneEntryOf(this.#form.wishes);
      this.#form.onLoad([styles]);
    });
    await loadPhoneEntry().catch(() => this.#form.onLoad([]));
    this.#isOver = true;
  }
}
