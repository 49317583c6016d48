import { lazy } from '../../lib/lazy.js';

/** Loads everything that needs amazon-cognito-identity-js. */
export const loadUserPool = lazy(() => import('./index.js'));
