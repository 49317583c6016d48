import type { PasswordPolicy, UsernameAttribute } from '../../auth/config/config-types.js';
import type { AuthenticatorContext } from '../../controllers/authenticator-context.js';
import type { ErrorSettings } from '../../forms/errors/error-context.js';
import type { Validators } from '../../forms/validators.js';
import type { FederatedConfig } from '../federated-buttons/providers.js';
import type { ScreenName } from './screens.js';

/** The settings that the screens of one authenticator share, besides the state. */
export interface ScreenSettings extends ErrorSettings {
  /** The app name in headings and in the authenticator app; without it, the texts omit it. */
  readonly appName?: string | undefined;
  /** The usernames to sign in with; empty if unknown. */
  readonly usernameAttributes: readonly UsernameAttribute[];
  readonly hidden: ReadonlySet<ScreenName>;
  /** The policy in the config; without one, the service's default is shown but not enforced. */
  readonly passwordPolicy?: PasswordPolicy | undefined;
  /** The app's `federated`; without it, the providers in the config. */
  readonly federated?: FederatedConfig | string | undefined;
  /** The attributes that sign-up asks for besides the username. Default: email. */
  readonly signUpAttributes: readonly string[];
  /** As set by the app: validated where it is used. */
  readonly signUpConfig?: unknown;
  /** Whether sign-up asks for the password twice. */
  readonly confirmPassword: boolean;
  /** The app's checks. */
  readonly validators?: Validators | undefined;
}

/** The context that an authenticator provides to its screens. */
export type ScreenContext = AuthenticatorContext<ScreenSettings>;

export const defaultSettings: ScreenSettings = {
  hidden: new Set(),
  usernameAttributes: [],
  signUpAttributes: ['email'],
  confirmPassword: true,
};
