import type { CognitoUser } from '../auth/types.js';
import type { AuthError } from '../lib/auth-error.js';
import type { AuthView } from './auth-machine.js';
import type { AuthData, Notice, StoredAuthState } from './types.js';

/** The public `authState`. */
export function selectAuthState({ context }: AuthView): StoredAuthState {
  return context.authState ?? 'loading';
}

/** Whether the signed-in user is not known yet. */
export function isUnknown(state: StoredAuthState | undefined): boolean {
  return state === undefined || state === 'loading' || state === 'reconnecting';
}

/** Whether a call is pending, so that the form accepts no input. */
export function selectBusy(snapshot: AuthView): boolean {
  return snapshot.hasTag('busy');
}

/** The button that shows the pending call. */
export function selectBusyAction(snapshot: AuthView): 'submit' | 'resend' | undefined {
  if (snapshot.hasTag('resend')) return 'resend';
  return snapshot.hasTag('submit') ? 'submit' : undefined;
}

export function selectAuthData({ context }: AuthView): AuthData {
  return context.authData;
}

/** The signed-in user, or the user of an incomplete sign-in. */
export function selectUser({ context }: AuthView): CognitoUser | undefined {
  return context.user;
}

/** The username to prefill; '' if unknown. */
export function selectUsername({ context }: AuthView): string {
  return context.username;
}

export function selectError({ context }: AuthView): AuthError | undefined {
  return context.error;
}

export function selectNotice({ context }: AuthView): Notice | undefined {
  return context.notice;
}

/** Whether a user was signed in when this screen was opened, so that its back link leads to `signedIn`. */
export function selectIsSignedIn({ context }: AuthView): boolean {
  return context.isSignedIn;
}
