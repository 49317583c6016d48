// Differences from the Amplify guide and Amplify 5: their behavior, ours, and the test.
import type { Difference, Proof } from '../types.js';
const guide = (file: string, name: string): Proof => `test/amplify-guide/${file}.node.test.ts › ${name}`;
const auth = (file: string, name: string): Proof => `test/auth/${file}.node.test.ts › ${name}`;

export const differences: readonly Difference[] = [
  {
    theirs: '`Amplify.configure(config)`',
    ours: '`Auth.configure(config)`; other categories (API, Storage, …) are ignored. For texts there is `auth-elements/localization` in place of `I18n`.',
    proofs: ['src/auth/config/config.node.test.ts › takes the shape of the Amplify guide'],
  },
  {
    theirs: 'Any config is taken, and merged into the current one.',
    ours: 'A wrong config throws `InvalidConfig`. One that names a pool replaces the current one; any other is added to it. Your object is copied, never changed.',
    proofs: [
      'src/auth/config/config.node.test.ts › is rejected with every problem in one message',
      'src/auth/config/config.node.test.ts › adds what names no pool to what is there, and starts afresh with what does',
      'src/auth/config/config.node.test.ts › is frozen, and what was passed is not touched',
    ],
  },
  {
    theirs: 'Some calls reject with a string (`No current user`).',
    ours: 'Every call rejects with an `AuthError`: match on `code`, such as `NotSignedIn`. In TypeScript a caught value is `unknown`: ask `instanceof AuthError`.',
    proofs: [
      guide('account', 'rejects when there is no user logged in'),
      auth('errors', 'is made of whatever the app’s own functions throw: Unknown where it has no name'),
    ],
  },
  {
    theirs: 'Wrong arguments reach the service.',
    ours: 'They reject immediately with `InvalidArgument`.',
    proofs: [auth('sign-up', 'names the wrong argument of a call, and sends no request')],
  },
  {
    theirs: 'A challenge that the library does not know leads to an error that does not name it.',
    ours: '`UnsupportedChallenge`, by name; one that has expired is `ChallengeExpired`.',
    proofs: [
      auth('sign-in', 'names the challenge that it cannot answer'),
      auth('sign-in', 'are over after three minutes, and when they were answered already'),
    ],
  },
  {
    theirs: '`verifyTotpToken` resolves with a session, and is always a `signIn` event.',
    ours: 'With the user, who may have a further challenge; an event when it finishes a sign-in.',
    proofs: [
      auth(
        'sign-in',
        'are followed from a temporary password to the set-up of an app, when the pool wants MFA',
      ),
      auth('events', 'signIn comes after the last challenge'),
    ],
  },
  {
    theirs: '`autoSignIn` asks again and again whether a link was followed.',
    ours: 'It signs in after `confirmSignUp`. After a link, call `Auth.autoSignIn(username)`. Its password is kept for 15 minutes at most.',
    proofs: [
      auth('sign-up', 'waits for a confirmation elsewhere (a link), and for the network'),
      auth('sign-up', 'is forgotten when it fails for good, after 15 minutes, and by signing out'),
    ],
  },
  {
    theirs: 'Tokens are refreshed once they have expired.',
    ours: 'In their last minute, once for all tabs. A network failure does not end the session.',
    proofs: [
      auth('session', 'is refreshed in its last minute, and used up where that fails'),
      auth('session', 'survives a network that fails, and ends with a token that is revoked'),
    ],
  },
  {
    theirs: 'Other tabs are not watched.',
    ours: 'A sign-in or sign-out there is an event here, with `fromOtherTab`.',
    proofs: ['src/auth/events/cross-tab.test.ts › are events of the instance, marked'],
  },
  {
    theirs: 'After a hosted sign-in the page’s address becomes `redirectSignIn`.',
    ours: 'The answer is taken out of it; the page’s own parameters stay. Parameters that are no answer are left alone, and are no event.',
    proofs: [
      auth('hosted-ui', 'leaves the page’s own parameters, hash and history state alone'),
      auth('hosted-ui', 'keeps a code and a state that are not an answer'),
    ],
  },
  {
    theirs:
      '`parsingCallbackUrl` has the whole URL, code included; `customState_failure` comes with every failure.',
    ours: 'The URL without the answer; only where there was a `customState`.',
    proofs: [
      auth(
        'events',
        'parsingCallbackUrl, cognitoHostedUI, customOAuthState: the URL without the answer, the user, the state',
      ),
      auth('hosted-ui-refusals', 'when its state is another one'),
    ],
  },
  {
    theirs: "Hosted UI: any `scope`; the tokens of `responseType: 'token'` are not verified.",
    ours: "`scope` needs `openid`, `redirectSignIn` an address of this page’s origin. An answer counts once, in the tab that asked; tokens of `responseType: 'token'` are verified. Servers need TLS, those on this computer aside.",
    proofs: [
      'src/auth/config/oauth-config.node.test.ts › is refused with every problem in one message',
      'src/auth/config/oauth-config.node.test.ts › takes no server without TLS, and no redirect that runs code',
      auth('hosted-ui', 'must name this page'),
      auth('hosted-ui-refusals', 'when it was completed before'),
      auth('hosted-ui-refusals', 'when the sign-in was started in another tab'),
      auth('hosted-ui-refusals', 'when the ID token is forged, for all that is in it'),
    ],
  },
  {
    theirs: 'React Native: links are listened to.',
    ours: 'Call `Auth.handleAuthResponse(url)` when a link opens the app. AsyncStorage is a `storage` of your own with `sync()`.',
    proofs: [
      guide('hosted-ui', 'signs in through the urlOpener'),
      guide('storage', 'keeps them in AsyncStorage, and waits until they are in memory'),
    ],
  },
  {
    theirs: "Auth0: only the implicit flow (`responseType: 'token id_token'`).",
    ours: "Always authorization code with PKCE; `responseType` is ignored. `Auth.federatedSignIn({provider: 'auth0'})` starts it.",
    proofs: [guide('auth0', 'goes to Auth0 and comes back with AWS credentials, by configuration')],
  },
  {
    theirs: '`federatedSignIn` with a token is allowed while a user is signed in to the user pool.',
    ours: '`InvalidArgument`.',
    proofs: [guide('identity-pool', 'is not for who has signed in with Auth.signIn')],
  },
  {
    theirs: 'Google and Facebook tokens are refreshed with `gapi.auth2` and the Facebook SDK of the page.',
    ours: 'With Google Identity Services and the Facebook SDK, loaded when first needed; Google shows its prompt. `auth2` of the Amplify guide’s sample is no longer available to new apps.',
    proofs: [
      'src/auth/federated/token-providers/token-providers.test.ts › is refreshed by Google and Facebook where the app itself has signed in',
    ],
  },
  {
    theirs: '`currentSession` of a federated user: an error text.',
    ours: "`NotSignedIn`; their token is in `Cache.getItem('federatedInfo')`, until they sign out.",
    proofs: [
      guide('auth0', 'hands the ID token on, and refreshes it by the handler'),
      guide('identity-pool', 'from the Cache, in browsers and in React Native'),
    ],
  },
  {
    theirs: 'The data of the event `updateUserAttributes` is an object by attribute.',
    ours: 'A list of where codes went. An attribute that is no text is `InvalidArgument`.',
    proofs: [
      auth('user-attributes', 'are rejected with a message that names the problem'),
      auth('events', 'updateUserAttributes and deleteUserAttributes: what became of them'),
    ],
  },
  {
    theirs: '`fetchDevices` gives the first 60.',
    ours: 'All of them.',
    proofs: [auth('devices', 'are fetched beyond the first page')],
  },
  {
    theirs: '`essentialCredentials` has no expiry. A `storage` needs `clear`.',
    ours: 'It has `expiration`. `clear` may be left out.',
    proofs: [
      auth('identity-credentials', 'are taken by the AWS SDK as they are, which may write on them'),
      auth('session', 'may be a class with static methods, as in the Amplify guide'),
    ],
  },
  {
    theirs: 'AWS credentials are an object of the SDK’s version 2.',
    ours: 'A plain object with `expiration`, as version 3 takes it; `credentials: () => Auth.currentCredentials()` stays fresh.',
    proofs: [auth('identity-credentials', 'are taken by the AWS SDK as they are, which may write on them')],
  },
  {
    theirs: '`cookieStorage` needs a `domain`, and writes tokens of any length.',
    ours: '`domain` may be left out. A token too long for one cookie is split over several, which Amplify does not read; a cookie that the browser refuses is a `StorageError`.',
    proofs: [
      auth('cookie-options', 'have defaults: the path /, 365 days, secure, SameSite=Lax'),
      'src/auth/storage/storage.test.ts › splits what is too large for one cookie, and joins it again',
      'src/auth/storage/storage.test.ts › says when the browser does not keep a cookie, and keeps none of it',
    ],
  },
  {
    theirs: 'A session is kept where Amplify keeps it.',
    ours: 'In the same place: users stay signed in when you migrate from Amplify 1–5.',
    proofs: [
      auth('session', 'is shared both ways with amazon-cognito-identity-js'),
      auth('identity-federated', 'finds the sign-ins of the legacy library, which keeps them in two ways'),
    ],
  },
  {
    theirs: 'Results are `any`.',
    ours: 'Everything is typed, so `user.challengeParam` may be undefined to the compiler. `currentAuthenticatedUser` is typed as the user pool’s user, also after a sign-in with a provider’s token, where it is the object that was passed.',
    proofs: [guide('identity-pool', 'gives AWS credentials and the user object that was passed')],
  },
];
