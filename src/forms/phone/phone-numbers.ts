import {
  getCountries,
  getCountryCallingCode,
  parsePhoneNumberFromString,
  type CountryCode,
} from 'libphonenumber-js/core';
import metadata from 'libphonenumber-js/min/metadata';

export type { CountryCode };

/** A number as far as it is known. */
export interface ReadNumber {
  /** In E.164. */
  readonly number: string;
  /** Without its calling code. */
  readonly national: string;
  /** The countries that it may be of, the most likely first. */
  readonly countries: readonly CountryCode[];
  /** Whether its length is one that such a country has. */
  readonly isComplete: boolean;
}

/** All countries and territories with a calling code, as ISO 3166-1 codes. */
export const countries: readonly CountryCode[] = getCountries(metadata);

/** `GB` → `+44`. */
export const callingCode = (country: CountryCode): string => `+${getCountryCallingCode(country, metadata)}`;

/** The countries that `1`, `+1`, `US` or `us` mean, the main one first; none for what means none. */
export function readCountry(value: unknown): readonly CountryCode[] {
  if (typeof value !== 'string' && typeof value !== 'number') return [];
  const text = String(value).trim().toUpperCase();
  const country = countries.find((each) => each === text);
  if (country) return [country];
  const code = /^\+?(\d+)$/.exec(text)?.[1] ?? '';
  return Object.hasOwn(metadata.country_calling_codes, code)
    ? (metadata.country_calling_codes[code] ?? [])
    : [];
}

/** A number with its calling code, or without one in `country`; undefined while nothing can be said of it. */
export function readNumber(typed: string, country?: CountryCode): ReadNumber | undefined {
  const options = { extract: false, ...(country && { defaultCountry: country }) };
  const read = parsePhoneNumberFromString(typed, options, metadata);
  if (!read) return undefined;
  return {
    number: read.number,
    national: read.nationalNumber,
    countries: read.country ? [read.country] : readCountry(read.countryCallingCode),
    // By length only: which ranges are given out changes more often than pages are deployed.
    isComplete: read.isPossible(),
  };
}
