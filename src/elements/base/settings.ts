import type { PasswordPolicy, UsernameAttribute } from '../../auth/config/config-types.js';
import type { AuthenticatorContext } from '../../controllers/authenticator-context.js';
import type { ErrorSettings } from '../../forms/errors/error-context.js';
import type { FederatedConfig } from '../federated-buttons/providers.js';
import type { ScreenName } from './screens.js';
import type { Validators } from '../../forms/validators.js';

/** What the screens of one authenticator have in common, besides the state. */
export interface ScreenSettings extends ErrorSettings {
  /** The name in headings and in the authenticator app; without it the texts do without. */
  readonly appName?: string | undefined;
  /** What people sign in with; none where nothing is known. */
  readonly usernameAttributes: readonly UsernameAttribute[];
  readonly hidden: ReadonlySet<ScreenName>;
  /** The policy that the config names; without one the service's default is shown and not insisted on. */
  readonly passwordPolicy?: PasswordPolicy | undefined;
  /** What the page says about other ways in; without it those that the config names. */
  readonly federated?: FederatedConfig | string | undefined;
  /** Attributes that sign-up asks for besides the name people sign in with. Default: e-mail. */
  readonly signUpAttributes: readonly string[];
  /** As the page gave it: read where it is used, because it may be anything. */
  readonly signUpConfig?: unknown;
  /** Whether sign-up asks for the password twice. */
  readonly confirmPassword: boolean;
  /** The page's own checks. */
  readonly validators?: Validators | undefined;
}

/** What an authenticator gives its screens. */
export type ScreenContext = AuthenticatorContext<ScreenSettings>;

export const defaultSettings: ScreenSettings = {
  hidden: new Set(),
  usernameAttributes: [],
  signUpAttributes: ['email'],
  confirmPassword: true,
};
