import { lazy } from '../../lib/lazy.js';

/**
 * Loads the code that ends a hosted session. A separate module: the user pool needs it, and the hosted UI
 * needs the user pool.
 */
export const loadHostedSignOut = lazy(() => import('./sign-out.js'));
