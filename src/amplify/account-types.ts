import type {
  AuthFlowType,
  AuthMFAType,
  ClientMetadata,
  CodeDeliveryDetails,
  MetadataOptions,
  UserAttributeKey,
  UserAttributes,
  VerifiableUserAttributeKey,
} from './types.js';

/** The inputs and outputs of the functions about a signed-in user, in the shapes of Amplify 6. */

/** How a user signed in. */
export interface SignInDetails {
  /** The name that the user entered. */
  loginId?: string;
  /** The flow. */
  authFlowType?: AuthFlowType;
}

/** The signed-in user. */
export interface AuthUser {
  /** Username. */
  username: string;
  /** The `sub` of the user, a UUID. */
  userId: string;
  /** How the user signed in; undefined after a hosted sign-in, and after one with the elements or with `Auth`. */
  signInDetails?: SignInDetails;
}
export type { AuthUser as GetCurrentUserOutput };

/** A decoded token. */
export interface JWT {
  /** The claims. */
  payload: { [claim: string]: JsonValue };
  /** Returns the token as it is sent to an API. */
  toString(): string;
}

/** A value of JSON. */
export type JsonValue = null | string | number | boolean | JsonValue[] | { [name: string]: JsonValue };

/** The tokens of a session. */
export interface AuthTokens {
  /** The access token. */
  accessToken: JWT;
  /** The ID token. */
  idToken?: JWT;
  /** How the user signed in. */
  signInDetails?: SignInDetails;
}

/** What `fetchAuthSession` resolves with. A member is undefined where there is nothing of the kind. */
export interface AuthSession {
  /** The tokens of the signed-in user. */
  tokens?: AuthTokens;
  /** AWS credentials of the identity pool, of the user or of a guest. */
  credentials?: {
    /** The access key id. */
    accessKeyId: string;
    /** The secret key. */
    secretAccessKey: string;
    /** The session token. */
    sessionToken: string;
    /** When they expire. */
    expiration: Date;
  };
  /** The identity in the identity pool. */
  identityId?: string;
  /** The `sub` of the signed-in user. */
  userSub?: string;
}

/** The argument of `fetchAuthSession`. */
export interface FetchAuthSessionOptions {
  /** Gets new tokens in any case. Default: only when they have expired or soon will. */
  forceRefresh?: boolean;
  /** For the triggers of a forced refresh. */
  clientMetadata?: ClientMetadata;
}

/** The argument of `signOut`. */
export interface SignOutInput {
  /** Signs out on all devices. Default: false. */
  global?: boolean;
}

/** The argument of `updateUserAttributes`. */
export interface UpdateUserAttributesInput {
  /** The new values. */
  userAttributes: UserAttributes;
  /** Metadata. */
  options?: MetadataOptions;
}

/** The argument of `updateUserAttribute`. */
export interface UpdateUserAttributeInput {
  /** The attribute and its new value. */
  userAttribute: { attributeKey: UserAttributeKey; value: string };
  /** Metadata. */
  options?: MetadataOptions;
}

/** What `updateUserAttribute` resolves with. */
export interface UpdateUserAttributeOutput {
  /** Whether nothing is left to do. */
  isUpdated: boolean;
  /** What is left to do. */
  nextStep: {
    /** The step. */
    updateAttributeStep: 'CONFIRM_ATTRIBUTE_WITH_CODE' | 'DONE';
    /** Where the code went. */
    codeDeliveryDetails?: CodeDeliveryDetails;
  };
}

/** What `updateUserAttributes` resolves with, by attribute. */
export type UpdateUserAttributesOutput = Record<UserAttributeKey, UpdateUserAttributeOutput>;

/** The argument of `confirmUserAttribute`. */
export interface ConfirmUserAttributeInput {
  /** `email` or `phone_number`. */
  userAttributeKey: VerifiableUserAttributeKey;
  /** The code that Cognito sent. */
  confirmationCode: string;
}

/** The argument of `sendUserAttributeVerificationCode`. */
export interface SendUserAttributeVerificationCodeInput {
  /** `email` or `phone_number`. */
  userAttributeKey: VerifiableUserAttributeKey;
  /** Metadata. */
  options?: MetadataOptions;
}

/** The argument of `deleteUserAttributes`. */
export interface DeleteUserAttributesInput {
  /** At least one name. */
  userAttributeKeys: [UserAttributeKey, ...UserAttributeKey[]];
}

/** The argument of `verifyTOTPSetup`. */
export interface VerifyTOTPSetupInput {
  /** The code that the app shows. */
  code: string;
  /** `friendlyDeviceName` has no effect. */
  options?: { friendlyDeviceName?: string };
}

/** What `fetchMFAPreference` resolves with. */
export interface FetchMFAPreferenceOutput {
  /** The second factors that are on. */
  enabled?: AuthMFAType[];
  /** The preferred one. */
  preferred?: AuthMFAType;
}

/** What to do with a second factor. */
export type MFAPreference = 'ENABLED' | 'DISABLED' | 'PREFERRED' | 'NOT_PREFERRED';

/** The argument of `updateMFAPreference`. */
export interface UpdateMFAPreferenceInput {
  /** A code by SMS. */
  sms?: MFAPreference;
  /** An authenticator app. */
  totp?: MFAPreference;
  /** A code by email. */
  email?: MFAPreference;
}

/** A device that the user pool tracks. */
export interface AuthDevice {
  /** The key of the device. */
  id: string;
  /** Its name. */
  name?: string;
  /** What Cognito knows of it, such as `last_ip_used`. */
  attributes: Record<string, string>;
  /** When the user first signed in with it. */
  createDate?: Date;
  /** When the user last signed in with it. */
  lastAuthenticatedDate?: Date;
  /** When what Cognito knows of it last changed. */
  lastModifiedDate?: Date;
}

/** What `fetchDevices` resolves with. */
export type FetchDevicesOutput = AuthDevice[];

/** The argument of `forgetDevice`. */
export interface ForgetDeviceInput {
  /** The device. Default: this one. */
  device?: { id: string; name?: string };
}

/** A passkey of the user. */
export interface AuthWebAuthnCredential {
  /** The ID, as `deleteWebAuthnCredential` takes it. */
  credentialId: string | undefined;
  /** The name that Cognito gave it. */
  friendlyCredentialName: string | undefined;
  /** The domain that it is for. */
  relyingPartyId: string | undefined;
  /** `platform` or `cross-platform`. */
  authenticatorAttachment?: string;
  /** How the browser reaches the authenticator. */
  authenticatorTransports: string[] | undefined;
  /** When it was registered. */
  createdAt: Date | undefined;
}

/** The argument of `listWebAuthnCredentials`. */
export interface ListWebAuthnCredentialsInput {
  /** How many at most. */
  pageSize?: number;
  /** Where the page begins. */
  nextToken?: string;
}

/** What `listWebAuthnCredentials` resolves with. */
export interface ListWebAuthnCredentialsOutput {
  /** The passkeys. */
  credentials: AuthWebAuthnCredential[];
  /** Where the next page begins; undefined on the last one. */
  nextToken?: string;
}

/** The argument of `deleteWebAuthnCredential`. */
export interface DeleteWebAuthnCredentialInput {
  /** From `listWebAuthnCredentials`. */
  credentialId: string;
}

/** The argument of `signInWithRedirect`. */
export interface SignInWithRedirectInput {
  /** A provider by its name in Amplify, or `custom`: the name of an OIDC or SAML provider of the pool. */
  provider?: 'Amazon' | 'Apple' | 'Facebook' | 'Google' | { custom: string };
  /** A string of the app, which comes back as the event `customOAuthState`. */
  customState?: string;
}
