// The tests that prove each function of docs/reference/auth.md: one list for each overload, in order.
import type { AuthApi } from '../../../src/auth/api.js';
import type { CacheClass } from '../../../src/auth/cache.js';
import type { HubClass } from '../../../src/auth/events/hub.js';
import type { Proof, Proofs } from '../types.js';

/** Shorter names of the folders with most of the tests. */
const guide = (file: string, name: string): Proof => `test/amplify-guide/${file}.node.test.ts › ${name}`;
const auth = (file: string, name: string): Proof => `test/auth/${file}.node.test.ts › ${name}`;

/** The call that names another user than the signed-in one. */
const meant = (call: keyof AuthApi): Proof =>
  auth('meant-user', `sends nothing when another user is signed in: ${call}`);

const metadata = auth('client-metadata', 'goes with each call that takes it');

export const functions: Readonly<Record<keyof AuthApi, readonly Proofs[]>> = {
  configure: [
    [
      guide('configure', 'takes every option, and gives the current config'),
      'src/auth/config/config.node.test.ts › stays as it was when the new one is wrong',
    ],
  ],
  signUp: [
    [
      guide('sign-up', 'makes an account, sends the code again, and confirms it'),
      guide('sign-up', 'gives validationData to the PreSignUp trigger, as a list or as an object'),
      auth('sign-up', 'rejects with the name that the service gives'),
      auth('passwordless', 'is signed in by the confirmed code'),
      auth('passwordless', 'needs a pool with another first factor, which the service decides'),
    ],
    [auth('sign-up', 'takes the parameters one by one')],
  ],
  confirmSignUp: [
    [
      guide('sign-up', 'makes an account, sends the code again, and confirms it'),
      guide('sign-up', 'forceAliasCreation takes the address from the earlier account, false refuses it'),
      metadata,
    ],
  ],
  resendSignUp: [
    [
      auth('sign-up', 'says where the code went, also as the legacy library wraps it'),
      guide('sign-up', 'says what is wrong'),
      metadata,
    ],
  ],
  autoSignIn: [
    [
      auth('sign-up', 'starts once the account is confirmed, and is joined'),
      auth('sign-up', 'waits for a confirmation elsewhere (a link), and for the network'),
      auth('sign-up', 'is forgotten when it fails for good, after 15 minutes, and by signing out'),
    ],
  ],
  signIn: [
    [
      guide('sign-in', 'takes an object, with validationData for the PreAuthentication trigger'),
      auth('choice', 'gives the choice to users without the preferred factor'),
      auth('choice', 'is the flow of one call, whatever the config names'),
      auth('choice', 'proves a password by SRP, without sending it'),
    ],
    [
      guide('sign-in', 'signs in directly'),
      guide('sign-in', 'tells its failures apart by code'),
      guide('custom-authentication', 'Creating a CAPTCHA: signs in with the right answer'),
    ],
  ],
  confirmSignIn: [
    [
      guide('sign-in', 'asks for the code of a text message'),
      guide('sign-in', 'asks for the one-time password of an app'),
      auth('journey', 'tries the app code again after a wrong one'),
      auth('choice', 'signs in with a code: EMAIL_OTP'),
      auth('choice', 'signs in with a code: SMS_OTP'),
      auth('email-setup', 'is an email address that gets a code'),
      auth('client-metadata', 'goes with the answer to a second factor and to a custom challenge'),
    ],
    [
      auth('passkeys', 'asks the browser for it, and stores the session'),
      auth('passkeys', 'closes an earlier prompt, of another user too, before it opens one'),
      auth('passkeys', 'rejects a challenge that ended while the prompt was open'),
    ],
  ],
  selectChallenge: [
    [
      auth('choice', 'lets the user choose without a password'),
      auth('choice', 'takes the password as the choice: PASSWORD_SRP'),
      auth('choice', 'sends nothing for arguments that do not fit'),
      auth('choice', 'drops a late answer to the choice after another sign-in'),
    ],
  ],
  getUserAuthFactors: [[auth('choice', 'returns the factors of the signed-in user')]],
  sendMFASelectionAnswer: [
    [
      auth('sign-in', 'chain a choice of factors to the factor that is chosen'),
      auth('email-setup', 'are chosen by the name in ["EMAIL_MFA","SMS_MFA"]'),
    ],
  ],
  completeNewPassword: [
    [
      guide('sign-in', 'signs in with the new password and the attributes'),
      guide('sign-in', 'asks for a new password and the required attributes'),
      auth('sign-in', 'send the attributes that a new password needs'),
    ],
  ],
  sendCustomChallengeAnswer: [
    [
      guide('custom-authentication', 'Creating a CAPTCHA: signs in with the right answer'),
      guide('custom-authentication', 'Creating a CAPTCHA: refuses a wrong answer'),
      auth('client-metadata', 'goes with the answer to a second factor and to a custom challenge'),
    ],
  ],
  setupTOTP: [
    [
      guide('mfa', 'sets an app up, whose code the next sign-in asks for'),
      guide('sign-in', 'starts the set-up of an app where the pool wants one'),
    ],
  ],
  verifyTotpToken: [
    [
      guide('mfa', 'sets an app up, whose code the next sign-in asks for'),
      guide('mfa', 'is not done with a wrong code'),
      auth(
        'sign-in',
        'are followed from a temporary password to the set-up of an app, when the pool wants MFA',
      ),
    ],
  ],
  setPreferredMFA: [
    [
      guide('mfa', 'selects TOTP, SMS or none'),
      guide('mfa', 'is refused for a factor that is not there'),
      auth('account', 'is taken by the name that it is read by'),
    ],
  ],
  updateMFAPreference: [
    [
      auth('passkeys', 'is both factors in a pool that takes it so'),
      auth('mfa-preference', 'changes several factors at once'),
    ],
  ],
  getPreferredMFA: [[guide('mfa', 'from the cache, and from the service when asked to')]],
  forgotPassword: [[guide('account', 'sends a code, and takes it with the new password'), metadata]],
  forgotPasswordSubmit: [
    [
      guide('account', 'sends a code, and takes it with the new password'),
      guide('account', 'is refused with another code'),
      auth('account', 'needs a code that has not expired'),
      metadata,
    ],
  ],
  changePassword: [
    [
      guide('account', 'takes the old and the new one'),
      guide('account', 'is refused with a wrong old one, and without a user'),
      auth('passwordless', 'gets its first password without an old one, once'),
    ],
  ],
  getMFAOptions: [[auth('user-attributes', 'has no MFA options of the old kind')]],
  autofillPasskey: [[auth('passkey-autofill', 'signs in when the user picks it')]],
  associateWebAuthnCredential: [
    [
      auth('passkeys', 'registers, lists and deletes it'),
      auth(
        'passkeys',
        'registers nothing for a user who is no longer signed in, and signals the unknown passkey',
      ),
      meant('associateWebAuthnCredential'),
    ],
  ],
  listWebAuthnCredentials: [[auth('passkeys', 'lists page by page'), meant('listWebAuthnCredentials')]],
  deleteWebAuthnCredential: [
    [
      auth('passkeys', 'signals a deleted passkey to the browser, which then stops offering it'),
      meant('deleteWebAuthnCredential'),
    ],
  ],
  userAttributes: [[auth('user-attributes', 'are listed as the library lists them')]],
  updateUserAttributes: [
    [
      guide('attributes', 'updates attributes, and confirms the code that comes with a changed address'),
      auth('user-attributes', 'are rejected with a message that names the problem'),
      metadata,
    ],
  ],
  updateUserAttribute: [
    [
      auth('user-attributes', 'are changed one by one, with the next step'),
      auth(
        'user-attributes',
        'that wait for their code leave the old value in force, where the pool wants that',
      ),
      auth('user-attributes', 'that are refused change nothing, and emit nothing'),
      auth('user-attributes', 'that only the service sets are refused before a request'),
      metadata,
    ],
  ],
  deleteUserAttributes: [[auth('user-attributes', 'are changed, and the cache with them')]],
  verifiedContact: [[auth('sign-up', 'takes the parameters one by one')]],
  verifyUserAttribute: [[auth('user-attributes', 'are verified for a given user'), metadata]],
  verifyUserAttributeSubmit: [[auth('user-attributes', 'are verified for a given user')]],
  verifyCurrentUserAttribute: [
    [
      guide('account', 'sends a code, and takes it'),
      auth('account', 'is not verified without a user'),
      metadata,
    ],
  ],
  verifyCurrentUserAttributeSubmit: [
    [
      guide('account', 'sends a code, and takes it'),
      guide('attributes', 'updates attributes, and confirms the code that comes with a changed address'),
    ],
  ],
  currentAuthenticatedUser: [
    [
      guide('account', 'gives the user with attributes, from the service only when asked to'),
      guide('account', 'rejects when there is no user logged in'),
      guide('identity-pool', 'gives AWS credentials and the user object that was passed'),
    ],
  ],
  currentUserPoolUser: [[auth('user-attributes', 'has a session, for the user object too')]],
  currentUserInfo: [
    [
      auth('user-attributes', 'is returned by currentUserInfo, and null when no user is signed in'),
      auth('identity-federated', 'works for google'),
    ],
  ],
  deleteUser: [
    [
      auth('user-attributes', 'is deleted for good, with its session'),
      auth('user-attributes', 'stays when the service refuses to delete it'),
      auth('user-attributes', 'is deleted once by two calls at the same time'),
      auth('user-attributes', 'that is gone after an answer that was lost is deleted by the next call'),
      auth('user-attributes', 'whose session is revoked stays, and the user is signed out'),
      auth('other-tabs', 'at the same time deletes the account in both, and signs both out'),
      'src/auth/events/cross-tab.test.ts › are a sign-out for an account that another instance deletes',
      meant('deleteUser'),
    ],
  ],
  rememberDevice: [
    [
      auth(
        'devices',
        'are listed, and prove themselves by SRP at the next sign-in in place of the second factor',
      ),
      auth('devices', 'are not there where the pool does not track them'),
      meant('rememberDevice'),
    ],
  ],
  forgetDevice: [
    [
      auth('devices', 'are forgotten by their id: another one, then this one'),
      auth('devices', 'that are unknown are not forgotten, unless it is this one'),
      auth('devices', 'that is forgotten late leaves the key of a later sign-in'),
      auth(
        'devices',
        'are listed, and prove themselves by SRP at the next sign-in in place of the second factor',
      ),
      meant('forgetDevice'),
    ],
  ],
  fetchDevices: [
    [
      auth('devices', 'are fetched beyond the first page'),
      auth('devices', 'say which one is this one, in each browser'),
      meant('fetchDevices'),
    ],
  ],
  listUserSessions: [
    [
      auth('user-sessions', 'are listed, with the current one marked'),
      auth('user-sessions', 'are listed to the last page, whatever members the service leaves out'),
      auth('user-sessions', 'need a pool that tracks them, and a user'),
      meant('listUserSessions'),
    ],
  ],
  revokeUserSession: [
    [
      auth('user-sessions', 'end elsewhere, and stay here'),
      auth('user-sessions', 'say which calls end the linked ones too'),
      auth('user-sessions', 'refuse to end the current one'),
      meant('revokeUserSession'),
    ],
  ],
  revokeOtherUserSessions: [
    [
      auth('user-sessions', 'all end but the current one'),
      auth('user-sessions', 'all end but the current one, though one has ended meanwhile and one call fails'),
      auth('user-sessions', 'none end when another user than the one that is meant is signed in'),
      auth('user-sessions', 'that came through the same hosted pages as the current one do not end it'),
      auth('user-sessions', 'need a pool that tracks them, and a user'),
      meant('revokeOtherUserSessions'),
    ],
  ],
  stepUp: [
    [
      auth('step-up', 'asks for what is missing, then replaces the session in one go'),
      auth('step-up', 'leaves the session as it is when it is canceled, fails, or its answer is lost'),
      auth('step-up', 'is superseded by a sign-out, and by the sign-in of another user'),
      auth('step-up', 'discards tokens of another user'),
    ],
  ],
  userSession: [[auth('user-attributes', 'has a session, for the user object too')]],
  currentSession: [
    [
      guide('account', 'gives the tokens, refreshed when they have expired'),
      auth('session', 'is refreshed when it has expired, once for all who ask'),
      auth('session', 'survives a network that fails, and ends with a token that is revoked'),
    ],
  ],
  cancelSignIn: [
    [
      auth('session-owner', 'stays what it was when a sign-in is canceled, and what came of it is revoked'),
      auth('session-owner', 'autoSignIn: is not begun by a confirmation that was canceled'),
      auth('session-owner', 'lists the allowed values'),
    ],
  ],
  signOut: [
    [
      guide('account', 'forgets the session'),
      guide('account', 'revokes the tokens on all devices with global'),
      auth('session', 'everywhere rejects when the service could not be notified, and signs out here'),
      auth('session-owner', 'removes the session here first, then notifies the service'),
      auth('session-owner', 'ends only the session of the user that is named'),
      auth('hosted-ui', 'ends it there too'),
    ],
  ],
  federatedSignIn: [
    [
      guide('identity-pool', 'gives AWS credentials and the user object that was passed'),
      guide('identity-pool', 'is refused with a token that has expired'),
      guide('social', 'signs in a user who is not signed in there'),
      guide('social', 'signs in with the ID token'),
      guide('auth0', 'hands the ID token on, and refreshes it by the handler'),
    ],
    [
      guide('hosted-ui', 'opens Facebook, Google and the hosted UI, signs in and out'),
      auth('hosted-ui', 'is passed by for a provider, by its names'),
      auth('hosted-ui', 'gives the custom state back'),
      auth('hosted-ui-refusals', 'when its state is another one'),
      auth('hosted-ui-levels', 'are acr_values and max_age of the request'),
      auth(
        'hosted-ui-levels',
        'with a sign-in that is older than maxAge is refused, its tokens are revoked, and the session stays',
      ),
      auth('hosted-ui-levels', 'with another level is refused, and no session is stored'),
      'src/auth/federated/token-providers/token-providers.test.ts › asks, returns the user, refreshes and signs out',
    ],
  ],
  currentCredentials: [
    [
      auth(
        'identity-credentials',
        'are a guest’s while no user is signed in, who is the same one on the next page',
      ),
      auth('identity-credentials', 'are of who is signed in to the user pool'),
      auth('identity-credentials', 'are renewed ten minutes before they expire'),
      auth('identity-credentials', 'are not for guests with mandatorySignIn, or where the pool takes none'),
    ],
  ],
  currentUserCredentials: [
    [auth('identity-refresh', 'is replaced by the refresh handler of google, once for all')],
  ],
  essentialCredentials: [
    [
      guide(
        'service-objects',
        'gives the credentials to a client of the AWS SDK, for a guest and for who is signed in',
      ),
    ],
  ],
  handleAuthResponse: [
    [
      guide('hosted-ui', 'signs in through the urlOpener'),
      auth('hosted-ui', 'returns undefined for a URL without a response'),
      auth('hosted-ui', 'rejects a string that is not a URL'),
    ],
  ],
  mayBeSignedIn: [[auth('may-be-signed-in', 'is no without a config, and where nothing is stored')]],
  preload: [[auth('session', 'without a config rejects, from every function')]],
  onEvent: [
    [
      auth('events', 'configured: nothing'),
      'src/auth/events/cross-tab.test.ts › are events of the instance, marked',
    ],
  ],
};

export const hub: Readonly<Record<keyof HubClass, Proofs>> = {
  listen: [
    guide('hosted-ui', 'notifies the app after the return that the user is signed in'),
    'src/auth/events/hub.node.test.ts › calls the listeners of the channel, and of a pattern',
    'src/auth/events/hub.node.test.ts › takes the legacy object with onHubCapsule',
  ],
  remove: ['src/auth/events/hub.node.test.ts › stops by what listen returns, and by remove'],
  dispatch: [
    'src/auth/events/hub.node.test.ts › calls the listeners of the channel, and of a pattern',
    'src/auth/events/hub.node.test.ts › reports what a listener throws as uncaught, and goes on',
  ],
};

const kept = auth('identity-cache', 'keeps values by key');

export const cache: Readonly<Record<keyof CacheClass, Proofs>> = {
  getItem: [guide('identity-pool', 'from the Cache, in browsers and in React Native'), kept],
  setItem: [
    kept,
    auth('identity-cache', 'forgets what has expired, after three days if no other time is set'),
  ],
  removeItem: [kept],
  clear: [kept],
  keys: [kept],
};

export const creation: Proofs = [
  auth('session', 'is apart from another one'),
  auth('hosted-ui', 'of two pools take their own answer each'),
  auth('account', 'reports to the channel auth of the Hub, and only it does'),
];
