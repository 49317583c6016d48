import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { SignUpParams } from '../../src/auth/types.js';
import { addUser, createWorld, email, password, prefix, rejection } from './fixtures.js';

describe('signing up', () => {
  it('takes the parameters one by one', async () => {
    const world = createWorld({ autoVerifiedAttributes: ['email'] });
    await world.auth.signUp('ada', password, email, '+12065550100');
    await world.auth.confirmSignUp('ada', world.code());
    const user = await world.auth.signIn('ada', password);
    assert.deepEqual(await world.auth.verifiedContact(user), {
      verified: { email },
      unverified: { phone_number: '+12065550100' },
    });
  });

  it('says where the code went, also as the legacy library wraps it', async () => {
    const world = createWorld();
    await world.auth.signUp({ username: 'ada', password, attributes: { email } });
    const first = world.code();
    const delivery = await world.auth.resendSignUp('ada');
    assert.equal(delivery.DeliveryMedium, 'EMAIL');
    assert.deepEqual(
      { ...delivery, CodeDeliveryDetails: undefined },
      { ...delivery.CodeDeliveryDetails, CodeDeliveryDetails: undefined },
    );
    assert.equal(world.cognito.outbox.messages().length, 2);
    assert.equal(await world.auth.confirmSignUp('ada', world.code()), 'SUCCESS');
    assert.ok(first);
  });

  it('reports what happened', async () => {
    const world = createWorld();
    await addUser(world);
    await rejection(world.auth.signUp({ username: 'ada', password, attributes: { email } }));
    assert.deepEqual(
      world.events.map(({ event }) => event),
      ['signUp', 'confirmSignUp', 'signUp_failure'],
    );
  });

  it('rejects with the name that the service gives', async () => {
    const world = createWorld();
    const { auth } = world;
    const weak = await rejection(auth.signUp({ username: 'ada', password: 'short', attributes: { email } }));
    assert.equal(weak.code, 'InvalidPasswordException');
    assert.equal(weak.name, weak.code);
    await auth.signUp({ username: 'ada', password, attributes: { email } });
    const twice = await rejection(auth.signUp({ username: 'ada', password, attributes: { email } }));
    assert.equal(twice.code, 'UsernameExistsException');
    assert.equal((await rejection(auth.confirmSignUp('ada', '000000'))).code, 'CodeMismatchException');
    assert.equal((await rejection(auth.signIn('ada', password))).code, 'UserNotConfirmedException');
    const late = world.code();
    world.cognito.clock.advance(25 * 3_600_000);
    assert.equal((await rejection(auth.confirmSignUp('ada', late))).code, 'ExpiredCodeException');
    await auth.resendSignUp('ada');
    await auth.confirmSignUp('ada', world.code());
    assert.equal((await rejection(auth.confirmSignUp('ada', late))).code, 'NotAuthorizedException');
  });

  it('names the wrong argument of a call, and sends no request', async () => {
    const { auth, calls } = createWorld();
    const wrong: [unknown, RegExp][] = [
      [undefined, /username/],
      [null, /username/],
      [{ username: 7, password }, /username/],
      [{ username: 'ada', password: '' }, /password/],
      [{ username: 'ada', password, attributes: { email: 7 } }, /attributes\.email/],
      [{ username: 'ada', password, attributes: 'email' }, /attributes/],
      [{ username: 'ada', password, validationData: [7] }, /validationData/],
    ];
    for (const [params, text] of wrong) {
      const error = await rejection(auth.signUp(params as SignUpParams));
      assert.equal(error.code, 'InvalidArgument');
      assert.match(error.message, text);
    }
    assert.equal((await rejection(auth.confirmSignUp('ada', ''))).code, 'InvalidArgument');
    assert.equal((await rejection(auth.resendSignUp(''))).code, 'InvalidArgument');
    assert.deepEqual(calls, []);
  });
});

describe('the automatic sign-in', () => {
  const params = { username: 'ada', password, attributes: { email }, autoSignIn: true };

  it('starts once the account is confirmed, and is joined', async () => {
    const world = createWorld();
    const { auth, calls } = world;
    await auth.signUp(params);
    await auth.confirmSignUp('ada', world.code());
    const [first, second] = await Promise.all([auth.autoSignIn('ada'), auth.autoSignIn('ada')]);
    assert.equal(first, second);
    assert.ok(first?.getUsername());
    assert.equal(calls.filter((name) => name === 'InitiateAuth').length, 1);
    assert.ok(world.storage.getItem(`${prefix}.LastAuthUser`));
    assert.deepEqual(
      world.events.map(({ event }) => event),
      ['signUp', 'confirmSignUp', 'signIn', 'autoSignIn'],
    );
  });

  it('starts at once when the pool confirms everybody', async () => {
    const { auth } = createWorld({ requireConfirmation: false });
    assert.equal((await auth.signUp({ ...params, autoSignIn: { enabled: true } })).userConfirmed, true);
    assert.ok(await auth.autoSignIn('ada'));
  });

  it('is none when it was not asked for, or for another account', async () => {
    const world = createWorld();
    await world.auth.signUp({ ...params, autoSignIn: { enabled: false } });
    await world.auth.confirmSignUp('ada', world.code());
    assert.equal(await world.auth.autoSignIn('ada'), undefined);
    assert.equal(await world.auth.autoSignIn('grace'), undefined);
    assert.equal(world.calls.includes('InitiateAuth'), false);
  });

  it('waits for a confirmation elsewhere (a link), and for the network', async () => {
    const world = createWorld();
    const { auth, cognito } = world;
    await auth.signUp(params);
    assert.equal((await rejection(auth.autoSignIn('ada'))).code, 'UserNotConfirmedException');
    await cognito.pools.get('us-east-1_LocalDemo')?.admin.confirmSignUp('ada');
    cognito.faults.add({ operation: 'InitiateAuth', drop: true, times: 1 });
    assert.equal((await rejection(auth.autoSignIn('ada'))).code, 'NetworkError');
    assert.ok(await auth.autoSignIn('ada'));
  });

  for (const error of ['InternalErrorException', 'ThrottlingException', 'TooManyRequestsException'])
    it(`may be tried again after ${error}`, async () => {
      const world = createWorld();
      await world.auth.signUp(params);
      await world.cognito.pools.get('us-east-1_LocalDemo')?.admin.confirmSignUp('ada');
      world.cognito.faults.add({ operation: 'InitiateAuth', error, times: 1 });
      assert.equal((await rejection(world.auth.autoSignIn('ada'))).code, error);
      assert.ok(await world.auth.autoSignIn('ada'));
    });

  it('is forgotten when it fails for good, after 15 minutes, and by signing out', async (t) => {
    t.mock.timers.enable({ apis: ['setTimeout'] });
    const world = createWorld();
    await world.auth.signUp(params);
    t.mock.timers.tick(15 * 60_000 - 1);
    assert.equal((await rejection(world.auth.autoSignIn('ada'))).code, 'UserNotConfirmedException');
    t.mock.timers.tick(1);
    assert.equal(await world.auth.autoSignIn('ada'), undefined);

    await world.auth.signUp({ ...params, username: 'grace' });
    await world.auth.signOut();
    assert.equal(await world.auth.autoSignIn('grace'), undefined);

    await world.auth.signUp({ ...params, username: 'lin' });
    const pool = world.cognito.pools.get('us-east-1_LocalDemo');
    await pool?.admin.confirmSignUp('lin');
    await pool?.admin.setUserPassword('lin', 'Another-Horse-8');
    assert.equal((await rejection(world.auth.autoSignIn('lin'))).code, 'NotAuthorizedException');
    assert.equal(await world.auth.autoSignIn('lin'), undefined);
  });
});
