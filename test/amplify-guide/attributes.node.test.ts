import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { Auth } from '../../src/auth/index.js';
import { password } from '../auth/fixtures.js';
import { ada, console, openGuide } from './guide.fixtures.js';

describe('Working with User Attributes', () => {
  it('passes attributes during sign up', async () => {
    const { code } = await openGuide({ users: [] });

    await Auth.signUp({
      username: 'jdoe',
      password: 'Mysecurerandompassword#123',
      attributes: {
        email: 'me@domain.com',
        phone_number: '+12128601234', // E.164 number convention
        given_name: 'Jane',
        family_name: 'Doe',
        nickname: 'Jane',
      },
    });

    await Auth.confirmSignUp('jdoe', code());
    await Auth.signIn('jdoe', 'Mysecurerandompassword#123');
    const user = await Auth.currentAuthenticatedUser();

    const { attributes } = user;

    assert.deepEqual(
      { ...attributes, sub: undefined },
      {
        sub: undefined,
        email: 'me@domain.com',
        email_verified: true,
        phone_number: '+12128601234',
        phone_number_verified: false,
        given_name: 'Jane',
        family_name: 'Doe',
        nickname: 'Jane',
      },
    );
  });

  it('updates attributes, and confirms the code that comes with a changed address', async () => {
    const { code, cognito } = await openGuide();
    await Auth.signIn(ada.username, password);
    const user = await Auth.currentAuthenticatedUser();

    const result = await Auth.updateUserAttributes(user, {
      email: 'me@anotherdomain.com',
      family_name: 'Lastname',
    });
    console.log(result); // SUCCESS

    assert.equal(await console.value(), 'SUCCESS');
    assert.equal(cognito.outbox.last()?.destination, 'me@anotherdomain.com');
    await assert.rejects(Auth.verifyCurrentUserAttributeSubmit('email', 'abc123'), {
      code: 'CodeMismatchException',
    });

    const verified = await Auth.verifyCurrentUserAttributeSubmit('email', code());

    assert.equal(verified, 'SUCCESS');
    const { attributes } = await Auth.currentAuthenticatedUser();
    assert.equal(attributes?.email, 'me@anotherdomain.com');
    assert.equal(attributes.email_verified, true);
    assert.equal(attributes.family_name, 'Lastname');
  });
});
