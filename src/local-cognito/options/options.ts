import type { HostedClientOptions, IdentityProvider } from '../hosted-ui/options.js';
import type { IdentityPoolOptions } from '../identity-pool/options.js';
import type { PasskeyOptions } from '../passkeys/options.js';
import type { Triggers } from '../pool/triggers.js';
import type { AcrLevel, AcrPoolOptions } from '../sign-in/assurance.js';
import type { SessionPoolOptions } from '../user-sessions/options.js';

/** An attribute that users can sign in with and that a code verifies. */
export type AliasName = 'email' | 'phone_number';
/** A second factor, by its name in Cognito. */
export type MfaType = 'SMS_MFA' | 'SOFTWARE_TOKEN_MFA' | 'EMAIL_OTP';
/** What a sign-in with `USER_AUTH` can start with; `PASSWORD` allows `PASSWORD_SRP`, too. */
export type FirstFactor = 'PASSWORD' | 'EMAIL_OTP' | 'SMS_OTP' | 'WEB_AUTHN';
/** A flow of InitiateAuth, by its name in Cognito. */
export type AuthFlow =
  'USER_SRP_AUTH' | 'USER_PASSWORD_AUTH' | 'CUSTOM_AUTH' | 'USER_AUTH' | 'REFRESH_TOKEN_AUTH';
/** Whether devices are tracked and remembered: never, always or by the choice of the user (`DeviceConfiguration`). */
export type DeviceTracking = 'OFF' | 'ALWAYS' | 'USER_OPT_IN';

/** The kind of issuer that a pool names in its tokens (`IssuerConfiguration`). */
export type IssuerType = 'ORIGINAL' | 'UPDATED';

/** The options of `createLocalCognito`; all are optional. */
export interface LocalCognitoOptions {
  /**
   * The user pools.
   *
   * @defaultValue `us-east-1_LocalDemo` with the client `localdemoclient0000000000`
   */
  pools?: PoolOptions[];
  /**
   * The identity pools.
   *
   * @defaultValue `us-east-1:00000000-0000-4000-8000-000000000001`, for every user pool and for guests
   */
  identityPools?: IdentityPoolOptions[];
  /**
   * Returns the time in milliseconds since 1970.
   *
   * @defaultValue `Date.now`
   */
  now?: () => number;
  /**
   * Makes codes, subs, salts, secrets and sessions the same in every run and after every `reset()`. Signing keys and token signatures still differ.
   *
   * @defaultValue random
   */
  seed?: string | number;
}

/** An app client. */
export interface ClientOptions extends HostedClientOptions {
  /** Id of the app client: up to 128 letters, digits, `_` and `+`. */
  id: string;
  /**
   * The client secret. Calls without the right `SECRET_HASH` are refused, so browsers cannot use this client.
   *
   * @defaultValue none
   */
  secret?: string;
  /**
   * Lifetimes in seconds: `accessToken`, `idToken` and `refreshToken`.
   *
   * @defaultValue 3600, 3600 and 30 days
   */
  tokenValidity?: Partial<TokenValidity>;
  /**
   * With `ENABLED`, unknown users are answered like known ones. With `LEGACY`, answers say that a user does not exist.
   *
   * @defaultValue `ENABLED`
   */
  preventUserExistenceErrors?: 'ENABLED' | 'LEGACY';
  /**
   * Attributes that users can write with this client, besides those that the pool requires: `email`, `custom:team`, ….
   *
   * @defaultValue all
   */
  writeAttributes?: string[];
  /**
   * The flows of this client: `USER_SRP_AUTH`, `USER_PASSWORD_AUTH`, `CUSTOM_AUTH`, `USER_AUTH`, `REFRESH_TOKEN_AUTH`.
   *
   * @defaultValue all
   */
  explicitAuthFlows?: AuthFlow[];
  /**
   * With `{retryGracePeriodSeconds}`, GetTokensFromRefreshToken replaces the refresh token, and `REFRESH_TOKEN_AUTH` is closed. The old token works for that period, 0 to 60 seconds.
   *
   * @defaultValue `DISABLED`
   */
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
  /** How many of the latest passwords cannot be chosen again, from 0 to 24. Default: 0. */
  passwordHistorySize: number;
}

/** A user pool. */
export interface PoolOptions extends SessionPoolOptions, AcrPoolOptions {
  /** Region, underscore, name, such as `us-east-1_LocalDemo`. */
  id: string;
  /** The app clients; see below. */
  clients: ClientOptions[];
  /**
   * `iss` of the tokens: `ORIGINAL` is `https://cognito-idp.<region>.amazonaws.com/<id>`, `UPDATED` is `https://issuer-cognito-idp.<region>.amazonaws.com/<id>`.
   *
   * @defaultValue `ORIGINAL`
   */
  issuer?: IssuerType;
  /**
   * Refuses SignUp, so that only an administrator creates accounts.
   *
   * @defaultValue `false`
   */
  allowAdminCreateUserOnly?: boolean;
  /**
   * Users sign up with `email` or `phone_number` instead of a username, which is then a UUID.
   *
   * @defaultValue `[]`
   */
  usernameAttributes?: AliasName[];
  /**
   * Users can also sign in with these attributes, once verified.
   *
   * @defaultValue `[]`
   */
  aliasAttributes?: AliasName[];
  /**
   * `{minimumLength, requireLowercase, requireUppercase, requireNumbers, requireSymbols, passwordHistorySize}`
   *
   * @defaultValue 8 characters of all four kinds, no history
   */
  passwordPolicy?: Partial<PasswordPolicy>;
  /**
   * MFA: `OFF`, `OPTIONAL` or `ON`.
   *
   * @defaultValue `OPTIONAL`
   */
  mfa?: 'OFF' | 'OPTIONAL' | 'ON';
  /**
   * The second factors: `SMS_MFA`, `SOFTWARE_TOKEN_MFA`, `EMAIL_OTP`.
   *
   * @defaultValue `['SMS_MFA', 'SOFTWARE_TOKEN_MFA']`
   */
  mfaTypes?: MfaType[];
  /**
   * Attributes that a code is sent to at sign-up and after a change.
   *
   * @defaultValue `['email']`
   */
  autoVerifiedAttributes?: AliasName[];
  /** Those of `autoVerifiedAttributes` whose old value stays in force until the new one is verified. Default: none. */
  attributesRequireVerificationBeforeUpdate?: AliasName[];
  /**
   * Attributes that every user must have.
   *
   * @defaultValue `['email']`
   */
  requiredAttributes?: string[];
  /** Attributes that are set with the account and cannot be changed (`Mutable: false`): `custom:plan`, …. Default: none. */
  immutableAttributes?: string[];
  /**
   * With `false`, accounts are confirmed at sign-up, as by a PreSignUp trigger.
   *
   * @defaultValue `true`
   */
  requireConfirmation?: boolean;
  /**
   * With `requireConfirmation: false`, also verifies the email address and the phone number.
   *
   * @defaultValue `false`
   */
  autoVerify?: boolean;
  /**
   * What `USER_AUTH` offers: `PASSWORD` (with `PASSWORD_SRP`), `EMAIL_OTP`, `SMS_OTP`, `WEB_AUTHN`. Codes only for users without a second factor; passkeys too, unless they are both factors.
   *
   * @defaultValue `['PASSWORD']`
   */
  firstFactors?: FirstFactor[];
  /**
   * Passkeys: `{relyingPartyId, userVerification, factorConfiguration}`; see below.
   *
   * @defaultValue no relying party, `preferred`, `SINGLE_FACTOR`
   */
  passkeys?: Partial<PasskeyOptions>;
  /**
   * `ALWAYS` remembers each confirmed device, `USER_OPT_IN` those that UpdateDeviceStatus names.
   *
   * @defaultValue `OFF`
   */
  deviceTracking?: DeviceTracking;
  /**
   * A remembered device replaces the second factor. With `false`, it proves itself after the second factor.
   *
   * @defaultValue `false`
   */
  challengeRequiredOnNewDevice?: boolean;
  /**
   * Functions in place of the Lambda functions of the pool; see below.
   *
   * @defaultValue `{}`
   */
  triggers?: Triggers;
  /**
   * Stand-ins for social, OIDC and SAML providers on the hosted pages: `{name, type, idpIdentifiers?, users?: [{id, attributes?}]}`. `type` is `Google`, `Facebook`, `LoginWithAmazon`, `SignInWithApple`, `OIDC` or `SAML`.
   *
   * @defaultValue `[]`
   */
  providers?: IdentityProvider[];
}

/** The options of an app client with their defaults. */
export type ResolvedClient = Omit<Required<ClientOptions>, 'secret' | 'tokenValidity' | 'writeAttributes'> & {
  secret: string | undefined;
  writeAttributes: readonly string[] | undefined;
  tokenValidity: TokenValidity;
};

/** The options of a user pool with their defaults. */
export type ResolvedPool = Omit<
  Required<PoolOptions>,
  'clients' | 'passwordPolicy' | 'passkeys' | 'acrConfiguration'
> & {
  clients: ResolvedClient[];
  passwordPolicy: PasswordPolicy;
  passkeys: PasskeyOptions;
  acrConfiguration: Record<AcrLevel, string>;
};
