import { isObject } from '../../lib/guards.js';
import { readClaims } from '../../lib/jwt.js';
import { parseDateHeader, type ServiceClock } from '../clock.js';

/** Tolerance in milliseconds: clocks never agree exactly. */
const CLOCK_TOLERANCE_MS = 60_000;

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
  const issued = isHeard ? NaN : await issueTime(response.clone());
  const isPlausible =
    startedAt !== undefined &&
    issued > startedAt - CLOCK_TOLERANCE_MS &&
    issued < Date.now() + CLOCK_TOLERANCE_MS;
  return Number.isNaN(issued) || isPlausible ? clock.skew : Date.now() - issued;
}

/** Returns milliseconds; `NaN` if the response has no ID token. */
async function issueTime(response: Response): Promise<number> {
  const answer: unknown = await response.json().catch(() => undefined);
  const token = isObject(answer) ? answer['id_token'] : undefined;
  return typeof token === 'string' ? Number(readClaims(token)['iat']) * 1000 : NaN;
}
