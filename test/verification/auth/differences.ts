// Differences from the Amplify guide and Amplify 5: their behavior, ours, and the test.
import type { Difference, Proof } from '../types.js';
const guide = (file: string, name: string): Proof => `test/amplify-guide/${file}.node.test.ts › ${name}`;
const auth = (file: string, name: string): Proof => `test/auth/${file}.node.test.ts › ${name}`;

export const differences: readonly Difference[] = [
  {
    theirs: '`Amplify.configure(config)`',
    ours: 'Call `Auth.configure(config)`; other categories (API, Storage, …) are ignored. `auth-elements/localization` replaces `I18n`.',
    proofs: ['src/auth/config/config.node.test.ts › takes the shape of the Amplify guide'],
  },
  {
    theirs: 'Any config is taken, and merged into the current one.',
    ours: 'An invalid config throws `InvalidConfig`. A config that names a pool replaces the current one; any other is added to it. Your object is copied, never changed.',
    proofs: [
      'src/auth/config/config.node.test.ts › is rejected with every problem in one message',
      'src/auth/config/config.node.test.ts › adds what names no pool to what is there, and starts afresh with what does',
      'src/auth/config/config.node.test.ts › is frozen, and what was passed is not touched',
    ],
  },
  {
    theirs: 'Some calls reject with a string (`No current user`).',
    ours: 'Every call rejects with an `AuthError`: match on `code`, such as `NotSignedIn`. In TypeScript, a caught value is `unknown`: check `instanceof AuthError`.',
    proofs: [
      guide('account', 'rejects when there is no user logged in'),
      auth('errors', 'is made of whatever the app’s own functions throw: Unknown where it has no name'),
    ],
  },
  {
    theirs: 'Wrong arguments reach the service.',
    ours: 'The call rejects immediately with `InvalidArgument`.',
    proofs: [auth('sign-up', 'names the wrong argument of a call, and sends no request')],
  },
  {
    theirs: 'A challenge that the library does not know leads to an error that does not name it.',
    ours: 'Rejects with `UnsupportedChallenge`, which names the challenge. An expired one rejects with `ChallengeExpired`.',
    proofs: [
      auth('sign-in', 'names the challenge that it cannot answer'),
      auth('sign-in', 'are over after three minutes, and when they were answered already'),
    ],
  },
  {
    theirs: '`verifyTotpToken` resolves with a session, and always emits `signIn`.',
    ours: 'It resolves with the user, who may have another challenge, and emits `signIn` only if it completes a sign-in.',
    proofs: [
      auth(
        'sign-in',
        'are followed from a temporary password to the set-up of an app, when the pool wants MFA',
      ),
      auth('events', 'signIn comes after the last challenge'),
    ],
  },
  {
    theirs: '`autoSignIn` polls until a link was followed.',
    ours: 'It signs in after `confirmSignUp`. After a link, call `Auth.autoSignIn(username)`. The password is kept for at most 15 minutes.',
    proofs: [
      auth('sign-up', 'waits for a confirmation elsewhere (a link), and for the network'),
      auth('sign-up', 'is forgotten when it fails for good, after 15 minutes, and by signing out'),
    ],
  },
  {
    theirs: 'Tokens are refreshed once they have expired.',
    ours: 'Tokens are refreshed in their last minute, once for all tabs. A network failure does not end the session.',
    proofs: [
      auth('session', 'is refreshed in its last minute, and used up where that fails'),
      auth('session', 'survives a network that fails, and ends with a token that is revoked'),
    ],
  },
  {
    theirs: 'Other tabs are not watched.',
    ours: 'A sign-in or sign-out in another tab emits an event with `fromOtherTab`.',
    proofs: ['src/auth/events/cross-tab.test.ts › are events of the instance, marked'],
  },
  {
    theirs: 'After a hosted sign-in, the URL of the page becomes `redirectSignIn`.',
    ours: 'The response parameters are removed from the URL; other parameters stay. `code` and `state` parameters that are not a response stay too, and cause no event.',
    proofs: [
      auth('hosted-ui', 'leaves the page’s own parameters, hash and history state alone'),
      auth('hosted-ui', 'keeps a code and a state that are not an answer'),
    ],
  },
  {
    theirs:
      '`parsingCallbackUrl` has the whole URL, code included; `customState_failure` comes with every failure.',
    ours: '`url` has no response parameters. `customState_failure` is emitted only if there was a `customState`.',
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
    ours: "`scope` must contain `openid`, and `redirectSignIn` must have the origin of the page. A response is accepted once, in the tab that sent the request, and its tokens are verified, with `responseType: 'token'` their signature too. Servers need TLS, except on localhost.",
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
    theirs: 'React Native: Amplify listens to links.',
    ours: 'Call `Auth.handleAuthResponse(url)` when a link opens the app. Wrap AsyncStorage in a custom `storage` with `sync()`.',
    proofs: [
      guide('hosted-ui', 'signs in through the urlOpener'),
      guide('storage', 'keeps them in AsyncStorage, and waits until they are in memory'),
    ],
  },
  {
    theirs: "Auth0: only the implicit flow (`responseType: 'token id_token'`).",
    ours: "The flow is always authorization code with PKCE; `responseType` is ignored. `Auth.federatedSignIn({provider: 'auth0'})` starts it.",
    proofs: [guide('auth0', 'goes to Auth0 and comes back with AWS credentials, by configuration')],
  },
  {
    theirs: '`federatedSignIn` with a token is allowed while a user is signed in to the user pool.',
    ours: 'Rejects with `InvalidArgument`.',
    proofs: [guide('identity-pool', 'is not for who has signed in with Auth.signIn')],
  },
  {
    theirs: 'Google and Facebook tokens are refreshed with `gapi.auth2` and the Facebook SDK of the page.',
    ours: 'They are refreshed with Google Identity Services and the Facebook SDK, which load when first needed; Google shows its prompt. `gapi.auth2` is no longer available to new apps.',
    proofs: [
      'src/auth/federated/token-providers/token-providers.test.ts › is refreshed by Google and Facebook where the app itself has signed in',
    ],
  },
  {
    theirs: '`currentSession` of a federated user rejects with a string.',
    ours: "Rejects with `NotSignedIn`. `Cache.getItem('federatedInfo')` has the token until the user signs out.",
    proofs: [
      guide('auth0', 'hands the ID token on, and refreshes it by the handler'),
      guide('identity-pool', 'from the Cache, in browsers and in React Native'),
    ],
  },
  {
    theirs: 'The data of the event `updateUserAttributes` is an object by attribute.',
    ours: 'It is a list of code deliveries. An attribute that is not a string rejects with `InvalidArgument`.',
    proofs: [
      auth('user-attributes', 'are rejected with a message that names the problem'),
      auth('events', 'updateUserAttributes and deleteUserAttributes: what became of them'),
    ],
  },
  {
    theirs: '`fetchDevices` returns the first 60.',
    ours: 'Returns all of them.',
    proofs: [auth('devices', 'are fetched beyond the first page')],
  },
  {
    theirs: '`essentialCredentials` has no expiry. A `storage` needs `clear`.',
    ours: 'It has `expiration`; `clear` is optional.',
    proofs: [
      auth('identity-credentials', 'are taken by the AWS SDK as they are, which may write on them'),
      auth('session', 'may be a class with static methods, as in the Amplify guide'),
    ],
  },
  {
    theirs: 'AWS credentials are an object of the SDK’s version 2.',
    ours: 'They are a plain object with `expiration`, for version 3. Pass `credentials: () => Auth.currentCredentials()` to keep them fresh.',
    proofs: [auth('identity-credentials', 'are taken by the AWS SDK as they are, which may write on them')],
  },
  {
    theirs: '`cookieStorage` needs a `domain`, and writes tokens of any length.',
    ours: '`domain` is optional. A token that is too long for one cookie is split over several, which Amplify does not read. A cookie that the browser rejects causes a `StorageError`.',
    proofs: [
      auth('cookie-options', 'have defaults: the path /, 365 days, secure, SameSite=Lax'),
      'src/auth/storage/storage.test.ts › splits what is too large for one cookie, and joins it again',
      'src/auth/storage/storage.test.ts › says when the browser does not keep a cookie, and keeps none of it',
    ],
  },
  {
    theirs: 'Amplify stores a session in `localStorage`, or in the `storage` of the config.',
    ours: 'It is stored in the same place: users stay signed in when you migrate from Amplify 1–5.',
    proofs: [
      auth('session', 'is shared both ways with amazon-cognito-identity-js'),
      auth('identity-federated', 'finds the sign-ins of the legacy library, which keeps them in two ways'),
    ],
  },
  {
    theirs: 'Results are `any`.',
    ours: 'Results are typed; check `user.challengeParam` for undefined. `currentAuthenticatedUser` is typed as the user of the pool. After a sign-in with a provider’s token, it is the object that was passed.',
    proofs: [guide('identity-pool', 'gives AWS credentials and the user object that was passed')],
  },
];
