import { parseDateHeader } from '../clock.js';

/** How far a timestamp may be off before Cognito refuses it. */
const ACCEPTED_SKEW_MS = 300_000;
/** How long the app's server may take to answer: the person waits for the sign-in. */
const PROBE_TIMEOUT_MS = 4000;

/**
 * Whether the device's clock is off by more than Cognito accepts, compared with the `Date` header of the app's
 * server. Used where Cognito's own time is not known. False when the server does not answer.
 */
export async function isDeviceClockWrong(): Promise<boolean> {
  if (typeof location === 'undefined' || !location.origin.startsWith('http')) return false;
  try {
    const { headers } = await fetch(`${location.origin}/`, {
      method: 'HEAD',
      cache: 'no-store',
      credentials: 'omit',
      signal: AbortSignal.timeout(PROBE_TIMEOUT_MS),
    });
    const time = parseDateHeader(headers.get('date')) + Number(headers.get('age')) * 1000;
    return Math.abs(Date.now() - time) > ACCEPTED_SKEW_MS;
  } catch {
    return false;
  }
}
