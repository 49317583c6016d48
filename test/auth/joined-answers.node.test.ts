import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';

import type { AuthApi, CognitoUser } from '../../src/auth/index.js';
import { toAuthError } from '../../src/lib/auth-error.js';
import { addUser, createWorld, password, TestStorage, type World } from './fixtures.js';

const outcome = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'ok',
    (error: unknown) => toAuthError(error).code,
  );

async function pendingCode(): Promise<{ readonly world: World; readonly user: CognitoUser }> {
  const world = createWorld(
    { firstFactors: ['PASSWORD', 'EMAIL_OTP'] },
    { authenticationFlowType: 'USER_AUTH' },
  );
  await addUser(world);
  return { world, user: await world.auth.signIn({ username: 'ada', preferredChallenge: 'EMAIL_OTP' }) };
}

/** Answers twice, by one Auth or by two, and cancels some of the calls before the response. */
async function answerTwice(canceled: readonly number[], other?: (world: World) => AuthApi) {
  const { world, user } = await pendingCode();
  const held = world.holdAnswer('RespondToAuthChallenge');
  const auths = [world.auth, other?.(world) ?? world.auth];
  const calls = auths.map((auth) => auth.confirmSignIn(user, world.code()));
  const outcomes = calls.map(outcome);
  await held.reached;
  await wait(20);
  calls.forEach((call, index) => {
    if (canceled.includes(index)) world.auth.cancelSignIn(call);
  });
  held.release();
  return { world, outcomes: await Promise.all(outcomes), auths };
}

describe('two equal answers at the same time', () => {
  for (const [canceled, expected] of [
    [[], ['ok', 'ok']],
    [[0], ['SignInCanceled', 'ok']],
    [[1], ['ok', 'SignInCanceled']],
    [
      [0, 1],
      ['SignInCanceled', 'SignInCanceled'],
    ],
  ] as const)
    it(`are sent once; canceled calls: ${canceled.join(' and ') || 'none'}`, async () => {
      const { world, outcomes } = await answerTwice(canceled);
      assert.deepEqual(outcomes, expected);
      assert.equal(world.calls.filter((call) => call === 'RespondToAuthChallenge').length, 1);
      const session = await outcome(world.auth.currentSession());
      assert.equal(session, expected.includes('ok' as never) ? 'ok' : 'NotSignedIn');
    });

  it('of two instances with their own storage are not joined', async () => {
    const { outcomes, auths } = await answerTwice([], (world) => world.open({ storage: new TestStorage() }));
    const sessions = await Promise.all(auths.map((auth) => outcome(auth.currentSession())));
    assert.deepEqual(
      outcomes.map((each) => each === 'ok'),
      sessions.map((each) => each === 'ok'),
    );
  });

  for (const operation of ['RespondToAuthChallenge', 'ConfirmDevice'])
    it(`are joined until the session is stored: a click during ${operation}`, async () => {
      const world = createWorld({ mfa: 'ON', mfaTypes: ['EMAIL_OTP'], deviceTracking: 'ALWAYS' });
      await addUser(world);
      const user = await world.auth.signIn('ada', password);
      const code = world.code();
      const held = world.holdAnswer(operation);
      const clicks = [outcome(world.auth.confirmSignIn(user, code))];
      await held.reached;
      clicks.push(outcome(world.auth.confirmSignIn(user, code)));
      await wait(20);
      held.release();
      const done = new AbortController();
      void clicks[0]?.then(() => done.abort());
      for (let turn = 0; !done.signal.aborted; turn++) {
        clicks.push(outcome(world.auth.confirmSignIn(user, code)));
        // Some of the work waits for more than a microtask.
        await (turn % 20 ? Promise.resolve() : wait(1));
      }
      assert.deepEqual([...new Set(await Promise.all(clicks))], ['ok']);
    });

  it('with the code of an authenticator app verify it once', async () => {
    const world = createWorld({ mfa: 'ON', mfaTypes: ['SOFTWARE_TOKEN_MFA'] });
    await addUser(world);
    const user = await world.auth.signIn('ada', password);
    const code = await world.totp(await world.auth.setupTOTP(user));
    const calls = [world.auth.verifyTotpToken(user, code), world.auth.verifyTotpToken(user, code)];
    assert.deepEqual(await Promise.all(calls.map(outcome)), ['ok', 'ok']);
    assert.equal(world.calls.filter((call) => call === 'VerifySoftwareToken').length, 1);
  });
});
