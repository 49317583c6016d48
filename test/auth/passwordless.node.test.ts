import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { PoolOptions } from '../../src/local-cognito/index.js';
import {
  assertLive,
  createWorld,
  email,
  password,
  poolId,
  rejection,
  until,
  type World,
} from './fixtures.js';

const account = { username: 'ada', attributes: { email } };

const open = (pool: Partial<PoolOptions> = {}): World =>
  createWorld({ firstFactors: ['PASSWORD', 'EMAIL_OTP'], ...pool }, { authenticationFlowType: 'USER_AUTH' });

/** The automatic sign-in is complete. */
const signedIn = ({ events }: World): Promise<void> =>
  until(() => events.some(({ event }) => event === 'autoSignIn'));

describe('an account without a password', () => {
  it('is signed in by the confirmed code', async () => {
    const world = open();
    const { auth, calls } = world;
    const { userConfirmed, codeDeliveryDetails } = await auth.signUp({ ...account, autoSignIn: true });
    assert.equal(userConfirmed, false);
    assert.equal(codeDeliveryDetails?.AttributeName, 'email');
    assert.equal(await auth.autoSignIn('ada'), undefined);
    await auth.confirmSignUp('ada', world.code());
    assert.equal((await auth.autoSignIn('ada'))?.challengeName, undefined);
    await signedIn(world);
    assert.equal((await auth.currentAuthenticatedUser()).getUsername(), 'ada');
    assert.deepEqual(calls.slice(0, 3), ['SignUp', 'ConfirmSignUp', 'InitiateAuth']);
    await assertLive(world, 'ada');
  });

  it('is not signed in without autoSignIn, and signs in with a code later', async () => {
    const world = open();
    const { auth } = world;
    await auth.signUp(account);
    await auth.confirmSignUp('ada', world.code());
    assert.equal(await auth.autoSignIn('ada'), undefined);
    assert.equal((await rejection(auth.currentSession())).code, 'NotSignedIn');
    const user = await auth.signIn({ username: 'ada', preferredChallenge: 'EMAIL_OTP' });
    await auth.confirmSignIn(user, world.code());
    await assertLive(world, 'ada');
  });

  it('is not signed in over a user who signed in before the confirmation', async () => {
    const world = open();
    const { auth } = world;
    await auth.signUp({ username: 'grace', password, attributes: { email: 'grace@example.com' } });
    await auth.confirmSignUp('grace', world.code());
    await auth.signUp({ ...account, autoSignIn: true });
    const code = world.code();
    await auth.signIn('grace', password);
    await auth.confirmSignUp('ada', code);
    assert.equal(await auth.autoSignIn('ada'), undefined);
    await assertLive(world, 'grace');
  });

  it('is left signed out where the confirmation brings no session', async () => {
    const world = open();
    const { auth } = world;
    await auth.signUp({ ...account, autoSignIn: true });
    world.cognito.faults.add({ operation: 'ConfirmSignUp', body: '{}', times: 1 });
    await auth.confirmSignUp('ada', world.code());
    assert.equal(await auth.autoSignIn('ada'), undefined);
    assert.ok(!world.events.some(({ event }) => event === 'autoSignIn_failure'));
  });

  it('reports an automatic sign-in that fails, once', async () => {
    const world = open();
    const { auth, events } = world;
    await auth.signUp({ ...account, autoSignIn: true });
    world.cognito.faults.add({ operation: 'InitiateAuth', drop: true, times: 1 });
    await auth.confirmSignUp('ada', world.code());
    await until(() => events.some(({ event }) => event === 'autoSignIn_failure'));
    // The network is back: the session of the confirmation still signs in.
    assert.equal((await auth.autoSignIn('ada'))?.challengeName, undefined);
    await assertLive(world, 'ada');
  });

  it('needs a pool with another first factor, which the service decides', async () => {
    const world = open({ firstFactors: ['PASSWORD'] });
    const refused = await rejection(world.auth.signUp(account));
    assert.equal(refused.code, 'InvalidParameterException');
    assert.equal(world.events.at(-1)?.event, 'signUp_failure');
  });

  it('needs a password as an argument of its own', async () => {
    const { auth, calls } = open();
    const wrong = await rejection(auth.signUp('ada', undefined as never, email));
    assert.match(wrong.message, /signUp: password must be a non-empty string; it is undefined/);
    assert.deepEqual(calls, []);
  });

  it('gets its first password without an old one, once', async () => {
    const world = open();
    const { auth } = world;
    await auth.signUp({ ...account, autoSignIn: true });
    await auth.confirmSignUp('ada', world.code());
    await signedIn(world);
    const user = await auth.currentAuthenticatedUser();
    assert.equal(await auth.changePassword(user, undefined, password), 'SUCCESS');
    assert.ok(world.cognito.pools.get(poolId)?.users.find('ada')?.password);
    const again = await rejection(auth.changePassword(user, undefined, 'Another-Horse-9'));
    assert.equal(again.code, 'NotAuthorizedException');
    await auth.signOut();
    assert.equal((await auth.signIn('ada', password)).challengeName, undefined);
  });
});
