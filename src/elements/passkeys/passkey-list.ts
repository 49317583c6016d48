import type { WebAuthnCredential } from '../../auth/passkey-types.js';
import { msg } from '../../localization/index.js';
import type { AccountOwner } from '../base/account/account-controller.js';

/** Reads the passkeys of the user, of all pages. */
export async function readPasskeys({ auth, user }: AccountOwner): Promise<readonly WebAuthnCredential[]> {
  const found: WebAuthnCredential[] = [];
  const pages = new Set<string>();
  for (let page = await auth.listWebAuthnCredentials({ user }); ;) {
    found.push(...page.credentials);
    const { nextToken } = page;
    // A token that comes again would lead nowhere.
    if (nextToken === undefined || pages.has(nextToken)) return found;
    pages.add(nextToken);
    page = await auth.listWebAuthnCredentials({ nextToken, user });
  }
}

/** The transports of security keys. */
const keyTransports: readonly string[] = ['usb', 'nfc', 'ble', 'smart-card'];

/**
 * What kind of authenticator has the passkey, if that is known. `platform` is a device or a password manager, which may
 * be anywhere.
 */
export function kindOf(passkey: WebAuthnCredential): string | undefined {
  if (passkey.authenticatorAttachment !== 'cross-platform') return undefined;
  const transports = passkey.authenticatorTransports;
  if (transports.includes('hybrid')) return msg('Phone', { id: 'passkeys.phone' });
  return transports.some((transport) => keyTransports.includes(transport))
    ? msg('Security key', { id: 'passkeys.security-key' })
    : undefined;
}

/** The passkeys that this page has created, with the authenticator of this device. */
const createdHere = new Set<string>();

export const isOfThisDevice = ({ credentialId }: WebAuthnCredential): boolean =>
  createdHere.has(credentialId);

/** Notes which passkey was created, if it is clear: `before` and `after` are those of the user. */
export function notePasskey(
  before: readonly WebAuthnCredential[],
  after: readonly WebAuthnCredential[],
): void {
  const known = new Set(before.map(({ credentialId }) => credentialId));
  const [created, ...others] = after.filter(({ credentialId }) => !known.has(credentialId));
  if (created?.authenticatorAttachment === 'platform' && others.length === 0)
    createdHere.add(created.credentialId);
}
