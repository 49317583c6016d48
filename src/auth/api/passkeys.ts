import type { WebAuthnCredentials } from '../passkey-types.js';
import type { CognitoUser } from '../types.js';

/**
 * Offers, registers, lists and deletes passkeys, in user pools that have them. All names but `autofillPasskey` are those of
 * Amplify 6.
 */
export interface PasskeysApi {
  /**
   * Offers the passkey of a user in the autofill of an input with `autocomplete="username webauthn"`, and signs in when the
   * user picks it. The call waits until then: it requests a new challenge from Cognito before the earlier one ends. Any other
   * prompt for a passkey, and a sign-in or sign-out in any tab, ends it. The flow must be `USER_AUTH`. Cognito needs the
   * username, so call it for the person who signed in last on this device.
   *
   * Calls `InitiateAuth`, and `RespondToAuthChallenge` with the passkey. Emits `signIn` when a session is stored.
   *
   * @param params - `username`: what the user signed in with last; an alias works too. `signal` ends the offer when it aborts.
   * @returns The signed-in user, or one with the next challenge.
   * @throws `PasskeyNotSupported` when the browser does not offer passkeys in the autofill.
   * @throws `PasskeyNotOffered` when Cognito gives no challenge, such as for a user without a passkey; its `cause` says why.
   * @throws `SignInCanceled` when `signal` aborted.
   * @throws `SignInSuperseded` when a user signed in or out meanwhile.
   * @throws `PasskeyOperationAborted` when another prompt for a passkey took its place.
   * @throws `NotAuthorizedException` when Cognito does not accept the passkey.
   * @throws `InvalidArgument` when an argument is wrong, or the flow is another one.
   * @example
   * ```js
   * const offer = new AbortController();
   * const user = await Auth.autofillPasskey({ username: 'maria@example.com', signal: offer.signal });
   * ```
   */
  autofillPasskey(params: { username: string; signal?: AbortSignal }): Promise<CognitoUser>;

  /**
   * Registers a passkey for the signed-in user: the browser asks for a fingerprint, a face or the screen lock. Call it
   * after a click, because some browsers require one.
   *
   * Calls `StartWebAuthnRegistration` and `CompleteWebAuthnRegistration`.
   *
   * @param options - `signal` closes the prompt when it aborts. `mediation: 'conditional'` creates the passkey without a
   * prompt where the browser can, after a sign-in with a saved password. `user`: registers it only if this user is the
   * signed-in one. Default: any user.
   * @throws `NotSignedIn` when no user is signed in.
   * @throws `PasskeyNotSupported` when the browser has no passkeys or cannot create them silently, or the page is neither on
   * https nor on localhost.
   * @throws `SignInSuperseded` when `user` is not the signed-in one, or another user signed in before the request was sent.
   * @throws `InvalidArgument` when an option is wrong.
   * @throws `PasskeyAlreadyExists` when the authenticator has a passkey for this user.
   * @throws `PasskeyRegistrationCanceled` when the user closed the prompt, or did not answer it in time.
   * @throws `PasskeyOperationAborted` when `signal` aborted, another prompt took its place, or a user signed in or out.
   * @throws `PasskeyRegistrationFailed` when the authenticator failed.
   * @throws `RelyingPartyMismatch` when the relying party ID of the pool is not the domain of the page or a parent of it.
   * @throws `WebAuthnNotEnabledException` when passkeys are turned off for the pool.
   * @throws `WebAuthnConfigurationMissingException` when the pool has no relying party ID.
   * @throws `WebAuthnOriginNotAllowedException` when Cognito does not accept the origin of the page.
   * @throws `LimitExceededException` when the user has 20 passkeys.
   * @example
   * ```js
   * await Auth.associateWebAuthnCredential();
   * ```
   */
  associateWebAuthnCredential(options?: {
    signal?: AbortSignal;
    mediation?: CredentialMediationRequirement;
    user?: CognitoUser;
  }): Promise<void>;

  /**
   * Returns the passkeys of the signed-in user, a page at a time.
   *
   * Calls `ListWebAuthnCredentials`.
   *
   * @param options - `pageSize`: 1 to 20. Default: as many as Cognito returns. `nextToken`: from the page before.
   * `user`: returns them only if this user is the signed-in one. Default: any user.
   * @throws `SignInSuperseded` when `user` is not the signed-in one.
   * @throws `InvalidArgument` when an option is wrong.
   * @throws `NotSignedIn` when no user is signed in.
   * @example
   * ```js
   * const { credentials } = await Auth.listWebAuthnCredentials();
   * ```
   */
  listWebAuthnCredentials(options?: {
    pageSize?: number;
    nextToken?: string;
    user?: CognitoUser;
  }): Promise<WebAuthnCredentials>;

  /**
   * Deletes a passkey of the signed-in user. Where the browser can, also removes it from the password manager of this
   * device (WebAuthn Level 3, section 5.1.10).
   *
   * Calls `DeleteWebAuthnCredential`, before it `ListWebAuthnCredentials` where the browser can remove passkeys.
   *
   * @param params - `credentialId`: from `listWebAuthnCredentials`. `user`: deletes it only if this user is the signed-in
   * one. Default: any user.
   * @throws `InvalidArgument` when an argument is wrong.
   * @throws `SignInSuperseded` when `user` is not the signed-in one.
   * @throws `ResourceNotFoundException` when the user has no such passkey.
   * @throws `NotSignedIn` when no user is signed in.
   * @example
   * ```js
   * await Auth.deleteWebAuthnCredential({ credentialId });
   * ```
   */
  deleteWebAuthnCredential(params: { credentialId: string; user?: CognitoUser }): Promise<void>;
}
