// The scenes of screens.html: the pool of each, its users, and how it gets into its state.
import { challengeTriggers } from '/local-cognito.js';

import { accountPageScenes, accountScenes } from './account-scenes.js';

const email = 'maria@example.com';
const phone = '+14155550123';
const password = 'Correct7!horse';
const maria = { username: email, password, attributes: { email, name: 'Maria Oliveira' } };
const withPhone = { ...maria, attributes: { ...maria.attributes, phone_number: phone } };
const key = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';

const signIn = (stage) => stage.send({ username: email, password });
const invalid = '[aria-invalid=true]';
const alert = '[role=alert]:not([data-empty])';

function field(attributes, options = {}) {
  const element = document.createElement('auth-field');
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...Object.entries(options).map(([value, text]) => new Option(text, value)));
  return element;
}

/** Custom sign-up fields: a phone number, a select, a checkbox, consent. */
const ownFields = () => [
  field({ name: 'phone_number', 'display-order': '1' }),
  field(
    { name: 'custom:team-size', label: 'Team size', type: 'select', required: '' },
    { 1: 'Just me', '2-10': '2–10 people', '11-50': '11–50 people' },
  ),
  field({ name: 'custom:news', label: 'Send me news about Acme', type: 'checkbox' }),
  field({ type: 'terms', href: '/' }),
];

async function askForReset(stage) {
  await stage.go('forgotPassword');
  await stage.send({ username: email });
  await stage.see('[name=password]');
}

async function makeAccount(stage) {
  await stage.go('signUp');
  await stage.send({ email, password, 'confirm-password': password });
  await stage.reach('confirmSignUp');
}

const challenged = (name) => ({
  people: [maria],
  pool: { triggers: challengeTriggers(name) },
  config: { authenticationFlowType: 'CUSTOM_AUTH' },
});

async function meetChallenge(stage) {
  await signIn(stage);
  await stage.reach('customConfirmSignIn');
}

async function answerWrongly(stage) {
  await meetChallenge(stage);
  await stage.send({ answer: 'nope' });
  await stage.see(invalid);
}

async function showSetting(stage) {
  await signIn(stage);
  await stage.reach('signedIn');
  await inSetting(stage, '[type=submit][aria-disabled=false]');
}

/** An element of the setting, which is no screen. */
const inSetting = (stage, selector) =>
  stage.until(() => stage.element.querySelector(`auth-select-mfa-type ${selector}`), selector);

async function choosePhone(stage) {
  await showSetting(stage);
  const choice = await inSetting(stage, '[value^=SMS]');
  choice.click();
  choice.form.requestSubmit();
  return inSetting(stage, '[name=phone_number]');
}

function setting() {
  const section = document.createElement('section');
  section.className = 'card members';
  section.append(document.createElement('auth-select-mfa-type'));
  return section;
}

/** Hosted pages, which are never opened here, and their providers. */
const federated = {
  oauth_config: {
    domain: 'login.acme.example',
    redirectSignIn: location.origin + location.pathname,
    redirectSignOut: location.origin + location.pathname,
    responseType: 'code',
  },
  providers: ['Google', 'Apple', 'Facebook', 'LoginWithAmazon', { name: 'AcmeSSO', label: 'Acme SSO' }],
};

function ownGreetings() {
  const element = document.createElement('auth-greetings');
  element.slot = 'greetings';
  element.inGreeting = (name) => `Welcome back, ${name}!`;
  return element;
}

const reach = (state) => async (stage) => {
  await signIn(stage);
  await stage.reach(state);
};

/** A pool whose users choose a first factor. */
const choosing = (methods, pool = { firstFactors: ['PASSWORD', 'EMAIL_OTP', 'SMS_OTP'] }) => ({
  attributes: { 'sign-in-methods': methods },
  pool,
  config: { authenticationFlowType: 'USER_AUTH' },
});

async function chooseWay(stage) {
  await stage.send({ username: email });
  await stage.reach('selectChallenge');
}

const passkeys = { relyingPartyId: location.hostname };

/** A device on which maria signed in with a passkey before. */
const remembering = (scene) => {
  const items = new Map();
  const last = JSON.stringify({ username: email, factor: 'WEB_AUTHN' });
  const storage = {
    getItem: (key) => (key.startsWith('auth-elements.lastSignIn.') ? last : (items.get(key) ?? null)),
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
  };
  return { ...scene, config: { ...scene.config, storage } };
};

/** Presses the first button below the form. Unknown users see what known ones see. */
async function signInOtherwise(stage, username = email) {
  const field = await stage.see('[name=username]');
  field.value = username;
  const button = await stage.see('.auth-button-secondary');
  button.click();
  await stage.reach('confirmSignIn');
}

/** Each: `id`, `title`; `attributes`, `properties` and `children` of the authenticator; `pool`, its `client`, `people`, `config`; `held`: the call that gets no response; `play`: what the user does. */
export const scenes = [
  { id: 'sign-in', title: 'Sign-in' },
  {
    id: 'sign-in-plain',
    title: 'Sign-in with a username or email, without an app name',
    attributes: { 'app-name': null, 'username-attributes': null },
    pool: { usernameAttributes: [], aliasAttributes: ['email'] },
  },
  {
    id: 'sign-in-errors',
    title: 'Sign-in, submitted empty',
    play: async (stage) => {
      await stage.send();
      await stage.see(invalid);
    },
  },
  {
    id: 'sign-in-refused',
    title: 'Sign-in, wrong password',
    people: [maria],
    play: async (stage) => {
      await stage.send({ username: email, password: 'Wrong7!horse' });
      await stage.see(alert);
    },
  },
  {
    id: 'sign-in-busy',
    title: 'Sign-in, in progress',
    held: 'InitiateAuth',
    play: async (stage) => {
      await signIn(stage);
      await stage.see('[aria-busy=true]');
    },
  },
  {
    id: 'signed-up',
    title: 'Sign-in after the account is confirmed',
    play: (stage) => stage.go('signedUp', { username: email }),
  },
  { id: 'sign-in-providers', title: 'Sign-in, with providers', properties: { federated } },
  {
    id: 'sign-in-methods',
    title: 'Sign-in, with codes as other ways',
    ...choosing('password email-code sms-code'),
    play: (stage) => stage.see('.auth-button-secondary'),
  },
  { id: 'sign-up', title: 'Sign-up', play: (stage) => stage.go('signUp') },
  {
    id: 'sign-up-terms',
    title: 'Sign-up with terms of use',
    config: { terms: '/terms', privacy: '/privacy' },
    play: (stage) => stage.go('signUp'),
  },
  {
    id: 'sign-up-own',
    title: 'Sign-up with custom fields',
    children: ownFields,
    play: async (stage) => {
      await stage.go('signUp');
      await stage.see('.auth-phone select');
    },
  },
  {
    id: 'sign-up-errors',
    title: 'Sign-up, submitted incomplete',
    config: { passwordPolicy: { minLength: 12, requireLowercase: true, requireNumbers: true } },
    children: ownFields,
    play: async (stage) => {
      await stage.go('signUp');
      await stage.see('.auth-phone select');
      await stage.send({ phone_number: '12', password: 'abc' });
      await stage.see(invalid);
    },
  },
  { id: 'confirm-sign-up', title: 'Code by email', play: makeAccount },
  {
    id: 'confirm-sign-up-refused',
    title: 'Code by email, wrong',
    play: async (stage) => {
      await makeAccount(stage);
      await stage.send({ code: '000000' });
      await stage.see(invalid);
    },
  },
  {
    id: 'sign-in-continue',
    title: 'Sign-in of a user who signed in here with a passkey',
    people: [maria],
    ...remembering(choosing('passkey password', { firstFactors: ['PASSWORD', 'WEB_AUTHN'], passkeys })),
    play: (stage) => stage.see('.auth-continue .auth-link'),
  },
  {
    id: 'select-challenge',
    title: 'Choice of how to sign in',
    people: [withPhone],
    ...choosing('email-code sms-code'),
    play: chooseWay,
  },
  {
    id: 'select-challenge-password',
    title: 'Choice of how to sign in, with a password',
    people: [withPhone],
    ...choosing('password email-code sms-code'),
    play: async (stage) => {
      await signInOtherwise(stage);
      const link = await stage.see('.auth-form .auth-row:last-child .auth-link');
      link.click();
      await stage.reach('selectChallenge');
    },
  },
  {
    id: 'confirm-sign-in-code',
    title: 'Code by email as the first factor',
    people: [withPhone],
    ...choosing('password email-code sms-code'),
    play: (stage) => signInOtherwise(stage),
  },
  {
    id: 'confirm-sign-in-passkey',
    title: 'Passkey',
    people: [withPhone],
    ...choosing('password passkey', { firstFactors: ['PASSWORD', 'WEB_AUTHN'], passkeys }),
    play: async (stage) => {
      // The prompt of the browser would be in front of all screens.
      navigator.credentials.get = () => new Promise(() => undefined);
      await signInOtherwise(stage, 'unknown@example.com');
    },
  },
  {
    id: 'confirm-sign-in-sms',
    title: 'Code by SMS',
    people: [withPhone],
    pool: { mfa: 'ON', mfaTypes: ['SMS_MFA'] },
    play: reach('confirmSignIn'),
  },
  {
    id: 'confirm-sign-in-email',
    title: 'Code by email',
    people: [maria],
    pool: { mfa: 'ON', mfaTypes: ['EMAIL_OTP'] },
    play: reach('confirmSignIn'),
  },
  {
    id: 'confirm-sign-in-app',
    title: 'Code from an app',
    people: [{ ...maria, totpSecret: key }],
    pool: { mfa: 'ON', mfaTypes: ['SOFTWARE_TOKEN_MFA'] },
    play: reach('confirmSignIn'),
  },
  {
    id: 'confirm-sign-in-device',
    title: 'Code from an app, and the device to remember',
    people: [{ ...maria, totpSecret: key }],
    pool: {
      mfa: 'ON',
      mfaTypes: ['SOFTWARE_TOKEN_MFA'],
      deviceTracking: 'USER_OPT_IN',
      challengeRequiredOnNewDevice: true,
    },
    attributes: { 'remember-device': 'ask' },
    play: reach('confirmSignIn'),
  },
  {
    id: 'challenge-question',
    title: 'Custom challenge: a question',
    ...challenged('question'),
    play: meetChallenge,
  },
  {
    id: 'challenge-question-refused',
    title: 'Custom challenge: a wrong answer',
    ...challenged('question'),
    play: answerWrongly,
  },
  {
    id: 'challenge-picture',
    title: 'Custom challenge: a picture',
    ...challenged('picture'),
    play: meetChallenge,
  },
  {
    id: 'select-mfa',
    title: 'Choice of the second factor, at sign-in',
    people: [{ ...withPhone, totpSecret: key }],
    pool: { mfa: 'OPTIONAL' },
    play: async (stage) => {
      const user = stage.pool.users.find(email);
      user.factors.add('SMS_MFA');
      user.preferredFactor = undefined;
      await reach('selectMFAType')(stage);
    },
  },
  {
    id: 'select-mfa-setting',
    title: 'The second factor as a setting',
    people: [withPhone],
    pool: { mfa: 'OPTIONAL' },
    children: () => [setting()],
    play: showSetting,
  },
  {
    id: 'select-mfa-phone',
    title: 'The second factor as a setting: the phone number',
    people: [maria],
    pool: { mfa: 'OPTIONAL' },
    children: () => [setting()],
    play: choosePhone,
  },
  {
    id: 'select-mfa-code',
    title: 'The second factor as a setting: the code',
    people: [maria],
    pool: { mfa: 'OPTIONAL' },
    children: () => [setting()],
    play: async (stage) => {
      const field = await choosePhone(stage);
      field.value = phone;
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
      field.form.requestSubmit();
      await inSetting(stage, '[name=code]');
    },
  },
  {
    id: 'mfa-setup',
    title: 'Setup of a second factor: the choice',
    ...withoutFactor('SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'),
    play: reach('MFASetup'),
  },
  {
    id: 'mfa-setup-email',
    title: 'Setup of a second factor: the address',
    ...withoutFactor('SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'),
    play: chooseEmail,
  },
  {
    id: 'mfa-setup-refused',
    title: 'Setup of a second factor: a malformed address',
    ...withoutFactor('EMAIL_OTP'),
    play: async (stage) => {
      await reach('MFASetup')(stage);
      await stage.send({ email: 'maria@' });
      await stage.see(invalid);
    },
  },
  {
    id: 'mfa-setup-none',
    title: 'Setup of a second factor: not possible here',
    ...withoutFactor('SMS_MFA'),
    play: reach('MFASetup'),
  },
  {
    id: 'totp-setup',
    title: 'Setup of an authenticator app',
    people: [maria],
    pool: appOnly(),
    play: meetSetUp,
  },
  {
    id: 'totp-setup-refused',
    title: 'Setup of an authenticator app, wrong code',
    people: [maria],
    pool: appOnly(),
    play: async (stage) => {
      await meetSetUp(stage);
      await stage.send({ code: '000000' });
      await stage.see(invalid);
    },
  },
  {
    id: 'new-password',
    title: 'A temporary password',
    people: [{ username: email, password, attributes: { email }, status: 'FORCE_CHANGE_PASSWORD' }],
    pool: { requiredAttributes: ['email', 'name', 'birthdate'] },
    play: reach('requireNewPassword'),
  },
  { id: 'forgot-password', title: 'Forgotten password', play: (stage) => stage.go('forgotPassword') },
  { id: 'forgot-password-code', title: 'Code for a new password', people: [maria], play: askForReset },
  {
    id: 'forgot-password-errors',
    title: 'Code for a new password, submitted empty',
    people: [maria],
    play: async (stage) => {
      await askForReset(stage);
      await stage.send();
      await stage.see(invalid);
    },
  },
  { id: 'verify-contact', title: 'A contact to verify', ...unverified(), play: reach('verifyContact') },
  {
    id: 'verify-contact-code',
    title: 'Code for a contact',
    ...unverified(),
    play: async (stage) => {
      await reach('verifyContact')(stage);
      await stage.send();
      await stage.see('[name=code]');
    },
  },
  {
    id: 'passkey-setup',
    title: 'Offer of a passkey',
    attributes: { 'passkey-prompt': 'after-sign-in' },
    people: [maria],
    pool: { firstFactors: ['PASSWORD', 'WEB_AUTHN'], passkeys },
    play: reach('passkeySetup'),
  },
  { id: 'greetings', title: 'Signed in', people: [maria], play: reach('signedIn') },
  {
    id: 'greetings-long',
    title: 'Signed in with a long address',
    people: [{ username: longEmail(), password, attributes: { email: longEmail() } }],
    play: async (stage) => {
      await stage.send({ username: longEmail(), password });
      await stage.reach('signedIn');
    },
  },
  {
    id: 'greetings-own',
    title: 'Signed in, with a custom greeting',
    people: [maria],
    children: () => [ownGreetings()],
    play: reach('signedIn'),
  },
  {
    id: 'sandbox',
    title: 'The sandbox, with its code',
    attributes: { sandbox: '', 'auth-state': 'signUp' },
    play: async (stage) => {
      await stage.reach('signUp');
      await stage.send({ email, password, 'confirm-password': password });
      await stage.reach('confirmSignUp');
    },
  },
  { id: 'loading', title: 'Loading', element: 'auth-loading' },
  {
    id: 'reconnecting',
    title: 'Reconnecting',
    people: [maria],
    client: { tokenValidity: { accessToken: 0, idToken: 0, refreshToken: 86_400 } },
    play: async (stage) => {
      await signIn(stage);
      await stage.reach('signedIn');
      stage.cognito.faults.add({ operation: 'GetTokensFromRefreshToken', drop: true });
      stage.element.transition('reconnecting');
      const line = () =>
        stage.element.querySelector('auth-reconnecting')?.shadowRoot?.querySelector('[role=status]');
      await stage.until(() => line()?.textContent.trim(), 'the line');
    },
  },
  ...accountScenes,
  ...accountPageScenes,
];

/** A user whose address is not verified, in a pool that insists on one of these factors. */
function withoutFactor(...mfaTypes) {
  const attributes = { ...maria.attributes, email_verified: 'false' };
  return { people: [{ ...maria, attributes }], pool: { mfa: 'ON', mfaTypes } };
}

async function chooseEmail(stage) {
  await reach('MFASetup')(stage);
  const choice = await stage.see('[value=EMAIL_OTP]');
  choice.click();
  await stage.send();
  await stage.see('[name=email]');
}

function appOnly() {
  return { mfa: 'ON', mfaTypes: ['SOFTWARE_TOKEN_MFA'] };
}

async function meetSetUp(stage) {
  await reach('TOTPSetup')(stage);
  await stage.see('svg[role=img]');
}

function unverified() {
  const attributes = { ...withPhone.attributes, email_verified: 'false', phone_number_verified: 'false' };
  return { people: [{ ...withPhone, attributes }] };
}

function longEmail() {
  return 'maximiliana.featherstonehaugh@engineering.international.example.org';
}
