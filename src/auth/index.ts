/** The headless API: everything of `auth-elements/auth`. */
export type { AuthApi } from './api.js';
export { Auth, Cache, createAuth } from './auth.js';
export type { CacheClass } from './cache.js';
export type {
  AuthConfig,
  AuthConfigInput,
  AuthOptions,
  PasswordPolicy,
  UsernameAttribute,
} from './config/config-types.js';
export { AuthError, type AuthErrorCode, type OwnErrorCode } from '../lib/auth-error.js';
export { Hub, HubClass, type HubCapsule, type HubListener, type HubPayload } from './events/hub.js';
export type { AuthStorage, CookieOptions, StorageName } from './storage/auth-storage.js';
export type * from './federated/token-providers/token-provider.js';
export type * from './types.js';
