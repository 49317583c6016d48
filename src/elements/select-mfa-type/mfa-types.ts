import type { MfaPreference } from '../../auth/types.js';
import { warnOnce } from '../../lib/warn.js';

/** The second factors to offer: a list of words, or `{SMS: true, TOTP: true, Optional: true}`. */
export type MfaTypes = string | readonly string[] | Readonly<Record<string, boolean>>;

const preferences: Readonly<Record<string, MfaPreference>> = { totp: 'TOTP', sms: 'SMS', optional: 'NOMFA' };
const all: readonly MfaPreference[] = ['TOTP', 'SMS', 'NOMFA'];

/** Returns the factors to offer, in display order; all if the app lists none. Warns of unknown words. */
export function readMfaTypes(types: MfaTypes | undefined): readonly MfaPreference[] {
  if (types === undefined) return all;
  const offered = new Set<MfaPreference | undefined>(
    wordsOf(types).map((word) => {
      const known = Object.hasOwn(preferences, word.toLowerCase());
      if (!known) warnOnce(`mfa-types: "${word}" is unknown. Expected one of: sms, totp, optional.`);
      return known ? preferences[word.toLowerCase()] : undefined;
    }),
  );
  return all.filter((preference) => offered.has(preference));
}

function wordsOf(types: MfaTypes): readonly string[] {
  if (typeof types === 'string') return types.split(/[\s,]+/).filter(Boolean);
  if (Array.isArray(types)) return types.map(String);
  return Object.entries(types)
    .filter(([, offered]) => offered)
    .map(([word]) => word);
}

export type MfaChallengeName = 'SOFTWARE_TOKEN_MFA' | 'SMS_MFA';

/**
 * Returns the factors of a `SELECT_MFA_TYPE` challenge: those in `MFAS_CAN_CHOOSE`, a JSON list, that are
 * supported.
 */
export function readChoosable(param: unknown): readonly MfaChallengeName[] {
  const named = listOf(param);
  return (['SOFTWARE_TOKEN_MFA', 'SMS_MFA'] as const).filter((name) => named.includes(name));
}

function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (typeof value !== 'string') return [];
  try {
    const list: unknown = JSON.parse(value);
    return Array.isArray(list) ? list : [];
  } catch {
    return [];
  }
}

/**
 * Returns Cognito's preferred factor as `setPreferredMFA` accepts it; undefined for one that is not offered
 * here.
 */
export function preferenceOf(name: string): MfaPreference | undefined {
  switch (name) {
    case 'SOFTWARE_TOKEN_MFA':
    case 'TOTP':
      return 'TOTP';
    case 'SMS_MFA':
    case 'SMS':
      return 'SMS';
    case 'NOMFA':
      return 'NOMFA';
    default:
      return undefined;
  }
}
