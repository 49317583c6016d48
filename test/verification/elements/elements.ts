// What docs/reference/elements.md says of each element besides its docstrings: its name in the Amplify guide, and the tests that prove it.
import type { ElementProofs, Proof } from '../types.js';
import { authenticator, base, e2e, form, machine, screen } from './proofs.js';

const config = (name: string): Proof => authenticator('config', name);
const content = (name: string): Proof => authenticator('content', name);
const event = (name: string): Proof => authenticator('events', name);
const captcha = (name: string): Proof => authenticator('captcha', name);
const alone = (name: string): Proof => authenticator('lifecycle', name);
const one = (name: string): Proof => authenticator('one-auth', name);
const field = (name: string): Proof => screen('field', name);
const signUp = (name: string): Proof => screen('sign-up', name, 'sign-up-config');
const buttons = (name: string): Proof => screen('federated-buttons', name);
const taken = (view: string): Proof =>
  base('form-screen', `leaves the call of each form to the page: ${view}`);

const asAttributes: readonly Proof[] = [config('can be attributes')];
const brandAndLine: readonly Proof[] = [
  base('form-screen', 'takes a brand above its heading and a line below its links'),
];

/** What every screen inherits. */
export const shared: ElementProofs = {
  properties: {
    authData: [
      alone('takes a code for the user named by authData'),
      screen(
        'custom-confirm-sign-in',
        'goes on with the user that it is given, whose sign-in had no password',
      ),
    ],
    validators: [
      form('validators', 'say what is wrong at the field, before anything is sent'),
      form('validators', 'run only on what has passed our own checks'),
    ],
  },
  methods: {
    focusHeading: [
      authenticator('focus', 'goes to the heading of the next screen, from a form'),
      authenticator('focus', 'is left where it is when it is elsewhere on the page'),
    ],
  },
  slots: { header: brandAndLine, footer: brandAndLine },
};

const events = {
  'auth-state-change': [
    event(
      'report each state with its data and the previous state, and the users who sign in and out, in order',
    ),
    event('come when state, data and user are set already'),
  ],
  'auth-signed-in': [
    event(
      'report each state with its data and the previous state, and the users who sign in and out, in order',
    ),
    event('bubble out of shadow roots of the page'),
  ],
  'auth-signed-out': [event('signs out, and dispatches an event when it is done')],
  'auth-error': [
    event('report the error of a failed call'),
    event('to signedIn without the required data changes nothing and is an error'),
  ],
  'auth-captcha': [
    captcha('shows the CAPTCHA in a dialog; the sign-in goes on with its token, and nothing typed is lost'),
    captcha('that no listener handles, or that is prevented, is an error in words'),
  ],
};

/** Each element by the name of its folder. */
export const described: Readonly<Record<string, ElementProofs>> = {
  authenticator: {
    guide: '`Authenticator`, `withAuthenticator`',
    beyond: 'config by attributes; `<template>` content that does not exist before sign-in',
    proofs: [
      e2e('journey', 'from sign-up to a new password'),
      content('exists from sign-in to sign-out, time after time'),
    ],
    properties: {
      usernameAttributes: [
        config('decides what people sign in with, where no attribute does'),
        config('in username-attributes are reported once, and do no harm'),
        e2e('steps', 'is a phone number where the pool wants that'),
        'src/forms/fields/username-field.test.ts › has one field, for all that it can be',
      ],
      signInMethods: [
        screen('select-challenge', 'offers the other ways below the password'),
        screen('select-challenge', 'needs the username only for a code'),
        screen('select-challenge', 'goes straight to the only way'),
        screen('select-challenge', 'has no other ways on the sign-up form, nor without sign-in-methods'),
      ],
      hide: [
        content('removes the links to a screen'),
        content('removes the greetings, not the content'),
        config('in hide are reported once, and do no harm'),
      ],
      hideDefault: [content('shows only the slotted screens')],
      passkeyPrompt: [
        screen('passkey-setup', 'is off by default, and in a browser without passkeys'),
        screen(
          'passkey-setup',
          'warns once of an unknown word, names it and what is allowed, and reads the others',
        ),
        screen('passkey-setup', 'takes a list, and what the app sets later'),
        machine(
          'passkey-setup',
          'after-sign-up is a sign-in that follows the confirmation, automatic or not',
        ),
      ],
      passkeyUpgrade: [
        screen('passkey-setup', 'creates a passkey without a screen after a sign-in with a password'),
        machine(
          'passkey-setup',
          'takes the place of the offer if it succeeds; if it fails, the offer follows, and it is not tried again',
        ),
      ],
      rememberDevice: [
        screen('confirm-sign-in', 'stands for the code at the next sign-in', 'remember-device'),
        screen(
          'confirm-sign-in',
          'is remembered after the set-up of an app during the sign-in',
          'remember-device',
        ),
        screen('confirm-sign-in', 'does not cost the sign-in: the call fails', 'remember-device'),
        screen('confirm-sign-in', 'is there by default', 'remember-device'),
      ],
      autoSignIn: [screen('sign-up', 'leaves signing in to the person with auto-sign-in off')],
      appName: [alone('takes properties that are set after it was attached')],
      theme: ['src/styles/look.test.ts › is light or dark by color-scheme, and by theme whatever that says'],
      region: asAttributes,
      userPoolId: [...asAttributes, config('can be put right')],
      userPoolWebClientId: asAttributes,
      identityPoolId: asAttributes,
      endpoint: [config('can name an endpoint, relative to the page'), config('can change')],
      sandbox: [
        authenticator(
          'sandbox',
          'needs no pool: people sign up, confirm with the code that it shows, and reset their password',
        ),
        authenticator('sandbox', 'warns when a pool is configured too'),
      ],
      config: [
        config('can be JSON'),
        config('can be the URL of JSON'),
        config('can be an object, over which attributes go; the object stays as it is'),
        config('can be given again, as an object that says the same, and nothing typed is lost'),
        config('is logged once for the developer, and shown to the user in the alert: broken JSON'),
      ],
      auth: [
        alone('restarts with another auth, and forgets the first'),
        alone('keeps two pools on one page apart'),
        one('uses the instance that it is given, which reads back, and its config again without it'),
        one('keeps two pools apart'),
      ],
      errorMessage: [
        base('errors', 'come from a map by code'),
        base('errors', 'come from a function, which gets the error'),
        base('errors', 'are text, whatever is in them'),
      ],
      federated: [
        buttons('offers the providers below the form, and goes to the one that is chosen'),
        buttons('shows the same when federated is an attribute, and when it is set later'),
        buttons('takes oauth_config, and then has a button for the hosted UI'),
      ],
      signUpConfig: [signUp('adds fields after the defaults, and sends custom ones with their prefix')],
      confirmPassword: [signUp('asks for the password once with confirm-password off')],
      validators: [
        form('validators', 'say what is wrong at the field, before anything is sent'),
        form('validators', 'may be one function for all forms, which receives the state'),
      ],
      authState: [
        config('is the initial screen'),
        config('in auth-state are reported once, and do no harm'),
        event('is an attribute and CSS states'),
      ],
      authData: [
        config('that needs data takes it from authData'),
        machine('loading', 'starts at the challenge of a user that the page brings'),
        event('holds no password'),
      ],
    },
    getters: { user: [event('has no user before the sign-in is complete')] },
    methods: {
      transition: [
        event('shows the screen of the state'),
        event('to verifyContact without the required data changes nothing and is an error'),
        event('does nothing before the element is attached'),
      ],
      signOut: [
        event('signs out, and dispatches an event when it is done'),
        event('on every device, when it is asked for'),
        event('forgets the session also without a network'),
      ],
      stepUp: [
        authenticator('step-up', 'shows the challenges, keeps what was typed in the content, and resolves'),
        authenticator('step-up', 'is left by “Cancel”, which leads back to the content'),
        authenticator(
          'step-up',
          'ends when the element is removed, and rejects wrong arguments and a second call',
        ),
        authenticator('step-up', 'works as the documentation shows it'),
      ],
      federatedSignIn: [
        buttons('is not needed: federatedSignIn() of the authenticator goes to the provider too'),
        machine('federated', 'follows one that the page makes itself'),
      ],
    },
    slots: {
      '': [
        content('exists from sign-in to sign-out, time after time'),
        content('is not rendered before sign-in, not for a frame, and not after sign-out'),
      ],
      header: [content('take a brand above and a line below every screen, but not the greetings')],
      footer: [content('take a brand above and a line below every screen, but not the greetings')],
      always: [content('accept an element for every state')],
      captcha: [
        captcha(
          'shows the CAPTCHA in a dialog; the sign-in goes on with its token, and nothing typed is lost',
        ),
      ],
      'sign-in': [
        content('replace a screen; the links to it stay'),
        content('replace a screen that is shown already, and give it back'),
      ],
      greetings: [screen('greetings', 'shows a message to signed-out users, and greets them after sign-in')],
      'sign-in-header': [content('take a brand above one screen only')],
      'sign-in-footer': [content('take a brand above and a line below every screen, but not the greetings')],
    },
    events,
  },
  'sign-in': {
    guide: '`SignIn`',
    proofs: [
      alone('signs in over the page’s Auth, with the same events, and draws its own card'),
      e2e('bad-input', 'shows the same for a wrong password and an unknown username'),
    ],
    properties: {
      federated: [
        buttons('offers the providers below the form, and goes to the one that is chosen'),
        buttons('offers none for an empty federated, whatever the config names'),
      ],
    },
    events: {
      'auth-submit': [
        taken('signIn'),
        event('has the state and the normalized values before anything is sent'),
        event('does not come for a form with errors'),
      ],
    },
  },
  'sign-up': {
    guide: '`SignUp`, `signUpConfig`',
    beyond:
      'fields declared in HTML with `<auth-field>` children; no password where no way to sign in needs one',
    proofs: [
      screen(
        'sign-up',
        'asks for no password where no way to sign in needs one, and signs in by the confirmation',
      ),
      screen('sign-up', 'asks for the address once, where it is the name too'),
      screen('sign-up', 'handles a username of 10,000 characters'),
      e2e('bad-input', 'names what is wrong with each field'),
    ],
    properties: {
      signUpConfig: [
        signUp('adds fields after the defaults, and sends custom ones with their prefix'),
        signUp('sorts by displayOrder, then by label'),
        signUp('shows only its own fields with hideAllDefaults, and what no account can be without'),
      ],
      confirmPassword: [signUp('asks for the password once with confirm-password off')],
      federated: [buttons('offers them in sign-up too')],
    },
    events: { 'auth-submit': [taken('signUp')] },
  },
  'confirm-sign-up': {
    guide: '`ConfirmSignUp`',
    proofs: [
      alone('takes a code for the user named by authData'),
      e2e('bad-input', 'says that a code is wrong, or too old, and takes a new one'),
    ],
    events: { 'auth-submit': [taken('confirmSignUp')] },
  },
  'confirm-sign-in': {
    guide: '`ConfirmSignIn`',
    proofs: [
      screen('confirm-sign-in', 'says where the code was texted to, with the number left to right'),
      screen('confirm-sign-in', 'asks for the code of the app'),
      e2e('bad-input', 'says where the code of the app is wrong, and takes the right one then'),
    ],
    events: { 'auth-submit': [taken('confirmSignIn')] },
  },
  'custom-confirm-sign-in': {
    guide: 'the state `customConfirmSignIn`, without a screen',
    beyond: 'a screen: question, picture (CAPTCHA), code',
    proofs: [
      screen('custom-confirm-sign-in', 'asks the question of the pool and signs in with the answer'),
      screen('custom-confirm-sign-in', 'shows the picture of a CAPTCHA, with an alternative text'),
      e2e('challenges', 'runs nothing that comes with its question'),
    ],
    slots: { question: [screen('custom-confirm-sign-in', 'takes the place of ours, in the slot')] },
    events: { 'auth-submit': [taken('customConfirmSignIn')] },
  },
  'select-mfa-type': {
    guide: '`SelectMFAType`',
    beyond: 'the challenge `SELECT_MFA_TYPE`; the current choice is selected',
    proofs: [
      screen('select-mfa-type', 'offers what the service offers, the first chosen, in a group with a name'),
      screen('select-mfa-type', 'shows what is preferred now, as the service knows it', 'setting'),
      screen('select-mfa-type', 'is asked for, verified, and then the second factor', 'contact-setup'),
      screen('select-mfa-type', 'is kept by the way back, which leads one step back', 'contact-setup'),
    ],
    properties: {
      mfaTypes: [
        screen('select-mfa-type', 'takes the list from the attribute', 'setting'),
        screen('select-mfa-type', 'saves the choice and shows it', 'setting'),
      ],
    },
    events: {
      'auth-submit': [
        taken('selectMFAType'),
        screen('select-mfa-type', 'can be taken over by the page', 'setting'),
      ],
    },
  },
  'require-new-password': {
    guide: '`RequireNewPassword`',
    proofs: [
      screen('require-new-password', 'asks for each attribute that the pool still requires'),
      screen('require-new-password', 'says that the passwords differ, before anything is sent'),
      e2e('steps', 'get an error when a new password is too weak, or took too long'),
    ],
    events: { 'auth-submit': [taken('requireNewPassword')] },
  },
  'forgot-password': {
    guide: '`ForgotPassword`',
    proofs: [
      authenticator('transitions', 'once replaced, leads to sign-in, which shows it'),
      e2e('bad-input', 'says what is wrong with code and password, and takes the right ones then'),
    ],
    events: { 'auth-submit': [taken('forgotPassword'), taken('forgotPassword submit')] },
  },
  'verify-contact': {
    guide: '`VerifyContact`',
    proofs: [
      screen('verify-contact', 'sends the code to what is chosen'),
      screen('verify-contact', 'says at the code that it is wrong'),
    ],
    events: { 'auth-submit': [taken('verifyContact'), taken('verifyContact code')] },
  },
  'mfa-setup': {
    proofs: [
      screen('mfa-setup', 'offers what can be set up, the first chosen, in a group with a name'),
      screen('mfa-setup', 'sends a code to the address, and signs in with it'),
      screen('mfa-setup', 'names whom to ask if nothing can be set up here, and dispatches the cause'),
    ],
    events: { 'auth-submit': [taken('MFASetup'), taken('MFASetup email')] },
  },
  'totp-setup': {
    guide: '`TOTPSetup`',
    beyond: 'the QR code is an image with a name; the key can be copied; `issuer`',
    proofs: [
      screen('totp-setup', 'goes on with the code of the app'),
      screen('totp-setup', 'says at the code that it is wrong, and keeps the key'),
    ],
    properties: { issuer: [screen('totp-setup', 'names the issuer that the page gives')] },
    events: { 'auth-submit': [taken('TOTPSetup')] },
  },
  greetings: {
    guide: '`Greetings`',
    proofs: [
      screen('greetings', 'greets by name, with the address below'),
      screen('greetings', 'shows a name as text, with its whole first letter'),
    ],
    properties: {
      inGreeting: [
        screen('greetings', 'takes a string or a function once a user is signed in'),
        screen('greetings', 'keeps the built-in greeting if a function fails'),
      ],
      outGreeting: [
        screen('greetings', 'shows a message to signed-out users, and greets them after sign-in'),
      ],
    },
    slots: { 'sign-out': [screen('greetings', 'takes the page’s own button')] },
  },
  'sign-out': {
    guide: 'the `SignOut` button',
    proofs: [
      alone('is the page’s sign-out button'),
      screen('sign-out', 'signs out of the authenticator that it is in, once, and shows that it does'),
    ],
    events: { 'auth-signed-out': [alone('is the page’s sign-out button')] },
  },
  'federated-buttons': {
    guide: '`Federated`, `withFederated`, `withOAuth`, `withGoogle` and the like',
    beyond: 'Apple, any OIDC or SAML provider, a slot for each button',
    proofs: [
      buttons('offers the providers below the form, and goes to the one that is chosen'),
      e2e('federated', 'works from the sign-up screen and with a custom provider of the pool, by keyboard'),
      e2e('federated', 'rejects a response with a changed state, and one that was not requested'),
    ],
    properties: {
      federated: [
        buttons('shows the same when federated is an attribute, and when it is set later'),
        buttons('is warned of a provider that cannot sign users in'),
      ],
    },
    slots: {
      google: [
        buttons('takes a picture of the page’s and signs in when it is clicked, also by keyboard'),
        buttons('takes a button of the page’s, which may prevent the sign-in'),
      ],
    },
    events: {
      'auth-signed-in': [buttons('anywhere on a page uses the default Auth, and dispatches the result')],
      'auth-error': [buttons('anywhere on a page uses the default Auth, and dispatches the result')],
    },
  },
  field: {
    proofs: [
      field('adds a field to the sign-up form as a child of the authenticator'),
      field('follows what is added, changed and removed, and nothing typed is lost'),
      field('shows nothing itself, also when people are signed in'),
    ],
    properties: {
      name: [field('adds a field to the sign-up form as a child of the authenticator')],
      label: [field('adds a field to the sign-up form as a child of the authenticator')],
      placeholder: [
        field('hands placeholder and autocomplete to the input, and says which may be left empty'),
      ],
      type: [field('does so as a child of a sign-up screen in its slot, with a choice')],
      required: [field('hands placeholder and autocomplete to the input, and says which may be left empty')],
      displayOrder: [
        field('keeps the order of the document, after what is there, unless display-order says otherwise'),
      ],
      autocomplete: [
        field('hands placeholder and autocomplete to the input, and says which may be left empty'),
      ],
      href: [field('has the link in its label that href and link-text say')],
      linkText: [field('has the link in its label that href and link-text say')],
    },
  },
  loading: {
    guide: '`Loading`',
    properties: {
      retry: [e2e('late-parts', 'is another screen: shows an error in its place, and can be retried')],
    },
    proofs: [
      screen('loading', 'is shown and announced until the session is found'),
      screen('loading', 'holds the height that the page gives it'),
    ],
  },
  reconnecting: {
    proofs: [
      screen('reconnecting', 'shows that it is trying again, and continues when the network is back'),
      screen('reconnecting', 'is replaced by what the page puts into its slot'),
    ],
  },
  'select-challenge': {
    beyond: 'no counterpart in Amplify',
    proofs: [
      screen(
        'select-challenge',
        'offers what the user has, in the order of sign-in-methods, and signs in with a code',
      ),
    ],
    events: { 'auth-submit': [screen('select-challenge', 'leaves the call to the app')] },
  },
  'passkey-setup': {
    proofs: [
      screen('passkey-setup', 'says why, and offers both ways'),
      screen(
        'passkey-setup',
        'creates a passkey, says so with the focus at the heading, and goes on automatically',
      ),
      screen('passkey-setup', 'stays after a closed prompt, with plain words and both ways'),
    ],
    events: { 'auth-submit': [screen('passkey-setup', 'leaves the call to the app')] },
  },
  'change-password': {
    proofs: [screen('change-password', 'changes the password, says so, and gives the focus back')],
    properties: { auth: [screen('change-password', 'stands alone with an `auth`, and follows another one')] },
    getters: {
      available: [screen('change-password', 'is closed and empty for the next user')],
      label: [screen('account', 'lists its parts where there is room, and leads to them')],
    },
    events: {
      'auth-submit': [screen('change-password', 'changes the password, says so, and gives the focus back')],
      'auth-error': [
        screen('change-password', 'answers a wrong current password at its place, and keeps what was typed'),
      ],
    },
  },
  account: {
    proofs: [screen('account', 'shows what the user pool offers, and hides the rest')],
    properties: {
      auth: [screen('account', 'stands alone with an `auth`, which its parts use')],
      profileFields: [screen('profile', 'gets them from `<auth-account>`', 'profile-fields')],
      parts: [
        screen(
          'account',
          'shows the parts that the page asks for, in their order, and warns of unknown names',
        ),
      ],
    },
    slots: {
      '': [
        screen(
          'account',
          'does not add a part that the page has put there, and keeps what the page has put there',
        ),
      ],
    },
  },
  sessions: {
    proofs: [
      screen('sessions', 'shows device, place and last activity, the current session first'),
      screen('sessions', 'is hidden where the user pool does not track sessions'),
    ],
    properties: { auth: [screen('sessions', 'follows a change in another part or tab')] },
    getters: {
      available: [screen('sessions', 'is hidden where the user pool does not track sessions')],
      label: [screen('account', 'lists its parts where there is room, and leads to them')],
    },
    events: {
      'auth-error': [
        screen(
          'sessions',
          'sends once when the button is pressed twice, and can be tried again after a failure',
        ),
      ],
    },
  },
  devices: {
    proofs: [
      screen('devices', 'shows the name of each device and when it was last used, this one first'),
      screen('devices', 'is hidden where the user pool does not remember devices'),
    ],
    properties: { auth: [screen('devices', 'follows a change in another part or tab')] },
    getters: {
      available: [screen('devices', 'is hidden where the user pool does not remember devices')],
      label: [screen('account', 'lists its parts where there is room, and leads to them')],
    },
    events: {
      'auth-error': [
        screen('devices', 'sends once when the button is pressed twice, and can be tried again'),
      ],
    },
  },
  mfa: {
    proofs: [
      screen('mfa', 'asks for a phone number, then for the code that is sent there, and turns it on'),
      screen('mfa', 'turns the default off after a question; another one is the default then'),
      screen('mfa', 'is set up with a QR code or a key, and is then on and the default', 'mfa-app'),
      screen('mfa', 'says that the last one stays on, where it is refused', 'mfa-errors'),
    ],
    properties: { auth: [screen('mfa', 'stands alone with an `auth`')] },
    getters: {
      available: [
        screen('mfa', 'is hidden where the config says that MFA is off, and says so to the developer once'),
      ],
      label: [screen('account', 'lists its parts where there is room, and leads to them')],
    },
    events: {
      'auth-submit': [screen('mfa', 'turns on codes to an address that is verified, and says where they go')],
      'auth-error': [
        screen('mfa', 'is hidden in a pool without it, says so, and warns the developer', 'mfa-app'),
      ],
    },
  },
  contact: {
    proofs: [
      screen('contact', 'changes the email address, asks for the code, and gives the focus back'),
      screen('contact', 'adds a phone number with its country, verifies it, and removes it after a question'),
      screen('contact', 'shows the new one as pending, and goes on with the code that was sent'),
      screen(
        'contact',
        'answers a wrong and an expired one at the field, and sends another',
        'contact-errors',
      ),
    ],
    properties: { auth: [screen('contact', 'stands alone with an `auth`')] },
    getters: {
      available: [screen('contact', 'is closed and empty for the next user')],
      label: [screen('account', 'lists its parts where there is room, and leads to them')],
    },
    events: {
      'auth-submit': [
        screen('contact', 'changes the email address, asks for the code, and gives the focus back'),
      ],
      'auth-error': [
        screen(
          'contact',
          'answers a wrong and an expired one at the field, and sends another',
          'contact-errors',
        ),
      ],
    },
  },
  'user-button': {
    proofs: [
      screen('user-button', 'opens a menu with the name, the account, entries of the page, and the sign-out'),
      screen('user-button', 'is walked by arrows, Home, End and letters, and left by Escape and Tab'),
    ],
    properties: {
      auth: [screen('user-button', 'shows a picture from https, and a letter otherwise')],
      accountUrl: [screen('user-button', 'leads to the page of the account instead, if there is one')],
    },
    slots: {
      entry: [screen('user-button', 'closes when the user presses elsewhere, or on an entry of the page')],
      account: [
        screen('user-button', 'shows the account that the page has put in the slot, for the next user too'),
      ],
    },
  },
  connected: {
    proofs: [screen('connected', 'shows each provider by its name, with the ID of the user there')],
    properties: { auth: [screen('connected', 'is hidden for a user without a provider')] },
    getters: {
      available: [screen('connected', 'is hidden for a user without a provider')],
      label: [screen('account', 'lists its parts where there is room, and leads to them')],
    },
    events: { 'auth-error': [screen('connected', 'can be read again when reading has failed')] },
  },
  'delete-account': {
    proofs: [
      screen(
        'delete-account',
        'deletes the account of a user who has just signed in, and goes to the sign-in',
      ),
      screen('delete-account', 'asks a user who signed in a while ago for a step-up, and goes on after it'),
      screen('delete-account', 'asks for the password where the user pool has no levels'),
      screen('delete-account', 'asks a user without a password for a code by email'),
    ],
    properties: {
      auth: [screen('delete-account', 'answers a wrong password at its place, and loses nothing')],
    },
    getters: {
      available: [screen('delete-account', 'is closed and empty for the next user')],
      label: [screen('account', 'lists its parts where there is room, and leads to them')],
    },
    events: {
      'auth-submit': [screen('delete-account', 'sends nothing before the name is right')],
      'auth-error': [screen('delete-account', 'says that the service refused, and keeps the form')],
    },
  },
  passkeys: {
    proofs: [
      screen('passkeys', 'adds a passkey, and knows that it is on this device'),
      screen('passkeys', 'removes a passkey after a question, once, and gives the focus to the heading'),
    ],
    properties: { auth: [screen('change-password', 'stands alone with an `auth`, and follows another one')] },
    getters: {
      available: [screen('passkeys', 'says that the user pool takes no passkeys, to the developer too')],
      label: [screen('account', 'lists its parts where there is room, and leads to them')],
    },
    events: {
      'auth-submit': [
        screen('passkeys', 'removes a passkey after a question, once, and gives the focus to the heading'),
      ],
      'auth-error': [screen('passkeys', 'keeps the question when the service cannot be reached')],
    },
  },
  profile: {
    proofs: [
      screen('profile', 'shows the name and what is known, and saves what has changed by one call'),
      screen('profile', 'keeps what was typed, follows in the other fields, and sends only what was typed'),
      screen('profile', 'is read-only for users of an identity provider, and says why'),
      screen('profile', 'says at the field that the pool requires the attribute', 'profile-errors'),
    ],
    properties: {
      auth: [screen('profile', 'stands alone with an `auth`')],
      profileFields: [
        screen(
          'profile',
          'takes fields as in signUpConfig: label, select, checkbox, required, order',
          'profile-fields',
        ),
        screen(
          'profile',
          'warns once of what is not usable, with the name, the value and what is allowed',
          'profile-fields',
        ),
      ],
    },
    getters: {
      available: [screen('profile', 'is closed and empty for the next user')],
      label: [screen('profile', 'stands alone with an `auth`')],
    },
    events: {
      'auth-submit': [
        screen('profile', 'lets the page cancel a save, and tells it of refusals', 'profile-errors'),
      ],
      'auth-error': [
        screen('profile', 'lets the page cancel a save, and tells it of refusals', 'profile-errors'),
      ],
    },
  },
};
