import { asFlag, isFilled, readShapes, type ConfigEntry } from './config-shapes.js';
import * as options from './config-options.js';
import { AuthError } from '../../lib/auth-error.js';
import { readAuth0, readOAuth, type Auth0Config, type OAuthConfig } from './oauth-config.js';
import type { AuthStorage, CookieOptions, StorageName } from '../storage/storage.js';
import type {
  FederatedApps,
  RefreshHandler,
  TokenProvider,
} from '../federated/token-providers/token-provider.js';

export type AuthFlow = (typeof options.flows)[number];
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

/** What an input holds, and whether it names a user pool, which makes it a config of its own and not an addition. */
export function readConfig(input: unknown): { found: Map<string, ConfigEntry>; whole: boolean } {
  const found = readShapes(input);
  return { found, whole: found.has('userPoolId') || found.has('identityPoolId') };
}

/** Options with objects of the caller's that go on working: they are neither copied nor frozen. */
const live = ['storage', 'tokenProviders'];

/** The frozen config. Throws `InvalidConfig` with every problem in one text. */
export function normalizeConfig(found: Map<string, ConfigEntry>): AuthConfig {
  const reader = new options.OptionReader(found);
  const userPoolId = reader.text(
    'userPoolId',
    options.poolPattern,
    'a user pool id such as us-east-1_AbCdEfGhI',
  );
  const identityPoolId = reader.text(
    'identityPoolId',
    /^[\w-]+:[\w-]+$/,
    'an identity pool id such as us-east-1:00000000-0000-0000-0000-000000000000',
  );
  const region = reader.text('region', options.regionPattern, 'an AWS region such as us-east-1');
  const own = (userPoolId ?? identityPoolId)?.split(/[_:]/)[0];
  if (!found.has('userPoolId') && !found.has('identityPoolId')) {
    reader.problem('userPoolId', 'a user pool id such as us-east-1_AbCdEfGhI');
  }
  // Files name the region of the project.
  if (userPoolId && region && region !== own && /^(Auth\.)?region$/.test(reader.name('region')))
    reader.problem('region', `${String(own)}, the region of ${userPoolId}`);
  if (found.has('userPoolId') && !found.has('userPoolWebClientId')) {
    reader.problem('userPoolWebClientId', 'an app client id');
  }
  const mfa = reader.read('mfaConfiguration', options.mfaMode, 'OFF, ON or OPTIONAL');
  const usernameAttributes = reader.read(
    'usernameAttributes',
    options.usernames,
    'a list of email, phone_number, username',
  );
  const config: AuthConfig = {
    region: own ?? region ?? '',
    userPoolId,
    userPoolWebClientId: reader.text('userPoolWebClientId', /^[\w+]{1,128}$/, 'an app client id'),
    identityPoolId,
    identityPoolRegion: reader.text(
      'identityPoolRegion',
      options.regionPattern,
      'an AWS region such as us-east-1',
    ),
    endpoint: reader.url('endpoint'),
    identityPoolEndpoint: reader.url('identityPoolEndpoint'),
    authenticationFlowType:
      reader.read('authenticationFlowType', options.flow, options.flows.join(', ')) ?? 'USER_SRP_AUTH',
    mandatorySignIn: reader.read('mandatorySignIn', asFlag, 'true or false') ?? false,
    storage: reader.read(
      'storage',
      options.storage,
      "'local', 'session', 'memory' or an object with getItem, setItem and removeItem",
    ),
    cookieStorage: reader.read(
      'cookieStorage',
      options.cookieOptions,
      '{domain, path, expires, secure, sameSite: strict, lax or (with secure) none}',
    ),
    clientMetadata: reader.read('clientMetadata', options.texts, 'an object of strings'),
    passwordPolicy: isFilled(reader.value('passwordPolicy'))
      ? reader.read('passwordPolicy', options.policy, 'an object (length 6 to 99)')
      : undefined,
    usernameAttributes,
    signupAttributes: options.signUpAttributes(reader, usernameAttributes),
    mfa: mfa && { configuration: mfa, types: reader.read('mfaTypes', options.mfaTypes, 'a list') ?? [] },
    oauth: readOAuth(reader),
    auth0: readAuth0(reader),
    refreshHandlers: reader.read('refreshHandlers', options.handlers, 'an object of functions'),
    federated: reader.read(
      'federated',
      options.apps,
      '{google_client_id, facebook_app_id, amazon_client_id}',
    ),
    tokenProviders: reader.read(
      'tokenProviders',
      options.tokenProviders,
      'an object of providers with signIn',
    ),
    fetch: reader.read('fetch', options.asFetch, 'a function'),
  };
  if (reader.problems.length > 0) {
    throw new AuthError(
      'InvalidConfig',
      `The Auth config cannot be used.\n- ${reader.problems.join('\n- ')}`,
    );
  }
  return Object.freeze(
    Object.fromEntries(
      Object.entries(config)
        .filter(([, value]) => value !== undefined)
        .map(([key, value]) => [key, live.includes(key) ? value : options.frozenCopy(value)]),
    ) as typeof config,
  );
}
