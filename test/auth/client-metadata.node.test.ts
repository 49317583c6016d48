import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { AuthOptions } from '../../src/auth/config/config-types.js';
import type { PoolOptions } from '../../src/local-cognito/index.js';
import { addUser, createWorld, email, password, poolId } from './fixtures.js';

/** What each operation was sent last as its metadata. */
function listen(pool: Partial<PoolOptions> = {}, options: AuthOptions = {}) {
  const world = createWorld(pool);
  const sent = new Map<string, unknown>();
  const auth = world.open({
    async fetch(input, init) {
      const request = new Request(input, init);
      const body = (await request.clone().json()) as Record<string, unknown>;
      const operation = request.headers.get('x-amz-target')?.split('.')[1] ?? '';
      sent.set(operation, { ...(body['ClientMetadata'] as object | undefined) });
      return world.cognito.fetch(request);
    },
    ...options,
  });
  return { ...world, auth, sent };
}

const own = { from: 'the call' };
const metadata = { from: 'the config' };

describe('clientMetadata', () => {
  it('goes with each call that takes it', async () => {
    const { auth, sent, code, cognito } = listen();
    await auth.signUp({ username: 'ada', password, attributes: { email }, clientMetadata: own });
    await auth.resendSignUp('ada', own);
    await auth.confirmSignUp('ada', code(), { clientMetadata: own });
    await auth.forgotPassword('ada', own);
    await auth.forgotPasswordSubmit('ada', code(), password, own);
    const user = await auth.signIn('ada', password);
    await auth.updateUserAttributes(user, { email: 'lovelace@example.com' }, own);
    await auth.verifyUserAttribute(user, 'email', own);
    for (const name of [
      'SignUp',
      'ResendConfirmationCode',
      'ConfirmSignUp',
      'ForgotPassword',
      'ConfirmForgotPassword',
      'UpdateUserAttributes',
      'GetUserAttributeVerificationCode',
    ])
      assert.deepEqual(sent.get(name), own, name);
    sent.clear();
    await auth.updateUserAttribute({
      userAttribute: { attributeKey: 'nickname', value: 'A' },
      options: { clientMetadata: own },
    });
    assert.deepEqual(sent.get('UpdateUserAttributes'), own);
    await auth.verifyCurrentUserAttribute('email', own);
    assert.deepEqual(sent.get('GetUserAttributeVerificationCode'), own);

    await cognito.pools
      .get(poolId)
      ?.admin.createUser({ username: 'lin', temporaryPassword: 'Temporary-1', attributes: { email } });
    const pending = await auth.signIn('lin', 'Temporary-1');
    sent.clear();
    await auth.completeNewPassword(pending, password, {}, own);
    assert.deepEqual(sent.get('RespondToAuthChallenge'), own);
  });

  it('goes with the answer to a second factor and to a custom challenge', async () => {
    const sms = listen({ mfa: 'ON', mfaTypes: ['SMS_MFA'], autoVerifiedAttributes: ['phone_number'] });
    await addUser(sms, 'ada', { email, phone_number: '+12065550100' });
    const user = await sms.auth.signIn('ada', password);
    await sms.auth.confirmSignIn(user, sms.code(), 'SMS_MFA', own);
    assert.deepEqual(sms.sent.get('RespondToAuthChallenge'), own);

    const custom = listen({
      requireConfirmation: false,
      triggers: {
        defineAuthChallenge(event) {
          event.response =
            event.request.session.length > 0 ? { issueTokens: true } : { challengeName: 'CUSTOM_CHALLENGE' };
          return event;
        },
        createAuthChallenge: (event) => event,
        verifyAuthChallengeResponse(event) {
          event.response.answerCorrect = event.request.clientMetadata?.['from'] === own.from;
          return event;
        },
      },
    });
    await custom.auth.signUp({ username: 'ada', password, attributes: { email } });
    await custom.auth.sendCustomChallengeAnswer(await custom.auth.signIn('ada'), 'any', own);
    assert.ok((await custom.auth.currentSession()).isValid());
  });

  it('of the config goes where the call has none', async () => {
    const { auth, sent, code } = listen({}, { clientMetadata: metadata });
    await auth.signUp({ username: 'ada', password, attributes: { email } });
    await auth.confirmSignUp('ada', code(), { clientMetadata: own });
    await auth.signIn('ada', password);
    assert.deepEqual(sent.get('SignUp'), metadata);
    assert.deepEqual(sent.get('ConfirmSignUp'), own);
    assert.deepEqual(sent.get('InitiateAuth'), metadata);
    await auth.updateUserAttribute({ userAttribute: { attributeKey: 'nickname', value: 'A' } });
    assert.deepEqual(sent.get('UpdateUserAttributes'), metadata);
    await auth.signIn({ username: 'ada', password, validationData: { from: 'validation' } });
    assert.deepEqual(sent.get('InitiateAuth'), { from: 'validation' });
  });
});
