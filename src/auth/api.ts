import type { AuthConfig, AuthConfigInput } from './config/config-types.js';
import type { HubPayload } from './events/hub.js';
import type {
  AwsCredentials,
  CodeDelivery,
  CognitoUser,
  CognitoUserAttribute,
  CognitoUserSession,
  ConfirmSignUpOptions,
  ContactVerification,
  CurrentUserInfo,
  FederatedSignInOptions,
  FederatedToken,
  MfaOption,
  MfaPreference,
  RememberedDevice,
  SignInParams,
  SignOutOptions,
  SignUpParams,
  SignUpResult,
  UserAttributes,
} from './types.js';

/**
 * The headless Auth API: the legacy guide's functions with its names, arguments and results.
 * Every rejection is an `AuthError`.
 */
export interface AuthApi {
  /**
   * Without an argument: the current config. With one: normalizes, freezes and uses it from now on; one that names no
   * pool is added to the current config. Throws `InvalidConfig` (every problem in one text); the config stays as it was.
   */
  configure(config?: AuthConfigInput): AuthConfig | undefined;
  signUp(params: SignUpParams): Promise<SignUpResult>;
  signUp(username: string, password: string, email?: string, phone?: string): Promise<SignUpResult>;
  confirmSignUp(username: string, code: string, options?: ConfirmSignUpOptions): Promise<'SUCCESS'>;
  resendSignUp(username: string, clientMetadata?: Record<string, string>): Promise<CodeDelivery>;
  /**
   * The user of the automatic sign-in that `signUp({autoSignIn: true})` prepared for this account, after it is confirmed
   * (started once, joined by later callers); `undefined` when none was prepared.
   */
  autoSignIn(username: string): Promise<CognitoUser | undefined>;
  signIn(params: SignInParams): Promise<CognitoUser>;
  signIn(username: string, password?: string): Promise<CognitoUser>;
  confirmSignIn(
    user: CognitoUser,
    code: string,
    mfaType?: 'SMS_MFA' | 'SOFTWARE_TOKEN_MFA',
    clientMetadata?: Record<string, string>,
  ): Promise<CognitoUser>;
  /** Answers `SELECT_MFA_TYPE`; the result has the next challenge. */
  sendMFASelectionAnswer(user: CognitoUser, mfaType: 'SMS_MFA' | 'SOFTWARE_TOKEN_MFA'): Promise<CognitoUser>;
  completeNewPassword(
    user: CognitoUser,
    newPassword: string,
    requiredAttributes?: Record<string, string>,
    clientMetadata?: Record<string, string>,
  ): Promise<CognitoUser>;
  sendCustomChallengeAnswer(
    user: CognitoUser,
    answer: string,
    clientMetadata?: Record<string, string>,
  ): Promise<CognitoUser>;
  /** The shared secret (Base32) for an authenticator app (AssociateSoftwareToken); for a signed-in user or one in `MFA_SETUP`. */
  setupTOTP(user: CognitoUser): Promise<string>;
  /** Checks the first code (VerifySoftwareToken). During `MFA_SETUP` it finishes the sign-in, and a further challenge is on the user. */
  verifyTotpToken(user: CognitoUser, code: string): Promise<CognitoUser>;
  setPreferredMFA(user: CognitoUser, method: MfaPreference): Promise<'SUCCESS'>;
  getPreferredMFA(
    user: CognitoUser,
    options?: { bypassCache?: boolean },
  ): Promise<MfaPreference | (string & {})>;
  forgotPassword(username: string, clientMetadata?: Record<string, string>): Promise<CodeDelivery>;
  forgotPasswordSubmit(
    username: string,
    code: string,
    newPassword: string,
    clientMetadata?: Record<string, string>,
  ): Promise<'SUCCESS'>;
  changePassword(user: CognitoUser, oldPassword: string, newPassword: string): Promise<'SUCCESS'>;
  /** As the service tells `sign-in by SMS` of old pools; `getPreferredMFA` is what tells the second factor. */
  getMFAOptions(user: CognitoUser): Promise<MfaOption[]>;
  /** All attributes, from the service (GetUser). */
  userAttributes(user: CognitoUser): Promise<CognitoUserAttribute[]>;
  /** Changes attributes, `sub` and `…_verified` aside, which may be among them; where the service sends a code to a new address or number, the event `updateUserAttributes` says so. */
  updateUserAttributes(
    user: CognitoUser,
    attributes: UserAttributes,
    clientMetadata?: Record<string, string>,
  ): Promise<'SUCCESS'>;
  deleteUserAttributes(user: CognitoUser, names: readonly string[]): Promise<'SUCCESS'>;
  verifiedContact(user: CognitoUser): Promise<ContactVerification>;
  /** Sends a code to the address or number of the attribute (GetUserAttributeVerificationCode). */
  verifyUserAttribute(
    user: CognitoUser,
    attribute: string,
    clientMetadata?: Record<string, string>,
  ): Promise<CodeDelivery>;
  verifyUserAttributeSubmit(user: CognitoUser, attribute: string, code: string): Promise<'SUCCESS'>;
  verifyCurrentUserAttribute(
    attribute: string,
    clientMetadata?: Record<string, string>,
  ): Promise<CodeDelivery>;
  verifyCurrentUserAttributeSubmit(attribute: string, code: string): Promise<'SUCCESS'>;
  /** The signed-in user with `attributes` and `preferredMFA`. Rejects with `NotSignedIn`, whose `cause` is what a hosted sign-in came back with if it failed; asks the service only when there is a stored session. */
  currentAuthenticatedUser(options?: { bypassCache?: boolean }): Promise<CognitoUser>;
  /** The same, of the user pool only. */
  currentUserPoolUser(options?: { bypassCache?: boolean }): Promise<CognitoUser>;
  /** Who is signed in, from the service; `null` when nobody is. */
  currentUserInfo(): Promise<CurrentUserInfo | null>;
  /** Deletes the account of who is signed in, for good, and signs out (DeleteUser). */
  deleteUser(): Promise<'SUCCESS'>;
  /** This browser stands for a second factor from now on, where the pool tracks devices. Rejects with `DeviceNotTracked`. */
  rememberDevice(): Promise<'SUCCESS'>;
  /** This browser is asked for the second factor again. Rejects with `DeviceNotTracked`. */
  forgetDevice(): Promise<'SUCCESS'>;
  fetchDevices(): Promise<RememberedDevice[]>;
  /** The session of a user, refreshed when it has run out. */
  userSession(user: CognitoUser): Promise<CognitoUserSession>;
  /** A valid session, refreshed when it has run out. */
  currentSession(): Promise<CognitoUserSession>;
  /**
   * Removes the session here, then tells the service: `RevokeToken`, whose failure is ignored, or with `global`
   * `GlobalSignOut`, whose failure is the rejection (the session is removed here all the same). A sign-in that was begun
   * before does not become a session. With `user`, only that user is signed out, if it is the one who is signed in.
   */
  signOut(options?: SignOutOptions): Promise<void>;
  /**
   * Discards what a signing-in call brings: nothing is stored, its tokens are revoked, and the call rejects with
   * `SignInCanceled`. `call` is the promise that `signIn`, `confirmSignIn` or another function of this API returned; a
   * call that is complete stays as it is. For `signUp` and `confirmSignUp`: the automatic sign-in after it. Throws
   * `InvalidArgument` for another value.
   *
   * ```js
   * const call = Auth.signIn('ana', password);
   * cancelButton.onclick = () => Auth.cancelSignIn(call);
   * ```
   */
  cancelSignIn(call: Promise<unknown>): void;
  /**
   * With a provider's token: signs in with the identity pool. `providerOrDomain` is `google`, `facebook`, `amazon`,
   * `apple`, `developer` or the domain of another provider. Rejects with `InvalidArgument` (also when somebody is signed
   * in to the user pool), `NotConfigured` and what `currentCredentials` does. Without one, and without `oauth` in the
   * config: asks a provider of `tokenProviders` or `federated` for its token. Both resolve with the credentials.
   *
   * Otherwise leaves the page for the hosted UI, or for a provider (OAuth 2: authorization code with PKCE, or as `oauth.responseType`
   * says). Rejects with `NotConfigured` without `oauth` in the config, `InvalidConfig` when no redirect is of this page.
   */
  federatedSignIn(providerOrDomain: string, token: FederatedToken, user?: object): Promise<AwsCredentials>;
  federatedSignIn(options?: FederatedSignInOptions): Promise<AwsCredentials | undefined>;
  /**
   * Credentials of who is signed in, or of a guest unless `mandatorySignIn` (then `NotSignedIn`); asked for anew ten
   * minutes before they expire. Rejects with `NotConfigured`, `NotSignedIn`, `NetworkError`, `Timeout`,
   * `InvalidResponse`, `StorageError` or the service's names.
   */
  currentCredentials(): Promise<AwsCredentials>;
  /** The same as `currentCredentials`. */
  currentUserCredentials(): Promise<AwsCredentials>;
  /** The members that stand for the credentials, without any others. */
  essentialCredentials(credentials: AwsCredentials): AwsCredentials;
  /**
   * Completes the sign-in that a URL is the answer to, by default the page's own: the user, or `undefined` when it is
   * no answer. `configure` does so by itself; this is for apps with a `urlOpener`. Rejects with `OAuthError`,
   * `InvalidCallback`, `InvalidResponse`, `NetworkError`, `Timeout`.
   */
  handleAuthResponse(url?: string): Promise<CognitoUser | undefined>;
  /** False only where certainly nobody is signed in or on the way back from a hosted sign-in: told at once, from the storage. */
  mayBeSignedIn(): boolean;
  /** Fetches the part that speaks to the user pool ahead of its first use. Rejects with `NetworkError`. */
  preload(): Promise<void>;
  /** Calls the listener for each event of this instance, and for sign-in and sign-out in other tabs; returns the way to stop it. */
  onEvent(listener: (payload: HubPayload) => void): () => void;
}
