/** What newer browsers add to `PublicKeyCredential` (WebAuthn Level 3, section 5.1.10). */
interface Signals {
  readonly signalUnknownCredential?: (options: { rpId: string; credentialId: string }) => Promise<void>;
}

const signals = (): Signals =>
  typeof PublicKeyCredential === 'function' ? (PublicKeyCredential as unknown as Signals) : {};

/** Whether the browser can remove a passkey that the service does not know. */
export const canSignalPasskeys = (): boolean => typeof signals().signalUnknownCredential === 'function';

/**
 * Removes a passkey from the password manager of this device, where the browser can. Not awaited, and its failure is
 * ignored: the passkey is of no use in any case.
 */
export function signalUnknownPasskey(rpId: string | undefined, credential: { readonly id?: unknown }): void {
  const { id: credentialId } = credential;
  if (rpId === undefined || typeof credentialId !== 'string' || !canSignalPasskeys()) return;
  try {
    signals()
      .signalUnknownCredential?.({ rpId, credentialId })
      .catch(() => undefined);
  } catch {
    // A polyfill may throw.
  }
}
