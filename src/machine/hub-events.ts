/** `auth` events of the Hub after which somebody is signed in. */
export const signInEvents: readonly string[] = ['signIn', 'autoSignIn', 'cognitoHostedUI'];

/** Events after which nobody is signed in. `tokenRefresh_failure` is one too, unless the network was the cause. */
export const sessionEndings: readonly string[] = ['signOut', 'userDeleted'];

/** Failures of a sign-in that the page or the hosted UI began. */
export const signInFailures: readonly string[] = [
  'signIn_failure',
  'cognitoHostedUI_failure',
  'parsingUrl_failure',
];
