import { html, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';

import { getLanguage, msg } from '../../localization/index.js';
import { inputIn } from '../light-dom-form.js';
import { chevronIcon } from '../more-icons.js';
import {
  type CountryOption,
  countryOptions,
  type CountryWishes,
  defaultCountry,
  offeredCountries,
} from './country-options.js';
import { callingCode, type CountryCode, readNumber } from './phone-numbers.js';

export { selectStyles as styles } from '../controls/select.styles.js';

/**
 * A complete number in E.164, or its problem: `malformed`, or `elsewhere` for a country that is not offered.
 */
export type PhoneReading = { readonly number: string } | { readonly problem: 'malformed' | 'elsewhere' };

/** The part of a field that the country select uses. */
export interface CountryChoice {
  readonly id: string;
  readonly busy: boolean;
  readonly onChange: () => void;
}

/** The phone numbers of one form: the country and the number of each field. */
export class PhoneEntry {
  readonly #default: CountryCode;
  readonly #offered: readonly CountryCode[];
  readonly #chosen = new Map<string, CountryCode>();
  #options: { readonly language: string; readonly list: readonly CountryOption[] } | undefined;

  constructor(wishes: CountryWishes) {
    this.#offered = offeredCountries(wishes);
    this.#default = defaultCountry(wishes, this.#offered);
  }

  /** Returns the field's country: the one that was selected or typed, or else the default. */
  country(field: string): CountryCode {
    return this.#chosen.get(field) ?? this.#default;
  }

  /** Selects the country of a calling code that is typed or filled in. */
  #follow(field: string, typed: string): void {
    if (!typed.startsWith('+')) return;
    const found = readNumber(typed)?.countries.filter((country) => this.#offered.includes(country)) ?? [];
    const now = this.country(field);
    const [country] = found;
    if (country && !found.includes(now)) this.#chosen.set(field, country);
  }

  /** Returns the value to send for the input. */
  read(field: string, typed: string): PhoneReading {
    const read = readNumber(typed, this.country(field));
    if (!read?.isComplete) return { problem: 'malformed' };
    const isOffered = read.countries.some((country) => this.#offered.includes(country));
    return isOffered ? { number: read.number } : { problem: 'elsewhere' };
  }

  /** The country select: `GB +44` when closed, the countries' names when open. */
  template(field: string, typed: string, { id, busy, onChange }: CountryChoice): TemplateResult {
    this.#follow(field, typed);
    const now = this.country(field);
    return html`
      <div class="auth-control">
        <select
          class="auth-input auth-select auth-select-short"
          id="${id}-country"
          name="calling-code"
          autocomplete="tel-country-code"
          aria-label=${msg('Country code', { id: 'sign-up.calling-code' })}
          .value=${now}
          ?disabled=${busy}
          @change=${(event: Event) => {
            const select = event.currentTarget as HTMLSelectElement;
            const chosen = this.#offered.find((country) => country === select.value);
            if (chosen) this.#choose(field, chosen, select.closest('.auth-field'));
            onChange();
          }}
        >
          ${repeat(
            this.#list(),
            ({ country }) => country,
            ({ country, name, code }) => html`
              <option class="auth-select-option" value=${country} ?selected=${country === now}>
                ${name} ‎${code}
              </option>
            `,
          )}
        </select>
        <span class="auth-select-value" aria-hidden="true" translate="no">${now} ${callingCode(now)}</span>
        ${chevronIcon()}
      </div>
    `;
  }

  #choose(field: string, country: CountryCode, place: Element | null): void {
    this.#chosen.set(field, country);
    const input = place && inputIn(place, field);
    // A number with the old country's code would reset the country.
    if (input?.value.trim().startsWith('+')) input.value = readNumber(input.value)?.national ?? '';
  }

  #list(): readonly CountryOption[] {
    const language = getLanguage();
    if (this.#options?.language !== language)
      this.#options = { language, list: countryOptions(this.#offered) };
    return this.#options.list;
  }
}

/** Returns the entry of a form: the same one until the form wishes other countries. */
export function phoneEntryOf(wishes: () => CountryWishes): () => PhoneEntry {
  let last: { readonly wishes: CountryWishes; readonly entry: PhoneEntry } | undefined;
  return () => {
    const now = wishes();
    if (last?.wishes !== now) last = { wishes: now, entry: new PhoneEntry(now) };
    return last.entry;
  };
}
