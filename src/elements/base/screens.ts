import type { StoredAuthState } from '../../machine/types.js';

/** The screens by the name used in slots, `hide` and tags, each with its auth states. */
export const screens = {
  loading: ['loading'],
  reconnecting: ['reconnecting'],
  'sign-in': ['signIn', 'signedUp'],
  'sign-up': ['signUp'],
  'confirm-sign-up': ['confirmSignUp'],
  'select-challenge': ['selectChallenge'],
  'confirm-sign-in': ['confirmSignIn'],
  'custom-confirm-sign-in': ['customConfirmSignIn'],
  'select-mfa-type': ['selectMFAType'],
  'require-new-password': ['requireNewPassword'],
  'forgot-password': ['forgotPassword'],
  'verify-contact': ['verifyContact'],
  'mfa-setup': ['MFASetup'],
  'totp-setup': ['TOTPSetup'],
  greetings: ['signedIn'],
  'passkey-setup': ['passkeySetup'],
} as const satisfies Record<string, readonly StoredAuthState[]>;

export type ScreenName = keyof typeof screens;

export const screenNames = Object.keys(screens) as readonly ScreenName[];

/** Returns the screen for a state; the compiler checks that each state has one. */
export function screenFor(state: StoredAuthState): ScreenName {
  const name = screenNames.find((candidate) => (screens[candidate] as readonly string[]).includes(state));
  if (!name) throw new TypeError(`No screen shows the auth state "${state}".`);
  return name;
}
