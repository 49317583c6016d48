import { lazy } from '../lib/lazy.js';
import { delay } from '../lib/timeout.js';
import type * as LateForm from './form-parts.js';

/** In milliseconds: after that an error has the general text. */
const ERROR_TEXT_TIMEOUT_MS = 2_000;

/** Loads what a form needs once it is sent. Rejects with `NetworkError` or `Timeout`; the next call tries again. */
export const loadFormParts = lazy(() => import('./form-parts.js'));

let part: typeof LateForm | undefined;
void loadFormParts.loaded.then((module) => {
  part = module;
});

/** The same, once it is there. */
export const formParts = (): typeof LateForm | undefined => part;

/** Loads it for the words. Settles in time, whatever comes of it; what failed is tried again by the next call. */
export const loadErrorTexts = (): Promise<unknown> =>
  Promise.race([loadFormParts(), delay(ERROR_TEXT_TIMEOUT_MS)]).catch(() => undefined);
