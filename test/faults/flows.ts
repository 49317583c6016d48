import { asking } from '../auth/questions.js';
import {
  addAccount,
  newcomer,
  phone,
  type Preparation,
  unconfirmed,
  unverified,
  withFactors,
  withoutContact,
  withPasskey,
  withReset,
  withTemporaryPassword,
} from './accounts.js';
import {
  at,
  atChoice,
  chooseFactor,
  fromProvider,
  type Goal,
  newPassword,
  offered,
  outEverywhere,
  passkeyCreated,
  passkeyUpgraded,
  provided,
  refreshed,
  restored,
  setUpApp,
  signedIn,
  signedInBy,
  signedInByAutofill,
  signedOut,
  signedUp,
} from './goals.js';
import type { PageOptions } from './site.js';
import type { WorldOptions } from './world.js';

/** A way through the product: what is there, where a person begins, and what they are after. */
export interface Flow {
  readonly name: string;
  readonly world?: WorldOptions;
  readonly page?: PageOptions;
  /** What the person has when they come; default an account with a verified address. */
  readonly account?: Preparation;
  /** Where the flow begins: nothing goes wrong on the way there. */
  readonly before?: readonly Goal[];
  readonly goals: readonly Goal[];
  /** The files of the package count as calls too. */
  readonly withFiles?: boolean;
}

const providers = [
  {
    name: 'Google',
    type: 'Google' as const,
    users: [{ id: '1001', attributes: { email: provided, email_verified: 'true', name: 'Ada Lovelace' } }],
  },
];

const hosted = {
  domain: '{url}cognito',
  scope: ['openid', 'email', 'profile', 'aws.cognito.signin.user.admin'],
  redirectSignIn: '{url}',
  redirectSignOut: '{url}',
  responseType: 'code',
};
const withProvider: PageOptions = {
  attributes: { config: JSON.stringify({ oauth: hosted }), federated: '{"providers":["Google"]}' },
};

const configured = (config: object): PageOptions => ({ attributes: { config: JSON.stringify(config) } });
const question = asking([{ ask: { question: 'What is six times seven?' }, answer: '42' }]);
/** A page with these ways to sign in. */
export const choice = (methods: string, attributes: Readonly<Record<string, string>> = {}): PageOptions => ({
  attributes: {
    config: '{"authenticationFlowType":"USER_AUTH"}',
    'sign-in-methods': methods,
    ...attributes,
  },
});
/** A pool whose users choose how to sign in. */
export const choosing: WorldOptions = {
  pool: {
    firstFactors: ['PASSWORD', 'EMAIL_OTP', 'SMS_OTP', 'WEB_AUTHN'],
    passkeys: { relyingPartyId: 'localhost' },
  },
};
const byPasskey = signedInBy('Passkey');
const appOnly: WorldOptions['pool'] = { mfa: 'ON', mfaTypes: ['SOFTWARE_TOKEN_MFA'] };

/** Every way through the product that has calls in it. */
export const flows: readonly Flow[] = [
  { name: 'sign-in', goals: [signedIn] },
  {
    name: 'sign-in with the password sent',
    page: configured({ authenticationFlowType: 'USER_PASSWORD_AUTH' }),
    goals: [signedIn],
  },
  {
    name: 'new password',
    account: withTemporaryPassword,
    before: [at('requireNewPassword')],
    goals: [signedIn],
  },
  {
    name: 'code by SMS',
    account: withFactors('SMS_MFA'),
    goals: [signedIn],
  },
  {
    name: 'code from an app',
    account: withFactors('SOFTWARE_TOKEN_MFA'),
    before: [at('confirmSignIn')],
    goals: [signedIn],
  },
  {
    name: 'choice of a second step',
    account: withFactors('SMS_MFA', 'SOFTWARE_TOKEN_MFA'),
    before: [at('selectMFAType')],
    goals: [signedIn],
  },
  {
    name: 'question of the pool',
    world: { pool: { triggers: question } },
    page: configured({ authenticationFlowType: 'CUSTOM_AUTH' }),
    goals: [signedIn],
  },
  { name: 'set-up of an app at sign-in', world: { pool: appOnly }, goals: [signedIn] },
  { name: 'set-up of an app, signed in', before: [signedIn], goals: [setUpApp] },
  {
    name: 'setting of the second step',
    account: (world, account) => addAccount(world, account, phone),
    page: { members: '<auth-select-mfa-type mfa-types="sms totp optional"></auth-select-mfa-type>' },
    before: [signedIn],
    goals: [chooseFactor],
  },
  { name: 'sign-up', account: newcomer, goals: [signedUp] },
  { name: 'sign-up with another code', account: newcomer, goals: [{ ...signedUp, resends: true }] },
  {
    name: 'sign-up without a code',
    world: { pool: { requireConfirmation: false, autoVerify: true } },
    account: newcomer,
    goals: [signedUp],
  },
  {
    name: 'sign-up without signing in',
    page: { attributes: { 'auto-sign-in': 'off' } },
    account: newcomer,
    before: [at('confirmSignUp', 'sign up')],
    goals: [signedUp],
  },
  {
    name: 'sign-in before the code',
    account: unconfirmed,
    goals: [signedIn],
  },
  { name: 'forgotten password', goals: [newPassword] },
  {
    name: 'forgotten password with another code',
    before: [at('forgotPassword', 'reset')],
    goals: [{ ...newPassword, resends: true }],
  },
  {
    name: 'reset that is required',
    account: withReset,
    goals: [signedIn],
  },
  { name: 'contact', account: unverified, goals: [signedIn] },
  {
    name: 'contact with another code',
    account: unverified,
    before: [at('verifyContact')],
    goals: [{ ...signedIn, resends: true }],
  },
  { name: 'restored session', before: [signedIn], goals: [restored] },
  { name: 'refreshed session', world: { tokenLife: 2 }, before: [signedIn], goals: [refreshed] },
  {
    name: 'refreshed session, without rotation',
    world: { tokenLife: 2, isRecent: false },
    before: [signedIn],
    goals: [refreshed],
  },
  { name: 'sign-out', before: [signedIn], goals: [signedOut] },
  { name: 'sign-out everywhere', before: [signedIn], goals: [outEverywhere] },
  {
    name: 'return from the hosted pages',
    world: { pool: { providers } },
    page: withProvider,
    goals: [fromProvider],
  },
  {
    name: 'return to a page that is configured late',
    world: { pool: { providers } },
    page: { attributes: { 'data-hosted': '' } },
    goals: [fromProvider],
  },
  {
    name: 'sign-out with the hosted pages',
    world: { pool: { providers } },
    page: withProvider,
    before: [fromProvider],
    goals: [signedOut],
  },
  {
    name: 'device that is remembered',
    world: { pool: { deviceTracking: 'ALWAYS', challengeRequiredOnNewDevice: true } },
    account: withFactors('SMS_MFA'),
    goals: [signedIn, signedOut, { ...signedIn, name: 'signed in on a device that is known' }],
  },
  {
    name: 'code by email in place of the password',
    world: choosing,
    page: choice('password email-code'),
    goals: [signedInBy('Email code')],
  },
  {
    name: 'code by SMS, chosen',
    world: choosing,
    page: choice('email-code sms-code'),
    account: (world, account) => addAccount(world, account, phone),
    goals: [signedInBy('Text message')],
  },
  {
    name: 'another code in place of the password',
    world: choosing,
    page: choice('password email-code'),
    before: [{ ...at('confirmSignIn'), by: 'Email code' }],
    goals: [{ ...signedInBy('Email code'), resends: true }],
  },
  {
    name: 'password in place of a code',
    world: choosing,
    page: choice('password email-code sms-code'),
    before: [{ ...at('confirmSignIn'), by: 'Email code' }],
    goals: [atChoice, signedInBy('Password')],
  },
  {
    name: 'sign-in with a passkey',
    world: choosing,
    page: choice('password passkey email-code'),
    account: withPasskey,
    goals: [byPasskey],
  },
  {
    name: 'passkey of the last one',
    world: choosing,
    page: choice('passkey password'),
    account: withPasskey,
    before: [byPasskey, signedOut, offered],
    goals: [byPasskey],
  },
  {
    name: 'passkey in the autofill',
    world: choosing,
    page: choice('password passkey'),
    account: withPasskey,
    before: [byPasskey, signedOut, offered],
    goals: [signedInByAutofill],
  },
  {
    name: 'offer of a passkey',
    world: choosing,
    page: choice('password passkey', { 'passkey-prompt': 'after-sign-in' }),
    goals: [passkeyCreated],
  },
  {
    name: 'passkey without a question',
    world: choosing,
    page: choice('password passkey', { 'passkey-upgrade': '' }),
    goals: [passkeyUpgraded],
  },
  {
    name: 'sign-up without a password',
    world: choosing,
    page: choice('email-code'),
    account: newcomer,
    goals: [signedUp],
  },
  {
    name: 'code by email, the second step',
    world: { pool: { mfa: 'ON', mfaTypes: ['EMAIL_OTP'] } },
    goals: [signedIn],
  },
  {
    name: 'set-up of codes by email at sign-in',
    world: {
      pool: {
        mfa: 'ON',
        mfaTypes: ['SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'],
        usernameAttributes: [],
        requiredAttributes: [],
      },
    },
    account: withoutContact,
    goals: [signedIn],
  },
  {
    name: 'files of the package',
    page: { attributes: { config: 'config.json' }, files: { 'config.json': () => '{}' } },
    goals: [signedIn],
    withFiles: true,
  },
  {
    name: 'files of a language',
    page: { attributes: { lang: 'fr' } },
    goals: [at('signIn')],
    withFiles: true,
  },
];
