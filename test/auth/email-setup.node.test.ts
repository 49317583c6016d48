import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { PoolOptions } from '../../src/local-cognito/index.js';
import { createWorld, email, password, poolId, rejection } from './fixtures.js';

/** A user without a second factor, in a pool that insists on one. */
async function createUser(
  mfaTypes: PoolOptions['mfaTypes'] = ['SMS_MFA', 'SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'],
) {
  const world = createWorld({ mfa: 'ON', mfaTypes, requiredAttributes: [] });
  const pool = world.cognito.pools.get(poolId) ?? assert.fail();
  await pool.admin.createUser({ username: 'ada', suppress: true });
  await pool.admin.setUserPassword('ada', password);
  const user = await world.auth.signIn('ada', password);
  world.calls.length = 0;
  return { ...world, pool, user };
}

describe('a second factor that is set up during sign-in', () => {
  it('is one of those that the pool has, as a list', async () => {
    const { user } = await createUser();
    assert.equal(user.challengeName, 'MFA_SETUP');
    const { availableFactors } = user.challengeParam ?? {};
    assert.deepEqual(availableFactors, ['SOFTWARE_TOKEN_MFA', 'SMS_MFA', 'EMAIL_OTP']);
  });

  it('is an email address that gets a code', async () => {
    const { auth, user, calls, code, pool } = await createUser();
    assert.equal(await auth.confirmSignIn(user, email), user);
    assert.equal(user.challengeName, 'EMAIL_OTP');
    assert.equal(user.firstFactor, undefined);
    assert.equal(user.challengeParam?.CODE_DELIVERY_DESTINATION, 'a***@e***');
    await auth.confirmSignIn(user, code());
    assert.equal(user.challengeName, undefined);
    assert.deepEqual(calls.slice(0, 2), ['RespondToAuthChallenge', 'RespondToAuthChallenge']);
    assert.equal(pool.users.find('ada')?.attributes.get('email'), email);
    const signedIn = await auth.currentAuthenticatedUser();
    assert.equal(signedIn.preferredMFA, 'EMAIL_OTP');
  });

  it('can be corrected after an address was refused', async () => {
    const { auth, user } = await createUser();
    const refused = await rejection(auth.confirmSignIn(user, 'ada@'));
    assert.equal(refused.code, 'InvalidParameterException');
    await auth.confirmSignIn(user, email, 'EMAIL_OTP');
    assert.equal(user.challengeName, 'EMAIL_OTP');
  });

  it('is sent once by a double click, and another address is refused meanwhile', async () => {
    const { auth, user, calls } = await createUser();
    const answers = [auth.confirmSignIn(user, email), auth.confirmSignIn(user, email)];
    const other = await rejection(auth.confirmSignIn(user, 'grace@example.com'));
    assert.equal(other.message, 'confirmSignIn: another answer to this challenge is being sent.');
    await Promise.all(answers);
    assert.deepEqual(calls, ['RespondToAuthChallenge']);
  });

  it('sends nothing where it cannot be right', async () => {
    const { auth, user, calls } = await createUser(['SMS_MFA']);
    const none = await rejection(auth.confirmSignIn(user, email));
    assert.equal(
      none.message,
      'confirmSignIn: this user cannot set up email; challengeParam.availableFactors is [SMS_MFA].',
    );
    const code = await rejection(auth.confirmSignIn(user, '123456'));
    assert.match(code.message, /the pending challenge is MFA_SETUP/);
    const wrong = await rejection(auth.confirmSignIn(user, email, 'SMS_MFA'));
    assert.equal(wrong.code, 'InvalidArgument');
    assert.deepEqual(calls, []);
  });

  it('can be email after an app was begun, also while its answer is on the way', async () => {
    const { auth, user, holdAnswer, calls } = await createUser();
    const answer = holdAnswer('AssociateSoftwareToken');
    const setup = auth.setupTOTP(user);
    await answer.reached;
    const other = auth.confirmSignIn(user, email);
    await Promise.resolve();
    assert.deepEqual(calls, ['AssociateSoftwareToken']);
    answer.release();
    await Promise.all([setup, other]);
    assert.equal(user.challengeName, 'EMAIL_OTP');
  });

  it('can be the app again, while the answer to its first setup is on the way', async () => {
    const { auth, user, holdAnswer, totp } = await createUser();
    const answer = holdAnswer('AssociateSoftwareToken');
    const first = auth.setupTOTP(user);
    await answer.reached;
    const second = auth.setupTOTP(user);
    answer.release();
    assert.notEqual(await first, await second);
    await auth.verifyTotpToken(user, await totp(await second));
    assert.equal(user.challengeName, undefined);
  });

  it('is refused when the sign-in took too long', async () => {
    const { auth, user, cognito } = await createUser();
    cognito.clock.advance(4 * 60_000);
    assert.equal((await rejection(auth.confirmSignIn(user, email))).code, 'ChallengeExpired');
  });

  it('is refused when the pool has it no more', async () => {
    const { auth, user, pool } = await createUser();
    pool.update({ mfaTypes: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA'] });
    assert.equal((await rejection(auth.confirmSignIn(user, email))).code, 'MFAMethodNotFoundException');
    const app = await auth.setupTOTP(user);
    assert.ok(app);
  });
});

describe('the second factors of a challenge', () => {
  /** A sign-in in which the service lists the factors in this way. */
  async function listing(challenge: string, name: string, list: unknown) {
    const { open } = await createUser();
    const sent: Record<string, unknown>[] = [];
    const auth = open({
      authenticationFlowType: 'USER_PASSWORD_AUTH',
      fetch: (_, init) => {
        sent.push(JSON.parse(init?.body as string) as Record<string, unknown>);
        const parameters = list === undefined ? {} : { [name]: list };
        return Promise.resolve(
          Response.json({
            ChallengeName: challenge,
            Session: 's'.repeat(20),
            ChallengeParameters: parameters,
          }),
        );
      },
    });
    return { auth, sent, user: await auth.signIn('ada', password) };
  }

  for (const [list, factors] of [
    ['["EMAIL_MFA","SMS_MFA"]', ['SMS_MFA', 'EMAIL_OTP']],
    ['["EMAIL_OTP","EMAIL_MFA","SMELL_MFA"]', ['EMAIL_OTP']],
    [['SOFTWARE_TOKEN_MFA'], ['SOFTWARE_TOKEN_MFA']],
    ['[null, 1, {}]', []],
    ['not JSON', []],
    ['"EMAIL_OTP"', []],
    [undefined, undefined],
  ] as const) {
    it(`are read from ${JSON.stringify(list)}`, async () => {
      const setup = await listing('MFA_SETUP', 'MFAS_CAN_SETUP', list);
      assert.deepEqual(setup.user.challengeParam?.availableFactors, factors);
      const choice = await listing('SELECT_MFA_TYPE', 'MFAS_CAN_CHOOSE', list);
      assert.deepEqual(choice.user.challengeParam?.availableFactors, factors);
    });
  }

  for (const [list, answer] of [
    ['["EMAIL_MFA","SMS_MFA"]', 'EMAIL_MFA'],
    ['["EMAIL_OTP","SMS_MFA"]', 'EMAIL_OTP'],
    [undefined, 'EMAIL_OTP'],
  ] as const) {
    it(`are chosen by the name in ${list}`, async () => {
      const { auth, user, sent } = await listing('SELECT_MFA_TYPE', 'MFAS_CAN_CHOOSE', list);
      await auth.sendMFASelectionAnswer(user, 'EMAIL_OTP');
      assert.deepEqual(sent.at(-1)?.['ChallengeResponses'], { USERNAME: 'ada', ANSWER: answer });
    });
  }
});
