import type { PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';

import type { AuthConfigInput } from '../../auth/config/config-types.js';
import { isSameConfig } from '../../auth/config/same-config.js';
import type { PasskeyProperties } from '../../controllers/passkey-offers.js';
import type { ErrorMessages } from '../../forms/errors/error-context.js';
import type { Validators } from '../../forms/validators.js';
import { AuthElement } from '../base/auth-element.js';
import type { FederatedConfig } from '../federated-buttons/providers.js';
import type { SignUpConfig } from '../sign-up/sign-up-config.js';

/** The properties that say which pool is used. */
const poolProperties: ReadonlySet<PropertyKey> = new Set<
  Exclude<keyof AuthenticatorProperties, keyof AuthElement> | 'auth'
>(['auth', 'config', 'region', 'userPoolId', 'userPoolWebClientId', 'identityPoolId', 'endpoint', 'sandbox']);

/** Whether the machine restarts, because the pool may have changed. */
export const changesPool = (changed: ReadonlyMap<PropertyKey, unknown>): boolean =>
  [...changed.keys()].some((name) => poolProperties.has(name));

const hasChanged = (value: unknown, old: unknown): boolean => !isSameConfig(value, old);

/** The properties of `<auth-authenticator>` that store the app's values. */
export abstract class AuthenticatorProperties extends AuthElement implements PasskeyProperties {
  /**
   * The usernames to sign in with: `username`, `email`, `phone_number`, or several of them, as a list or a
   * string separated by spaces or commas; one field accepts all. Default: those in the config, or else
   * usernames and aliases.
   */
  @property({ attribute: 'username-attributes', hasChanged })
  usernameAttributes: string | readonly string[] | undefined;

  /**
   * The ways to sign in, in the order in which they are offered: `passkey`, `password`, `email-code`, `sms-code`, as a list
   * or a string separated by spaces or commas. All but `password` need the flow `USER_AUTH`. Default: those in the config, or
   * else `password`.
   */
  @property({ attribute: 'sign-in-methods', hasChanged })
  signInMethods: string | readonly string[] | undefined;

  /**
   * The screens to hide, together with the links to them: names such as `sign-up`, as a list or a string separated by
   * spaces or commas. Unknown names cause a warning. Default: none.
   */
  @property() hide: string | readonly string[] | undefined;

  /** Shows only the screens that the app provides in slots. */
  @property({ type: Boolean, attribute: 'hide-default' }) hideDefault = false;

  /** `off`: after confirming an account, users sign in manually. Default `on`. */
  @property({ attribute: 'auto-sign-in' }) autoSignIn: 'on' | 'off' = 'on';

  /**
   * When to offer a passkey to a user without one: `after-sign-in`, `after-sign-up`, or both, as a list or a string
   * separated by spaces or commas; `off`. Unknown words cause a warning. Default: `off`.
   */
  @property({ attribute: 'passkey-prompt' }) passkeyPrompt: string | readonly string[] | undefined;

  /**
   * Creates a passkey without a prompt after a sign-in with a saved password, where the browser and its password manager
   * do that.
   */
  @property({ type: Boolean, attribute: 'passkey-upgrade' }) passkeyUpgrade = false;

  /**
   * `ask`: where a second factor is confirmed, users can choose to have this device remembered. For pools that remember
   * devices by the choice of the user (`DeviceOnlyRememberedOnUserPrompt`). Default, and for any other value: `off`.
   */
  @property({ attribute: 'remember-device' }) rememberDevice: 'ask' | 'off' | undefined;

  /** The name of the app in headings and in the authenticator app. */
  @property({ attribute: 'app-name' }) appName: string | undefined;

  /**
   * `light`, `dark` or `auto`, which follows the operating system. Default, and for any other value: the `color-scheme` of
   * the page.
   */
  @property() theme: string | undefined;

  /** The AWS region, such as `eu-west-1`. Default: the one in the pool's id. */
  @property() region: string | undefined;

  /** The user pool, such as `eu-west-1_Example`; overrides that of `config`, as the other ids do. */
  @property({ attribute: 'user-pool-id' }) userPoolId: string | undefined;

  /** The id of the pool's app client, which must not have a secret. */
  @property({ attribute: 'user-pool-web-client-id' }) userPoolWebClientId: string | undefined;

  /** The identity pool, for AWS credentials. */
  @property({ attribute: 'identity-pool-id' }) identityPoolId: string | undefined;

  /** The URL of another user-pool service, absolute or relative to the page. */
  @property() endpoint: string | undefined;

  /**
   * Uses a pool inside the page instead of a real one, to try things out. Accounts and sessions are kept in memory; calls
   * to Cognito are answered in the page.
   */
  @property({ type: Boolean }) sandbox = false;

  /**
   * Any config that `Auth.configure` accepts, as an object, as JSON, or as the URL of a JSON file. It is compared by
   * value, so an inline object is fine. A URL is relative to the page; on another origin it needs https. If the file has
   * no valid config, or does not load within 10 seconds, the screen shows the error and the console names the cause.
   */
  @property({ hasChanged }) config: AuthConfigInput | string | undefined;

  /**
   * Custom error messages: an object of messages by code, or a function that gets the `AuthError` and returns a message.
   * Default, and for `undefined`: the built-in message.
   */
  @property({ attribute: false }) errorMessage: ErrorMessages | undefined;

  /**
   * The providers to sign in with: Amplify's `{google_client_id, facebook_app_id, amazon_client_id,
   * oauth_config, auth0}` and `providers: [{name, label, icon}]` for any other provider of the hosted UI; as
   * JSON in the attribute. Default: the providers in the Auth config. Everything except names of providers is
   * added to the config of the current Auth.
   */
  @property() federated: FederatedConfig | string | undefined;

  /**
   * The header and fields of the sign-up form, in Amplify's format; `<auth-field>` children add more fields.
   */
  @property({ attribute: false }) signUpConfig: SignUpConfig | undefined;

  /** `off`: sign-up asks for the password once. Default `on`. */
  @property({ attribute: 'confirm-password' }) confirmPassword: 'on' | 'off' = 'on';

  /**
   * Custom checks, which run after the built-in ones: an object of functions by field name, `(value, values) => problem`,
   * or one function for all forms, `(state, values) => problems`, with problems by field name. They may be asynchronous.
   * A check that throws or takes longer than 20 seconds is a `ValidatorFailed` error, and nothing is sent.
   */
  @property({ attribute: false }) validators: Validators | undefined;

  /** Reflects `theme` to `data-auth-theme`; without a theme, keeps one that the app has set there. */
  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('theme')) return;
    if (this.theme) this.dataset['authTheme'] = this.theme;
    else if (changed.get('theme')) delete this.dataset['authTheme'];
  }
}
