import { parseDateHeader, type ServiceClock } from '../clock.js';
import { isObject } from '../../lib/guards.js';
import { readClaims } from '../../lib/jwt.js';

/** In milliseconds: clocks are never quite the same. */
const CLOCK_TOLERANCE_MS = 60_000;

/**
 * How far the device's clock is ahead, in milliseconds, to check tokens with. Where no `Date` was heard, the tokens have
 * to tell: those of the token endpoint were issued just now; those in a URL (of a sign-in that began at `startedAt`)
 * may be older, and are believed only where by the device's clock they were issued before the sign-in, or are still to be.
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

/** In milliseconds; not a number where the answer has no ID token. */
async function issueTime(response: Response): Promise<number> {
  const answer: unknown = await response.json().catch(() => undefined);
  const token = isObject(answer) ? answer['id_token'] : undefined;
  return typeof token === 'string' ? Number(readClaims(token)['iat']) * 1000 : NaN;
}
