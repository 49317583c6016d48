import { lazy } from '../lib/lazy.js';
import { delay } from '../lib/timeout.js';
import type * as LateForm from './form-parts.js';

/** Timeout in milliseconds, after which an error has the general message. */
const ERROR_TEXT_TIMEOUT_MS = 2_000;

/**
 * Loads the parts that a form needs on submit. Rejects with `NetworkError` or `Timeout`; the next call
 * retries.
 */
export const loadFormParts = lazy(() => import('./form-parts.js'));

let part: typeof LateForm | undefined;
void loadFormParts.loaded.then((module) => {
  part = module;
});

/** Returns the parts if they are loaded. */
export const formParts = (): typeof LateForm | undefined => part;

/** Loads the parts for their messages. Always settles in time; the next call retries after a failure. */
export const loadErrorTexts = (): Promise<unknown> =>
  Promise.race([loadFormParts(), delay(ERROR_TEXT_TIMEOUT_MS)]).catch(() => undefined);
