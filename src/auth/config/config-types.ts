import type {
  FederatedApps,
  RefreshHandler,
  TokenProvider,
} from '../federated/token-providers/token-provider.js';
import type { AuthStorage, CookieOptions, StorageName } from '../storage/auth-storage.js';
import type { Auth0Config, OAuthConfig } from './oauth-types.js';
import type { WafTokenSource } from './waf-types.js';

/**
 * How `signIn` signs in (`AuthFlow` of InitiateAuth). With `CUSTOM_AUTH`, the triggers of the pool ask; with `USER_AUTH`,
 * the user chooses a first factor.
 */
export type AuthFlow = 'USER_SRP_AUTH' | 'USER_PASSWORD_AUTH' | 'CUSTOM_AUTH' | 'USER_AUTH';

/** What users sign in with. */
export type UsernameAttribute = 'username' | 'email' | 'phone_number';

/** What a new password must have; shown and checked on the screens (`PasswordPolicyType` of the pool). */
export interface PasswordPolicy {
  /** The fewest characters, from 6 to 99. Default: 8. */
  readonly minLength: number;
  /** Requires a letter from a to z. Default: false. */
  readonly requireLowercase: boolean;
  /** Requires a letter from A to Z. Default: false. */
  readonly requireUppercase: boolean;
  /** Requires a digit. Default: false. */
  readonly requireNumbers: boolean;
  /** Requires a special character. Default: false. */
  readonly requireSymbols: boolean;
}

/** The MFA of the pool, for the screens. */
export interface MfaConfig {
  /** Whether users have a second factor: never, always or by choice (`MfaConfiguration` of the pool). */
  readonly configuration: 'OFF' | 'ON' | 'OPTIONAL';
  /** The factors of the pool: `SMS`, `TOTP` and `EMAIL`. */
  readonly types: readonly string[];
}

/** The options of `Auth` in Amplify 1 to 5, as they are or under `Auth`. */
export interface AuthOptions {
  /**
   * AWS region of the user pool.
   *
   * @defaultValue from the pool id
   */
  region?: string;
  /** Id of the user pool, such as `eu-west-1_AbCdEfGhI`. */
  userPoolId?: string;
  /** Id of the app client, which has no secret; required with `userPoolId`. */
  userPoolWebClientId?: string;
  /** Id of the identity pool, such as `eu-west-1:00000000-0000-0000-0000-000000000000`. */
  identityPoolId?: string;
  /**
   * AWS region of the identity pool.
   *
   * @defaultValue from the pool id
   */
  identityPoolRegion?: string;
  /**
   * Full URL of another user-pool service, with https; on localhost also http. Tokens may name Amazon's original issuer
   * (`cognito-idp.…`), the updated one (`issuer-cognito-idp.…`), or `<endpoint>/<userPoolId>`.
   *
   * @defaultValue `https://cognito-idp.<region>.amazonaws.com/`
   */
  endpoint?: string;
  /**
   * Full URL of another identity-pool service, with https; on localhost also http.
   *
   * @defaultValue `https://cognito-identity.<region>.amazonaws.com/`
   */
  identityPoolEndpoint?: string;
  /**
   * How `signIn` signs in: `USER_SRP_AUTH`, `USER_PASSWORD_AUTH`, `CUSTOM_AUTH` or `USER_AUTH`.
   *
   * @defaultValue `USER_SRP_AUTH`, or `USER_AUTH` where `signInMethods` needs it
   */
  authenticationFlowType?: AuthFlow | (string & {});
  /**
   * When true, guests get no AWS credentials.
   *
   * @defaultValue `false`
   */
  mandatorySignIn?: boolean;
  /**
   * Where the session is kept.
   *
   * - `'local'`: localStorage; memory where the browser blocks it.
   * - `'session'`: sessionStorage; memory where the browser blocks it.
   * - `'memory'`: Until the page is closed or reloaded; also used in Node.
   * - `sessionStorage`: Any `Storage` object, as in the Amplify guide.
   * - `{setItem, getItem, removeItem, clear?, keys?}`: A custom object, or a class with static methods.
   * - `sync()`: A method of a custom object that is asynchronous; awaited before each call of `Auth`, which rejects with `Timeout` after 30 seconds. `getItem` must return a string: React Native’s `AsyncStorage` as it is gives a `StorageError`. Keep a copy in memory that `sync` fills, and write to both. Writes are not awaited, and their failures are ignored.
   *
   * @defaultValue `'local'`
   */
  storage?: StorageName | AuthStorage;
  /** Keeps the session in cookies; overrides `storage`. */
  cookieStorage?: CookieOptions;
  /** Metadata for the triggers. Sent with every call that takes it and has none itself. */
  clientMetadata?: Record<string, string>;
  /** `{minLength, requireLowercase, requireUppercase, requireNumbers, requireSymbols}`, for the screens. */
  passwordPolicy?: Partial<PasswordPolicy>;
  /** What users sign in with, for the screens: `username`, `email`, `phone_number`, or several of them. */
  usernameAttributes?: string | readonly string[];
  /**
   * The ways to sign in, for the screens: `password`, `passkey`, `email-code`, `sms-code`, in the order of the offer;
   * `passwordless` in a file of Amplify Gen 2. Any but `password` makes `USER_AUTH` the default of `authenticationFlowType`.
   *
   * @defaultValue `password`
   */
  signInMethods?: string | readonly string[];
  /** Attributes that the sign-up screen asks for, such as `['email', 'given_name']`. */
  signupAttributes?: string | readonly string[];
  /** `{configuration, types}` of MFA, for the screens: `OFF`, `ON` or `OPTIONAL`, and a list of `SMS`, `TOTP` and `EMAIL`. */
  mfa?: { configuration?: string; types?: readonly string[] };
  /** The hosted UI: `{domain, scope, redirectSignIn, redirectSignOut, responseType, providers, options, urlOpener}`. */
  oauth?: object;
  /** Auth0 as a provider of the identity pool: `{domain, clientID, redirectUri, audience, scope, returnTo}`. */
  auth0?: object;
  /** Functions that return a new token of a provider, by the name or domain that `federatedSignIn` was given. */
  refreshHandlers?: Readonly<Record<string, RefreshHandler>>;
  /** `{google_client_id, facebook_app_id, amazon_client_id}`: sign-in and refresh with the scripts of the providers. */
  federated?: FederatedApps & object;
  /** Custom providers, or replacements for those of `federated`, by name or domain: `{name: {domain?, signIn, refresh?, signOut?}}`. */
  tokenProviders?: Readonly<Record<string, TokenProvider>>;
  /**
   * Replaces `fetch` for requests to Cognito and to the hosted UI.
   *
   * @defaultValue the `fetch` of the platform
   */
  fetch?: typeof fetch;
  /**
   * Returns a token of AWS WAF when the web ACL of the user pool asks for a `captcha` or a `challenge`, which is its
   * argument. Called once for all requests at that time, which are then sent again with the token, once. It has five
   * minutes.
   *
   * @defaultValue a listener of `auth-captcha`
   */
  wafToken?: WafTokenSource;
  /** The page with the terms of use, for sign-up: a URL, or URLs by language such as `{default: '/terms', fr: '/fr'}`. */
  terms?: string | LinksByLanguage;
  /** The page with the privacy policy, like `terms`. */
  privacy?: string | LinksByLanguage;
}

/** The address of a page by language, such as `{default, fr, 'pt-BR'}`. */
export type LinksByLanguage = Readonly<Record<string, string>>;

/** `aws-exports.js` of the Amplify CLI. Other members are ignored. */
export interface AwsExports {
  /** Id of the user pool. */
  aws_user_pools_id?: string;
  /** Id of the app client. */
  aws_user_pools_web_client_id?: string;
  /** AWS region of the user pool. */
  aws_cognito_region?: string;
  /** Id of the identity pool. */
  aws_cognito_identity_pool_id?: string;
  /** `oauth`, and other options of `Auth` that Amplify 1 to 5 reads beside what the CLI writes. */
  [other: string]: unknown;
}

/** `ResourcesConfig` of Amplify 6, or the options of Amplify 1 to 5 under `Auth`. */
export interface AmplifyConfig {
  /** The options, or `{Cognito: …}` of Amplify 6. */
  Auth: AuthOptions | { Cognito: object };
  /** Other categories are ignored. */
  [category: string]: unknown;
}

/** `amplify_outputs.json` of Amplify Gen 2. */
export interface AmplifyOutputs {
  /** The resources of Cognito. */
  auth?: object;
  /** The version of the format, such as `1.3`. */
  version?: string;
  /** Other categories are ignored. */
  [category: string]: unknown;
}

/**
 * Every config format that `configure` takes. Unknown members are ignored.
 *
 * - `{Auth: {…}}`: As in the Amplify guide; other categories are ignored.
 * - `{…}`: The same options without `Auth`. Beside what a tool wrote, they go under `Auth`.
 * - `aws-exports.js`: As the Amplify CLI writes it.
 * - `{Auth: {Cognito: {…}}}`: Amplify 6.
 * - `amplify_outputs.json`: Amplify Gen 2.
 * - `cdk-outputs.json`: Of a stack with the outputs `UserPoolId`, `UserPoolClientId` and, optionally, `IdentityPoolId`.
 * - a part: Options that name no pool are merged into the current config.
 */
export type AuthConfigInput = AuthOptions | AuthConfig | AmplifyConfig | AwsExports | AmplifyOutputs;

/** The config as `configure` returns it, whichever format it was given in. Frozen, with its nested members. */
export interface AuthConfig {
  /** AWS region of the user pool, or of the identity pool without one. */
  readonly region: string;
  /** Id of the user pool. */
  readonly userPoolId?: string | undefined;
  /** Id of the app client. */
  readonly userPoolWebClientId?: string | undefined;
  /** Id of the identity pool. */
  readonly identityPoolId?: string | undefined;
  /** AWS region of the identity pool, where it is not that of its id. */
  readonly identityPoolRegion?: string | undefined;
  /** Full URL of the user-pool service, where it is not that of AWS. */
  readonly endpoint?: string | undefined;
  /** Full URL of the identity-pool service, where it is not that of AWS. */
  readonly identityPoolEndpoint?: string | undefined;
  /** How `signIn` sends the password. */
  readonly authenticationFlowType: AuthFlow;
  /** Whether guests get no AWS credentials. */
  readonly mandatorySignIn: boolean;
  /** Where the session is kept; undefined for `local`. */
  readonly storage?: StorageName | AuthStorage | undefined;
  /** The options of cookies, where the session is kept in cookies. */
  readonly cookieStorage?: CookieOptions | undefined;
  /** Metadata for the triggers. */
  readonly clientMetadata?: Readonly<Record<string, string>> | undefined;
  /** What a new password must have. */
  readonly passwordPolicy?: PasswordPolicy | undefined;
  /** What users sign in with. */
  readonly usernameAttributes?: readonly UsernameAttribute[] | undefined;
  /** The ways to sign in. */
  readonly signInMethods?: readonly string[] | undefined;
  /** Attributes that the sign-up screen asks for. */
  readonly signupAttributes?: readonly string[] | undefined;
  /** The MFA of the pool. */
  readonly mfa?: MfaConfig | undefined;
  /** The hosted UI. */
  readonly oauth?: OAuthConfig | undefined;
  /** Auth0 as a provider of the identity pool. */
  readonly auth0?: Auth0Config | undefined;
  /** Functions that return a new token of a provider, by name or domain. */
  readonly refreshHandlers?: Readonly<Record<string, RefreshHandler>> | undefined;
  /** The apps at Google, Facebook and Amazon. */
  readonly federated?: FederatedApps | undefined;
  /** Custom providers, by name or domain. */
  readonly tokenProviders?: Readonly<Record<string, TokenProvider>> | undefined;
  /** Replaces the `fetch` of the platform. */
  readonly fetch?: typeof fetch | undefined;
  /** Returns a token of AWS WAF. */
  readonly wafToken?: WafTokenSource | undefined;
  /** The terms of use, by language. */
  readonly terms?: LinksByLanguage | undefined;
  /** The privacy policy, by language. */
  readonly privacy?: LinksByLanguage | undefined;
}
