import { isObject } from '../../lib/guards.js';
import { readClaims } from '../../lib/jwt.js';
import { parseDateHeader, type ServiceClock } from '../clock.js';

/** Tolerance in milliseconds: clocks never agree exactly. */
export const CLOCK_TOLERANCE_MS = 60_000;

/**
 * Returns how far the device's clock is ahead, in milliseconds, to check tokens with. If no `Date` header was
 * readable, the tokens decide: those of the token endpoint were issued just now. Those in a URL (of a sign-in
 * that began at `startedAt`) may be older, and are used only if by the device's clock they were issued before
 * the sign-in, or in the future.
 */
export async function skewBy(
  clock: ServiceClock,
  response: Response,
  startedAt: number | undefined,
): Promise<number> {
  const isHeard =
    startedAt === undefined ? !Number.isNaN(parseDateHeader(response.headers.get('date'))) : clock.isKnown;
  const issued = isHeard ? NaN : Number((await claimsIn(response))['iat']) * 1000;
  const isPlausible =
    startedAt !== undefined &&
    issued > startedAt - CLOCK_TOLERANCE_MS &&
    issued < Date.now() + CLOCK_TOLERANCE_MS;
  return Number.isNaN(issued) || isPlausible ? clock.skew : Date.now() - issued;
}

/** Reads the claims of the ID token in a response, without verifying them. Empty if it has none. */
export async function claimsIn(response: Response): Promise<Readonly<Record<string, unknown>>> {
  const answer: unknown = await response
    .clone()
    .json()
    .catch(() => undefined);
  const token = isObject(answer) ? answer['id_token'] : undefined;
  return typeof token === 'string' ? readClaims(token) : {};
}
