import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { Auth, type CognitoUser } from '../../src/auth/index.js';
import { email, password } from '../auth/fixtures.js';
import { ada, console, openGuide } from './guide.fixtures.js';

const { username } = ada;
const totpSecret = 'JBSWY3DPEHPK3PXP';
const withBoth = { ...ada, totpSecret, attributes: { email, phone_number: '+12065550100' } };

/** The signed-in user of a user with an app. */
async function signIn(totp: (secret: string) => Promise<string>): Promise<CognitoUser> {
  const user = await Auth.signIn(username, password);
  return Auth.confirmSignIn(user, await totp(totpSecret), 'SOFTWARE_TOKEN_MFA');
}

describe('Enabling TOTP', () => {
  async function setUp(user: CognitoUser, answer: (secret: string) => Promise<string>) {
    let secret = '';
    // To setup TOTP, first you need to get a `authorization code` from Amazon Cognito
    // `user` is the current Authenticated user
    await Auth.setupTOTP(user).then((code) => {
      // You can directly display the `code` to the user or convert it to a QR code to be scanned.
      secret = code;
    });

    // ...

    const challengeAnswer = await answer(secret);
    // Then you will have your TOTP account in your TOTP-generating app (like Google Authenticator)
    // Use the generated one-time password to verify the setup
    await Auth.verifyTotpToken(user, challengeAnswer)
      .then(async () => {
        // don't forget to set TOTP as the preferred MFA method
        await Auth.setPreferredMFA(user, 'TOTP');
        // ...
      })
      .catch((e: unknown) => {
        // Token is not verified
        console.log(e);
      });
  }

  it('sets an app up, whose code the next sign-in asks for', async () => {
    const { totp } = await openGuide();
    await setUp(await Auth.signIn(username, password), totp);
    assert.deepEqual(console.rest(), []);
    assert.equal((await Auth.signIn(username, password)).challengeName, 'SOFTWARE_TOKEN_MFA');
  });

  it('is not done with a wrong code', async () => {
    await openGuide();
    await setUp(await Auth.signIn(username, password), () => Promise.resolve('000000'));
    assert.equal(((await console.value()) as Error).name, 'EnableSoftwareTokenMFAException');
    assert.equal((await Auth.signIn(username, password)).challengeName, undefined);
  });
});

describe('Setup MFA Type', () => {
  it('selects TOTP, SMS or none', async () => {
    const { totp } = await openGuide({ users: [withBoth] });
    const user = await signIn(totp);

    // You can select preferred mfa type, for example:
    // Select TOTP as preferred
    Auth.setPreferredMFA(user, 'TOTP')
      .then((data) => {
        console.log(data);
        // ...
      })
      .catch((e: unknown) => console.log(e));
    assert.equal(await console.value(), 'SUCCESS');
    assert.equal((await Auth.signIn(username, password)).challengeName, 'SOFTWARE_TOKEN_MFA');

    // Select SMS as preferred
    await Auth.setPreferredMFA(user, 'SMS');
    assert.equal((await Auth.signIn(username, password)).challengeName, 'SMS_MFA');

    // Select no-mfa
    await Auth.setPreferredMFA(user, 'NOMFA');
    assert.equal((await Auth.signIn(username, password)).challengeName, undefined);
  });

  it('is refused for a factor that is not there', async () => {
    await openGuide();
    const user = await Auth.signIn(username, password);
    for (const method of ['TOTP', 'SMS'] as const)
      await assert.rejects(Auth.setPreferredMFA(user, method), { code: 'InvalidParameterException' });
  });
});

describe('Retrieving Current Preferred MFA Type', () => {
  async function getPreferredMFA(user: CognitoUser, bypassCache: boolean) {
    // Will retrieve the current mfa type from cache
    await Auth.getPreferredMFA(user, {
      // Optional, by default is false.
      // If set to true, it will get the MFA type from server side instead of from local cache.
      bypassCache,
    }).then((data) => {
      console.log('Current prefered MFA type is: ' + data);
    });
    return console.value();
  }

  it('from the cache, and from the service when asked to', async () => {
    const { totp, calls } = await openGuide({ users: [withBoth] });
    const user = await signIn(totp);
    assert.equal(await getPreferredMFA(user, true), 'Current prefered MFA type is: SOFTWARE_TOKEN_MFA');
    calls.length = 0;
    assert.equal(await getPreferredMFA(user, false), 'Current prefered MFA type is: SOFTWARE_TOKEN_MFA');
    assert.deepEqual(calls, []);
    await Auth.setPreferredMFA(user, 'SMS');
    assert.equal(await getPreferredMFA(user, false), 'Current prefered MFA type is: SMS_MFA');
    await Auth.setPreferredMFA(user, 'NOMFA');
    assert.equal(await getPreferredMFA(user, true), 'Current prefered MFA type is: NOMFA');
  });
});
