import { resolveHosted, type HostedClientOptions, type IdentityProvider } from '../hosted-ui/options.js';
import type { IdentityPoolOptions } from '../identity-pool/options.js';
import type { Triggers } from '../pool/triggers.js';

/** An attribute that users can sign in with and that a code verifies. */
export type AliasName = 'email' | 'phone_number';
/** A second factor, by its name in Cognito. */
export type MfaType = 'SMS_MFA' | 'SOFTWARE_TOKEN_MFA' | 'EMAIL_OTP';
/** What a sign-in by USER_AUTH may begin with; PASSWORD allows PASSWORD_SRP too. */
export type FirstFactor = 'PASSWORD' | 'EMAIL_OTP' | 'SMS_OTP';
/** A flow of InitiateAuth, by its name in Cognito. */
export type AuthFlow =
  'USER_SRP_AUTH' | 'USER_PASSWORD_AUTH' | 'CUSTOM_AUTH' | 'USER_AUTH' | 'REFRESH_TOKEN_AUTH';
/** Whether devices are tracked and remembered: never, always or by the choice of the user (`DeviceConfiguration`). */
export type DeviceTracking = 'OFF' | 'ALWAYS' | 'USER_OPT_IN';

/** What `createLocalCognito` takes; everything may be left out. */
export interface LocalCognitoOptions {
  /** The user pools; default one pool `us-east-1_LocalDemo` with the client `localdemoclient0000000000`. */
  pools?: PoolOptions[];
  /** The identity pools; default one pool `us-east-1:00000000-0000-4000-8000-000000000001` for every user pool and for guests. */
  identityPools?: IdentityPoolOptions[];
  /** The time in milliseconds; default `Date.now`. */
  now?: () => number;
  /** With a seed every run, and every `reset()`, gets the same codes, subs, salts and secrets; default random. */
  seed?: string | number;
}

/** An app client. */
export interface ClientOptions extends HostedClientOptions {
  /** Id of the app client. */
  id: string;
  /** With a secret every call must carry a SECRET_HASH, so browsers are refused as the real service does. */
  secret?: string;
  /** Lifetimes in seconds; default 3600, 3600 and 30 days. */
  tokenValidity?: Partial<TokenValidity>;
  /** Whether unknown users are answered like known ones; default `ENABLED`. */
  preventUserExistenceErrors?: 'ENABLED' | 'LEGACY';
  /** The attributes that people may write through this client; those that the pool requires always. Default all. */
  writeAttributes?: string[];
  /** The flows this client may use; default all. */
  explicitAuthFlows?: AuthFlow[];
  /** Whether refreshing replaces the refresh token; the old one works for the grace period in seconds (0 to 60). */
  refreshTokenRotation?: { retryGracePeriodSeconds: number } | 'DISABLED';
}

/** Lifetimes of tokens in seconds. */
export interface TokenValidity {
  /** Access token, in seconds. Default: 3600. */
  accessToken: number;
  /** ID token, in seconds. Default: 3600. */
  idToken: number;
  /** Refresh token, in seconds. Default: 30 days. */
  refreshToken: number;
}

/** What a password must have (`PasswordPolicyType` of Cognito). */
export interface PasswordPolicy {
  /** The fewest characters. Default: 8. */
  minimumLength: number;
  /** Requires a lowercase letter. Default: true. */
  requireLowercase: boolean;
  /** Requires an uppercase letter. Default: true. */
  requireUppercase: boolean;
  /** Requires a digit. Default: true. */
  requireNumbers: boolean;
  /** Requires a special character. Default: true. */
  requireSymbols: boolean;
  /** How many of their latest passwords people may not choose again, 0 to 24. */
  passwordHistorySize: number;
}

/** A user pool. */
export interface PoolOptions {
  /** Region, underscore, name: `us-east-1_LocalDemo`. */
  id: string;
  /** The app clients. */
  clients: ClientOptions[];
  /** Whether only an administrator makes accounts; default false. */
  allowAdminCreateUserOnly?: boolean;
  /** People sign up with these instead of a username; default none. */
  usernameAttributes?: AliasName[];
  /** People may sign in with these once verified, besides the username; default none. */
  aliasAttributes?: AliasName[];
  /** Default: 8 characters with lower case, upper case, number and symbol, and no history. */
  passwordPolicy?: Partial<PasswordPolicy>;
  /** Default `OPTIONAL`. */
  mfa?: 'OFF' | 'OPTIONAL' | 'ON';
  /** Default `SMS_MFA` and `SOFTWARE_TOKEN_MFA`. */
  mfaTypes?: MfaType[];
  /** Attributes a code is sent for; default `['email']`. */
  autoVerifiedAttributes?: AliasName[];
  /** Default `['email']`. */
  requiredAttributes?: string[];
  /** False stands for a pre-sign-up trigger that confirms everybody; default true. */
  requireConfirmation?: boolean;
  /** Whether that trigger also marks e-mail and phone as verified; default false. */
  autoVerify?: boolean;
  /** What USER_AUTH offers; default `['PASSWORD']`. */
  firstFactors?: FirstFactor[];
  /** Whether devices are told apart, and remembered always or when the user says so; default `OFF`. */
  deviceTracking?: DeviceTracking;
  /** Whether a remembered device stands for the second factor; default false. */
  challengeRequiredOnNewDevice?: boolean;
  /** Functions in place of the pool's Lambda functions; default none. */
  triggers?: Triggers;
  /** The stand-ins for social, OIDC and SAML providers on the hosted pages; default none. */
  providers?: IdentityProvider[];
}

/** The options of an app client with their defaults. */
export type ResolvedClient = Omit<Required<ClientOptions>, 'secret' | 'tokenValidity' | 'writeAttributes'> & {
  secret: string | undefined;
  writeAttributes: readonly string[] | undefined;
  tokenValidity: TokenValidity;
};

/** The options of a user pool with their defaults. */
export type ResolvedPool = Omit<Required<PoolOptions>, 'clients' | 'passwordPolicy'> & {
  clients: ResolvedClient[];
  passwordPolicy: PasswordPolicy;
};

const DAY_SECONDS = 86_400;

export const DEFAULT_POOL: PoolOptions = {
  id: 'us-east-1_LocalDemo',
  clients: [{ id: 'localdemoclient0000000000' }],
};

/** Fills in the defaults; throws when the pool id has not the form the service gives it. */
export function resolvePool(options: PoolOptions): ResolvedPool {
  if (!/^[a-z]+(-[a-z0-9]+)+_[A-Za-z0-9]+$/.test(options.id)) {
    throw new TypeError(`local-cognito: pool id "${options.id}" must look like "us-east-1_LocalDemo".`);
  }
  return {
    allowAdminCreateUserOnly: false,
    usernameAttributes: [],
    aliasAttributes: [],
    mfa: 'OPTIONAL',
    mfaTypes: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA'],
    autoVerifiedAttributes: ['email'],
    requiredAttributes: ['email'],
    requireConfirmation: true,
    autoVerify: false,
    firstFactors: ['PASSWORD'],
    deviceTracking: 'OFF',
    challengeRequiredOnNewDevice: false,
    triggers: {},
    providers: [],
    ...options,
    clients: options.clients.map((client) => resolveClient(client, options.providers ?? [])),
    passwordPolicy: {
      minimumLength: 8,
      requireLowercase: true,
      requireUppercase: true,
      requireNumbers: true,
      requireSymbols: true,
      passwordHistorySize: 0,
      ...options.passwordPolicy,
    },
  };
}

function resolveClient(options: ClientOptions, providers: readonly IdentityProvider[]): ResolvedClient {
  return {
    preventUserExistenceErrors: 'ENABLED',
    explicitAuthFlows: [
      'USER_SRP_AUTH',
      'USER_PASSWORD_AUTH',
      'CUSTOM_AUTH',
      'USER_AUTH',
      'REFRESH_TOKEN_AUTH',
    ],
    refreshTokenRotation: 'DISABLED',
    ...options,
    ...resolveHosted(options, providers),
    secret: options.secret,
    writeAttributes: options.writeAttributes,
    tokenValidity: {
      accessToken: 3600,
      idToken: 3600,
      refreshToken: 30 * DAY_SECONDS,
      ...options.tokenValidity,
    },
  };
}
