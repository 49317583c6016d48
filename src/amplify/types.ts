/** The inputs and outputs of the functions, in the shapes of Amplify 6. */

/** Data for the Lambda triggers of one request. */
export type ClientMetadata = Record<string, string>;

/** Options of which only the metadata for the triggers counts. */
export interface MetadataOptions {
  /** For the triggers of this call. Default: the `clientMetadata` of the config. */
  clientMetadata?: ClientMetadata;
}

/** An attribute that Cognito verifies with a code. */
export type VerifiableUserAttributeKey = 'email' | 'phone_number';

/** The standard claims of OpenID Connect that Cognito has. */
export type StandardAttributeKey =
  | VerifiableUserAttributeKey
  | `${VerifiableUserAttributeKey}_verified`
  | `${'family' | 'given' | 'middle'}_name`
  | 'address'
  | 'birthdate'
  | 'gender'
  | 'locale'
  | 'name'
  | 'nickname'
  | 'picture'
  | 'preferred_username'
  | 'profile'
  | 'sub'
  | 'updated_at'
  | 'website'
  | 'zoneinfo';

/** The name of an attribute: a standard claim such as `email`, or `custom:…`. */
export type UserAttributeKey = StandardAttributeKey | (string & {});

/** Attributes by name. */
export type UserAttributes = Partial<Record<UserAttributeKey, string>>;

/** How a code was sent. */
export type DeliveryMedium = 'EMAIL' | 'SMS' | 'PHONE' | 'UNKNOWN';

/** Where a code went. */
export interface CodeDeliveryDetails<Key extends UserAttributeKey = UserAttributeKey> {
  /** The address or number, masked, such as `m***@e***`. */
  destination?: string;
  /** How it was sent. */
  deliveryMedium?: DeliveryMedium;
  /** The attribute with that address or number. */
  attributeName?: Key;
}

export type {
  CodeDeliveryDetails as ResendSignUpCodeOutput,
  CodeDeliveryDetails as SendUserAttributeVerificationCodeOutput,
  UserAttributes as FetchUserAttributesOutput,
};

/** How `signIn` signs in. */
export type AuthFlowType =
  'USER_SRP_AUTH' | 'USER_PASSWORD_AUTH' | 'USER_AUTH' | 'CUSTOM_WITH_SRP' | 'CUSTOM_WITHOUT_SRP';

/** A first factor of the flow `USER_AUTH`. */
export type AuthFactorType = 'PASSWORD_SRP' | 'PASSWORD' | 'EMAIL_OTP' | 'SMS_OTP' | 'WEB_AUTHN';

/** A second factor. */
export type AuthMFAType = 'SMS' | 'TOTP' | 'EMAIL';

/** The options of `signIn`. */
export interface SignInOptions extends MetadataOptions {
  /** The flow. Default: `USER_SRP_AUTH`, whatever the config names. */
  authFlowType?: AuthFlowType;
  /** For `USER_AUTH`: the first factor to begin with. Default: the user chooses. */
  preferredChallenge?: AuthFactorType;
}

/** The argument of `signIn`. */
export interface SignInInput {
  /** Username, or an alias: email address or phone number. */
  username: string;
  /** Password, for the flows that send or prove one. */
  password?: string;
  /** Flow, first factor, metadata. */
  options?: SignInOptions;
}

/** The argument of `confirmSignIn`. */
export interface ConfirmSignInInput {
  /** The answer to the step: a code, a password, the name of a factor, an email address. */
  challengeResponse: string;
  /** `userAttributes`: for a new password, the attributes that are missing. `friendlyDeviceName` has no effect. */
  options?: MetadataOptions & { userAttributes?: UserAttributes; friendlyDeviceName?: string };
}

/** The key of an authenticator app. */
export interface TOTPSetupDetails {
  /** The key, in Base32. */
  sharedSecret: string;
  /** Returns the address for the QR code. Default of `accountName`: the username. */
  getSetupUri(appName: string, accountName?: string): URL;
}
export type { TOTPSetupDetails as SetUpTOTPOutput };

/** What a sign-in asks for next. */
export type NextSignInStep =
  | { signInStep: 'CONFIRM_SIGN_IN_WITH_CUSTOM_CHALLENGE'; additionalInfo?: Record<string, string> }
  | { signInStep: 'CONTINUE_SIGN_IN_WITH_MFA_SELECTION'; allowedMFATypes?: AuthMFAType[] }
  | { signInStep: 'CONFIRM_SIGN_IN_WITH_NEW_PASSWORD_REQUIRED'; missingAttributes?: UserAttributeKey[] }
  | { signInStep: 'CONFIRM_SIGN_IN_WITH_SMS_CODE'; codeDeliveryDetails?: CodeDeliveryDetails }
  | { signInStep: 'CONFIRM_SIGN_IN_WITH_EMAIL_CODE'; codeDeliveryDetails?: CodeDeliveryDetails }
  | { signInStep: 'CONFIRM_SIGN_IN_WITH_TOTP_CODE' }
  | { signInStep: 'CONTINUE_SIGN_IN_WITH_TOTP_SETUP'; totpSetupDetails: TOTPSetupDetails }
  | { signInStep: 'CONTINUE_SIGN_IN_WITH_EMAIL_SETUP' }
  | { signInStep: 'CONTINUE_SIGN_IN_WITH_MFA_SETUP_SELECTION'; allowedMFATypes?: AuthMFAType[] }
  | {
      signInStep: 'CONTINUE_SIGN_IN_WITH_FIRST_FACTOR_SELECTION';
      availableChallenges?: AuthFactorType[];
    }
  | { signInStep: 'CONFIRM_SIGN_IN_WITH_PASSWORD' }
  | { signInStep: 'CONFIRM_SIGN_UP' }
  | { signInStep: 'RESET_PASSWORD' }
  | { signInStep: 'DONE' };

/** What `signIn`, `confirmSignIn` and `autoSignIn` resolve with. */
export interface SignInOutput {
  /** Whether the user is signed in. */
  isSignedIn: boolean;
  /** What is left to do. */
  nextStep: NextSignInStep;
}
export type { SignInOutput as ConfirmSignInOutput };

/** The options of `signUp`. */
export interface SignUpOptions extends MetadataOptions {
  /** Attributes by name, such as `{email: 'maria@example.com'}`. */
  userAttributes?: UserAttributes;
  /** Data for the PreSignUp trigger, which is not stored. */
  validationData?: Record<string, string>;
  /** Prepares `autoSignIn`. Of an object, only its presence counts: the flow is that of the config. Default: false. */
  autoSignIn?: SignInOptions | boolean;
}

/** The argument of `signUp`. */
export interface SignUpInput {
  /** Username; the email address or phone number where users sign in with it. */
  username: string;
  /** Password. Users sign in without one in pools that have codes or passkeys as a first factor. */
  password?: string;
  /** Attributes, automatic sign-in, metadata. */
  options?: SignUpOptions;
}

/** What a sign-up asks for next. */
export type NextSignUpStep =
  | { signUpStep: 'DONE' }
  | {
      signUpStep: 'CONFIRM_SIGN_UP';
      codeDeliveryDetails: CodeDeliveryDetails<VerifiableUserAttributeKey>;
    }
  | {
      signUpStep: 'COMPLETE_AUTO_SIGN_IN';
      codeDeliveryDetails?: CodeDeliveryDetails<VerifiableUserAttributeKey>;
    };

/** What `signUp` and `confirmSignUp` resolve with. */
export interface SignUpOutput {
  /** Whether the account is confirmed. */
  isSignUpComplete: boolean;
  /** The `sub` of the user, from `signUp`. */
  userId?: string;
  /** What is left to do. */
  nextStep: NextSignUpStep;
}
export type { SignUpOutput as ConfirmSignUpOutput };

/** The argument of `confirmSignUp`. */
export interface ConfirmSignUpInput {
  /** Username. */
  username: string;
  /** The code that Cognito sent. */
  confirmationCode: string;
  /** `forceAliasCreation`: moves an email address or phone number from another account. Default: false. */
  options?: MetadataOptions & { forceAliasCreation?: boolean };
}

/** The argument of `resendSignUpCode` and `resetPassword`. */
export interface UsernameInput {
  /** Username. */
  username: string;
  /** Metadata. */
  options?: MetadataOptions;
}
export type { UsernameInput as ResendSignUpCodeInput, UsernameInput as ResetPasswordInput };

/** What `resetPassword` resolves with. */
export interface ResetPasswordOutput {
  /** False: the code is still missing. */
  isPasswordReset: boolean;
  /** What is left to do. */
  nextStep: {
    /** The step. */
    resetPasswordStep: 'CONFIRM_RESET_PASSWORD_WITH_CODE' | 'DONE';
    /** Where the code went. */
    codeDeliveryDetails: CodeDeliveryDetails<VerifiableUserAttributeKey>;
  };
}

/** The argument of `confirmResetPassword`. */
export interface ConfirmResetPasswordInput {
  /** Username. */
  username: string;
  /** The new password. */
  newPassword: string;
  /** The code that Cognito sent. */
  confirmationCode: string;
  /** Metadata. */
  options?: MetadataOptions;
}

/** The argument of `updatePassword`. */
export interface UpdatePasswordInput {
  /** The present password. */
  oldPassword: string;
  /** The new one. */
  newPassword: string;
}
