// The functions take what those of Amplify 6 take, and return what those return: TypeScript checks each assignment here.
import type * as theirs from 'aws-amplify/auth';

import type * as ours from '../../src/amplify/index.js';

type None = 'none';

/** The functions, with the input and the output that Amplify declares. `None`: there is none. */
interface Theirs {
  signIn: [theirs.SignInInput, theirs.SignInOutput];
  confirmSignIn: [theirs.ConfirmSignInInput, theirs.ConfirmSignInOutput];
  signUp: [theirs.SignUpInput, theirs.SignUpOutput];
  confirmSignUp: [theirs.ConfirmSignUpInput, theirs.ConfirmSignUpOutput];
  resendSignUpCode: [theirs.ResendSignUpCodeInput, theirs.ResendSignUpCodeOutput];
  autoSignIn: [None, theirs.SignInOutput];
  signOut: [{ global: boolean }, None];
  resetPassword: [theirs.ResetPasswordInput, theirs.ResetPasswordOutput];
  confirmResetPassword: [theirs.ConfirmResetPasswordInput, None];
  updatePassword: [theirs.UpdatePasswordInput, None];
  getCurrentUser: [None, theirs.GetCurrentUserOutput];
  fetchAuthSession: [theirs.FetchAuthSessionOptions, theirs.AuthSession];
  fetchUserAttributes: [None, theirs.FetchUserAttributesOutput];
  updateUserAttributes: [theirs.UpdateUserAttributesInput, theirs.UpdateUserAttributesOutput];
  updateUserAttribute: [theirs.UpdateUserAttributeInput, theirs.UpdateUserAttributeOutput];
  confirmUserAttribute: [theirs.ConfirmUserAttributeInput, None];
  sendUserAttributeVerificationCode: [
    theirs.SendUserAttributeVerificationCodeInput,
    theirs.SendUserAttributeVerificationCodeOutput,
  ];
  deleteUserAttributes: [theirs.DeleteUserAttributesInput, None];
  setUpTOTP: [None, theirs.SetUpTOTPOutput];
  verifyTOTPSetup: [theirs.VerifyTOTPSetupInput, None];
  fetchMFAPreference: [None, theirs.FetchMFAPreferenceOutput];
  updateMFAPreference: [theirs.UpdateMFAPreferenceInput, None];
  rememberDevice: [None, None];
  forgetDevice: [theirs.ForgetDeviceInput, None];
  fetchDevices: [None, theirs.FetchDevicesOutput];
  deleteUser: [None, None];
  // The input is a narrower one: see below.
  signInWithRedirect: [None, None];
  associateWebAuthnCredential: [None, None];
  listWebAuthnCredentials: [theirs.ListWebAuthnCredentialsInput, theirs.ListWebAuthnCredentialsOutput];
  deleteWebAuthnCredential: [theirs.DeleteWebAuthnCredentialInput, None];
}

type Ours = typeof ours;
type Result<Output> = [Output] extends [None] ? Promise<void> : Promise<Output>;
type Call<Pair> = Pair extends [infer Input, infer Output]
  ? [Input] extends [None]
    ? () => Result<Output>
    : (input: Input) => Result<Output>
  : never;

/** Our functions, where those of Amplify are wanted. */
export const functions = (given: { [Name in keyof Theirs]: Ours[Name] }): {
  [Name in keyof Theirs]: Call<Theirs[Name]>;
} => given;

/** Every function of Amplify is in the list; `decodeJWT` is not in this package. */
type Functions<Module> = {
  [Name in keyof Module]: Module[Name] extends (...args: never[]) => unknown
    ? Module[Name] extends abstract new (...args: never[]) => unknown
      ? never
      : Name
    : never;
}[keyof Module];
type Missing = Exclude<Functions<typeof theirs>, keyof Theirs | 'decodeJWT'>;
export const nothingIsMissing: [Missing] extends [never] ? true : Missing = true;

/** The differences that docs/guides/migrating/amplify-6.md lists. */
export const differences = (redirect: Ours['signInWithRedirect'], signOut: Ours['signOut']): void => {
  // @ts-expect-error The options of a redirect are not sent.
  void redirect({ options: { lang: 'fr' } });
  // @ts-expect-error Neither is the identifier of a provider.
  void redirect({ provider: { idpIdentifier: 'example.com' } });
  // @ts-expect-error The redirect URL of a sign-out is that of the config.
  void signOut({ global: false, oauth: { redirectUrl: 'https://example.com/' } });
};
