import { property } from 'lit/decorators.js';
import type { AuthConfigInput } from '../../auth/config/config-types.js';
import { isSameConfig } from '../../auth/config/same-config.js';
import type { ErrorMessages } from '../../forms/errors/error-context.js';
import type { Validators } from '../../forms/validators.js';
import { AuthElement } from '../base/auth-element.js';
import type { FederatedConfig } from '../federated-buttons/providers.js';
import type { SignUpConfig } from '../sign-up/sign-up-config.js';

type PropertyName = Exclude<keyof AuthenticatorProperties, keyof AuthElement> | 'auth';

/** What a change of a property does, the least first. */
const RENDER = 0;
/** Gives the screens the new settings. */
export const UPDATE = 1;
/** Starts the machine again, for it may be another pool. */
export const RESTART = 2;

const effects: Readonly<Record<PropertyName, number>> = {
  auth: RESTART,
  config: RESTART,
  region: RESTART,
  userPoolId: RESTART,
  userPoolWebClientId: RESTART,
  identityPoolId: RESTART,
  endpoint: RESTART,
  sandbox: RESTART,
  usernameAttributes: UPDATE,
  hide: UPDATE,
  appName: UPDATE,
  errorMessage: UPDATE,
  federated: UPDATE,
  signUpConfig: UPDATE,
  confirmPassword: UPDATE,
  validators: UPDATE,
  hideDefault: RENDER,
  autoSignIn: RENDER,
  theme: RENDER,
};

/** The greatest effect of the properties that changed. */
export const effectOf = (changed: ReadonlyMap<PropertyKey, unknown>): number =>
  Math.max(RENDER, ...Object.entries(effects).map(([name, effect]) => (changed.has(name) ? effect : RENDER)));

const hasChanged = (value: unknown, old: unknown): boolean => !isSameConfig(value, old);

/** The properties of `<auth-authenticator>` that only hold what the app sets. */
export abstract class AuthenticatorProperties extends AuthElement {
  /**
   * What people sign in with: `username`, `email`, `phone_number`, or several of them, as a list or as text with spaces or
   * commas; one field takes all. Default: what the config says, else names and aliases.
   */
  @property({ attribute: 'username-attributes', hasChanged })
  usernameAttributes: string | readonly string[] | undefined;

  /** The screens that are never shown, by name; links to them go too. */
  @property() hide: string | readonly string[] | undefined;

  /** Shows no screen but those that the page puts into slots. */
  @property({ type: Boolean, attribute: 'hide-default' }) hideDefault = false;

  /** `off`: after confirming an account people sign in by hand. Default `on`. */
  @property({ attribute: 'auto-sign-in' }) autoSignIn: 'on' | 'off' = 'on';

  /** The name of the app in headings and in the authenticator app. */
  @property({ attribute: 'app-name' }) appName: string | undefined;

  /** `light`, `dark` or `auto`. Default: the page's own `color-scheme`. */
  @property() theme: string | undefined;

  /** The AWS region, `eu-west-1`. Default: that in the pool's id. */
  @property() region: string | undefined;

  /** The user pool, `eu-west-1_Example`; goes over that of `config`, as the other ids do. */
  @property({ attribute: 'user-pool-id' }) userPoolId: string | undefined;

  /** The id of the pool's app client, which must be one without a secret. */
  @property({ attribute: 'user-pool-web-client-id' }) userPoolWebClientId: string | undefined;

  /** The identity pool, for AWS credentials. */
  @property({ attribute: 'identity-pool-id' }) identityPoolId: string | undefined;

  /** Another address of the user-pool service, absolute or relative to the page. */
  @property() endpoint: string | undefined;

  /** Instead of a pool: one that lives in the page, for trying things out. Nothing is kept, nothing leaves the page. */
  @property({ type: Boolean }) sandbox = false;

  /** Any config that `Auth.configure` takes, as an object, JSON, or the URL of JSON. One that says the same changes nothing. */
  @property({ hasChanged }) config: AuthConfigInput | string | undefined;

  /** The page's own words for errors, by code or by a function. */
  @property({ attribute: false }) errorMessage: ErrorMessages | undefined;

  /**
   * Other ways in: the guide's `{google_client_id, facebook_app_id, amazon_client_id, oauth_config, auth0}` and
   * `providers: [{name, label, icon}]` for any other provider of the hosted UI; as an attribute in JSON. Default: those
   * that the Auth config names. What is not a provider's name is added to the config of the Auth in use.
   */
  @property() federated: FederatedConfig | string | undefined;

  /** Header and fields of the sign-up form, in the form that Amplify has for them; `<auth-field>` children add theirs. */
  @property({ attribute: false }) signUpConfig: SignUpConfig | undefined;

  /** `off`: sign-up asks for the password once. Default `on`. */
  @property({ attribute: 'confirm-password' }) confirmPassword: 'on' | 'off' = 'on';

  /** The page's own checks, by field name on every screen that has such a field, or one function for all forms. */
  @property({ attribute: false }) validators: Validators | undefined;
}
