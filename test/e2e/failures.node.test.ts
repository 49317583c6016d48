import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { type PoolChanges, useApp } from './support/app.js';
import {
  addMember,
  addMemberWithApp,
  appCode,
  askForReset,
  email,
  newPassword,
  password,
  sendPassword,
  signIn,
  signUp,
  signUpFields,
} from './support/people.js';
import type { Person } from './support/person.js';
import { texts } from './support/texts.js';

const app = useApp();

/** A place where a call can fail: how a user gets there, what they do, and what comes of it once it works. */
interface Place {
  readonly name: string;
  readonly pool?: PoolChanges;
  readonly operation: string;
  arrive(person: Person): Promise<void>;
  act(person: Person): Promise<void>;
  done(person: Person): Promise<void>;
  /** What was typed and stays, and the passwords, which do not. */
  readonly kept?: Readonly<Record<string, string>>;
  readonly emptied?: readonly string[];
}

const atMembers = (person: Person): Promise<void> => person.see('Members’ area');

let appSecret = '';

const places: readonly Place[] = [
  {
    name: 'signing in',
    operation: 'InitiateAuth',
    arrive: () => addMember(app),
    act: (maria) => sendPassword(maria),
    done: atMembers,
    kept: { Email: email },
    emptied: ['Password'],
  },
  {
    name: 'proving the password',
    operation: 'RespondToAuthChallenge',
    arrive: () => addMember(app),
    act: (maria) => sendPassword(maria),
    done: atMembers,
    kept: { Email: email },
    emptied: ['Password'],
  },
  {
    name: 'signing up',
    operation: 'SignUp',
    arrive: (maria) => maria.press('Create an account'),
    act: (maria) => maria.submit('Create account', signUpFields),
    done: (maria) => maria.see('Check your email'),
    kept: { Email: email },
    emptied: ['Password', 'Confirm password'],
  },
  {
    name: 'confirming the account',
    operation: 'ConfirmSignUp',
    arrive: signUp,
    act: (maria) => maria.submit('Confirm', { '6-digit code': maria.code('sign-up') }),
    done: atMembers,
  },
  {
    name: 'giving the second factor',
    operation: 'RespondToAuthChallenge',
    async arrive(maria) {
      appSecret = await addMemberWithApp(app);
      await sendPassword(maria);
      await maria.see('Enter your code');
    },
    act: async (maria) => maria.submit('Confirm', { '6-digit code': await appCode(maria, appSecret) }),
    done: atMembers,
  },
  {
    name: 'asking for a reset code',
    operation: 'ForgotPassword',
    async arrive(maria) {
      await addMember(app);
      await maria.press('Forgot password?');
      await maria.see('Reset your password');
    },
    act: (maria) => maria.submit('Send code', { Email: email }),
    done: (maria) => maria.meet('textbox', 'New password'),
    kept: { Email: email },
  },
  {
    name: 'setting a new password',
    operation: 'ConfirmForgotPassword',
    async arrive(maria) {
      await addMember(app);
      await askForReset(maria);
    },
    act: (maria) =>
      maria.submit('Reset password', {
        '6-digit code': maria.code('reset'),
        'New password': newPassword,
        'Confirm password': newPassword,
      }),
    done: (maria) => maria.learn(texts.passwordChanged),
    emptied: ['New password', 'Confirm password'],
  },
  {
    name: 'replacing a temporary password',
    operation: 'RespondToAuthChallenge',
    async arrive(maria) {
      const attributes = { email, email_verified: 'true' };
      await app.pool.admin.createUser({ username: email, temporaryPassword: password, attributes });
      await sendPassword(maria);
      await maria.see('Choose a new password');
    },
    act: (maria) =>
      maria.submit('Save password', { 'New password': newPassword, 'Confirm password': newPassword }),
    done: atMembers,
    emptied: ['New password', 'Confirm password'],
  },
  {
    name: 'asking for a key for the app',
    pool: { mfa: 'ON', mfaTypes: ['SOFTWARE_TOKEN_MFA'] },
    operation: 'AssociateSoftwareToken',
    async arrive(maria) {
      await addMember(app);
      app.cognito.faults.add({ operation: 'AssociateSoftwareToken', drop: true });
      await sendPassword(maria);
      await maria.see('Set up your app');
      await maria.hear(texts.network);
      app.cognito.faults.clear();
    },
    act: (maria) => maria.press('Try again'),
    done: (maria) => maria.meet('textbox', 'Enter the code it shows'),
  },
  {
    name: 'turning the app on',
    pool: { mfa: 'ON', mfaTypes: ['SOFTWARE_TOKEN_MFA'] },
    operation: 'VerifySoftwareToken',
    async arrive(maria) {
      await addMember(app);
      await sendPassword(maria);
      await maria.meet('textbox', 'Enter the code it shows');
    },
    async act(maria) {
      const key = await maria.page.$eval('auth-totp-setup code', (code) => code.textContent);
      const code = await appCode(maria, key.replaceAll(' ', ''));
      await maria.submit('Turn on', { 'Enter the code it shows': code });
    },
    done: atMembers,
  },
  {
    name: 'asking for a code for a contact',
    operation: 'GetUserAttributeVerificationCode',
    async arrive(maria) {
      await addMember(app, { email_verified: 'false' });
      await sendPassword(maria);
      await maria.see('Verify a contact');
    },
    act: (maria) => maria.press('Send code'),
    done: (maria) => maria.meet('textbox', '6-digit code'),
  },
  {
    name: 'verifying a contact',
    operation: 'VerifyUserAttribute',
    async arrive(maria) {
      await addMember(app, { email_verified: 'false' });
      await sendPassword(maria);
      await maria.see('Verify a contact');
      await maria.press('Send code');
      await maria.meet('textbox', '6-digit code');
    },
    act: (maria) => maria.submit('Confirm', { '6-digit code': maria.code('verify') }),
    done: atMembers,
  },
];

async function assertKept(person: Person, { kept = {}, emptied = [] }: Place): Promise<void> {
  for (const [name, value] of Object.entries(kept)) assert.equal(await person.value(name), value, name);
  for (const name of emptied) assert.equal(await person.value(name), '', name);
}

describe('a server that fails, then works', () => {
  for (const place of places) {
    it(
      place.name,
      app.visit(async (maria) => {
        const { faults } = maria.cognito;
        await maria.open();
        await place.arrive(maria);

        await maria.page.setOfflineMode(true);
        await place.act(maria);
        await maria.hear(texts.network);
        await assertKept(maria, place);
        await maria.page.setOfflineMode(false);

        faults.add({ operation: place.operation, drop: true });
        await place.act(maria);
        await maria.hear(texts.network);
        await assertKept(maria, place);
        faults.clear();

        faults.add({ operation: place.operation, status: 500, body: '<h1>Internal Server Error</h1>' });
        await place.act(maria);
        await maria.hear(texts.server);
        await assertKept(maria, place);
        faults.clear();

        await place.act(maria);
        await place.done(maria);
      }, place.pool),
    );
  }

  it(
    'signs users out even if the service cannot be notified',
    app.visit(async (maria) => {
      await addMember(app);
      await maria.open();
      await signIn(maria);
      await maria.page.setOfflineMode(true);
      await maria.press('Sign out');
      await maria.see('Sign in to Acme');
      await maria.page.setOfflineMode(false);
      await signIn(maria);
    }),
  );

  it(
    'says what to do when the service wants people to slow down',
    app.visit(async (maria) => {
      await addMember(app);
      await maria.open();
      maria.cognito.faults.add({ operation: 'InitiateAuth', error: 'TooManyRequestsException' });
      await sendPassword(maria);
      await maria.hear(texts.tooMany);
      maria.cognito.faults.clear();
      await signIn(maria);
    }),
  );

  it(
    'says that sign-up is closed, not that a password is wrong',
    app.visit(
      async (maria) => {
        await maria.open();
        await maria.press('Create an account');
        await maria.submit('Create account', signUpFields);
        await maria.hear('New accounts can’t be created here. Ask for an invitation.');
      },
      { allowAdminCreateUserOnly: true },
    ),
  );

  it(
    'says what the pool’s own trigger said',
    app.visit(
      async (maria) => {
        await maria.open();
        await maria.press('Create an account');
        await maria.submit('Create account', signUpFields);
        await maria.hear('Members of the club only.');
      },
      { triggers: { preSignUp: () => Promise.reject(new Error('Members of the club only.')) } },
    ),
  );
});
