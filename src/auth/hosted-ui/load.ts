import { lazy } from '../../lib/lazy.js';

/** Loads everything that needs oauth4webapi. */
export const loadHostedUi = lazy(() => import('./index.js'));
