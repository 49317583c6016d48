// The tests that prove each event and each error code of docs/reference/auth.md.
import type { AuthEventMap } from '../../../src/auth/events/event-map.js';
import type { OwnErrorCode } from '../../../src/lib/auth-error.js';
import type { Proof, Proofs } from '../types.js';

const auth = (file: string, name: string): Proof => `test/auth/${file}.node.test.ts › ${name}`;
const event = (name: string): Proof => auth('events', name);

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

export const events: Readonly<Record<keyof AuthEventMap, Proofs>> = {
  configured: [event('configured: nothing')],
  signUp: [signUp],
  signUp_failure: [signUp],
  confirmSignUp: [event('confirmSignUp: SUCCESS')],
  autoSignIn: [autoSignIn],
  autoSignIn_failure: [autoSignIn],
  signIn: [
    signIn,
    event('signIn comes after the last challenge'),
    auth('identity-federated', 'works for google'),
  ],
  signIn_failure: [signIn, hostedFailure],
  completeNewPassword_failure: [event('completeNewPassword_failure: the error')],
  forgotPassword: [forgot],
  forgotPassword_failure: [forgot],
  forgotPasswordSubmit: [submit],
  forgotPasswordSubmit_failure: [submit],
  updateUserAttributes: [changed],
  deleteUserAttributes: [changed],
  tokenRefresh: [
    refresh,
    auth('identity-refresh', 'is replaced by the refresh handler of google, once for all'),
  ],
  tokenRefresh_failure: [
    refresh,
    auth('session', 'survives a network that fails, and ends with a token that is revoked'),
  ],
  wafTokenRequired: [auth('web-acl', 'a listener of wafTokenRequired gives the token, the first one only')],
  signOut: [ended, auth('session', 'without a user sends no request, and is an event all the same')],
  userDeleted: [ended],
  parsingCallbackUrl: [hosted],
  parsingUrl_failure: [hostedFailure],
  cognitoHostedUI: [hosted],
  cognitoHostedUI_failure: [hostedFailure],
  customOAuthState: [hosted, auth('hosted-ui', 'gives the custom state back')],
  customState_failure: [hostedFailure],
};

const registering = auth('passkeys', 'registers nothing after ${name}: ${code}');
const askingForPasskey = auth('passkeys', 'is asked for again after ${name}: ${code}');
const wrongAnswer = auth(
  'sign-in',
  'distinguishes a failed network, a failed server and an invalid response',
);

export const errors: Readonly<Record<OwnErrorCode, Proofs>> = {
  NotConfigured: [
    auth('session', 'without a config rejects, from every function'),
    auth('hosted-ui', 'federatedSignIn says what to configure'),
  ],
  InvalidConfig: ['src/auth/config/config.node.test.ts › is rejected with every problem in one message'],
  InvalidArgument: [
    auth('sign-up', 'names the wrong argument of a call, and sends no request'),
    auth('sign-in', 'tell a call in the wrong order what to do first'),
  ],
  NotSignedIn: ['test/amplify-guide/account.node.test.ts › rejects when there is no user logged in'],
  SignInSuperseded: [
    auth('session-owner', 'is that of the latest sign-in when an earlier one is answered later'),
    auth('session-owner', 'is not stored when a sign-out came after the sign-in began'),
  ],
  SignInCanceled: [
    auth('session-owner', 'stays what it was when a sign-in is canceled, and what came of it is revoked'),
  ],
  NetworkError: [
    wrongAnswer,
    auth('errors', 'is an Error with code and name, and what was caught as its cause'),
  ],
  Timeout: [auth('errors', 'is a Timeout where the service does not answer')],
  InvalidResponse: [wrongAnswer],
  OAuthError: [
    hostedFailure,
    auth('hosted-ui-refusals', 'of a person who cancels at a provider comes from the real pages'),
  ],
  InvalidCallback: [
    auth('hosted-ui-refusals', 'when its state is another one'),
    auth('hosted-ui-refusals', 'when it was completed before'),
  ],
  StorageError: [
    auth('session', 'that cannot be synchronized or read is a StorageError'),
    auth('session', 'that is full keeps no half of a session'),
  ],
  ChallengeExpired: [auth('sign-in', 'are over after three minutes, and when they were answered already')],
  UnsupportedChallenge: [wrongAnswer, auth('sign-in', 'names the challenge that it cannot answer')],
  ClockSkew: [auth('clock', 'says that the clock is wrong, not the password')],
  PasskeyNotSupported: [
    auth('passkeys', 'rejects where the browser has no passkeys, before it sends anything'),
  ],
  PasskeyRegistrationCanceled: [registering],
  PasskeyAuthenticationCanceled: [askingForPasskey],
  PasskeyOperationAborted: [
    auth('passkeys', 'closes the prompt when its signal aborts, and when it is canceled'),
    auth('passkeys', 'closes an earlier prompt, of another user too, before it opens one'),
    auth('passkeys', 'closes the prompt when a user signs in or out'),
  ],
  PasskeyNotOffered: [auth('passkey-autofill', 'is not offered to a user without one, and emits no event')],
  PasskeyAlreadyExists: [registering],
  PasskeyRegistrationFailed: [registering],
  PasskeyRetrievalFailed: [askingForPasskey],
  RelyingPartyMismatch: [
    auth('passkeys', 'names the relying party ID and the host of the page where they do not match'),
  ],
  CurrentSession: [auth('user-sessions', 'refuse to end the current one')],
  WafCaptchaRequired: [
    auth('web-acl', 'a request that the web ACL asks about rejects, by what it asks for'),
    auth('web-acl', 'is asked only once for one request'),
  ],
  WafChallengeRequired: [
    auth('web-acl', 'a request that the web ACL asks about rejects, by what it asks for'),
  ],
  WafTokenFailed: [
    auth('web-acl', 'that ${what} is named in the error, and nothing is sent again'),
    auth('web-acl', 'that hangs is given up after five minutes'),
  ],
  DeviceNotTracked: [auth('devices', 'are not there where the pool does not track them')],
  ValidatorFailed: [
    'src/forms/validators.test.ts › send nothing when one ${what}: a general error, a warning, and nothing typed is lost',
  ],
  Unknown: [
    auth('errors', 'is made of whatever the app’s own functions throw: Unknown where it has no name'),
  ],
};
