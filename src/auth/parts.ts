import { lazy } from '../lib/lazy.js';

/** Loads everything that needs amazon-cognito-identity-js. */
export const loadUserPool = lazy(() => import('./user-pool/index.js'));

/** Loads everything that calls the identity pool. */
export const loadIdentityPool = lazy(() => import('./identity-pool/index.js'));

/** Loads everything that needs oauth4webapi. */
export const loadHostedUi = lazy(() => import('./hosted-ui/index.js'));
