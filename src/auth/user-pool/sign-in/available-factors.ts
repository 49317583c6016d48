import { isObject } from '../../../lib/guards.js';
import { findMfaFactor, mfaFactorNames } from '../../factors.js';
import type { ChallengeParam } from '../../types.js';

/** The parameters with a list of second factors: a JSON list, or the list itself. */
const lists = ['MFAS_CAN_CHOOSE', 'MFAS_CAN_SETUP'] as const;

/** The documentation of the service has two names for email. */
const OTHER_NAME = 'EMAIL_MFA';

/** Reads the parameters of a challenge, and adds the second factors that they list, in the order of this library. */
export function readChallengeParam(param: unknown): ChallengeParam {
  if (!isObject(param)) return {};
  const list = lists.map((name) => param[name]).find((value) => value !== undefined);
  if (list === undefined) return param;
  const named = namesIn(list).map((name) => (name === OTHER_NAME ? 'EMAIL_OTP' : findMfaFactor(name)));
  return { ...param, availableFactors: mfaFactorNames.filter((factor) => named.includes(factor)) };
}

/** Returns the name of email in the list of the pending choice, which the answer repeats. */
export function emailNameIn(param: ChallengeParam | undefined): 'EMAIL_OTP' | 'EMAIL_MFA' {
  const named = namesIn(param?.[lists[0]]);
  return named.includes(OTHER_NAME) && !named.includes('EMAIL_OTP') ? OTHER_NAME : 'EMAIL_OTP';
}

function namesIn(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (typeof value !== 'string') return [];
  try {
    const list: unknown = JSON.parse(value);
    return Array.isArray(list) ? list : [];
  } catch {
    return [];
  }
}
