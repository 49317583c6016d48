/** The names that `migrate` knows. */

/** What `auth-elements/auth` has of `Auth` in Amplify 1 to 5. */
export const authValues: readonly string[] = ['Auth', 'Hub', 'Cache'];

/** What it has as a type. */
export const authTypes: readonly string[] = ['CognitoUser'];

/** The functions and objects of Amplify 6 that `auth-elements/amplify` has. */
export const layerValues: readonly string[] = [
  ...['Amplify', 'Hub', 'AuthError'],
  ...['signIn', 'confirmSignIn', 'signUp', 'confirmSignUp', 'resendSignUpCode', 'autoSignIn', 'signOut'],
  ...['resetPassword', 'confirmResetPassword', 'updatePassword', 'deleteUser', 'signInWithRedirect'],
  ...['getCurrentUser', 'fetchAuthSession', 'fetchUserAttributes', 'updateUserAttributes'],
  ...['updateUserAttribute', 'confirmUserAttribute', 'sendUserAttributeVerificationCode'],
  ...['deleteUserAttributes', 'setUpTOTP', 'verifyTOTPSetup', 'fetchMFAPreference', 'updateMFAPreference'],
  ...['rememberDevice', 'forgetDevice', 'fetchDevices'],
  ...['associateWebAuthnCredential', 'listWebAuthnCredentials', 'deleteWebAuthnCredential'],
];

/** The types of Amplify 6 that it has. */
export const layerTypes: readonly string[] = [
  ...['AuthUser', 'AuthSession', 'AuthTokens', 'JWT', 'CodeDeliveryDetails', 'FetchAuthSessionOptions'],
  ...['UserAttributeKey', 'VerifiableUserAttributeKey', 'AuthWebAuthnCredential'],
  ...['SignInInput', 'SignInOutput', 'ConfirmSignInInput', 'ConfirmSignInOutput'],
  ...['SignUpInput', 'SignUpOutput', 'ConfirmSignUpInput', 'ConfirmSignUpOutput', 'ResendSignUpCodeInput'],
  ...['ResetPasswordInput', 'ResetPasswordOutput', 'ConfirmResetPasswordInput', 'UpdatePasswordInput'],
  ...['GetCurrentUserOutput', 'SignOutInput', 'SignInWithRedirectInput', 'SetUpTOTPOutput'],
  ...['UpdateUserAttributesInput', 'UpdateUserAttributesOutput', 'UpdateUserAttributeInput'],
  ...['UpdateUserAttributeOutput', 'ConfirmUserAttributeInput', 'DeleteUserAttributesInput'],
  ...['SendUserAttributeVerificationCodeInput', 'VerifyTOTPSetupInput', 'FetchMFAPreferenceOutput'],
  ...['UpdateMFAPreferenceInput', 'ForgetDeviceInput', 'DeleteWebAuthnCredentialInput'],
  ...['ListWebAuthnCredentialsInput', 'ListWebAuthnCredentialsOutput', 'FetchDevicesOutput'],
  ...['ResendSignUpCodeOutput', 'SendUserAttributeVerificationCodeOutput', 'FetchUserAttributesOutput'],
];

/** The functions of `I18n` that `auth-elements/localization` has. */
export const localization: readonly string[] = ['putVocabularies', 'setLanguage'];

const sameTags = [
  ...['authenticator', 'sign-in', 'sign-up', 'confirm-sign-in', 'confirm-sign-up', 'forgot-password'],
  ...['require-new-password', 'verify-contact', 'totp-setup', 'select-mfa-type', 'greetings', 'sign-out'],
  'federated-buttons',
];

/** The elements of `@aws-amplify/ui-components` that have a successor, without `amplify-`, and its name without `auth-`. */
export const tags: ReadonlyMap<string, string> = new Map([
  ...sameTags.map((name): [string, string] => [name, name]),
  ['federated-sign-in', 'federated-buttons'],
  ['loading-spinner', 'loading'],
]);

/** The attributes of those elements that have a successor with the same values, in HTML and in JSX. */
export const attributes: ReadonlyMap<string, string> = new Map([
  ['username-alias', 'username-attributes'],
  ['usernameAlias', 'username-attributes'],
  ['initial-auth-state', 'auth-state'],
  ['initialAuthState', 'auth-state'],
  ['slot', 'slot'],
  ['class', 'class'],
  ['className', 'className'],
  ['id', 'id'],
  ['style', 'style'],
  ['key', 'key'],
  ['ref', 'ref'],
  ['federated', 'federated'],
]);

/** Attributes that have no use any more. */
export const uselessAttributes: readonly string[] = ['hide-toast', 'hideToast'];

/** The states of `@aws-amplify/ui-components` that `auth-state` takes. */
export const states: ReadonlyMap<string, string> = new Map([
  ['signin', 'signIn'],
  ['signup', 'signUp'],
  ['forgotpassword', 'forgotPassword'],
]);
