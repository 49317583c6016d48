import { supportsPasskeys } from '../../factors.js';

/** What newer browsers add to `PublicKeyCredential` (WebAuthn Level 3, sections 5.1.7 and 5.1.8). */
interface Capabilities {
  readonly isUserVerifyingPlatformAuthenticatorAvailable?: () => Promise<boolean>;
  readonly isConditionalMediationAvailable?: () => Promise<boolean>;
  readonly getClientCapabilities?: () => Promise<Readonly<Record<string, boolean>>>;
}

const browser = (): Capabilities => PublicKeyCredential;

/** Whether the browser offers passkeys in the autofill of an input. */
export const canFillPasskeys = async (): Promise<boolean> =>
  !!(await browser().isConditionalMediationAvailable?.());

/** Whether the browser creates passkeys without a prompt. */
export const canUpgradeToPasskeys = async (): Promise<boolean> =>
  !!(await browser().getClientCapabilities?.())?.['conditionalCreate'];

/**
 * Whether a passkey can be created here: with the screen lock of this device, or in a browser that keeps passkeys itself.
 * A security key does not count. Never rejects.
 */
export async function canCreatePasskeys(): Promise<boolean> {
  if (!supportsPasskeys() || !isAllowedHere()) return false;
  try {
    return !!(await browser().isUserVerifyingPlatformAuthenticatorAvailable?.()) || (await canFillPasskeys());
  } catch {
    return false;
  }
}

/** A frame needs the permission of the page around it (WebAuthn Level 3, section 5.9). Only Chromium reports it. */
function isAllowedHere(): boolean {
  if (typeof document === 'undefined') return true;
  const { featurePolicy } = document as { featurePolicy?: { allowsFeature?: (name: string) => boolean } };
  return featurePolicy?.allowsFeature?.('publickey-credentials-create') ?? true;
}
