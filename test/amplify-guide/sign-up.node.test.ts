import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { Auth, type AuthError, type SignUpResult } from '../../src/auth/index.js';
import { clientId, email, password } from '../auth/fixtures.js';
import { console, openGuide } from './guide.fixtures.js';

const username = 'grace';
const phone_number = '+12065550100';

function signUp() {
  Auth.signUp({
    username,
    password,
    attributes: {
      email, // optional
      phone_number, // optional - E.164 number convention
      // other custom attributes
    },
    validationData: [], // optional
  })
    .then((data) => console.log(data))
    .catch((err: unknown) => console.log(err));
}

function confirmSignUp(code: string) {
  // After retrieving the confirmation code from the user
  Auth.confirmSignUp(username, code, {
    // Optional. Force user confirmation irrespective of existing alias. By default set to True.
    forceAliasCreation: true,
  })
    .then((data) => console.log(data))
    .catch((err: unknown) => console.log(err));
}

function resendSignUp() {
  Auth.resendSignUp(username)
    .then(() => {
      console.log('code resent successfully');
    })
    .catch((e: unknown) => {
      console.log(e);
    });
}

const failure = async () => ((await console.value()) as AuthError).code;

describe('Sign Up', () => {
  it('makes an account, sends the code again, and confirms it', async () => {
    const { code } = await openGuide();
    signUp();
    const { user, userConfirmed, userSub } = (await console.value()) as SignUpResult;
    assert.equal(user.getUsername(), 'grace');
    assert.equal(userConfirmed, false);
    assert.match(userSub, /^[\da-f-]{36}$/);
    const first = code();
    resendSignUp();
    assert.equal(await console.value(), 'code resent successfully');
    confirmSignUp(code());
    assert.equal(await console.value(), 'SUCCESS');
    assert.ok(first);
    assert.equal((await Auth.signIn(username, password)).challengeName, undefined);
  });

  it('gives validationData to the PreSignUp trigger, as a list or as an object', async () => {
    const seen: unknown[] = [];
    await openGuide({
      users: [],
      pool: {
        triggers: {
          preSignUp(event) {
            seen.push(event.request.validationData);
            return event;
          },
        },
      },
    });
    const attributes = { email };
    const list = [{ Name: 'shop', Value: 'north' }];
    await Auth.signUp({ username, password, attributes, validationData: list });
    await Auth.signUp({ username: 'lin', password, attributes, validationData: { shop: 'south' } });
    assert.deepEqual(seen, [{ shop: 'north' }, { shop: 'south' }]);
  });

  it('says what is wrong', async () => {
    await openGuide({
      users: [],
      pool: { clients: [{ id: clientId, preventUserExistenceErrors: 'LEGACY' }] },
    });
    resendSignUp();
    assert.equal(await failure(), 'UserNotFoundException');
    signUp();
    await console.value();
    confirmSignUp('wrong');
    assert.equal(await failure(), 'CodeMismatchException');
    signUp();
    assert.equal(await failure(), 'UsernameExistsException');
  });
});

describe('Forcing Email Uniqueness in Cognito User Pools', () => {
  it('is the pool’s: a second account with the address is refused', async () => {
    const { code } = await openGuide({ users: [], pool: { usernameAttributes: ['email'] } });
    await Auth.signUp({ username: email, password, attributes: { email } });
    await Auth.confirmSignUp(email, code());
    const again = Auth.signUp({ username: email, password, attributes: { email } });
    await assert.rejects(again, { code: 'UsernameExistsException' });
  });

  it('forceAliasCreation takes the address from the earlier account, false refuses it', async () => {
    const { code } = await openGuide({ pool: { aliasAttributes: ['email'] } });
    await Auth.signUp({ username, password, attributes: { email } });
    const refused = Auth.confirmSignUp(username, code(), { forceAliasCreation: false });
    await assert.rejects(refused, { code: 'AliasExistsException' });
    confirmSignUp(code());
    assert.equal(await console.value(), 'SUCCESS');
    assert.equal((await Auth.signIn(email, password)).getUsername(), 'grace');
  });
});
