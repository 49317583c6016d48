import { AuthError } from './auth-error.js';
import { withTimeout } from './timeout.js';

/** In ms: what takes longer than `slow` is asked for once more; after `patience` it is given up. */
const slow = 4000;
export const patience = 10_000;

/** In ms: between a failure and the next attempt. */
const pauseBefore = 1000;

/** Something that is loaded when it is needed. */
export interface Part<Loaded> {
  /**
   * Loads it, or joins a load that is under way or done. Rejects with `NetworkError`, and with `Timeout` after 10 s; the
   * next call tries again.
   */
  (): Promise<Loaded>;
  /** Resolves when it is there, however late. Never rejects. */
  readonly loaded: Promise<Loaded>;
}

export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });

/**
 * A part of the package, `lazy(() => import('./part.js'))`, or other data. A browser asks for the address of a module
 * once: while it hangs (in Firefox and WebKit also after it failed), another `import()` of it sends no request. So the files of
 * the script tag are built to put `again` behind the address; elsewhere a further attempt waits for the first.
 */
export function lazy<Loaded>(loading: (again: string) => Promise<Loaded>): Part<Loaded> {
  let attempts = 0;
  let running: Promise<Loaded> | undefined;
  let arrive: (part: Loaded) => void;
  const loaded = new Promise<Loaded>((resolve) => {
    arrive = resolve;
  });

  async function ask(): Promise<void> {
    const attempt = attempts++;
    arrive(await loading(attempt ? `?${attempt}` : ''));
  }

  async function load(): Promise<Loaded> {
    const first = ask();
    const second = withTimeout(slow, first).catch(() => pause(pauseBefore).then(ask));
    try {
      // An earlier attempt that hung may come before either.
      const any = Promise.race([Promise.any([first, second]), loaded]);
      await withTimeout(patience, any, 'A part of auth-elements');
      return await loaded;
    } catch (cause) {
      running = undefined;
      throw cause instanceof AuthError
        ? cause
        : new AuthError('NetworkError', 'A part of auth-elements could not be loaded.', { cause });
    }
  }

  return Object.assign(() => (running ??= load()), { loaded });
}
