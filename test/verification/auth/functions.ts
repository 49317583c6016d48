// What docs/reference/auth.md says of each function, and the tests that prove it: one entry for each overload, in order.
import type { Call, Proof, Statement } from '../types.js';

/** Shorter names of the folders with most of the tests. */
const guide = (file: string, name: string): Proof => `test/amplify-guide/${file}.node.test.ts › ${name}`;
const auth = (file: string, name: string): Proof => `test/auth/${file}.node.test.ts › ${name}`;

const metadata = auth('client-metadata', 'goes with each call that takes it');

export const functions: Readonly<Record<string, readonly Statement[]>> = {
  configure: [
    {
      does: 'Sets the config, or returns the current one.',
      proofs: [
        guide('configure', 'takes every option, and gives the current config'),
        'src/auth/config/config.node.test.ts › stays as it was when the new one is wrong',
      ],
    },
  ],
  signUp: [
    {
      does: 'Makes an account; the service sends a code.',
      proofs: [
        guide('sign-up', 'makes an account, sends the code again, and confirms it'),
        guide('sign-up', 'gives validationData to the PreSignUp trigger, as a list or as an object'),
        auth('sign-up', 'rejects with the name that the service gives'),
      ],
    },
    {
      does: 'The same, with e-mail and phone number.',
      proofs: [auth('sign-up', 'takes the parameters one by one')],
    },
  ],
  confirmSignUp: [
    {
      does: 'Confirms the account with the code; `forceAliasCreation` is true unless told.',
      proofs: [
        guide('sign-up', 'makes an account, sends the code again, and confirms it'),
        guide('sign-up', 'forceAliasCreation takes the address from the earlier account, false refuses it'),
        metadata,
      ],
    },
  ],
  resendSignUp: [
    {
      does: 'Sends the code again.',
      proofs: [
        auth('sign-up', 'says where the code went, also as the legacy library wraps it'),
        guide('sign-up', 'says what is wrong'),
        metadata,
      ],
    },
  ],
  autoSignIn: [
    {
      does: 'Signs in after `signUp({autoSignIn: true})`; undefined when that was not asked for.',
      proofs: [
        auth('sign-up', 'starts once the account is confirmed, and is joined'),
        auth('sign-up', 'waits for a confirmation elsewhere (a link), and for the network'),
        auth('sign-up', 'is forgotten when it fails for good, after 15 minutes, and by signing out'),
      ],
    },
  ],
  signIn: [
    {
      does: 'Signs in, with `validationData` for the triggers.',
      proofs: [guide('sign-in', 'takes an object, with validationData for the PreAuthentication trigger')],
    },
    {
      does: 'Signs in; the user has `challengeName` and `challengeParam` when there is more to answer. Without a password the flow is CUSTOM_AUTH.',
      proofs: [
        guide('sign-in', 'signs in directly'),
        guide('sign-in', 'tells its failures apart by code'),
        guide('custom-authentication', 'Creating a CAPTCHA: signs in with the right answer'),
      ],
    },
  ],
  confirmSignIn: [
    {
      does: 'Answers SMS_MFA or SOFTWARE_TOKEN_MFA; without `mfaType`, the one that was asked.',
      proofs: [
        guide('sign-in', 'asks for the code of a text message'),
        guide('sign-in', 'asks for the one-time password of an app'),
        auth('journey', 'tries the app code again after a wrong one'),
        auth('client-metadata', 'goes with the answer to a second factor and to a custom challenge'),
      ],
    },
  ],
  sendMFASelectionAnswer: [
    {
      does: 'Answers SELECT_MFA_TYPE; the user then has the challenge of that factor.',
      proofs: [auth('sign-in', 'chain a choice of factors to the factor that is chosen')],
    },
  ],
  completeNewPassword: [
    {
      does: 'Answers NEW_PASSWORD_REQUIRED, with the attributes that are required.',
      proofs: [
        guide('sign-in', 'signs in with the new password and the attributes'),
        guide('sign-in', 'asks for a new password and the required attributes'),
        auth('sign-in', 'send the attributes that a new password needs'),
      ],
    },
  ],
  sendCustomChallengeAnswer: [
    {
      does: 'Answers CUSTOM_CHALLENGE.',
      proofs: [
        guide('custom-authentication', 'Creating a CAPTCHA: signs in with the right answer'),
        guide('custom-authentication', 'Creating a CAPTCHA: refuses a wrong answer'),
        auth('client-metadata', 'goes with the answer to a second factor and to a custom challenge'),
      ],
    },
  ],
  setupTOTP: [
    {
      does: 'The secret for an authenticator app.',
      proofs: [
        guide('mfa', 'sets an app up, whose code the next sign-in asks for'),
        guide('sign-in', 'starts the set-up of an app where the pool wants one'),
      ],
    },
  ],
  verifyTotpToken: [
    {
      does: 'Checks the first code of the app; during MFA_SETUP it finishes the sign-in.',
      proofs: [
        guide('mfa', 'sets an app up, whose code the next sign-in asks for'),
        guide('mfa', 'is not done with a wrong code'),
        auth(
          'sign-in',
          'are followed from a temporary password to the set-up of an app, when the pool wants MFA',
        ),
      ],
    },
  ],
  setPreferredMFA: [
    {
      does: 'Chooses the second factor: `TOTP`, `SMS` or `NOMFA`; `SOFTWARE_TOKEN_MFA` and `SMS_MFA` too, as `getPreferredMFA` has them.',
      proofs: [
        guide('mfa', 'selects TOTP, SMS or none'),
        guide('mfa', 'is refused for a factor that is not there'),
        auth('account', 'is taken by the name that it is read by'),
      ],
    },
  ],
  getPreferredMFA: [
    {
      does: 'The second factor: `SOFTWARE_TOKEN_MFA`, `SMS_MFA` or `NOMFA`.',
      proofs: [guide('mfa', 'from the cache, and from the service when asked to')],
    },
  ],
  forgotPassword: [
    {
      does: 'Sends a code to set a new password.',
      proofs: [guide('account', 'sends a code, and takes it with the new password'), metadata],
    },
  ],
  forgotPasswordSubmit: [
    {
      does: 'Sets a new password with the code.',
      proofs: [
        guide('account', 'sends a code, and takes it with the new password'),
        guide('account', 'is refused with another code'),
        auth('account', 'needs a code that has not run out'),
        metadata,
      ],
    },
  ],
  changePassword: [
    {
      does: 'Sets a new password with the old one.',
      proofs: [
        guide('account', 'takes the old and the new one'),
        guide('account', 'is refused with a wrong old one, and to nobody'),
      ],
    },
  ],
  getMFAOptions: [
    {
      does: 'The options of pools of the old kind.',
      proofs: [auth('user-attributes', 'has no MFA options of the old kind')],
    },
  ],
  userAttributes: [
    {
      does: 'All attributes, from the service.',
      proofs: [auth('user-attributes', 'are listed as the library lists them')],
    },
  ],
  updateUserAttributes: [
    {
      does: 'Changes attributes; a new address gets a code.',
      proofs: [
        guide('attributes', 'updates attributes, and confirms the code that comes with a changed address'),
        auth('user-attributes', 'are refused with a text that names what is wrong'),
        metadata,
      ],
    },
  ],
  deleteUserAttributes: [
    {
      does: 'Deletes attributes.',
      proofs: [auth('user-attributes', 'are changed, and the cache with them')],
    },
  ],
  verifiedContact: [
    {
      does: 'Which of e-mail and phone number are verified.',
      proofs: [auth('sign-up', 'takes the parameters one by one')],
    },
  ],
  verifyUserAttribute: [
    {
      does: 'Sends a code to an address of a user.',
      proofs: [auth('user-attributes', 'are verified for a given user'), metadata],
    },
  ],
  verifyUserAttributeSubmit: [
    {
      does: 'Verifies it with the code.',
      proofs: [auth('user-attributes', 'are verified for a given user')],
    },
  ],
  verifyCurrentUserAttribute: [
    {
      does: 'Sends a code to an address of who is signed in.',
      proofs: [
        guide('account', 'sends a code, and takes it'),
        auth('account', 'is not verified for nobody'),
        metadata,
      ],
    },
  ],
  verifyCurrentUserAttributeSubmit: [
    {
      does: 'Verifies it with the code.',
      proofs: [
        guide('account', 'sends a code, and takes it'),
        guide('attributes', 'updates attributes, and confirms the code that comes with a changed address'),
      ],
    },
  ],
  currentAuthenticatedUser: [
    {
      does: 'Who is signed in, with `attributes` and `preferredMFA`; after a sign-in with a provider’s token, the user object that was passed.',
      proofs: [
        guide('account', 'gives the user with attributes, from the service only when asked to'),
        guide('account', 'rejects when there is no user logged in'),
        guide('identity-pool', 'gives AWS credentials and the user object that was passed'),
      ],
    },
  ],
  currentUserPoolUser: [
    {
      does: 'The same, of the user pool only.',
      proofs: [auth('user-attributes', 'has a session, for the user object too')],
    },
  ],
  currentUserInfo: [
    {
      does: '`{id, username, attributes}` from the service; `id` is the identity.',
      proofs: [
        auth('user-attributes', 'is told by currentUserInfo, and null when nobody is signed in'),
        auth('identity-federated', 'works for google'),
      ],
    },
  ],
  deleteUser: [
    {
      does: 'Deletes the account and signs out.',
      proofs: [
        auth('user-attributes', 'is deleted for good, with its session'),
        auth('user-attributes', 'stays when the service refuses to delete it'),
      ],
    },
  ],
  rememberDevice: [
    {
      does: 'This browser stands for the second factor.',
      proofs: [
        auth(
          'devices',
          'are listed, and prove themselves by SRP at the next sign-in in place of the second factor',
        ),
        auth('devices', 'are not there where the pool does not track them'),
      ],
    },
  ],
  forgetDevice: [
    {
      does: 'And no longer.',
      proofs: [
        auth(
          'devices',
          'are listed, and prove themselves by SRP at the next sign-in in place of the second factor',
        ),
      ],
    },
  ],
  fetchDevices: [{ does: 'All devices.', proofs: [auth('devices', 'are fetched beyond the first page')] }],
  userSession: [
    {
      does: 'The session of a user, refreshed when it has run out.',
      proofs: [auth('user-attributes', 'has a session, for the user object too')],
    },
  ],
  currentSession: [
    {
      does: 'The tokens, refreshed when they have run out.',
      proofs: [
        guide('account', 'gives the tokens, refreshed when they have run out'),
        auth('session', 'is refreshed when it has run out, once for all who ask'),
        auth('session', 'survives a network that fails, and ends with a token that is revoked'),
      ],
    },
  ],
  cancelSignIn: [
    {
      does: 'Discards what a signing-in call brings: nothing is stored, its tokens are revoked, and the call rejects with `SignInCanceled`.',
      proofs: [
        auth('session-owner', 'stays what it was when a sign-in is canceled, and what came of it is revoked'),
        auth('session-owner', 'autoSignIn: is not begun by a confirmation that was canceled'),
        auth('session-owner', 'says what it takes'),
      ],
    },
  ],
  signOut: [
    {
      does: 'Removes the session here, then revokes its token; with `global`, on all devices; with `user`, only if it is the session of that user.',
      proofs: [
        guide('account', 'forgets the session'),
        guide('account', 'revokes the tokens on all devices with global'),
        auth('session', 'everywhere says so when the service could not be told, and signs out here'),
        auth('session-owner', 'forgets the session here first, then tells the service'),
        auth('session-owner', 'ends only the session of the user that is named'),
        auth('hosted-ui', 'ends it there too'),
      ],
    },
  ],
  federatedSignIn: [
    {
      does: 'Signs in to the identity pool with a provider’s token.',
      proofs: [
        guide('identity-pool', 'gives AWS credentials and the user object that was passed'),
        guide('identity-pool', 'is refused with a token that has run out'),
        guide('social', 'signs in somebody who is not signed in there'),
        guide('social', 'signs in with the ID token'),
        guide('auth0', 'hands the ID token on, and refreshes it by the handler'),
      ],
    },
    {
      does: 'Goes to the hosted UI or to a provider; or asks a provider of `federated` or `tokenProviders` for its token.',
      proofs: [
        guide('hosted-ui', 'opens Facebook, Google and the hosted UI, signs in and out'),
        auth('hosted-ui', 'is passed by for a provider, by its names'),
        auth('hosted-ui', 'gives the custom state back'),
        auth('hosted-ui-refusals', 'when its state is another one'),
        'src/auth/federated/token-providers/token-providers.test.ts › asks, tells who it is, refreshes and signs out',
      ],
    },
  ],
  currentCredentials: [
    {
      does: 'AWS credentials of who is signed in, or of a guest; renewed ten minutes before they expire.',
      proofs: [
        auth(
          'identity-credentials',
          'are a guest’s while nobody is signed in, who is the same one on the next page',
        ),
        auth('identity-credentials', 'are of who is signed in to the user pool'),
        auth('identity-credentials', 'are renewed ten minutes before they expire'),
        auth('identity-credentials', 'are not for guests with mandatorySignIn, or where the pool takes none'),
      ],
    },
  ],
  currentUserCredentials: [
    {
      does: 'The same.',
      proofs: [auth('identity-refresh', 'is replaced by the refresh handler of google, once for all')],
    },
  ],
  essentialCredentials: [
    {
      does: 'The members that a client of the AWS SDK needs.',
      proofs: [
        guide(
          'service-objects',
          'gives the credentials to a client of the AWS SDK, for a guest and for who is signed in',
        ),
      ],
    },
  ],
  handleAuthResponse: [
    {
      does: 'Completes a hosted sign-in from a URL, for apps with a `urlOpener`; undefined when the URL is no answer.',
      proofs: [
        guide('hosted-ui', 'signs in through the urlOpener'),
        auth('hosted-ui', 'gets undefined for a URL that is no answer'),
        auth('hosted-ui', 'is told that a text is no URL'),
      ],
    },
  ],
  mayBeSignedIn: [
    {
      does: 'Whether a session may be stored, or a hosted sign-in on its way back: told at once, without a call.',
      proofs: [auth('may-be-signed-in', 'is no without a config, and where nothing is stored')],
    },
  ],
  preload: [
    {
      does: 'Loads the part for the user pool ahead of its first use.',
      proofs: [auth('session', 'without a config says so, from every function')],
    },
  ],
  onEvent: [
    {
      does: 'Calls the listener for each event of this instance; returns the way to stop it.',
      proofs: [
        auth('events', 'configured: nothing'),
        'src/auth/events/cross-tab.test.ts › are events of the instance, marked',
      ],
    },
  ],
};

export const hub: Readonly<Record<string, Call>> = {
  listen: {
    call: 'Hub.listen(channel, listener)',
    does: 'Calls the listener, a function or `{onHubCapsule}`, with `{channel, payload, source}`; returns the way to stop it.',
    proofs: [
      guide('hosted-ui', 'tells the page that comes back that the user is signed in'),
      'src/auth/events/hub.node.test.ts › tells the listeners of the channel, and of a pattern',
      'src/auth/events/hub.node.test.ts › takes the legacy object with onHubCapsule',
    ],
  },
  remove: {
    call: 'Hub.remove(channel, listener)',
    does: 'Stops it.',
    proofs: ['src/auth/events/hub.node.test.ts › stops by what listen returns, and by remove'],
  },
  dispatch: {
    call: 'Hub.dispatch(channel, {event, data, message}, source?)',
    does: 'Tells all listeners of the channel.',
    proofs: [
      'src/auth/events/hub.node.test.ts › tells the listeners of the channel, and of a pattern',
      'src/auth/events/hub.node.test.ts › reports what a listener throws as uncaught, and goes on',
    ],
  },
};

const kept = auth('identity-cache', 'keeps values by key');

export const cache: Readonly<Record<string, Call>> = {
  getItem: {
    call: 'Cache.getItem(key)',
    does: 'The value, or null. `federatedInfo` has the provider’s token.',
    proofs: [guide('identity-pool', 'from the Cache, in browsers and in React Native'), kept],
  },
  setItem: {
    call: 'Cache.setItem(key, value, {expires?})',
    does: 'Keeps a value that JSON can express, three days unless told.',
    proofs: [
      kept,
      auth('identity-cache', 'forgets what has run out, after three days where nothing else is said'),
    ],
  },
  removeItem: { call: 'Cache.removeItem(key)', does: 'Forgets a value.', proofs: [kept] },
  clear: { call: 'Cache.clear()', does: 'Forgets all values.', proofs: [kept] },
  keys: { call: 'Cache.keys()', does: 'The keys of what has not run out.', proofs: [kept] },
};

export const creation: Call = {
  call: 'createAuth(config?)',
  does: 'An independent instance; only the default one speaks to the Hub and to Cache.',
  proofs: [
    auth('session', 'is apart from another one'),
    auth('hosted-ui', 'of two pools take their own answer each'),
    auth('account', 'reports to the channel auth of the Hub, and only it does'),
  ],
};
