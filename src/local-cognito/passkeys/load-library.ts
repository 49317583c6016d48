import { lazy } from '../../lib/lazy.js';

/** Loads the verification of credentials, which is larger than the rest of the server. */
export const loadLibrary = lazy(() => import('./webauthn-library.js'));
