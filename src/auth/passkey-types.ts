/** A passkey of a user (`WebAuthnCredentialDescription` of ListWebAuthnCredentials). */
export interface WebAuthnCredential {
  /** The ID, as `deleteWebAuthnCredential` takes it. */
  readonly credentialId: string;
  /** The name that Cognito gave it, such as the name of the password manager. */
  readonly friendlyCredentialName: string | undefined;
  /** The domain that it is for. */
  readonly relyingPartyId: string;
  /** `platform` for a passkey of the device, `cross-platform` for a security key or a phone. */
  readonly authenticatorAttachment: string | undefined;
  /** How the browser reaches the authenticator, such as `internal`, `hybrid` or `usb`. */
  readonly authenticatorTransports: readonly string[];
  /** When it was registered. */
  readonly createdAt: Date | undefined;
}

/** One page of passkeys. */
export interface WebAuthnCredentials {
  /** The passkeys. */
  readonly credentials: readonly WebAuthnCredential[];
  /** Where the next page begins; undefined on the last one. */
  readonly nextToken: string | undefined;
}

/** The options of `confirmSignIn` for the challenge `WEB_AUTHN`. */
export interface PasskeyPromptOptions {
  /**
   * How the browser asks (`mediation` of Credential Management Level 1, section 2.3.2). With `conditional`, it offers the
   * passkey in the autofill of an input with `autocomplete="username webauthn"`, and the call waits until the user picks
   * it. Default: a dialog.
   */
  readonly mediation?: CredentialMediationRequirement;
  /** Closes the prompt when it aborts; the call rejects with `SignInCanceled`. */
  readonly signal?: AbortSignal;
  /** Metadata for the triggers of this call. Default: the `clientMetadata` of the config. */
  readonly clientMetadata?: Record<string, string>;
}
