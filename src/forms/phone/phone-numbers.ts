import {
  type CountryCode,
  getCountries,
  getCountryCallingCode,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/core';
import metadata from 'libphonenumber-js/min/metadata';

export type { CountryCode };

/** A parsed number. */
export interface ReadNumber {
  /** In E.164. */
  readonly number: string;
  /** Without its calling code. */
  readonly national: string;
  /** The possible countries of the number, the most likely first. */
  readonly countries: readonly CountryCode[];
  /** Whether its length is valid in one of these countries. */
  readonly isComplete: boolean;
}

/** All countries and territories with a calling code, as ISO 3166-1 codes. */
export const countries: readonly CountryCode[] = getCountries(metadata);

/** `GB` → `+44`. */
export const callingCode = (country: CountryCode): string => `+${getCountryCallingCode(country, metadata)}`;

/** Returns the countries for `1`, `+1`, `US` or `us`, the main one first; none for an unknown value. */
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

/** Parses a number with its calling code, or without one in `country`; undefined if it cannot be parsed. */
export function readNumber(typed: string, country?: CountryCode): ReadNumber | undefined {
  const options = { extract: false, ...(country && { defaultCountry: country }) };
  const read = parsePhoneNumberFromString(typed, options, metadata);
  if (!read) return undefined;
  return {
    number: read.number,
    national: read.nationalNumber,
    countries: read.country ? [read.country] : readCountry(read.countryCallingCode),
    // By length only: number ranges change more often than apps are deployed.
    isComplete: read.isPossible(),
  };
}
