import { createContext } from '@lit/context';
import type { AuthApi } from '../auth/api.js';
import type { ActorPort } from './deferred-actor.js';

/** What an authenticator gives the elements in it, and what a screen that stands alone makes for itself. */
export interface AuthenticatorContext<Settings = unknown> {
  readonly auth: AuthApi;
  readonly actor: ActorPort;
  /** What the screens have in common, besides the state. */
  readonly settings: Settings;
}

export const authenticatorContext = createContext<AuthenticatorContext | undefined>(
  Symbol.for('auth-elements.context'),
);
