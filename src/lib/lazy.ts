import { AuthError } from './auth-error.js';
import { delay, withTimeout } from './timeout.js';

/** A load that takes longer is started a second time. */
const RETRY_AFTER_MS = 4000;
/** A load that takes longer rejects with `Timeout`. */
export const LOAD_TIMEOUT_MS = 10_000;
/** The pause between a failed load and the second attempt. */
const RETRY_PAUSE_MS = 1000;

/** A part that is loaded on first use. */
export interface LazyModule<Loaded> {
  /**
   * Loads the part, or joins a load that is pending or complete. Rejects with `NetworkError`, or with
   * `Timeout` after `LOAD_TIMEOUT_MS`; the next call retries.
   */
  (): Promise<Loaded>;
  /** Resolves once it is loaded, however late. Never rejects. */
  readonly loaded: Promise<Loaded>;
}

/**
 * Loads a part of the package, `lazy(() => import('./part.js'))`, or other data, on first use. A browser requests the
 * URL of a module once: while the request hangs (in Firefox and WebKit also after it failed), another `import()` of the
 * URL sends no request. The files for the script tag are therefore built to append the query `retry` to the URL;
 * elsewhere a second attempt waits for the first.
 */
export function lazy<Loaded>(load: (retry: string) => Promise<Loaded>): LazyModule<Loaded> {
  let attempts = 0;
  let running: Promise<Loaded> | undefined;
  let resolveLoaded: (part: Loaded) => void;
  const loaded = new Promise<Loaded>((resolve) => {
    resolveLoaded = resolve;
  });

  async function attempt(): Promise<void> {
    const count = attempts++;
    resolveLoaded(await load(count ? `?${count}` : ''));
  }

  async function loadWithRetry(): Promise<Loaded> {
    const first = attempt();
    const second = withTimeout(RETRY_AFTER_MS, first).catch(() => delay(RETRY_PAUSE_MS).then(attempt));
    try {
      // An earlier attempt that hung may resolve before either.
      const any = Promise.race([first.catch(() => second), second.catch(() => first), loaded]);
      await withTimeout(LOAD_TIMEOUT_MS, any, 'A part of auth-elements');
      return await loaded;
    } catch (cause) {
      running = undefined;
      throw cause instanceof AuthError
        ? cause
        : new AuthError('NetworkError', 'A part of auth-elements could not be loaded.', { cause });
    }
  }

  return Object.assign(() => (running ??= loadWithRetry()), { loaded });
}
