import { html, type CSSResult, type TemplateResult } from 'lit';
import { lazy } from '../../lib/lazy.js';
import type { CountryWishes } from './country-options.js';
import type * as PhoneEntryModule from './phone-entry.js';
import type { CountryChoice, PhoneEntry, PhoneReading } from './phone-entry.js';

const loadPhoneEntry = lazy(() => import('./phone-entry.js'));

interface PhoneForm {
  /** Numbers can be read from now on, or never will be; `styles` are those of the choice of a country. */
  readonly onLoad: (styles: readonly CSSResult[]) => void;
  readonly wishes: () => CountryWishes;
}

/**
 * The phone numbers of a form that may have none. What is known of the world's numbers is large and comes with the first
 * field for one; where it cannot be loaded, a number wants its country code and only the form of E.164 is checked.
 */
export class PhoneFields {
  readonly #form: PhoneForm;
  #loading: Promise<void> | undefined;
  #module: typeof PhoneEntryModule | undefined;
  #entry: { readonly wishes: CountryWishes; readonly entry: PhoneEntry } | undefined;
  #isOver = false;

  constructor(form: PhoneForm) {
    this.#form = form;
  }

  /** Settles when numbers can be read as well as they ever will be; undefined when there is nothing to wait for. */
  get loading(): Promise<void> | undefined {
    return this.#isOver ? undefined : this.#loading;
  }

  /** Loads what is known of numbers. */
  prepare(): void {
    this.#loading ??= this.#load();
  }

  /** The choice of a country, or its place while that is being loaded; undefined: there will be none. */
  template(name: string, typed: string, choice: CountryChoice): TemplateResult | undefined {
    this.prepare();
    const entry = this.#current();
    entry?.follow(name, typed);
    if (entry) return entry.template(name, choice);
    return this.#isOver ? undefined : html` <span class="auth-input" aria-hidden="true"></span> `;
  }

  /** What is sent for what was typed; it is normalized. */
  read(name: string, typed: string): PhoneReading {
    const entry = this.#current();
    if (entry) return entry.read(name, typed);
    return /^\+[1-9]\d{6,14}$/.test(typed) ? { number: typed } : { problem: 'malformed' };
  }

  async #load(): Promise<void> {
    void loadPhoneEntry.loaded.then((module) => {
      this.#module = module;
      this.#form.onLoad([module.styles]);
    });
    await loadPhoneEntry().catch(() => this.#form.onLoad([]));
    this.#isOver = true;
  }

  #current(): PhoneEntry | undefined {
    if (!this.#module) return undefined;
    const wishes = this.#form.wishes();
    if (this.#entry?.wishes !== wishes) this.#entry = { wishes, entry: new this.#module.PhoneEntry(wishes) };
    return this.#entry.entry;
  }
}
