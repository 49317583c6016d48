import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { Auth, AuthError, type CognitoUser } from '../../src/auth/index.js';
import { clientId, email, password, poolId } from '../auth/fixtures.js';
import { ada, console, openGuide } from './guide.fixtures.js';

/** What the Amplify guide leaves to its reader. */
interface Reader {
  username: string;
  password: string;
  newPassword: string;
  mfaType: 'SMS_MFA' | 'SOFTWARE_TOKEN_MFA';
  getCodeFromUserInput: () => string;
  getInfoFromUserInput: () => { email: string; phone_number: string };
}

const reader: Reader = {
  username: 'ada',
  password,
  newPassword: 'Another-Horse-8',
  mfaType: 'SMS_MFA',
  getCodeFromUserInput: () => '000000',
  getInfoFromUserInput: () => ({ email, phone_number: '+12065550100' }),
};

async function signIn(given: Partial<Reader>) {
  const { username, password, newPassword, mfaType, getCodeFromUserInput, getInfoFromUserInput } = {
    ...reader,
    ...given,
  };
  try {
    const user = await Auth.signIn(username, password);
    if (user.challengeName === 'SMS_MFA' || user.challengeName === 'SOFTWARE_TOKEN_MFA') {
      // You need to get the code from the UI inputs
      // and then trigger the following function with a button click
      const code = getCodeFromUserInput();
      // If MFA is enabled, sign-in should be confirmed with the confirmation code
      const loggedUser = await Auth.confirmSignIn(
        user, // Return object from Auth.signIn()
        code, // Confirmation code
        mfaType, // MFA Type e.g. SMS_MFA, SOFTWARE_TOKEN_MFA
      );
      console.log(loggedUser);
    } else if (user.challengeName === 'NEW_PASSWORD_REQUIRED') {
      const { requiredAttributes } = user.challengeParam!; // the array of required attributes, e.g ['email', 'phone_number']
      // You need to get the new password and required attributes from the UI inputs
      // and then trigger the following function with a button click
      // For example, the email and phone_number are required attributes
      const { email, phone_number } = getInfoFromUserInput();
      const loggedUser = await Auth.completeNewPassword(
        user, // the Cognito User Object
        newPassword, // the new password
        // OPTIONAL, the required attributes
        {
          email,
          phone_number,
        },
      );
      console.log(loggedUser, requiredAttributes);
    } else if (user.challengeName === 'MFA_SETUP') {
      // This happens when the MFA method is TOTP
      // The user needs to setup the TOTP before using it
      // More info please check the Enabling MFA part
      console.log(await Auth.setupTOTP(user));
    } else {
      // The user directly signs in
      console.log(user);
    }
  } catch (err) {
    if (!(err instanceof AuthError)) throw err;
    if (err.code === 'UserNotConfirmedException') {
      // The error happens if the user didn't finish the confirmation step when signing up
      console.log('resend the code and confirm the user');
    } else if (err.code === 'PasswordResetRequiredException') {
      // The error happens when the password is reset in the Cognito console
      console.log('call forgotPassword');
    } else if (err.code === 'NotAuthorizedException') {
      // The error happens when the incorrect password is provided
      console.log('the incorrect password');
    } else if (err.code === 'UserNotFoundException') {
      // The error happens when the supplied username/email does not exist in the Cognito user pool
      console.log('does not exist');
    } else {
      console.log(err);
    }
  }
}

const isSignedIn = async (user: unknown): Promise<boolean> =>
  (user as CognitoUser).challengeName === undefined && (await Auth.currentSession()).isValid();

describe('Sign In', () => {
  it('signs in directly', async () => {
    await openGuide();
    await signIn({});
    assert.ok(await isSignedIn(await console.value()));
  });

  it('asks for the code of a text message', async () => {
    const { code } = await openGuide({
      users: [{ ...ada, attributes: { email, phone_number: '+12065550100' } }],
      pool: { mfa: 'ON', mfaTypes: ['SMS_MFA'] },
    });
    await signIn({ getCodeFromUserInput: code });
    assert.ok(await isSignedIn(await console.value()));
    await signIn({ getCodeFromUserInput: () => 'wrong' });
    assert.equal(((await console.value()) as AuthError).code, 'CodeMismatchException');
  });

  it('asks for the one-time password of an app', async () => {
    const totpSecret = 'JBSWY3DPEHPK3PXP';
    const { totp } = await openGuide({ users: [{ ...ada, totpSecret }] });
    const shown = await totp(totpSecret);
    await signIn({ mfaType: 'SOFTWARE_TOKEN_MFA', getCodeFromUserInput: () => shown });
    assert.ok(await isSignedIn(await console.value()));
  });

  it('asks for a new password and the required attributes', async () => {
    await openGuide({
      users: [{ username: 'ada', password, status: 'FORCE_CHANGE_PASSWORD' }],
      pool: { requiredAttributes: ['email', 'phone_number'] },
    });
    await signIn({});
    const [user, required] = await console.line();
    assert.deepEqual(required, ['email', 'phone_number']);
    assert.ok(await isSignedIn(user));
    const { attributes } = await Auth.currentAuthenticatedUser();
    assert.deepEqual([attributes?.email, attributes?.phone_number], [email, '+12065550100']);
    await signIn({ password: 'Another-Horse-8' });
    assert.ok(await isSignedIn(await console.value()));
  });

  it('starts the set-up of an app where the pool wants one', async () => {
    await openGuide({ pool: { mfa: 'ON', mfaTypes: ['SOFTWARE_TOKEN_MFA'] } });
    await signIn({});
    assert.match(String(await console.value()), /^[A-Z2-7]{32,}$/);
  });

  it('tells its failures apart by code', async () => {
    const { cognito } = await openGuide({
      users: [
        ada,
        { ...ada, username: 'lin', status: 'UNCONFIRMED' },
        { ...ada, username: 'joan', attributes: { email: 'joan@example.com' } },
      ],
      pool: { clients: [{ id: clientId, preventUserExistenceErrors: 'LEGACY' }] },
    });
    await cognito.pools.get(poolId)?.admin.resetUserPassword('joan');
    await signIn({ username: 'lin' });
    assert.equal(await console.value(), 'resend the code and confirm the user');
    await signIn({ username: 'joan' });
    assert.equal(await console.value(), 'call forgotPassword');
    await signIn({ password: 'Wrong-Horse-9' });
    assert.equal(await console.value(), 'the incorrect password');
    await signIn({ username: 'nobody' });
    assert.equal(await console.value(), 'does not exist');
  });

  it('takes an object, with validationData for the PreAuthentication trigger', async () => {
    const seen: unknown[] = [];
    await openGuide({
      pool: {
        triggers: {
          preAuthentication(event) {
            seen.push(event.request.validationData);
            return event;
          },
        },
      },
    });
    const { username } = ada;
    const validationData = { shop: 'north' };

    Auth.signIn({
      username, // Required, the username
      password, // Optional, the password
      validationData, // Optional, a random key-value pair map which can contain any key and will be passed to your PreAuthentication Lambda trigger as-is. It can be used to implement additional validations around authentication
    })
      .then((user) => console.log(user))
      .catch((err: unknown) => console.log(err));

    assert.ok(await isSignedIn(await console.value()));
    assert.deepEqual(seen, [{ shop: 'north' }]);
  });
});

describe('Complete new password', () => {
  it('signs in with the new password and the attributes', async () => {
    await openGuide({ users: [{ username: 'ada', password, status: 'FORCE_CHANGE_PASSWORD' }] });
    const { username } = ada;
    const newPassword = 'Another-Horse-8';

    Auth.signIn(username, password)
      .then((user) => {
        if (user.challengeName === 'NEW_PASSWORD_REQUIRED') {
          const { requiredAttributes } = user.challengeParam!; // the array of required attributes, e.g ['email', 'phone_number']
          assert.deepEqual(requiredAttributes, ['email']);
          Auth.completeNewPassword(
            user, // the Cognito User Object
            newPassword, // the new password
            // OPTIONAL, the required attributes
            {
              email: 'xxxx@example.com',
              phone_number: '+12065550100',
            },
          )
            .then((user) => {
              // at this time the user is logged in if no MFA required
              console.log(user);
            })
            .catch((e: unknown) => {
              console.log(e);
            });
        } else {
          // other situations
        }
      })
      .catch((e: unknown) => {
        console.log(e);
      });

    assert.ok(await isSignedIn(await console.value()));
    assert.equal((await Auth.currentAuthenticatedUser()).attributes?.email, 'xxxx@example.com');
  });
});
