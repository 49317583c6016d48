import type { IDToken } from 'oauth4webapi';

import { CLOCK_TOLERANCE_MS } from './skew.js';

/** What the app asks of a sign-in (OpenID Connect Core §3.1.2.1). */
export interface Demands {
  /** The levels that it accepts, in order of preference. */
  readonly acrValues?: readonly string[];
  /** The seconds since the user signed in, at most. */
  readonly maxAge?: number;
}

/** Returns the parameters of the authorization request. */
export const demandParameters = ({ acrValues, maxAge }: Demands): Record<string, string> => ({
  ...(acrValues && { acr_values: acrValues.join(' ') }),
  ...(maxAge !== undefined && { max_age: String(maxAge) }),
});

/**
 * Returns why a sign-in is not what was asked for (OpenID Connect Core §3.1.3.7), or undefined. A service without levels
 * issues no `acr`. `now` is in milliseconds since 1970.
 */
export function unmetDemand(
  { acrValues, maxAge }: Demands,
  { acr, auth_time: time }: IDToken,
  now: number,
): string | undefined {
  if (maxAge !== undefined) {
    if (time === undefined) return 'maxAge was given, but the ID token has no auth_time';
    const age = Math.floor(now / 1000) - time;
    if (age > maxAge + CLOCK_TOLERANCE_MS / 1000)
      return `the user signed in ${age} seconds ago, which is more than maxAge, ${maxAge}`;
  }
  if (acrValues && acr !== undefined && !acrValues.some((name) => name === acr))
    return `the level of the sign-in is ${JSON.stringify(acr)}, which is not in acrValues, ${acrValues.join(' ')}`;
  return undefined;
}
