import { executeServerCommand } from '@web/test-runner-commands';

/** Settings of a virtual authenticator (`VirtualAuthenticatorOptions` of the Chrome DevTools Protocol). */
export interface VirtualAuthenticatorSettings {
  /** Whether the user proves to be the owner when asked. Default: true. */
  readonly isUserVerified?: boolean;
  /** Whether it is built in (`internal`) or a security key (`usb`). Default: `internal`. */
  readonly transport?: 'internal' | 'usb';
  /** Whether it answers at once, as if the user agreed. With `false`, prompts stay open. Default: true. */
  readonly automaticPresenceSimulation?: boolean;
}

/** A passkey on a virtual authenticator; the ID is in Base64. */
export interface VirtualCredential {
  readonly credentialId: string;
  readonly rpId?: string;
  readonly signCount: number;
}

/** Whether this browser has virtual authenticators: Chromium has, through the Chrome DevTools Protocol. */
export const hasVirtualAuthenticators = (): boolean => navigator.userAgent.includes('Chrome/');

const command = async <Result>(action: string, payload: object = {}): Promise<Result> =>
  await executeServerCommand('webauthn', { action, ...payload });

/** Adds an authenticator to this page, which answers `navigator.credentials` from then on. There is one at a time. */
export const addVirtualAuthenticator = (settings: VirtualAuthenticatorSettings = {}): Promise<void> =>
  command('add', { settings });

/** Removes the authenticator of this page with its passkeys. Does nothing if there is none. */
export const removeVirtualAuthenticator = (): Promise<void> => command('remove');

/** Changes whether the user proves to be the owner when asked. */
export const setUserVerified = (isUserVerified: boolean): Promise<void> =>
  command('set-user-verified', { isUserVerified });

/** Changes whether prompts are answered at once. */
export const setAutomaticPresence = (enabled: boolean): Promise<void> =>
  command('set-automatic-presence', { enabled });

/** The passkeys on the authenticator of this page. */
export const virtualCredentials = (): Promise<readonly VirtualCredential[]> => command('credentials');

/** Removes the passkeys from the authenticator, as if the user had deleted them from the device. */
export const clearVirtualCredentials = (): Promise<void> => command('clear-credentials');
