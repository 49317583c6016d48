import { findMfaFactor, mfaFactorNames, mfaFactors } from '../../auth/factors.js';
import { warnOnce } from '../../lib/warn.js';

/** The second factors to offer: a list of words, or `{SMS: true, TOTP: true, Optional: true}`. */
export type MfaTypes = string | readonly string[] | Readonly<Record<string, boolean>>;

/** An option of the setting: a factor, or none. */
export type OfferedPreference = (typeof offers)[number];

const offers = [...mfaFactorNames.map((name) => mfaFactors[name].preference), 'NOMFA'] as const;

/** The words of `mfa-types`. */
const preferences = new Map<string, OfferedPreference>(
  offers.map((offer) => [offer === 'NOMFA' ? 'optional' : offer.toLowerCase(), offer]),
);

/** Offered only if the app or its config names them: pools on a lower feature plan reject them. */
const namedOnly: readonly string[] = ['EMAIL'] satisfies readonly OfferedPreference[];

/**
 * Returns the factors to offer, in display order. Without `types`: all, of which EMAIL needs to be in `configured`, the
 * `mfa.types` of the config. Warns of unknown words.
 */
export function readMfaTypes(
  types: MfaTypes | undefined,
  configured: readonly string[] = [],
): readonly OfferedPreference[] {
  if (types === undefined)
    return offers.filter((offer) => !namedOnly.includes(offer) || configured.includes(offer));
  const offered = wordsOf(types).map((word) => {
    const preference = preferences.get(word.toLowerCase());
    if (!preference)
      warnOnce(`mfa-types: "${word}" is unknown. Expected one of: ${[...preferences.keys()].join(', ')}.`);
    return preference;
  });
  return offers.filter((preference) => offered.includes(preference));
}

function wordsOf(types: MfaTypes): readonly string[] {
  if (typeof types === 'string') return types.split(/[\s,]+/).filter(Boolean);
  if (Array.isArray(types)) return types.map(String);
  return Object.entries(types)
    .filter(([, offered]) => offered)
    .map(([word]) => word);
}

/** Returns Cognito's preferred factor as `setPreferredMFA` accepts it; undefined for one that is not offered here. */
export function preferenceOf(name: string): OfferedPreference | undefined {
  const factor = findMfaFactor(name);
  return factor ? mfaFactors[factor].preference : name === 'NOMFA' ? name : undefined;
}
