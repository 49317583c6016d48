import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';

import {
  Auth,
  type AuthError,
  type CodeDelivery,
  type CognitoUser,
  type CognitoUserSession,
} from '../../src/auth/index.js';
import { email, password } from '../auth/fixtures.js';
import { ada, console, type Guide, openGuide } from './guide.fixtures.js';

const { username } = ada;
const new_password = 'Another-Horse-8';
const failure = async () => ((await console.value()) as AuthError).code;
let guide: Guide;

beforeEach(async () => {
  guide = await openGuide({ pool: { autoVerifiedAttributes: ['email', 'phone_number'] } });
});

describe('Sign Out', () => {
  it('forgets the session', async () => {
    await Auth.signIn(username, password);

    Auth.signOut()
      .then((data) => console.log(data))
      .catch((err: unknown) => console.log(err));

    assert.equal(await console.value(), undefined);
    assert.equal(guide.storage.items.size, 0);
  });

  it('revokes the tokens on all devices with global', async () => {
    await Auth.signIn(username, password);
    const other = new Map(guide.storage.items);
    await Auth.signIn(username, password);

    // By doing this, you are revoking all the auth tokens(id token, access token and refresh token)
    // which means the user is signed out from all the devices
    Auth.signOut({ global: true })
      .then((data) => console.log(data))
      .catch((err: unknown) => console.log(err));

    assert.equal(await console.value(), undefined);
    for (const [key, value] of other) guide.storage.setItem(key, value);
    await assert.rejects(Auth.currentAuthenticatedUser({ bypassCache: true }), { code: 'NotSignedIn' });
  });
});

describe('Change password', () => {
  function changePassword(oldPassword: string, newPassword: string) {
    Auth.currentAuthenticatedUser()
      .then((user) => {
        return Auth.changePassword(user, oldPassword, newPassword);
      })
      .then((data) => console.log(data))
      .catch((err: unknown) => console.log(err));
  }

  it('takes the old and the new one', async () => {
    await Auth.signIn(username, password);
    changePassword(password, new_password);
    assert.equal(await console.value(), 'SUCCESS');
    await Auth.signIn(username, new_password);
  });

  it('is refused with a wrong old one, and without a user', async () => {
    changePassword(password, new_password);
    assert.equal(await failure(), 'NotSignedIn');
    await Auth.signIn(username, password);
    changePassword('Wrong-Horse-9', new_password);
    assert.equal(await failure(), 'NotAuthorizedException');
  });
});

describe('Forgot Password', () => {
  function forgotPassword() {
    Auth.forgotPassword(username)
      .then((data) => console.log(data))
      .catch((err: unknown) => console.log(err));
  }

  function forgotPasswordSubmit(code: string) {
    // Collect confirmation code and new password, then
    Auth.forgotPasswordSubmit(username, code, new_password)
      .then((data) => console.log(data))
      .catch((err: unknown) => console.log(err));
  }

  it('sends a code, and takes it with the new password', async () => {
    forgotPassword();
    const { CodeDeliveryDetails } = (await console.value()) as CodeDelivery;
    assert.equal(CodeDeliveryDetails.DeliveryMedium, 'EMAIL');
    forgotPasswordSubmit(guide.code());
    assert.equal(await console.value(), 'SUCCESS');
    await Auth.signIn(username, new_password);
  });

  it('is refused with another code', async () => {
    forgotPassword();
    await console.value();
    forgotPasswordSubmit('wrong');
    assert.equal(await failure(), 'CodeMismatchException');
    await assert.rejects(Auth.signIn(username, new_password), { code: 'NotAuthorizedException' });
  });
});

describe('Verify phone_number or email address', () => {
  const attr = 'phone_number';

  function verifyCurrentUserAttribute() {
    // To initiate the process of verifying the attribute like 'phone_number' or 'email'
    Auth.verifyCurrentUserAttribute(attr)
      .then(() => {
        console.log('a verification code is sent');
      })
      .catch((e: unknown) => {
        console.log('failed with error', e);
      });
  }

  function verifyCurrentUserAttributeSubmit(code: string) {
    // To verify attribute with the code
    Auth.verifyCurrentUserAttributeSubmit(attr, code)
      .then(() => {
        console.log('phone_number verified');
      })
      .catch((e: unknown) => {
        console.log('failed with error', e);
      });
  }

  beforeEach(async () => {
    const user = await Auth.signIn(username, password);
    await Auth.updateUserAttributes(user, { phone_number: '+12065550100' });
  });

  it('sends a code, and takes it', async () => {
    verifyCurrentUserAttribute();
    assert.deepEqual(await console.line(), ['a verification code is sent']);
    assert.equal(guide.cognito.outbox.last()?.destination, '+12065550100');
    verifyCurrentUserAttributeSubmit(guide.code());
    assert.deepEqual(await console.line(), ['phone_number verified']);
    const { attributes } = await Auth.currentAuthenticatedUser();
    assert.equal(attributes?.phone_number_verified, true);
  });

  it('is refused with another code', async () => {
    verifyCurrentUserAttributeSubmit('wrong');
    const [text, error] = await console.line();
    assert.equal(text, 'failed with error');
    assert.equal((error as AuthError).code, 'CodeMismatchException');
  });
});

describe('Retrieve Current Authenticated User', () => {
  function currentAuthenticatedUser(bypassCache: boolean) {
    Auth.currentAuthenticatedUser({
      bypassCache, // Optional, By default is false. If set to true, this call will send a request to Cognito to get the latest user data
    })
      .then((user) => console.log(user))
      .catch((err: unknown) => console.log(err));
  }

  it('gives the user with attributes, from the service only when asked to', async () => {
    await Auth.signIn(username, password);
    for (const [bypassCache, asks] of [
      [false, true],
      [false, false],
      [true, true],
    ] as const) {
      guide.calls.length = 0;
      currentAuthenticatedUser(bypassCache);
      const user = (await console.value()) as CognitoUser;
      assert.equal(user.attributes?.email, email);
      assert.deepEqual(guide.calls, asks ? ['GetUser'] : []);
    }
  });

  it('rejects when there is no user logged in', async () => {
    currentAuthenticatedUser(false);
    assert.equal(await failure(), 'NotSignedIn');
  });
});

describe('Retrieve Current Session', () => {
  it('gives the tokens, refreshed when they have expired', async (t) => {
    t.mock.timers.enable({ apis: ['Date'], now: Date.now() });
    await Auth.signIn(username, password);

    const currentSession = () =>
      Auth.currentSession()
        .then((data) => console.log(data))
        .catch((err: unknown) => console.log(err));

    void currentSession();
    const first = (await console.value()) as CognitoUserSession;
    // Times of the service are whole seconds.
    t.mock.timers.tick(3_602_000);
    assert.equal(first.isValid(), false);
    void currentSession();
    const second = (await console.value()) as CognitoUserSession;
    assert.notEqual(second.getAccessToken().getJwtToken(), first.getAccessToken().getJwtToken());
    assert.equal(second.getIdToken().payload['email'], email);
    assert.equal(second.getRefreshToken().getToken(), first.getRefreshToken().getToken());
    assert.equal(second.isValid(), true);
  });
});
