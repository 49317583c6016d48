import type { IdentityPoolOptions } from '../identity-pool/options.js';
import type { ClientOptions, LocalCognitoOptions, PoolOptions } from './options.js';
import type { Triggers } from '../pool/triggers.js';

/** What the documentation says of an option; `default` is what a reader writes, or absent where it is required. */
export interface OptionNotes {
  readonly default?: string;
  readonly does: string;
}

type NotesFor<T> = Record<keyof Required<T>, OptionNotes>;

/** The options of `createLocalCognito`. */
export const serverNotes: NotesFor<LocalCognitoOptions> = {
  pools: { default: 'one', does: '`us-east-1_LocalDemo` with the client `localdemoclient0000000000`' },
  identityPools: {
    default: 'one',
    does: '`us-east-1:00000000-0000-4000-8000-000000000001` for every user pool and for guests',
  },
  now: { default: '`Date.now`', does: 'the time in milliseconds' },
  seed: {
    default: 'random',
    does: 'text or number: the same codes, subs, salts, secrets and sessions in every run and after every `reset()`; signing keys and token signatures differ',
  },
};

/** The options of a pool. */
export const poolNotes: NotesFor<PoolOptions> = {
  id: { does: 'region, underscore, name' },
  clients: { does: 'see below' },
  allowAdminCreateUserOnly: { default: '`false`', does: 'whether SignUp is refused' },
  usernameAttributes: {
    default: '`[]`',
    does: 'people sign up with `email` or `phone_number` instead of a username, which is then a UUID',
  },
  aliasAttributes: { default: '`[]`', does: 'people may also sign in with these, once verified' },
  passwordPolicy: {
    default: '8 characters, all four kinds, no history',
    does: '`minimumLength`, `requireLowercase`, `requireUppercase`, `requireNumbers`, `requireSymbols`, `passwordHistorySize`',
  },
  mfa: { default: '`OPTIONAL`', does: '`OFF`, `OPTIONAL`, `ON`' },
  mfaTypes: {
    default: "`['SMS_MFA', 'SOFTWARE_TOKEN_MFA']`",
    does: 'the second factors: `SMS_MFA`, `SOFTWARE_TOKEN_MFA`, `EMAIL_OTP`',
  },
  autoVerifiedAttributes: {
    default: "`['email']`",
    does: 'what a code is sent to on sign-up and on a change',
  },
  requiredAttributes: { default: "`['email']`", does: 'what everybody has to have' },
  requireConfirmation: {
    default: '`true`',
    does: '`false` stands for a pre-sign-up trigger that confirms everybody',
  },
  autoVerify: { default: '`false`', does: 'that trigger also marks e-mail and phone as verified' },
  firstFactors: {
    default: "`['PASSWORD']`",
    does: 'what USER_AUTH offers: `PASSWORD` (with PASSWORD_SRP), `EMAIL_OTP`, `SMS_OTP`; codes only to those who need no second factor',
  },
  deviceTracking: {
    default: '`OFF`',
    does: '`ALWAYS` remembers each confirmed device, `USER_OPT_IN` those that UpdateDeviceStatus names',
  },
  challengeRequiredOnNewDevice: {
    default: '`false`',
    does: 'a remembered device proves itself in place of the second factor, not after it',
  },
  triggers: { default: '`{}`', does: 'see below' },
  providers: {
    default: '`[]`',
    does: 'stand-ins on the hosted pages: `{name, type, idpIdentifiers?, users?: [{id, attributes?}]}`, `type` one of `Google`, `Facebook`, `LoginWithAmazon`, `SignInWithApple`, `OIDC`, `SAML`',
  },
};

/** The options of an app client. */
export const clientNotes: NotesFor<ClientOptions> = {
  id: { does: 'up to 128 letters, digits, `_` and `+`' },
  secret: { default: 'none', does: 'calls without the right `SECRET_HASH` are refused' },
  tokenValidity: {
    default: '3600 s, 3600 s, 30 days',
    does: '`accessToken`, `idToken`, `refreshToken`, in seconds',
  },
  preventUserExistenceErrors: { default: '`ENABLED`', does: '`LEGACY` says that a user does not exist' },
  writeAttributes: {
    default: 'all',
    does: 'what people may write, besides what the pool requires: `email`, `custom:team`, …',
  },
  explicitAuthFlows: {
    default: 'all',
    does: '`USER_SRP_AUTH`, `USER_PASSWORD_AUTH`, `CUSTOM_AUTH`, `USER_AUTH`, `REFRESH_TOKEN_AUTH`',
  },
  refreshTokenRotation: {
    default: '`DISABLED`',
    does: '`{retryGracePeriodSeconds}`: GetTokensFromRefreshToken replaces the refresh token; REFRESH_TOKEN_AUTH is then closed',
  },
  callbackUrls: { default: '`[]`', does: 'where the hosted pages may send people back to, compared exactly' },
  logoutUrls: { default: '`[]`', does: 'where `/logout` may send people to, compared exactly' },
  allowedOAuthFlows: { default: "`['code']`", does: '`code`, `implicit`' },
  allowedOAuthScopes: {
    default: 'all',
    does: '`openid`, `email`, `phone`, `profile`, `aws.cognito.signin.user.admin`; a request without a scope gets all of these',
  },
  supportedIdentityProviders: {
    default: '`COGNITO` and all providers',
    does: 'who may be asked on the hosted pages: `COGNITO` and names of providers',
  },
};

/** The options of an identity pool. */
export const identityPoolNotes: NotesFor<IdentityPoolOptions> = {
  id: { does: 'region, colon, UUID' },
  allowUnauthenticatedIdentities: { default: '`false`', does: 'guests get an identity too' },
  userPools: {
    default: 'all, with all clients',
    does: 'whose ID tokens count: `[{poolId, clientId, serverSideTokenCheck?}]`; the check (default `true`) refuses people who were disabled, deleted or signed out everywhere',
  },
  providers: {
    default: '`{}`',
    does: "other providers by their key in `Logins`, with the audiences of their tokens: `{'accounts.google.com': ['client-id']}`; any OIDC issuer without `https://`",
  },
  developerProviderName: {
    default: 'none',
    does: 'the name under which GetOpenIdTokenForDeveloperIdentity takes people',
  },
  roles: {
    default: 'two made-up ones',
    does: '`{authenticated?, unauthenticated?}`, ARNs of IAM roles; one that is left out cannot be assumed',
  },
  credentialLifetime: { default: '3600 s', does: 'in seconds, up to 43200' },
};

/** The triggers of a pool. */
export const triggerNotes: NotesFor<Triggers> = {
  preSignUp: { does: 'PreSignUp_SignUp, PreSignUp_AdminCreateUser: confirms, verifies, or throws to refuse' },
  preAuthentication: {
    does: 'PreAuthentication_Authentication: before each flow but refreshing, throws to refuse',
  },
  userMigration: {
    does: 'UserMigration_Authentication (USER_PASSWORD_AUTH), UserMigration_ForgotPassword: brings unknown users over',
  },
  defineAuthChallenge: {
    does: 'DefineAuthChallenge_Authentication: what comes next in CUSTOM_AUTH; decides alone, so second factors and devices are not asked for',
  },
  createAuthChallenge: { does: 'CreateAuthChallenge_Authentication: what CUSTOM_CHALLENGE asks' },
  verifyAuthChallengeResponse: {
    does: 'VerifyAuthChallengeResponse_Authentication: whether the answer is right',
  },
  preTokenGeneration: {
    does: 'TokenGeneration_* (event version 2, answers of version 1 too): claims and scopes; groups are left out',
  },
};
