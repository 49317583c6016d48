import { lazy } from '../../lib/lazy.js';

/** Loads what ends a hosted session. In a file of its own: the user pool needs it, and the hosted UI needs the user pool. */
export const loadHostedSignOut = lazy(() => import('./sign-out.js'));
