import type { AuthApi } from '../auth/api.js';
import type { ActorPort } from './deferred-actor.js';

/**
 * The context that an authenticator provides to its elements, and that a standalone screen creates for
 * itself.
 */
export interface AuthenticatorContext<Settings = unknown> {
  readonly auth: AuthApi;
  readonly actor: ActorPort;
  /** The settings that all screens share, besides the state. */
  readonly settings: Settings;
}

export const authenticatorContext = Symbol.for('auth-elements.context');
