import { lazy, pause } from '../lib/lazy.js';
import type * as LateForm from './late-form.js';

/** In milliseconds: after that an error has the general text. */
const patience = 2_000;

/** Loads what a form needs once it is sent. Rejects with `NetworkError` or `Timeout`; the next call tries again. */
export const loadLateForm = lazy(() => import('./late-form.js'));

let part: typeof LateForm | undefined;
void loadLateForm.loaded.then((module) => {
  part = module;
});

/** The same, once it is there. */
export const lateForm = (): typeof LateForm | undefined => part;

/** Loads it for the words. Settles in time, whatever comes of it; what failed is tried again by the next call. */
export const loadErrorWords = (): Promise<unknown> =>
  Promise.race([loadLateForm(), pause(patience)]).catch(() => undefined);
