import { warnOnce } from '../../lib/warn.js';
import { getLanguage } from '../../localization/index.js';
import { callingCode, countries, type CountryCode, readCountry } from './phone-numbers.js';

/** The app's options, unchecked. */
export interface CountryWishes {
  /** `1`, `+1` or `US`. */
  readonly defaultCountryCode?: unknown;
  /** The countries to offer, each in one of these formats. */
  readonly countryCodes?: unknown;
}

const shown = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? JSON.stringify(value) : typeof value;

const allowed = 'a country (US) or a calling code (1, +1)';

/** Returns the countries whose numbers are accepted. Default, and if no given one is valid: all. */
export function offeredCountries({ countryCodes }: CountryWishes): readonly CountryCode[] {
  if (countryCodes === undefined) return countries;
  if (!Array.isArray(countryCodes)) {
    warnOnce(
      `signUpConfig.countryCodes wants a list of countries, not ${typeof countryCodes}; all are offered.`,
    );
    return countries;
  }
  const found = (countryCodes as readonly unknown[]).flatMap((value) => {
    const read = readCountry(value);
    if (read.length === 0)
      warnOnce(`signUpConfig.countryCodes: ${shown(value)} is none; allowed: ${allowed}.`);
    return read;
  });
  return found.length ? [...new Set(found)] : countries;
}

/** Returns the initial country: the app's, or else the one of the browser's languages, if it is offered. */
export function defaultCountry(
  { defaultCountryCode }: CountryWishes,
  offered: readonly CountryCode[],
): CountryCode {
  const wished = readCountry(defaultCountryCode);
  if (defaultCountryCode !== undefined && !wished.some((country) => offered.includes(country)))
    warnOnce(
      `signUpConfig.defaultCountryCode: ${shown(defaultCountryCode)} is none that is offered; allowed: ${allowed}.`,
    );
  const found = [...wished, ...regions()].find((region) => offered.some((country) => country === region));
  return offered.find((country) => country === found) ?? offered[0] ?? 'US';
}

/** Returns the regions in the browser's languages (`en-GB`), before those that are only likely (`en`). */
function regions(): string[] {
  const locales = navigator.languages.flatMap((language) => readLocale(language) ?? []);
  return [...locales, ...locales.map((locale) => locale.maximize())].flatMap(({ region }) => region ?? []);
}

/** A browser's language is not always valid: the locale `C` of the system is not. */
function readLocale(language: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(language);
  } catch {
    return undefined;
  }
}

export interface CountryOption {
  readonly country: CountryCode;
  readonly name: string;
  readonly code: string;
}

/** Returns the countries by their names in the current language, sorted. */
export function countryOptions(offered: readonly CountryCode[]): readonly CountryOption[] {
  const language = getLanguage();
  const names = new Intl.DisplayNames(language, { type: 'region' });
  const { compare } = new Intl.Collator(language);
  return offered
    .map((country) => ({ country, name: names.of(country) ?? country, code: callingCode(country) }))
    .sort((a, b) => compare(a.name, b.name));
}
