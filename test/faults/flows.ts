import { asking } from '../auth/questions.js';
import type { PageOptions } from './site.js';
import type { Account, Goal, Visitor } from './visitor.js';
import type { View } from './view.js';
import type { World, WorldOptions } from './world.js';

/** A way through the product: what is there, where somebody begins, and what they are after. */
export interface Flow {
  readonly name: string;
  readonly world?: WorldOptions;
  readonly page?: PageOptions;
  /** What the person has when they come; default an account with a verified address. */
  readonly account?: (world: World, account: Account) => Promise<void>;
  /** Where the flow begins: nothing goes wrong on the way there. */
  readonly before?: readonly Goal[];
  readonly goals: readonly Goal[];
  /** The files of the package count as calls too. */
  readonly withFiles?: boolean;
}

const isIn = (view: View, { world, account }: Visitor): boolean =>
  view.state === 'signedIn' && view.member !== undefined && world.nameOf(view.user) === account.email;
const isOut = (view: View): boolean => view.state === 'signIn' && Object.keys(view.stored).length === 0;

export const signedIn: Goal = { name: 'signed in', errand: 'sign in', reached: isIn };
export const signedOut: Goal = { name: 'signed out', errand: 'sign out', reached: isOut };
const provided = 'ada@example.com';

/** Until a screen is there. */
const at = (state: string, errand: Goal['errand'] = 'sign in'): Goal => ({
  name: `at ${state}`,
  errand,
  reached: (view) => view.state === state,
});

const newcomer = (_world: World, account: Account): Promise<void> => {
  account.hasAccount = false;
  return Promise.resolve();
};

const attributes = ({ email }: Account, verified = true) => ({ email, email_verified: String(verified) });

/** An account with a password of its own. */
export async function addAccount(
  world: World,
  account: Account,
  more: Record<string, string> = {},
): Promise<void> {
  const { admin } = world.pool;
  await admin.createUser({
    username: account.email,
    attributes: { ...attributes(account), ...more },
    suppress: true,
  });
  await admin.setUserPassword(account.email, account.passwords[0] ?? '');
}

const phone = { phone_number: '+14155550123', phone_number_verified: 'true' };
const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';

/** Second factors that are turned on already. */
export const withFactors =
  (...factors: ('SMS_MFA' | 'SOFTWARE_TOKEN_MFA')[]) =>
  async (world: World, account: Account): Promise<void> => {
    await addAccount(world, account, phone);
    const user = world.pool.users.find(account.email);
    if (!user) return;
    for (const factor of factors) user.factors.add(factor);
    if (factors.length === 1) user.preferredFactor = factors[0];
    user.totp.secret = account.secret = secret;
  };

const setUpApp: Goal = {
  name: 'an app set up',
  errand: 'set up an app',
  begin: ({ page }) =>
    page.evaluate(() => {
      const element = document.querySelector('auth-authenticator');
      element?.transition('TOTPSetup', element.user);
    }),
  reached: (view, { world, account }) =>
    view.state === 'signedIn' &&
    world.pool.users.find(account.email)?.preferredFactor === 'SOFTWARE_TOKEN_MFA',
};

const chooseFactor: Goal = {
  name: 'a second step chosen',
  errand: 'choose a factor',
  reached: (view, { world, account }) =>
    view.status.includes('Saved.') && world.pool.users.find(account.email)?.preferredFactor === 'SMS_MFA',
};

/** Signed in, with the page opened once more. */
const restored: Goal = { ...signedIn, name: 'signed in after a reload', begin: (visitor) => visitor.open() };

const outEverywhere: Goal = {
  ...signedOut,
  name: 'signed out everywhere',
  begin: ({ page }) =>
    page.evaluate(() => document.querySelector('auth-authenticator')?.signOut({ global: true })),
};

/** The tokens have run out when the page is opened once more. */
const refreshed: Goal = {
  ...restored,
  name: 'signed in after a refresh',
  async begin(visitor) {
    visitor.world.giveTokens(3600);
    await visitor.page.waitForFunction(
      () => {
        const key = Object.keys(localStorage).find((name) => name.endsWith('.idToken'));
        const [, claims = ''] = localStorage.getItem(key ?? '')?.split('.') ?? [];
        const { exp } = JSON.parse(atob(claims.replaceAll('-', '+').replaceAll('_', '/'))) as { exp: number };
        return exp * 1000 < Date.now();
      },
      { polling: 100 },
    );
    await visitor.open();
  },
};

const fromProvider: Goal = {
  name: 'signed in by a provider',
  errand: 'provider',
  reached: (view, { world }) =>
    view.state === 'signedIn' && view.member !== undefined && world.nameOf(view.user) === provided,
};

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

const newPassword: Goal = { ...signedIn, name: 'signed in with a new password', errand: 'reset' };
const signedUp: Goal = { ...signedIn, name: 'signed up and in', errand: 'sign up' };

const configured = (config: object): PageOptions => ({ attributes: { config: JSON.stringify(config) } });
const question = asking([{ ask: { question: 'What is six times seven?' }, answer: '42' }]);
const unverified = async (world: World, account: Account): Promise<void> => {
  await addAccount(world, account, { email_verified: 'false' });
};
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
    account: (world, account) =>
      world.pool.admin.createUser({
        username: account.email,
        temporaryPassword: account.passwords[0] ?? '',
        attributes: attributes(account),
        suppress: true,
      }),
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
    async account(world, account) {
      await newcomer(world, account);
      const body = {
        ClientId: 'faultsclient000000000000',
        Username: account.email,
        Password: account.passwords[0],
      };
      const UserAttributes = [{ Name: 'email', Value: account.email }];
      await world.cognito.fetch(
        new Request(`${world.url}cognito/`, {
          method: 'POST',
          headers: { 'x-amz-target': 'AWSCognitoIdentityProviderService.SignUp' },
          body: JSON.stringify({ ...body, UserAttributes }),
        }),
      );
      account.hasAccount = true;
    },
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
    async account(world, account) {
      await addAccount(world, account);
      await world.pool.admin.resetUserPassword(account.email);
    },
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
