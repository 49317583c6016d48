import { lazy } from '../../lib/lazy.js';

/** Loads everything that calls the identity pool. */
export const loadIdentityPool = lazy(() => import('./index.js'));
