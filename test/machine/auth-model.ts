import { setup } from 'xstate';

/** Pools that differ in what they ask of all users. */
export const poolKinds = [
  'usual',
  'secondFactor',
  'question',
  'trusting',
  'choosing',
  'offering',
  'settingUp',
] as const;
export type PoolKind = (typeof poolKinds)[number];

/** The users that sign in, by what the pool knows of them. */
export const userKinds = [
  'member',
  'unconfirmed',
  'resetRequired',
  'withSms',
  'withApp',
  'withBoth',
  'withoutFactor',
  'temporary',
  'unverified',
] as const;
export type UserKind = (typeof userKinds)[number];

/** What a person, the page or the pool does; every event has one outcome. */
export type ModelEvent =
  | { type: `signs in as ${UserKind}` }
  | {
      type:
        | 'wrong password'
        | 'network fails'
        | 'opens sign-up'
        | 'opens reset'
        | 'goes back'
        | 'signs up'
        | 'name is taken'
        | 'weak password'
        | 'right code'
        | 'wrong code'
        | 'code by link'
        | 'sends again'
        | 'session runs out'
        | 'begins without a password'
        | 'chooses a code'
        | 'chooses a password'
        | 'chooses a wrong password'
        | 'chooses again'
        | 'chooses app'
        | 'chooses SMS'
        | 'sends'
        | 'sends for unknown'
        | 'skips'
        | 'creates a passkey'
        | 'closes the prompt'
        | 'has a passkey on the device'
        | 'device cannot create one'
        | 'not now'
        | 'continues'
        | 'sets up an app'
        | 'chooses to set up email'
        | 'chooses to set up an app'
        | 'gives an address'
        | 'gives a malformed address'
        | 'goes a step back'
        | 'signs out'
        | 'page signs out'
        | 'page signs in'
        | 'reloads'
        | 'reloads without a network'
        | 'network returns'
        | 'signs in again'
        | 'impossible transition';
    };

interface ModelTypes {
  context: { pool: PoolKind; holdsPassword: boolean; hasAccount: boolean };
  input: { pool: PoolKind };
  events: ModelEvent;
}
const types = {} as ModelTypes;

const at = setup({
  types,
  actions: { stay: () => undefined },
  guards: {
    isUsual: ({ context }) => context.pool === 'usual',
    isSecondFactor: ({ context }) => context.pool === 'secondFactor',
    isQuestion: ({ context }) => context.pool === 'question',
    isChoosing: ({ context }) => context.pool === 'choosing',
    isOffering: ({ context }) => context.pool === 'offering',
    isSettingUp: ({ context }) => context.pool === 'settingUp',
    isTrusting: ({ context }) => context.pool === 'trusting',
    asksNothing: ({ context }) => ['usual', 'trusting', 'offering'].includes(context.pool),
    holdsPassword: ({ context }) => context.holdsPassword,
    hasAccount: ({ context }) => context.hasAccount,
  },
});

/** Without an action it would be a transition that is forbidden. */
const stays = { actions: 'stay' } as const;

/** After the password is proven, or another challenge of a member without peculiarities. */
const letIn = [
  { guard: 'isSecondFactor', target: 'TOTPSetup' },
  { guard: 'isQuestion', target: 'customConfirmSignIn' },
  { guard: 'isOffering', target: 'passkeySetup offer' },
  { guard: 'isSettingUp', target: 'confirmSignIn' },
  { target: 'signedIn' },
] as const;

const holding = at.assign({ holdsPassword: true });
const forgetting = at.assign({ holdsPassword: false, hasAccount: true });
const forUnknown = at.assign({ hasAccount: false });

const signingIn = at.createStateConfig({
  entry: forgetting,
  on: {
    'signs in as member': [...letIn],
    'signs in as unconfirmed': { guard: 'isUsual', target: 'confirmSignUp' },
    'signs in as resetRequired': { guard: 'isUsual', target: 'forgotPassword submit' },
    'signs in as withSms': { guard: 'isUsual', target: 'confirmSignIn' },
    'signs in as withApp': { guard: 'isUsual', target: 'confirmSignIn' },
    'signs in as withBoth': { guard: 'isUsual', target: 'selectMFAType' },
    'signs in as temporary': { guard: 'isUsual', target: 'requireNewPassword' },
    'signs in as unverified': { guard: 'isUsual', target: 'verifyContact choose' },
    'wrong password': stays,
    'network fails': stays,
    'impossible transition': stays,
    'opens sign-up': 'signUp',
    'opens reset': 'forgotPassword send',
    'page signs in': { guard: 'asksNothing', target: 'signedIn' },
  },
});

/** A challenge that a code answers. */
const challenged = at.createStateConfig({
  on: {
    'right code': 'signedIn',
    'wrong code': stays,
    'network fails': stays,
    'session runs out': 'signIn',
    'goes back': 'signIn',
  },
});

/** The last text of the offer of a passkey. */
const result = at.createStateConfig({ on: { continues: 'signedIn', 'page signs out': 'signIn' } });

/** The tables of the specification, once more and independent of the machine: what a person sees after each event. */
export const authModel = at.createMachine({
  id: 'model',
  context: ({ input }) => ({ ...input, holdsPassword: false, hasAccount: true }),
  initial: 'signIn',
  states: {
    signIn: {
      ...signingIn,
      on: {
        ...signingIn.on,
        'signs in as withoutFactor': { guard: 'isSettingUp', target: 'MFASetup choose' },
        'begins without a password': { guard: 'isChoosing', target: 'selectChallenge' },
      },
    },
    signedUp: { ...signingIn, on: { ...signingIn.on, 'goes back': 'signIn' } },
    signUp: {
      on: {
        'signs up': [
          { guard: 'isTrusting', target: 'signedIn' },
          { target: 'confirmSignUp', actions: holding },
        ],
        'name is taken': stays,
        'weak password': stays,
        'network fails': stays,
        'goes back': 'signIn',
      },
    },
    confirmSignUp: {
      on: {
        'right code': [{ guard: 'holdsPassword', target: 'confirmed' }, { target: 'signedUp' }],
        'code by link': [{ guard: 'holdsPassword', target: 'confirmed' }, { target: 'signedUp' }],
        'wrong code': stays,
        'sends again': stays,
        'network fails': stays,
        'goes back': 'signIn',
      },
    },
    confirmed: { always: [...letIn] },
    selectChallenge: {
      on: {
        'chooses a code': 'confirmSignIn code',
        'chooses a password': 'signedIn',
        'chooses a wrong password': stays,
        'network fails': stays,
        'goes back': 'signIn',
      },
    },
    confirmSignIn: challenged,
    'confirmSignIn code': {
      ...challenged,
      on: { ...challenged.on, 'sends again': stays, 'chooses again': 'selectChallenge' },
    },
    customConfirmSignIn: challenged,
    selectMFAType: {
      on: {
        'chooses app': 'confirmSignIn',
        'chooses SMS': 'confirmSignIn',
        'network fails': stays,
        'session runs out': 'signIn',
        'goes back': 'signIn',
      },
    },
    requireNewPassword: {
      on: {
        'right code': 'signedIn',
        'weak password': stays,
        'session runs out': 'signIn',
        'goes back': 'signIn',
      },
    },
    'forgotPassword send': {
      on: {
        sends: 'forgotPassword submit',
        'sends for unknown': { target: 'forgotPassword submit', actions: forUnknown },
        'network fails': stays,
        'goes back': 'signIn',
      },
    },
    'forgotPassword submit': {
      on: {
        'right code': [{ guard: 'hasAccount', target: 'signIn' }, stays],
        'wrong code': stays,
        'weak password': stays,
        'sends again': stays,
        'goes back': 'signIn',
      },
    },
    'verifyContact choose': {
      on: { sends: 'verifyContact code', 'network fails': stays, skips: 'signedIn', 'signs out': 'signIn' },
    },
    'verifyContact code': {
      on: { 'right code': 'signedIn', 'wrong code': stays, 'sends again': stays, skips: 'signedIn' },
    },
    'passkeySetup offer': {
      on: {
        'creates a passkey': 'passkeySetup done',
        'closes the prompt': stays,
        'network fails': stays,
        'has a passkey on the device': 'passkeySetup exists',
        'device cannot create one': 'passkeySetup failed',
        'not now': 'signedIn',
        'page signs out': 'signIn',
        reloads: 'signedIn',
      },
    },
    'passkeySetup done': result,
    'passkeySetup exists': result,
    'passkeySetup failed': result,
    'MFASetup choose': {
      on: {
        'chooses to set up email': 'MFASetup email',
        'chooses to set up an app': 'TOTPSetup',
        'goes back': 'signIn',
      },
    },
    'MFASetup email': {
      on: {
        'gives an address': 'confirmSignIn',
        'gives a malformed address': stays,
        'network fails': stays,
        'session runs out': 'signIn',
        'goes a step back': 'MFASetup choose',
        'goes back': 'signIn',
      },
    },
    TOTPSetup: {
      on: {
        'right code': 'signedIn',
        'wrong code': stays,
        'goes a step back': { guard: 'isSettingUp', target: 'MFASetup choose' },
        'goes back': 'signIn',
      },
    },
    'TOTPSetup signed in': {
      on: {
        'right code': 'signedIn',
        'wrong code': stays,
        'goes back': 'signedIn',
        'page signs out': 'signIn',
      },
    },
    signedIn: {
      on: {
        'sets up an app': 'TOTPSetup signed in',
        'signs out': 'signIn',
        'page signs out': 'signIn',
        'impossible transition': stays,
        reloads: stays,
        'reloads without a network': 'reconnecting',
      },
    },
    reconnecting: {
      on: {
        'network returns': 'signedIn',
        'reloads without a network': stays,
        'signs in again': 'signIn',
        'signs out': 'signIn',
      },
    },
  },
});
