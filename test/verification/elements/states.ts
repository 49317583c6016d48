// The auth states in docs/reference/elements.md, and the tests that prove each row.
import type { Proof, ScreenState, Statement, Transition } from '../types.js';
import { authenticator, base, browser, controller, e2e, form, machine, screen } from './proofs.js';

const way = (name: string): Proof => authenticator('transitions', name);
const signIn = (name: string): Proof => machine('sign-in', name);
const reconnecting = (name: string): Proof => machine('reconnecting', name);
const offer = (name: string): Proof => machine('passkey-setup', name);
const stepUp = (name: string): Proof => `src/controllers/step-up.node.test.ts › ${name}`;
const passkey = (name: string): Proof => `src/elements/confirm-sign-in/passkey.test.ts › ${name}`;

/** The states: the screen that shows each, and what `authData` is. */
export const screenStates: Readonly<Record<string, ScreenState>> = {
  loading: {
    screen: '`<auth-loading>`',
    data: 'none',
    proofs: [screen('loading', 'is shown and announced until the session is found')],
  },
  reconnecting: {
    screen: '`<auth-reconnecting>`',
    data: 'none',
    proofs: [
      screen('reconnecting', 'shows that it is trying again, and continues when the network is back'),
      screen('reconnecting', 'shows nothing of the page’s content'),
    ],
  },
  signIn: {
    screen: '`<auth-sign-in>`',
    data: 'none, or `{username}` to prefill',
    proofs: [
      screen('loading', 'gives way to sign-in when no user is signed in'),
      way('the name goes along, and nothing secret: also not back'),
    ],
  },
  signedUp: {
    screen: '`<auth-sign-in>`, which says that the account is ready',
    data: '`{username}`',
    proofs: [
      screen('sign-up', 'leaves signing in to the person with auto-sign-in off'),
      way('a user who has not confirmed comes to the code, also if none could be sent'),
    ],
  },
  signedOut: {
    screen: 'none: signs out and goes to `signIn`',
    data: 'none',
    proofs: [
      authenticator('events', 'shows the screen of the state'),
      machine('transition', 'to signedOut signs out and lands in signIn'),
    ],
  },
  signUp: {
    screen: '`<auth-sign-up>`',
    data: 'none',
    proofs: [authenticator('config', 'is the initial screen')],
  },
  confirmSignUp: {
    screen: '`<auth-confirm-sign-up>`',
    data: '`{username, delivery?}`',
    proofs: [
      authenticator('config', 'that needs data takes it from authData'),
      controller('pending-step', 'comes back to the code that confirms an account, with where it went'),
    ],
  },
  confirmSignIn: {
    screen: '`<auth-confirm-sign-in>`: the code of an SMS, an email or an app',
    data: 'the user, with `challengeName` and `challengeParam`',
    proofs: [
      screen('confirm-sign-in', 'says where the code was texted to, with the number left to right'),
      screen('confirm-sign-in', 'asks for the code of the app'),
      machine('loading', 'starts at the challenge of a user that the page brings'),
    ],
  },
  customConfirmSignIn: {
    screen: '`<auth-custom-confirm-sign-in>`',
    data: 'the user, challenge `CUSTOM_CHALLENGE`',
    proofs: [
      screen('custom-confirm-sign-in', 'asks the question of the pool and signs in with the answer'),
      screen(
        'custom-confirm-sign-in',
        'goes on with the user that it is given, whose sign-in had no password',
      ),
    ],
  },
  selectChallenge: {
    screen:
      '`<auth-select-challenge>`: the ways of `sign-in-methods` that this user has, in their order; all that the user has if none is among them',
    data: 'the user, challenge `SELECT_CHALLENGE`, with `challengeParam.availableChallenges`',
    proofs: [
      screen(
        'select-challenge',
        'offers what the user has, in the order of sign-in-methods, and signs in with a code',
      ),
      screen('select-challenge', 'shows the same to a user that does not exist'),
    ],
  },
  selectMFAType: {
    screen: '`<auth-select-mfa-type>`',
    data: 'the user, challenge `SELECT_MFA_TYPE`',
    proofs: [
      screen('select-mfa-type', 'offers what the service offers, the first chosen, in a group with a name'),
    ],
  },
  requireNewPassword: {
    screen: '`<auth-require-new-password>`',
    data: 'the user, with `challengeParam.requiredAttributes`',
    proofs: [screen('require-new-password', 'asks for each attribute that the pool still requires')],
  },
  forgotPassword: {
    screen: '`<auth-forgot-password>`: the username, then the code and the new password',
    data: '`{username?, delivery?}`',
    proofs: [
      controller('pending-step', 'comes back to the new password, when a code went out'),
      authenticator('focus', 'goes to the heading of the second view of a screen too'),
    ],
  },
  verifyContact: {
    screen: '`<auth-verify-contact>`: the choice, then the code',
    data: 'the user, with `{verified, unverified}`',
    proofs: [
      screen('verify-contact', 'offers what is not verified, the first chosen, in a group with a name'),
      screen('verify-contact', 'sends the code to what is chosen'),
    ],
  },
  passkeySetup: {
    screen: '`<auth-passkey-setup>`: the offer, then what came of it',
    data: 'the user, signed in to the user pool',
    proofs: [
      offer('comes after a sign-in with a password; the session is stored by then'),
      offer('can be opened by the app, and leads back without another announcement'),
    ],
  },
  MFASetup: {
    screen:
      '`<auth-mfa-setup>`: the choice, then the address for email; says whom to ask if only SMS is left',
    data: 'the user, challenge `MFA_SETUP`, with `challengeParam.availableFactors`',
    proofs: [
      screen('mfa-setup', 'offers what can be set up, the first chosen, in a group with a name'),
      screen('mfa-setup', 'works alone, with a user whose sign-in continues there'),
    ],
  },
  TOTPSetup: {
    screen: '`<auth-totp-setup>`',
    data: 'the user',
    proofs: [
      screen('totp-setup', 'shows the same key as a QR code with a name and as text in groups of four'),
    ],
  },
  signedIn: {
    screen: '`<auth-greetings>`, and the content for signed-in users',
    data: 'the user, of the pool or of a provider',
    proofs: [
      authenticator('events', 'has no user before the sign-in is complete'),
      machine('transition', 'goes to signedIn with a user, which is announced'),
    ],
  },
};

const signInForm = '`signIn`, `signedUp`';
/** The states whose answer needs the session of the challenge. */
const answers =
  '`confirmSignIn`, `selectMFAType`, `customConfirmSignIn`, `requireNewPassword`, `MFASetup`, `TOTPSetup`';
const challenges = `\`selectChallenge\`, ${answers}`;
const any = 'any';

/** Where each result leads. */
export const transitions: readonly Transition[] = [
  {
    from: '`loading`',
    result: 'a return from the hosted UI',
    next: 'completed first',
    proofs: [
      e2e(
        'federated',
        'goes there and comes back signed in, with nothing left in the address, and out again',
      ),
      machine('federated', 'leaves the page, comes back through loading, and signs in'),
    ],
  },
  {
    from: '`loading`',
    result: 'a user is signed in',
    next: '`signedIn`; the contacts of a restored session are not checked',
    proofs: [
      way('is their session, and no restored one is asked to verify a contact'),
      machine('loading', 'restores a session without checking contact'),
    ],
  },
  {
    from: '`loading`',
    result: 'no user is signed in',
    next: 'the initial state: `auth-state`, default `signIn`',
    proofs: [
      authenticator('config', 'is the initial screen'),
      machine('loading', 'starts where the page says'),
    ],
  },
  {
    from: '`loading`',
    result: 'no response for 10 s',
    next: '`reconnecting` if a session may be stored; otherwise the initial state, with an error',
    proofs: [
      way('is reconnecting after 10 s with a stored session, and goes on with the late answer'),
      machine('loading', 'goes to the initial state with an error when the answer does not come within 10 s'),
    ],
  },
  {
    from: '`loading`',
    result: 'a stored session cannot be confirmed now (`NetworkError`, `Timeout`, the service down or busy)',
    next: '`reconnecting`, with `auth-error`',
    proofs: [
      reconnecting('is where a stored session waits for a dead network to pass'),
      reconnecting('is where a stored session waits for a service that is down to pass'),
      reconnecting('is where a stored session waits for too many requests to pass'),
    ],
  },
  {
    from: '`reconnecting`',
    result: 'the late response, `online`, `tokenRefresh`, or the next try (after 1 s, 2 s … 30 s)',
    next: '`signedIn`; the initial state when the session is over',
    proofs: [
      reconnecting('is where a slow answer is waited for, and goes on with it when it comes'),
      reconnecting('tries again when the device is online again'),
      reconnecting('tries again when another part of the page has got through'),
      reconnecting('waits longer each time, 30 s at most'),
      reconnecting('ends at the initial state when the session is over after all'),
    ],
  },
  {
    from: '`reconnecting`',
    result: '"Sign in again"',
    next: '`signIn`; the session stays stored until another sign-in takes its place',
    proofs: [reconnecting('leads to sign-in without touching the session, which another sign-in replaces')],
  },
  {
    from: signInForm,
    result: 'challenge `SMS_MFA`, `SOFTWARE_TOKEN_MFA`, `EMAIL_OTP`, `SMS_OTP`',
    next: '`confirmSignIn`',
    proofs: [
      screen('confirm-sign-in', 'says where the code was texted to, with the number left to right'),
      screen('confirm-sign-in', 'asks for the code of the app'),
    ],
  },
  {
    from: signInForm,
    result: '`NEW_PASSWORD_REQUIRED`',
    next: '`requireNewPassword`',
    proofs: [screen('require-new-password', 'asks for each attribute that the pool still requires')],
  },
  {
    from: signInForm,
    result: '`MFA_SETUP`, with email or with nothing that can be set up here',
    next: '`MFASetup`',
    proofs: [
      screen('mfa-setup', 'asks for the address at once where the pool has only email'),
      screen('mfa-setup', 'names whom to ask if nothing can be set up here, and dispatches the cause'),
    ],
  },
  {
    from: '`MFASetup`',
    result: 'the app is chosen',
    next: '`TOTPSetup`; “Back” leads to the choice',
    proofs: [
      screen('mfa-setup', 'goes to the app, and from there back to the choice, also when its setup fails'),
    ],
  },
  {
    from: '`MFASetup`',
    result: 'an address is accepted',
    next: '`confirmSignIn`, with the code that was sent there',
    proofs: [
      screen('mfa-setup', 'sends a code to the address, and signs in with it'),
      screen('mfa-setup', 'says at the address that it is taken, and takes another'),
      screen('mfa-setup', 'says that email was turned off meanwhile, and leads to the choice'),
    ],
  },
  {
    from: signInForm,
    result: '`MFA_SETUP` with an app alone',
    next: '`TOTPSetup`',
    proofs: [
      screen('totp-setup', 'goes on with the code of the app'),
      e2e('steps', 'lets people set up their app right after signing up'),
    ],
  },
  {
    from: signInForm,
    result: '`SELECT_CHALLENGE`',
    next: '`selectChallenge`; a choice signs in again with that factor, so that a wrong password can be corrected',
    proofs: [
      screen('select-challenge', 'asks for the password where that is chosen, beside the hidden username'),
      screen(
        'select-challenge',
        'says that a choice that was turned off meanwhile cannot be used, and offers what is left',
      ),
    ],
  },
  {
    from: signInForm,
    result: '`SELECT_MFA_TYPE`',
    next: '`selectMFAType`',
    proofs: [
      screen('select-mfa-type', 'offers what the service offers, the first chosen, in a group with a name'),
    ],
  },
  {
    from: signInForm,
    result: '`CUSTOM_CHALLENGE`',
    next: '`customConfirmSignIn`',
    proofs: [screen('custom-confirm-sign-in', 'asks the question of the pool and signs in with the answer')],
  },
  {
    from: signInForm,
    result: 'an unknown challenge',
    next: 'stays; the error `UnsupportedChallenge` names it',
    proofs: [
      way('a challenge that is not known ends at the form, and is named'),
      signIn('follows no challenge that it does not know'),
    ],
  },
  {
    from: signInForm,
    result: 'no challenge',
    next: '*check contact*',
    proofs: [
      authenticator(
        'events',
        'report each state with its data and the previous state, and the users who sign in and out, in order',
      ),
      screen('verify-contact', 'offers what is not verified, the first chosen, in a group with a name'),
    ],
  },
  {
    from: signInForm,
    result: '`UserNotConfirmedException`',
    next: 'sends a code, then `confirmSignUp`, which shows it if no code could be sent',
    proofs: [
      way('a user who has not confirmed comes to the code, also if none could be sent'),
      e2e('steps', 'is asked for once more, with a new code, at the sign-in of a user who did not do it'),
    ],
  },
  {
    from: signInForm,
    result: '`PasswordResetRequiredException`',
    next: 'a code is requested, then the second view of `forgotPassword`',
    proofs: [
      e2e('steps', 'reset their password when an administrator wants it'),
      signIn('requests a code for a user whose password must be reset'),
      signIn('lets a user send the code themselves when requesting it failed'),
    ],
  },
  {
    from: signInForm,
    result: 'any other error',
    next: 'stays, with the error',
    proofs: [
      base('errors', 'appears in an alert that existed before; secrets are cleared, the name is kept'),
      authenticator('events', 'report the error of a failed call'),
    ],
  },
  {
    from: signInForm,
    result: 'the link to reset the password',
    next: '`forgotPassword`, with the typed username',
    proofs: [way('the name goes along, and nothing secret: also not back')],
  },
  {
    from: signInForm,
    result: 'the link to create an account',
    next: '`signUp`',
    proofs: [authenticator('focus', 'goes to the heading of the next screen, from a link')],
  },
  {
    from: '`confirmSignIn` with a passkey',
    result: 'the prompt of the browser is closed',
    next: 'stays; “Try again” begins the sign-in again and asks again',
    proofs: [
      passkey('can be tried again after the prompt was closed'),
      passkey('is begun again where the challenge has ended, or the passkey is gone'),
    ],
  },
  {
    from: '`confirmSignIn` with a passkey',
    result: '“Use another way”, “Back to sign in”',
    next: '`selectChallenge`, `signIn`; the prompt is closed',
    proofs: [passkey('closes the prompt on the way back, and to another way')],
  },
  {
    from: '`confirmSignIn` with a code as the first factor',
    result: '“Send again”',
    next: 'stays; another code of the same kind is sent',
    proofs: [screen('select-challenge', 'leads back to the choice from a code, which can be sent again')],
  },
  {
    from: '`confirmSignIn` with a code as the first factor',
    result: '“Use another way”',
    next: '`selectChallenge`',
    proofs: [screen('select-challenge', 'leads back to the choice from a code, which can be sent again')],
  },
  {
    from: '`signIn`, `signedUp`, `signUp`',
    result: 'sign-in with a provider’s token',
    next: '`signedIn`',
    proofs: [
      machine('federated', 'signs in from signIn, without checking contact, and emits it once'),
      machine('federated', 'keeps the screen and the error if the user declines, and signs in the next time'),
    ],
  },
  {
    from: '`signIn`, `signedUp`, `signUp`',
    result: 'a provider of the hosted UI',
    next: 'leaves the page; comes back through `loading`',
    proofs: [
      e2e(
        'federated',
        'goes there and comes back signed in, with nothing left in the address, and out again',
      ),
    ],
  },
  {
    from: '*check contact*',
    result: 'a contact is verified, or there is none',
    next: '`signedIn`',
    proofs: [
      way('nothing is asked of a user with one contact that is verified'),
      way('nothing is asked of a user with no contact'),
    ],
  },
  {
    from: '*check contact*',
    result: 'no contact is verified',
    next: '`verifyContact`',
    proofs: [
      screen('verify-contact', 'offers what is not verified, the first chosen, in a group with a name'),
    ],
  },
  {
    from: '*check contact*',
    result: 'the lookup fails',
    next: '`signedIn`, with `auth-error`',
    proofs: [way('the sign-in is not lost when the contacts cannot be looked up; the app gets the error')],
  },
  {
    from: '`signUp`',
    result: 'needs confirmation',
    next: '`confirmSignUp`, with where the code went',
    proofs: [
      controller('pending-step', 'comes back to the code that confirms an account, with where it went'),
      e2e('journey', 'from sign-up to a new password'),
    ],
  },
  {
    from: '`signUp`',
    result: 'is confirmed already',
    next: 'signs in automatically, as from `signIn`',
    proofs: [screen('sign-up', 'signs in at once if the pool confirms automatically')],
  },
  {
    from: '`confirmSignUp`',
    result: 'done, and this page has the password of the sign-up',
    next: 'signs in automatically; with `auto-sign-in="off"`: `signedUp`',
    proofs: [
      screen('sign-up', 'asks for the address once, where it is the name too'),
      screen('sign-up', 'leaves signing in to the person with auto-sign-in off'),
      machine('sign-up', 'shows a failed automatic sign-in at the form for the password'),
    ],
  },
  {
    from: '`confirmSignUp`',
    result: 'done otherwise',
    next: '`signedUp`',
    proofs: [
      authenticator('config', 'confirmSignUp without a name asks for it'),
      way('a user who has not confirmed comes to the code, also if none could be sent'),
    ],
  },
  {
    from: '`confirmSignUp`',
    result: 'the account is confirmed already, by a link for instance',
    next: 'as after a confirmation',
    proofs: [e2e('steps', 'done by the administrator in the meantime counts')],
  },
  {
    from: '`confirmSignUp`, second view of `forgotPassword`',
    result: 'send again',
    next: 'stays; says where the code went; the button waits for half a minute',
    proofs: [
      way('can have another code, and says where it went'),
      controller(
        'pending-step',
        'offers to send the code again without waiting, since the time of the last one is unknown',
      ),
      e2e('steps', 'sends another code, not sooner than after half a minute'),
    ],
  },
  {
    from: challenges,
    result: 'done, and another challenge',
    next: 'the state of that challenge',
    proofs: [
      screen(
        'select-challenge',
        'offers what the user has, in the order of sign-in-methods, and signs in with a code',
      ),
      e2e('steps', 'replace the temporary password, then set up their app'),
      screen('select-mfa-type', 'goes on to the code of the app'),
      screen(
        'custom-confirm-sign-in',
        'are asked one after the other, each in an empty field that takes the focus',
      ),
    ],
  },
  {
    from: challenges,
    result: 'done',
    next: '*check contact*',
    proofs: [
      screen('require-new-password', 'asks for each attribute that the pool still requires'),
      machine('model', 'has a model that knows every state a person can be in'),
    ],
  },
  {
    from: answers,
    result: 'the challenge’s session has expired',
    next: '`signIn`, with the username and the error `ChallengeExpired`',
    proofs: [
      e2e('steps', 'starts the sign-in over when the code took too long'),
      screen('select-mfa-type', 'starts the sign-in over when it took too long'),
      screen('custom-confirm-sign-in', 'starts the sign-in over when it took too long'),
      screen('require-new-password', 'starts over when it took too long, and shows why'),
      e2e('steps', 'starts the sign-in over when setting up the app took too long'),
    ],
  },
  {
    from: '`requireNewPassword`',
    result: 'shown',
    next: 'one field for each attribute that the pool requires, with its input',
    proofs: [screen('require-new-password', 'asks for each attribute that the pool still requires')],
  },
  {
    from: '`TOTPSetup`',
    result: 'shown',
    next: 'requests the key; shows it as a QR code and as text to copy',
    proofs: [
      screen('totp-setup', 'shows the same key as a QR code with a name and as text in groups of four'),
      screen('totp-setup', 'copies the key without the spaces'),
      screen('totp-setup', 'can ask again for a key that did not come'),
    ],
  },
  {
    from: '`TOTPSetup`',
    result: 'verified',
    next: 'the app becomes the preferred factor, then as after any completed challenge',
    proofs: [
      screen('totp-setup', 'goes on with the code of the app'),
      machine('account', 'does not check the code again when only the preference failed'),
    ],
  },
  {
    from: 'first view of `forgotPassword`',
    result: 'sent',
    next: 'its second view, with where the code went',
    proofs: [
      authenticator('focus', 'goes to the heading of the second view of a screen too'),
      screen('forgot-password', 'never reveals that there is no account, even if the app client does'),
    ],
  },
  {
    from: 'second view of `forgotPassword`',
    result: 'done',
    next: '`signIn`, which says that the password was changed',
    proofs: [way('once replaced, leads to sign-in, which shows it')],
  },
  {
    from: '`verifyContact`',
    result: 'a contact is chosen',
    next: 'a code is sent, then its second view',
    proofs: [screen('verify-contact', 'sends the code to what is chosen')],
  },
  {
    from: '`verifyContact`',
    result: 'done, or skipped',
    next: '`passkeySetup` where `passkey-prompt` asks for it; else `signedIn`',
    proofs: [
      screen('verify-contact', 'sends the code to what is chosen'),
      screen('verify-contact', 'can be skipped: verifyContact code'),
      offer('comes after the check of the contacts'),
    ],
  },
  {
    from: '*check contact*',
    result: '`passkey-prompt` asks for an offer, and the user has no passkey',
    next: '`passkeySetup`',
    proofs: [
      offer('comes after a sign-in with a password; the session is stored by then'),
      offer('where the app does not ask for it; then the service is asked nothing'),
      offer('to a user who has one, or said “Not now”'),
      offer('where the look for one takes longer than 4 s'),
      offer('on a reload, and when the app or another tab signs in'),
    ],
  },
  {
    from: '`passkeySetup`',
    result: 'created, or the device has one, or it is not possible here',
    next: 'says so, then `signedIn`: after a few seconds, or with “Continue”',
    proofs: [
      offer('leads to signedIn with a new passkey, announced once'),
      offer('says where the device has a passkey for the user'),
      offer('shows that no passkey was created, warns the developer, and continues: ${name}'),
    ],
  },
  {
    from: '`passkeySetup`',
    result: 'the prompt of the browser is closed, or the service cannot be reached',
    next: 'stays, with the error',
    proofs: [
      offer('stays after a closed prompt, and can be answered again'),
      offer('stays while the service cannot be reached'),
    ],
  },
  {
    from: '`passkeySetup`',
    result: '“Not now”',
    next: '`signedIn`; the prompt is closed',
    proofs: [offer('leads to signedIn with “Not now”, which is kept'), offer('is closed by “Not now”')],
  },
  {
    from: 'every screen before `signedIn`',
    result: 'back',
    next: '`signIn`; an incomplete sign-in is signed out',
    proofs: [
      screen('confirm-sign-in', 'goes back to sign-in, with the name kept and no session left'),
      e2e('steps', 'lead from sign-up, its code, and both halves of the reset to sign-in'),
      e2e('steps', 'lead from a challenge to sign-in, which then restarts'),
    ],
  },
  {
    from: any,
    result: 'wrong code, too many attempts, no network',
    next: 'stays, with the error; typed values except secrets are kept',
    proofs: [
      base('errors', 'appears in an alert that existed before; secrets are cleared, the name is kept'),
      base('errors', 'can be tried again, once the network is back'),
      e2e('failures', 'says what to do when the service wants people to slow down'),
    ],
  },
  {
    from: '`signedIn`',
    result: 'sign-out',
    next: '`signIn`',
    proofs: [
      authenticator('events', 'signs out, and dispatches an event when it is done'),
      authenticator('events', 'forgets the session also without a network'),
    ],
  },
  {
    from: '`signedIn`',
    result: '`stepUp`, with a challenge',
    next: 'the state of the challenge; after the last one, `signedIn`',
    proofs: [
      authenticator('step-up', 'shows the challenges, keeps what was typed in the content, and resolves'),
      stepUp('leads through its challenges and back, without a sign-in and a contact check'),
    ],
  },
  {
    from: 'a challenge of a step-up',
    result: '“Cancel”, a challenge that has expired',
    next: '`signedIn`, with the session as before',
    proofs: [
      authenticator('step-up', 'is left by “Cancel”, which leads back to the content'),
      stepUp('keeps the session as it is when the user leaves it, on every screen'),
      stepUp('ends when its challenge has expired, and when the account has to be repaired'),
    ],
  },
  {
    from: 'a challenge of a step-up',
    result: 'sign-out, or the sign-in of another user, here or in another tab',
    next: '`signIn`, or that user',
    proofs: [
      stepUp('ends with a sign-out: on the screens, by the page, or in another tab'),
      stepUp('ends with the sign-in of another user, who is then shown'),
    ],
  },
  {
    from: any,
    result: 'calls of the page: `signIn`, `autoSignIn`, `cognitoHostedUI`',
    next: '*check contact*',
    proofs: [
      authenticator('events', 'follows a sign-in by the app'),
      machine('transition', 'checks contact after a sign-in made outside'),
    ],
  },
  {
    from: any,
    result: 'calls of the page: `signOut`, `userDeleted`',
    next: '`signIn`',
    proofs: [
      authenticator('events', 'follows a sign-out by the app'),
      way('ends at sign-in when it deletes the account'),
    ],
  },
  {
    from: any,
    result:
      '`signIn_failure` of a return from the hosted UI, `cognitoHostedUI_failure`, `parsingUrl_failure`',
    next: '`signIn`, with the error',
    proofs: [
      e2e('federated', 'says that it was canceled, without blame, and can be tried again'),
      machine('transition', 'shows a failed return from the hosted UI at sign-in'),
    ],
  },
  {
    from: any,
    result: '`tokenRefresh_failure`',
    next: '`signIn`; stays if the network is the cause',
    proofs: [
      way(
        'ends at sign-in, which shows it, when the session is refreshed no more; not for a network that is down',
      ),
    ],
  },
  {
    from: any,
    result: 'sign-in or sign-out in another tab of the origin',
    next: 'as for calls of the page',
    proofs: [
      e2e('journey', 'follows a sign-in and a sign-out in another tab'),
      browser('auth/events/cross-tab', 'are events of the instance, marked'),
    ],
  },
  {
    from: any,
    result: '`transition(state, data)`',
    next: 'that state, if the data that it needs is there; otherwise an error, and no change',
    proofs: [
      authenticator('events', 'shows the screen of the state'),
      authenticator('events', 'to confirmSignUp without the required data changes nothing and is an error'),
    ],
  },
];

/** What holds everywhere. */
export const rules: readonly Statement[] = [
  {
    does: 'When a screen is shown again, its secret fields are empty and the username is kept.',
    proofs: [way('the name goes along, and nothing secret: also not back')],
  },
  {
    does: 'A transition to the current state with the same data is ignored.',
    proofs: [authenticator('events', 'to the current state with the same data does nothing')],
  },
  {
    does: 'State and data are set, and the error is cleared, before `auth-state-change` fires.',
    proofs: [
      authenticator('events', 'come when state, data and user are set already'),
      authenticator('events', 'removes errors'),
    ],
  },
  {
    does: 'A form that is being sent is not sent twice.',
    proofs: [
      form('field', 'makes one call, however often the button is pressed'),
      screen('custom-confirm-sign-in', 'is sent once, however often the button is pressed'),
      e2e('keyboard', 'a second press while a call is pending sends nothing more, and keeps the focus'),
    ],
  },
  {
    does: 'A response that arrives after its screen was left changes nothing. If it is a sign-in, it is signed out.',
    proofs: [
      way('a sign-in that is answered after its screen was left signs no user in'),
      authenticator('lifecycle', 'leaves nothing when it is removed during a call'),
    ],
  },
  {
    does: 'After a reload, a screen that waits for a code returns, for 15 minutes. `sessionStorage` holds the username and the masked destination, nothing secret.',
    proofs: [
      controller('pending-step', 'comes back to the code that confirms an account, with where it went'),
      controller('pending-step', 'comes back to the new password, when a code went out'),
      controller('pending-step', 'keeps no secret and no full address'),
      controller('pending-step', 'keeps it for 15 minutes'),
      e2e('reload', 'starts over once the person went back to sign-in, and in another tab'),
    ],
  },
  {
    does: 'The machine follows these tables, whatever the order of events.',
    proofs: [
      machine('walk', 'never breaks the machine, and sees no screen without what it needs'),
      machine('structure', 'leaves every state by something other than a call'),
      machine('structure', 'answers the failure of every call'),
    ],
  },
];
