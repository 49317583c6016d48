import type { AuthEventMap } from '../auth/events/event-map.js';

type AuthEvents = readonly (keyof AuthEventMap)[];

/** `auth` events of the Hub after which a user is signed in. */
export const signInEvents: readonly string[] = [
  'signIn',
  'autoSignIn',
  'cognitoHostedUI',
] satisfies AuthEvents;

/** Events after which no user is signed in, like `tokenRefresh_failure` with an error of `isSessionEnded`. */
export const sessionEndings: readonly string[] = ['signOut', 'userDeleted'] satisfies AuthEvents;

/** Failures of a sign-in that the app or the hosted UI started. */
export const signInFailures: readonly string[] = [
  'signIn_failure',
  'cognitoHostedUI_failure',
  'parsingUrl_failure',
] satisfies AuthEvents;
