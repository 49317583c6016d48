/** `auth` events of the Hub after which somebody is signed in. */
export const signInEvents: readonly string[] = ['signIn', 'autoSignIn', 'cognitoHostedUI'];

/** Events after which nobody is signed in. `tokenRefresh_failure` is one too, with one of `goneCodes`. */
export const sessionEndings: readonly string[] = ['signOut', 'userDeleted'];

/** The errors of a refresh after which the session is over; after any other it may be refreshed later. */
export const goneCodes: readonly string[] = [
  'NotAuthorizedException',
  'UserNotFoundException',
  'RefreshTokenReuseException',
  'NotSignedIn',
];

/** Failures of a sign-in that the page or the hosted UI began. */
export const signInFailures: readonly string[] = [
  'signIn_failure',
  'cognitoHostedUI_failure',
  'parsingUrl_failure',
];
