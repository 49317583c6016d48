import type {
  CognitoUser as LibraryUser,
  CognitoUserAttribute,
  CognitoUserSession,
} from 'amazon-cognito-identity-js';

import type { AuthFlow } from './config/config-types.js';
import type { ChallengeName, MfaFactor, MfaMode, MfaPreference, MfaPreferences } from './factors.js';
import type { FederatedUser } from './federated/federated-types.js';
import type { FirstFactor, UserAuthFactors } from './first-factors.js';

export type * from './account-types.js';
export type * from './federated/federated-types.js';
export type * from './passkey-types.js';

export type {
  ChallengeName,
  CognitoUserAttribute,
  CognitoUserSession,
  FirstFactor,
  MfaFactor,
  MfaMode,
  MfaPreference,
  MfaPreferences,
  UserAuthFactors,
};

/** What comes with a challenge (`ChallengeParameters` of RespondToAuthChallenge); the members depend on `challengeName`. */
export interface ChallengeParam {
  /** For `SMS_MFA`, `EMAIL_OTP` and `SMS_OTP`: the phone number or email address that the code went to, masked: `+*******4567`. */
  readonly CODE_DELIVERY_DESTINATION?: string;
  /** For `SMS_MFA`, `EMAIL_OTP` and `SMS_OTP`: how the code was sent, `SMS` or `EMAIL`. */
  readonly CODE_DELIVERY_DELIVERY_MEDIUM?: string;
  /** For `SOFTWARE_TOKEN_MFA`: the name of the authenticator app. */
  readonly FRIENDLY_DEVICE_NAME?: string;
  /** For `NEW_PASSWORD_REQUIRED`: names of the attributes that `completeNewPassword` must set. */
  readonly requiredAttributes?: readonly string[];
  /** For `NEW_PASSWORD_REQUIRED`: the attributes that the user has. */
  readonly userAttributes?: Readonly<Record<string, string>>;
  /** For `SELECT_CHALLENGE`: the first factors of this user, by their names in Cognito; some may be unknown here. */
  readonly availableChallenges?: readonly string[];
  /**
   * For `SELECT_MFA_TYPE` and `MFA_SETUP`: the second factors that the user can choose (`MFAS_CAN_CHOOSE`) or set up
   * (`MFAS_CAN_SETUP`). Those that are unknown here are left out.
   */
  readonly availableFactors?: readonly MfaFactor[];
  /** For `WEB_AUTHN`: `PublicKeyCredentialRequestOptions` as JSON. `confirmSignIn` reads it. */
  readonly CREDENTIAL_REQUEST_OPTIONS?: string;
  /** For `CUSTOM_CHALLENGE`: the `publicChallengeParameters` of the CreateAuthChallenge trigger, as strings. */
  readonly [name: string]: unknown;
}

/** Attributes of a user by their names in Cognito (the standard claims of OpenID Connect Core section 5.1, and `custom:…`). */
export interface UserAttributes {
  /** The id of the user, a UUID. It never changes. */
  readonly sub?: string;
  /** Email address. */
  readonly email?: string;
  /** Whether the email address is verified. */
  readonly email_verified?: boolean;
  /** Phone number in E.164 format, such as `+15551234567`. */
  readonly phone_number?: string;
  /** Whether the phone number is verified. */
  readonly phone_number_verified?: boolean;
  /** Full name. */
  readonly name?: string;
  /** Given or first name. */
  readonly given_name?: string;
  /** Family or last name. */
  readonly family_name?: string;
  /** The name that the user chose; an alias to sign in with, where the pool allows that. */
  readonly preferred_username?: string;
  /** Casual name. */
  readonly nickname?: string;
  /** Other attributes are strings. */
  readonly [name: string]: string | boolean | undefined;
}

/** A user of the user pool: `CognitoUser` of amazon-cognito-identity-js, with the members that Amplify 1 to 5 adds. */
export interface CognitoUser extends Omit<
  LibraryUser,
  'challengeName' | 'challengeParam' | 'attributes' | 'preferredMFA'
> {
  /** The pending challenge; undefined once the user is signed in. */
  challengeName?: ChallengeName | (string & {}) | undefined;
  /** What comes with the pending challenge. */
  challengeParam?: ChallengeParam | undefined;
  /** The first factor that the pending challenge asks for (`USER_AUTH`); a second factor may have the same name. */
  firstFactor?: FirstFactor | undefined;
  /** Whether the user is one of `stepUp`: the pending challenge does not belong to a sign-in. */
  isStepUp?: boolean;
  /** The attributes, as `currentAuthenticatedUser` read them. */
  attributes?: UserAttributes;
  /** The second factor, as `currentAuthenticatedUser` read it. */
  preferredMFA?: MfaPreference | (string & {});
}

/** Where a code went (`CodeDeliveryDetailsType` of Cognito). */
export interface CodeDeliveryDetails {
  /** `email` or `phone_number`. */
  readonly AttributeName?: string;
  /** `EMAIL` or `SMS`. */
  readonly DeliveryMedium?: string;
  /** The address or number, masked, such as `m***@e***`. */
  readonly Destination?: string;
}

/** Where a code went, also in the wrapping of Amplify 1 to 5. */
export interface CodeDelivery extends CodeDeliveryDetails {
  /** The same members. */
  readonly CodeDeliveryDetails: CodeDeliveryDetails;
}

/** The arguments of `signUp`. */
export interface SignUpParams {
  /** Username; the email address or phone number where users sign in with it. */
  username: string;
  /** Password that meets the policy of the pool. Users sign in without one in pools that have codes or passkeys as a first factor. */
  password?: string;
  /** Attributes by name, such as `{email: 'maria@example.com'}`. */
  attributes?: Record<string, string>;
  /** Data for the PreSignUp trigger (`ValidationData` of SignUp), which is not stored. */
  validationData?: Record<string, string> | readonly { Name: string; Value: string }[];
  /** Metadata for the triggers of this call. Default: the `clientMetadata` of the config. */
  clientMetadata?: Record<string, string>;
  /** Signs in once the account is confirmed in this page: with the password, which is kept in memory for at most 15 minutes, or without one, with the confirmation (needs `ALLOW_USER_AUTH`). Default: false. */
  autoSignIn?: boolean | { enabled: boolean };
}

/** What `signUp` resolves with. */
export interface SignUpResult {
  /** The user, who is not signed in. */
  user: CognitoUser;
  /** Whether the account is confirmed already, by the PreSignUp trigger. */
  userConfirmed: boolean;
  /** The `sub` of the user, a UUID. */
  userSub: string;
  /** Where the confirmation code went; undefined when none was sent. */
  codeDeliveryDetails?: CodeDeliveryDetails;
}

/** The arguments of `signIn`. */
export interface SignInParams {
  /** Username, or an alias: email address or phone number. */
  username: string;
  /** Password. Without it, the flow is `CUSTOM_AUTH`, or `USER_AUTH` where the config names that. */
  password?: string;
  /** The first factor to begin with (flow `USER_AUTH`). Default: `PASSWORD_SRP` with a password; else the user chooses. */
  preferredChallenge?: FirstFactor;
  /** The flow of this sign-in. Default: the `authenticationFlowType` of the config. */
  authenticationFlowType?: AuthFlow;
  /** Data for the triggers (`ClientMetadata` of InitiateAuth). Default: the `clientMetadata` of the config. */
  validationData?: Record<string, string>;
}

/** The options of `signOut`. */
export interface SignOutOptions {
  /** Signs out on all devices (GlobalSignOut). Default: false. */
  readonly global?: boolean | undefined;
  /** Signs out only if this user is the signed-in one; otherwise does nothing. Default: any user. */
  readonly user?: CognitoUser | FederatedUser | undefined;
}

/** The email address and the phone number of a user, by attribute name. */
export interface ContactVerification {
  /** Verified values, such as `{email: 'maria@example.com'}`. */
  readonly verified: Readonly<Record<string, string>>;
  /** Values that are not verified. */
  readonly unverified: Readonly<Record<string, string>>;
}

/** Which attribute gets codes, and how (`MFAOptionType` of Cognito). */
export interface MfaOption {
  /** `phone_number`. */
  readonly AttributeName?: string;
  /** `SMS`. */
  readonly DeliveryMedium?: string;
}

/** The signed-in user. */
export interface CurrentUserInfo {
  /** The identity in the identity pool, where the config names one. */
  readonly id: string | undefined;
  /** Username. */
  readonly username: string;
  /** The attributes, from Cognito. */
  readonly attributes: UserAttributes;
}

/** An attribute that Cognito verifies with a code. */
export type ContactAttribute = 'email' | 'phone_number';

/** The options of `confirmSignUp`. */
export interface ConfirmSignUpOptions {
  /** Moves an email address or phone number from another account that has it as an alias. Default: true. */
  forceAliasCreation?: boolean;
  /** Metadata for the triggers of this call. Default: the `clientMetadata` of the config. */
  clientMetadata?: Record<string, string>;
}
