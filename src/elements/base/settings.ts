import type { PasswordPolicy, UsernameAttribute } from '../../auth/config/config-types.js';
import type { FirstFactor } from '../../auth/first-factors.js';
import type { AuthenticatorContext } from '../../controllers/authenticator-context.js';
import type { ErrorSettings } from '../../forms/errors/error-context.js';
import type { Validators } from '../../forms/validators.js';
import type { FederatedConfig } from '../federated-buttons/providers.js';
import type { ScreenName } from './screens.js';

/** The first factors besides the password. */
export type MethodFactor = Exclude<FirstFactor, 'PASSWORD' | 'PASSWORD_SRP'>;

/** The names in `sign-in-methods` besides `password`, with the first factor of each. */
export const methodFactors: Readonly<Record<string, MethodFactor>> = {
  passkey: 'WEB_AUTHN',
  'email-code': 'EMAIL_OTP',
  'sms-code': 'SMS_OTP',
};

/** Returns the first factor of a method; undefined for `password` and for an unknown name, such as `toString`. */
export const factorOf = (name: string): MethodFactor | undefined =>
  Object.hasOwn(methodFactors, name) ? methodFactors[name] : undefined;

/** Whether people sign in with a password: unless every way is another known one. */
export const asksPassword = (methods: readonly string[]): boolean =>
  methods.length === 0 || methods.some((name) => !factorOf(name));

/** The settings that the screens of one authenticator share, besides the state. */
export interface ScreenSettings extends ErrorSettings {
  /** The app name in headings and in the authenticator app; without it, the texts omit it. */
  readonly appName?: string | undefined;
  /** The usernames to sign in with; empty if unknown. */
  readonly usernameAttributes: readonly UsernameAttribute[];
  /** The ways to sign in, in the order in which they are offered, as set by the app: validated where they are used. */
  readonly signInMethods: readonly string[];
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
  /** `ask`: users choose whether their device is remembered. */
  readonly rememberDevice?: string | undefined;
  /** The app's checks. */
  readonly validators?: Validators | undefined;
}

/** The context that an authenticator provides to its screens. */
export type ScreenContext = AuthenticatorContext<ScreenSettings>;

export const defaultSettings: ScreenSettings = {
  hidden: new Set(),
  usernameAttributes: [],
  signInMethods: ['password'],
  signUpAttributes: ['email'],
  confirmPassword: true,
};
