import type {
  FederatedApps,
  RefreshHandler,
  TokenProvider,
} from '../federated/token-providers/token-provider.js';
import type { AuthStorage, CookieOptions, StorageName } from '../storage/auth-storage.js';

/** Opens an address in the app's own way; `redirectUrl` is where the service sends the person back to. */
export type UrlOpener = (url: string, redirectUrl: string) => unknown;

/** The hosted UI of a user pool, read from every shape. */
export interface OAuthConfig {
  /** Full URL without a slash at its end. */
  readonly domain: string;
  /** Empty: all that the app client may ask for. */
  readonly scope: readonly string[];
  readonly redirectSignIn: readonly string[];
  readonly redirectSignOut: readonly string[];
  readonly responseType: 'code' | 'token';
  /** The providers that the config names. */
  readonly providers: readonly string[];
  readonly options: { readonly AdvancedSecurityDataCollectionFlag?: boolean };
  readonly urlOpener?: UrlOpener;
}

/** Auth0 as a provider of the identity pool. */
export interface Auth0Config {
  /** Full URL without a slash at its end. */
  readonly domain: string;
  readonly clientID: string;
  readonly redirectUri: string;
  readonly audience?: string;
  readonly scope: string;
  readonly returnTo?: string;
}

/** How `signIn` sends the password; `CUSTOM_AUTH` leaves it to the pool's triggers. */
export type AuthFlow = 'USER_SRP_AUTH' | 'USER_PASSWORD_AUTH' | 'CUSTOM_AUTH';
export type UsernameAttribute = 'username' | 'email' | 'phone_number';

/** What a new password must have; the length is in characters. */
export interface PasswordPolicy {
  readonly minLength: number;
  readonly requireLowercase: boolean;
  readonly requireUppercase: boolean;
  readonly requireNumbers: boolean;
  readonly requireSymbols: boolean;
}

export interface MfaConfig {
  readonly configuration: 'OFF' | 'ON' | 'OPTIONAL';
  readonly types: readonly string[];
}

/** The options of the guide, bare or under `Auth`. */
export interface AuthOptions {
  /** Default: the part of `userPoolId` before the underscore. */
  region?: string;
  userPoolId?: string;
  userPoolWebClientId?: string;
  identityPoolId?: string;
  identityPoolRegion?: string;
  /** Full URL of the user-pool service, with https, on this computer with http too. Default `https://cognito-idp.<region>.amazonaws.com/`. */
  endpoint?: string;
  identityPoolEndpoint?: string;
  /** Default `USER_SRP_AUTH`. */
  authenticationFlowType?: AuthFlow | (string & {});
  /** Default false. */
  mandatorySignIn?: boolean;
  /** Where the session is kept: `local` (default), `session`, `memory`, or an object of one's own. */
  storage?: StorageName | AuthStorage;
  /** Keeps the session in cookies; wins over `storage`. */
  cookieStorage?: CookieOptions;
  /** Sent with every call that takes it. */
  clientMetadata?: Record<string, string>;
  passwordPolicy?: Partial<PasswordPolicy>;
  /** What people sign in with: `username`, `email`, `phone_number`, or several of them. */
  usernameAttributes?: string | readonly string[];
  signupAttributes?: string | readonly string[];
  mfa?: { configuration?: string; types?: readonly string[] };
  /** The hosted UI: `{domain, scope, redirectSignIn, redirectSignOut, responseType, options, urlOpener}`. */
  oauth?: object;
  /** Auth0 as a provider of the identity pool: `{domain, clientID, redirectUri, audience, scope, returnTo}`. */
  auth0?: object;
  /** What gives a new token when a provider's has run out, by the name that `federatedSignIn` was given. */
  refreshHandlers?: Readonly<Record<string, RefreshHandler>>;
  /** The apps at Google, Facebook and Amazon, for signing in there without a hosted UI. */
  federated?: FederatedApps & object;
  /** Providers of one's own, or in place of those of `federated`, by name (`google`) or domain. */
  tokenProviders?: Readonly<Record<string, TokenProvider>>;
  /** Used in place of the platform's `fetch`. */
  fetch?: typeof fetch;
}

/** `aws-exports.js`. */
export interface AwsExports {
  aws_user_pools_id?: string;
  aws_user_pools_web_client_id?: string;
  aws_cognito_region?: string;
  aws_cognito_identity_pool_id?: string;
  [other: string]: unknown;
}

/** Amplify 6 `ResourcesConfig`, or the guide's options under `Auth`. */
export interface AmplifyConfig {
  Auth: AuthOptions | { Cognito: object };
  [category: string]: unknown;
}

/** `amplify_outputs.json`. */
export interface AmplifyOutputs {
  auth?: object;
  version?: string;
  [category: string]: unknown;
}

/** Every config shape that is understood. Members that are not known are left alone. */
export type AuthConfigInput = AuthOptions | AuthConfig | AmplifyConfig | AwsExports | AmplifyOutputs;

/** The one shape that the rest of the library reads. Frozen, nested members too. */
export interface AuthConfig {
  readonly region: string;
  readonly userPoolId?: string | undefined;
  readonly userPoolWebClientId?: string | undefined;
  readonly identityPoolId?: string | undefined;
  readonly identityPoolRegion?: string | undefined;
  readonly endpoint?: string | undefined;
  readonly identityPoolEndpoint?: string | undefined;
  readonly authenticationFlowType: AuthFlow;
  readonly mandatorySignIn: boolean;
  readonly storage?: StorageName | AuthStorage | undefined;
  readonly cookieStorage?: CookieOptions | undefined;
  readonly clientMetadata?: Readonly<Record<string, string>> | undefined;
  readonly passwordPolicy?: PasswordPolicy | undefined;
  readonly usernameAttributes?: readonly UsernameAttribute[] | undefined;
  readonly signupAttributes?: readonly string[] | undefined;
  readonly mfa?: MfaConfig | undefined;
  readonly oauth?: OAuthConfig | undefined;
  readonly auth0?: Auth0Config | undefined;
  readonly refreshHandlers?: Readonly<Record<string, RefreshHandler>> | undefined;
  readonly federated?: FederatedApps | undefined;
  readonly tokenProviders?: Readonly<Record<string, TokenProvider>> | undefined;
  readonly fetch?: typeof fetch | undefined;
}
