import type { MfaPreference } from '../../auth/types.js';
import { warnOnce } from '../../lib/warn.js';

/** The second factors that a page offers: a list of words, or `{SMS: true, TOTP: true, Optional: true}`. */
export type MfaTypes = string | readonly string[] | Readonly<Record<string, boolean>>;

const preferences: Readonly<Record<string, MfaPreference>> = { totp: 'TOTP', sms: 'SMS', optional: 'NOMFA' };
const all: readonly MfaPreference[] = ['TOTP', 'SMS', 'NOMFA'];

/** What a page offers, in the order in which it is shown; all when the page does not say. Warns of what is not known. */
export function readMfaTypes(types: MfaTypes | undefined): readonly MfaPreference[] {
  if (types === undefined) return all;
  const offered = new Set<MfaPreference | undefined>(
    wordsOf(types).map((word) => {
      const known = Object.hasOwn(preferences, word.toLowerCase());
      if (!known) warnOnce(`mfa-types: "${word}" is not known. Known are sms, totp, optional.`);
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

/** The factors to choose from in a `SELECT_MFA_TYPE` challenge: those of `MFAS_CAN_CHOOSE`, a JSON list, that can be answered here. */
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

/** What the service calls the preferred factor, as `setPreferredMFA` takes it; undefined for one that is not offered here. */
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
