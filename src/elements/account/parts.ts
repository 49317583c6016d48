import { lazy, type LazyModule } from '../../lib/lazy.js';

/** Preloads the base of the parts with a form, which the first part would request only once it has loaded. */
export const loadPartBase = lazy(() => import('../base/account/account-part.js'));

/** Loads `<auth-account>`. */
export const loadAccount = lazy(() => import('./define.js'));

/** The elements of the account, in the order of `<auth-account>`, with what loads each. */
export const accountParts = {
  'auth-profile': lazy(() => import('../profile/define.js')),
  'auth-contact': lazy(() => import('../contact/define.js')),
  'auth-change-password': lazy(() => import('../change-password/define.js')),
  'auth-mfa': lazy(() => import('../mfa/define.js')),
  'auth-passkeys': lazy(() => import('../passkeys/define.js')),
  'auth-sessions': lazy(() => import('../sessions/define.js')),
  'auth-devices': lazy(() => import('../devices/define.js')),
  'auth-connected': lazy(() => import('../connected/define.js')),
  'auth-delete-account': lazy(() => import('../delete-account/define.js')),
} as const satisfies Readonly<Record<`auth-${string}`, LazyModule<unknown>>>;
