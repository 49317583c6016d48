// What docs/reference/auth.md says of each event and each error code, and the tests that prove it.
import type { HubEvent, Proof, Statement } from '../types.js';
const auth = (file: string, name: string): Proof => `test/auth/${file}.node.test.ts › ${name}`;
const event = (name: string): Proof => auth('events', name);

/** The events that the public API promises. */
export const promised: readonly string[] = [
  'configured',
  'signIn',
  'signIn_failure',
  'signUp',
  'signUp_failure',
  'confirmSignUp',
  'autoSignIn',
  'autoSignIn_failure',
  'forgotPassword',
  'forgotPassword_failure',
  'forgotPasswordSubmit',
  'forgotPasswordSubmit_failure',
  'completeNewPassword_failure',
  'signOut',
  'userDeleted',
  'tokenRefresh',
  'tokenRefresh_failure',
  'cognitoHostedUI',
  'cognitoHostedUI_failure',
  'customOAuthState',
  'customState_failure',
  'parsingCallbackUrl',
  'parsingUrl_failure',
];

const signUp = event('signUp and signUp_failure: the result, the error');
const autoSignIn = event('autoSignIn and autoSignIn_failure: the user, the error');
const signIn = event('signIn and signIn_failure: the user, the error');
const forgot = event('forgotPassword and forgotPassword_failure: a user of that name, the error');
const submit = event('forgotPasswordSubmit and forgotPasswordSubmit_failure: a user of that name, the error');
const refresh = event('tokenRefresh and tokenRefresh_failure: nothing, the error');
const ended = event('userDeleted and signOut: the user who was signed in');
const changed = event('updateUserAttributes and deleteUserAttributes: what became of them');
const hosted = event(
  'parsingCallbackUrl, cognitoHostedUI, customOAuthState: the URL without the answer, the user, the state',
);
const hostedFailure = event('cognitoHostedUI_failure, customState_failure, parsingUrl_failure: the error');

/** In the order of a person's way. */
export const events: Readonly<Record<string, HubEvent>> = {
  configured: { data: 'nothing', does: '`configure` took a config.', proofs: [event('configured: nothing')] },
  signUp: { data: 'what `signUp` resolves with', does: 'There is an account.', proofs: [signUp] },
  signUp_failure: { data: 'the error', does: '', proofs: [signUp] },
  confirmSignUp: { data: '`SUCCESS`', does: 'It is confirmed.', proofs: [event('confirmSignUp: SUCCESS')] },
  autoSignIn: { data: 'the user', does: 'Signed in after that.', proofs: [autoSignIn] },
  autoSignIn_failure: { data: 'the error', does: '', proofs: [autoSignIn] },
  signIn: {
    data: 'the user',
    does: 'Signed in, after the last challenge; by a provider too.',
    proofs: [
      signIn,
      event('signIn comes after the last challenge'),
      auth('identity-federated', 'works for google'),
    ],
  },
  signIn_failure: {
    data: 'the error',
    does: 'Of `signIn` and of a hosted sign-in.',
    proofs: [signIn, hostedFailure],
  },
  completeNewPassword_failure: {
    data: 'the error',
    does: '',
    proofs: [event('completeNewPassword_failure: the error')],
  },
  forgotPassword: { data: 'a user of that name', does: 'A code was sent.', proofs: [forgot] },
  forgotPassword_failure: { data: 'the error', does: '', proofs: [forgot] },
  forgotPasswordSubmit: { data: 'a user of that name', does: 'The password is changed.', proofs: [submit] },
  forgotPasswordSubmit_failure: { data: 'the error', does: '', proofs: [submit] },
  updateUserAttributes: {
    data: 'where codes went, a list',
    does: 'Attributes were changed.',
    proofs: [changed],
  },
  deleteUserAttributes: { data: 'the names', does: 'Attributes were deleted.', proofs: [changed] },
  tokenRefresh: {
    data: 'nothing',
    does: 'There are new tokens.',
    proofs: [refresh, auth('identity-refresh', 'is replaced by the refresh handler of google, once for all')],
  },
  tokenRefresh_failure: {
    data: 'the error',
    does: 'A refresh failed. A network failure does not end the session.',
    proofs: [
      refresh,
      auth('session', 'survives a network that fails, and ends with a token that is revoked'),
    ],
  },
  signOut: {
    data: 'the user, or nothing',
    does: 'Signed out.',
    proofs: [ended, auth('session', 'of nobody asks nobody, and is an event all the same')],
  },
  userDeleted: { data: 'the user', does: 'The account is deleted; `signOut` follows.', proofs: [ended] },
  parsingCallbackUrl: {
    data: '`{url}`, without the answer',
    does: 'The page came back from the hosted UI.',
    proofs: [hosted],
  },
  parsingUrl_failure: {
    data: 'the error',
    does: '`handleAuthResponse` was given no URL.',
    proofs: [hostedFailure],
  },
  cognitoHostedUI: {
    data: 'the user',
    does: 'Signed in by the hosted UI, after `signIn`.',
    proofs: [hosted],
  },
  cognitoHostedUI_failure: { data: 'the error', does: '', proofs: [hostedFailure] },
  customOAuthState: {
    data: 'the `customState`',
    does: 'What `federatedSignIn` was given.',
    proofs: [hosted, auth('hosted-ui', 'gives the custom state back')],
  },
  customState_failure: {
    data: 'the error',
    does: 'The sign-in that had one failed.',
    proofs: [hostedFailure],
  },
};

const wrongAnswer = auth(
  'sign-in',
  'tells a network that fails, a server that fails, and an answer that is none',
);

/** By the names of `OwnErrorCode`. */
export const errors: Readonly<Record<string, Statement>> = {
  NotConfigured: {
    does: 'Nothing was configured, or not what the call needs.',
    proofs: [
      auth('session', 'without a config says so, from every function'),
      auth('hosted-ui', 'federatedSignIn says what to configure'),
    ],
  },
  InvalidConfig: {
    does: 'The config is wrong; every problem is in the text.',
    proofs: ['src/auth/config/config.node.test.ts › is told with every problem in one text'],
  },
  InvalidArgument: {
    does: 'An argument is wrong; nobody was asked.',
    proofs: [
      auth('sign-up', 'tells a call with wrong arguments which one it is, and asks nobody'),
      auth('sign-in', 'tell a call in the wrong order what to do first'),
    ],
  },
  NotSignedIn: {
    does: 'Nobody is signed in.',
    proofs: ['test/amplify-guide/account.node.test.ts › rejects when there is no user logged in'],
  },
  SignInSuperseded: {
    does: 'A later sign-in or sign-out took the place of this sign-in; nothing is stored, and its tokens are revoked.',
    proofs: [
      auth('session-owner', 'is that of the latest sign-in when an earlier one is answered later'),
      auth('session-owner', 'is nobody’s when a sign-out came after the sign-in was begun'),
    ],
  },
  SignInCanceled: {
    does: '`cancelSignIn` ended this sign-in; nothing is stored, and its tokens are revoked.',
    proofs: [
      auth('session-owner', 'stays what it was when a sign-in is canceled, and what came of it is revoked'),
    ],
  },
  NetworkError: {
    does: 'No connection.',
    proofs: [wrongAnswer, auth('errors', 'is an Error with code and name, and what was caught as its cause')],
  },
  Timeout: {
    does: 'No answer within 30 seconds.',
    proofs: [auth('errors', 'is a Timeout where the service does not answer')],
  },
  InvalidResponse: { does: 'An answer that makes no sense.', proofs: [wrongAnswer] },
  OAuthError: {
    does: 'The hosted UI or a provider said no; `cause` has `error`.',
    proofs: [
      hostedFailure,
      auth('hosted-ui-refusals', 'of a person who cancels at a provider comes from the real pages'),
    ],
  },
  InvalidCallback: {
    does: 'An answer that belongs to no sign-in of this tab, or did not pass a check.',
    proofs: [
      auth('hosted-ui-refusals', 'when its state is another one'),
      auth('hosted-ui-refusals', 'when it was completed before'),
    ],
  },
  StorageError: {
    does: 'The storage cannot be read or written.',
    proofs: [
      auth('session', 'that cannot be synchronized or read is a StorageError'),
      auth('session', 'that is full keeps no half of a session'),
    ],
  },
  ChallengeExpired: {
    does: 'The sign-in took too long.',
    proofs: [auth('sign-in', 'are over after three minutes, and when they were answered already')],
  },
  UnsupportedChallenge: {
    does: 'A challenge that this library does not know.',
    proofs: [wrongAnswer, auth('sign-in', 'names the challenge that it cannot answer')],
  },
  ClockSkew: {
    does: 'The device’s clock is more than five minutes off, and the service’s time cannot be read.',
    proofs: [auth('clock', 'says that the clock is wrong, not the password')],
  },
  DeviceNotTracked: {
    does: 'The pool does not track devices, or not this one.',
    proofs: [auth('devices', 'are not there where the pool does not track them')],
  },
  Unknown: {
    does: 'A function of the app threw something without a name.',
    proofs: [
      auth('errors', 'is made of whatever the app’s own functions throw: Unknown where it has no name'),
    ],
  },
};
