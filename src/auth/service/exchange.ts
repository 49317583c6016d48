import { AuthError } from '../../lib/auth-error.js';
import { parseDateHeader } from '../clock.js';

/** A response whose body has been read. */
export interface Exchange {
  readonly response: Response;
  readonly text: string;
  /** The `Date` header, in milliseconds since 1970; `NaN` if it is not readable. */
  readonly date: number;
  /** In milliseconds. */
  readonly took: number;
}

/**
 * Sends a request and reads the body of its response. Rejects with `Timeout` after `timeoutMs`, even if `fetch` (an
 * app may provide its own) ignores the signal, and with `NetworkError`. `what` begins the error messages.
 */
export async function exchange(
  fetch: typeof globalThis.fetch,
  url: string,
  init: RequestInit,
  timeoutMs: number,
  what: string,
): Promise<Exchange> {
  const signal = AbortSignal.timeout(timeoutMs);
  const start = performance.now();
  const read = async (): Promise<Exchange> => {
    const response = await fetch(url, { ...init, signal });
    const date = parseDateHeader(response.headers.get('date'));
    // Read here, to distinguish an interrupted connection from a malformed response.
    return { response, text: await response.text(), date, took: performance.now() - start };
  };
  let stop: (() => void) | undefined;
  const late = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason as Error);
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([read(), late]);
  } catch (cause) {
    throw signal.aborted
      ? new AuthError('Timeout', `${what} did not answer in time.`, { cause })
      : new AuthError('NetworkError', `${what} could not be reached.`, { cause });
  } finally {
    if (stop) signal.removeEventListener('abort', stop);
  }
}
