import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { createAuth } from '../auth/auth.js';
import { createCognitoFixture } from './cognito-fixture.js';

const password = 'Correct-Horse-9';
const totpSecret = 'JBSWY3DPEHPK3PXP';
const ada = { username: 'ada', password, attributes: { email: 'ada@example.com' } };

describe('a Cognito fixture', () => {
  it('has its people in it', async () => {
    const { config } = await createCognitoFixture({ users: [ada] });
    const auth = createAuth(config);
    const user = await auth.signIn('ada', password);
    assert.equal(user.challengeName, undefined);
    const { attributes } = await auth.currentAuthenticatedUser();
    assert.equal(attributes?.email, 'ada@example.com');
    assert.equal(attributes.email_verified, true);
    await assert.rejects(auth.signIn('ada', 'Wrong-Horse-9'), { code: 'NotAuthorizedException' });
  });

  it('knows the codes, sent or shown by an app', async () => {
    const fixture = await createCognitoFixture({ users: [{ ...ada, totpSecret }] });
    const auth = createAuth(fixture.config);
    assert.throws(() => fixture.code(), /No code was sent/);
    await auth.forgotPassword('ada');
    await auth.forgotPasswordSubmit('ada', fixture.code('ada@example.com'), 'Better-Horse-9');
    const user = await auth.signIn('ada', 'Better-Horse-9');
    assert.equal(user.challengeName, 'SOFTWARE_TOKEN_MFA');
    await auth.confirmSignIn(user, await fixture.totp(totpSecret), 'SOFTWARE_TOKEN_MFA');
    assert.equal((await auth.currentSession()).isValid(), true);
  });

  it('begins again', async () => {
    const fixture = await createCognitoFixture({ users: [ada], seed: 'one' });
    const auth = createAuth(fixture.config);
    await auth.forgotPassword('ada');
    const code = fixture.code();
    await auth.signUp('bob', password, 'bob@example.com');
    await fixture.reset();
    assert.throws(() => fixture.code('bob'), /to bob/);
    await auth.forgotPassword('ada');
    assert.equal(fixture.code(), code);
    assert.equal((await auth.signIn('ada', password)).challengeName, undefined);
  });

  it('refuses a person whom the pool does not take', () =>
    assert.rejects(createCognitoFixture({ users: [{ ...ada, password: 'short' }] }), {
      code: 'InvalidPasswordException',
    }));
});
