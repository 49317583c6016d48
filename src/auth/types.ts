import type {
  CognitoUser as LibraryUser,
  CognitoUserAttribute,
  CognitoUserSession,
} from 'amazon-cognito-identity-js';

export type { CognitoUserAttribute, CognitoUserSession };

/** The service's names for what it asks before it signs a person in (RespondToAuthChallenge). */
export type ChallengeName =
  | 'SMS_MFA'
  | 'SOFTWARE_TOKEN_MFA'
  | 'NEW_PASSWORD_REQUIRED'
  | 'MFA_SETUP'
  | 'SELECT_MFA_TYPE'
  | 'CUSTOM_CHALLENGE';

/** What comes with a challenge; which members are there depends on `challengeName`. */
export interface ChallengeParam {
  readonly CODE_DELIVERY_DESTINATION?: string;
  readonly CODE_DELIVERY_DELIVERY_MEDIUM?: string;
  readonly FRIENDLY_DEVICE_NAME?: string;
  readonly requiredAttributes?: readonly string[];
  readonly userAttributes?: Readonly<Record<string, string>>;
  readonly [name: string]: unknown;
}

/** A second factor by the guide's name or the service's. */
export type MfaPreference = 'TOTP' | 'SOFTWARE_TOKEN_MFA' | 'SMS' | 'SMS_MFA' | 'NOMFA';

/** The user's attributes by the service's names: texts, the two `…_verified` apart, which are true or false as in the legacy library. */
export interface UserAttributes {
  readonly sub?: string;
  readonly email?: string;
  readonly email_verified?: boolean;
  readonly phone_number?: string;
  readonly phone_number_verified?: boolean;
  readonly name?: string;
  readonly given_name?: string;
  readonly family_name?: string;
  readonly preferred_username?: string;
  readonly nickname?: string;
  readonly [name: string]: string | boolean | undefined;
}

/** The library's user with what the legacy guide puts on it. A challenge is pending while `challengeName` is set. */
export interface CognitoUser extends Omit<
  LibraryUser,
  'challengeName' | 'challengeParam' | 'attributes' | 'preferredMFA'
> {
  challengeName?: ChallengeName | (string & {}) | undefined;
  challengeParam?: ChallengeParam | undefined;
  attributes?: UserAttributes;
  preferredMFA?: MfaPreference | (string & {});
}

/** Where a code went. `destination` is masked by the service (`m***@e***`). */
export interface CodeDeliveryDetails {
  readonly AttributeName?: string;
  readonly DeliveryMedium?: string;
  readonly Destination?: string;
}

/** Where a code went, also under the name that the legacy library wraps it in. */
export interface CodeDelivery extends CodeDeliveryDetails {
  readonly CodeDeliveryDetails: CodeDeliveryDetails;
}

export interface SignUpParams {
  username: string;
  password: string;
  attributes?: Record<string, string>;
  validationData?: Record<string, string> | readonly { Name: string; Value: string }[];
  clientMetadata?: Record<string, string>;
  /** Signs in by itself once the account is confirmed in this page. The password stays in a closure, 15 minutes at most. */
  autoSignIn?: boolean | { enabled: boolean };
}

export interface SignUpResult {
  user: CognitoUser;
  userConfirmed: boolean;
  userSub: string;
  codeDeliveryDetails?: CodeDeliveryDetails;
}

export interface SignInParams {
  username: string;
  password?: string;
  validationData?: Record<string, string>;
}

export interface SignOutOptions {
  /** On every device. */
  readonly global?: boolean | undefined;
  /** Only if this is the user who is signed in; otherwise nothing happens. Default: whoever is signed in. */
  readonly user?: CognitoUser | FederatedUser | undefined;
}

/** Which of e-mail and phone the user has, and which of those are verified; attribute name → value. */
export interface ContactVerification {
  readonly verified: Readonly<Record<string, string>>;
  readonly unverified: Readonly<Record<string, string>>;
}

/** Which of the user's attributes gets codes, and how. */
export interface MfaOption {
  readonly AttributeName?: string;
  readonly DeliveryMedium?: string;
}

/** Who is signed in. */
export interface CurrentUserInfo {
  /** The identity in the identity pool, where the config names one. */
  readonly id: string | undefined;
  readonly username: string;
  readonly attributes: UserAttributes;
}

/** A device that the service knows of. */
export interface RememberedDevice {
  readonly id: string;
  readonly name: string | undefined;
}

export type ContactAttribute = 'email' | 'phone_number';

/** Where to sign in, and what comes back with the answer. */
export interface FederatedSignInOptions {
  /** The service's name of a provider, or the guide's (`Google`, `Amazon`, …); without one the hosted UI offers them all. */
  provider?: string;
  /** The name of an OIDC or SAML provider, taken as it is. */
  customProvider?: string;
  /** Anything of the app's; comes back as the event `customOAuthState`. */
  customState?: string;
}

/**
 * A provider's token for the identity pool; `expires_at` in milliseconds since 1970 (in a JWT it is read where it is not
 * given), `identity_id` where a backend of one's own has chosen the identity.
 */
export interface FederatedToken {
  token: string;
  identity_id?: string | undefined;
  expires_at?: number | undefined;
}

/** AWS credentials (GetCredentialsForIdentity), as the clients of the AWS SDK for JavaScript take them. */
export interface AwsCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  readonly identityId: string;
  readonly expiration: Date;
  /** False for guests. */
  readonly authenticated: boolean;
}

/** The user object that was given to `federatedSignIn`, with the identity as `id` where it has none, and the token. */
export interface FederatedUser {
  readonly id: string;
  readonly token: string;
  readonly [member: string]: unknown;
}

/** A sign-in with a provider's token, as the `Cache` has it. */
export interface FederatedInfo {
  readonly provider: string;
  readonly token: string;
  readonly identity_id?: string;
  readonly user: Readonly<Record<string, unknown>>;
  readonly expires_at?: number;
  /** Whose sign-in it is, should several pools share a storage. */
  readonly identity_pool_id?: string;
}

export interface ConfirmSignUpOptions {
  forceAliasCreation?: boolean;
  clientMetadata?: Record<string, string>;
}
