import { readDate } from '../../clock.js';

/** In milliseconds: what the service puts up with in a timestamp. */
const ACCEPTED_SKEW_MS = 300_000;
/** In milliseconds: the person waits for the answer. */
const PROBE_TIMEOUT_MS = 4000;

/** Whether the device's clock is wrong, as far as the page's own server can tell: that is asked where the service's time cannot be read. */
export async function isClockWrong(): Promise<boolean> {
  if (typeof location === 'undefined' || !location.origin.startsWith('http')) return false;
  try {
    const { headers } = await fetch(`${location.origin}/`, {
      method: 'HEAD',
      cache: 'no-store',
      credentials: 'omit',
      signal: AbortSignal.timeout(PROBE_TIMEOUT_MS),
    });
    const time = readDate(headers.get('date')) + Number(headers.get('age')) * 1000;
    return Math.abs(Date.now() - time) > ACCEPTED_SKEW_MS;
  } catch {
    return false;
  }
}
