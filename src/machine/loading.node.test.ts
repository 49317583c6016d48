import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { createActor, fromPromise, SimulatedClock } from 'xstate';

import { addTotpUser, addUser, createWorld, password } from '../../test/auth/fixtures.js';
import { startRecorded } from '../../test/machine/support.js';
import type { CognitoUser } from '../auth/types.js';
import { createAuthActors } from './actors.js';
import { createAuthMachine } from './auth-machine.js';
import { selectAuthState } from './selectors.js';
import { selectView } from './step-selectors.js';

describe('loading', () => {
  it('leads to sign-in when no user is signed in, and announces each state once', async () => {
    const person = startRecorded(createWorld().auth);
    await person.rest();
    assert.deepEqual(person.emitted, [
      { type: 'stateChanged', state: 'loading', data: undefined, previous: undefined },
      { type: 'stateChanged', state: 'signIn', data: undefined, previous: 'loading' },
    ]);
    assert.equal(person.context().error, undefined);
  });

  it('restores a session without checking contact', async () => {
    const world = createWorld();
    await addUser(world);
    await world.auth.signIn('ada', password);
    const before = world.calls.length;
    const person = startRecorded(world.open());
    await person.rest();
    assert.equal(person.state(), 'signedIn');
    assert.deepEqual(person.types(), ['stateChanged', 'stateChanged', 'signedIn']);
    assert.equal(person.context().user?.getUsername(), 'ada');
    assert.equal(world.calls.slice(before).filter((call) => call === 'GetUser').length <= 1, true);
  });

  it('goes to the initial state with an error when the answer does not come within 10 s', async () => {
    const clock = new SimulatedClock();
    let answer: (user: CognitoUser) => void = () => undefined;
    const hanging = fromPromise<CognitoUser, undefined>(() => new Promise((resolve) => (answer = resolve)));
    const machine = createAuthMachine({ ...createAuthActors(createWorld().auth), restoreSession: hanging });
    const actor = createActor(machine, { input: { initialState: 'signUp' }, clock }).start();
    clock.increment(9_999);
    assert.equal(selectAuthState(actor.getSnapshot()), 'loading');
    clock.increment(1);
    assert.equal(selectAuthState(actor.getSnapshot()), 'signUp');
    assert.equal(actor.getSnapshot().context.error?.code, 'Timeout');
    const world = createWorld();
    await addUser(world);
    answer(await world.auth.signIn('ada', password));
    await Promise.resolve();
    assert.equal(selectAuthState(actor.getSnapshot()), 'signUp', 'a late answer changes nothing');
  });

  it('counts what went by before the machine was there', () => {
    const clock = new SimulatedClock();
    const hanging = fromPromise<CognitoUser, undefined>(() => new Promise(() => undefined));
    const machine = createAuthMachine({ ...createAuthActors(createWorld().auth), restoreSession: hanging });
    const actor = createActor(machine, { input: { loadingTimeout: 2000 }, clock }).start();
    clock.increment(1999);
    assert.equal(selectAuthState(actor.getSnapshot()), 'loading');
    clock.increment(1);
    assert.equal(selectAuthState(actor.getSnapshot()), 'signIn');
  });

  it('starts at a screen that a reload came from', async () => {
    const delivery = { Destination: 'a***@e***', DeliveryMedium: 'EMAIL' };
    const authData = { username: 'ada', delivery };
    for (const initialState of ['confirmSignUp', 'forgotPassword'] as const) {
      const person = startRecorded(createWorld().auth, { initialState, authData });
      const snapshot = await person.rest();
      assert.equal(person.state(), initialState);
      assert.deepEqual(person.context().authData, authData);
      assert.equal(selectView(snapshot), initialState === 'forgotPassword' ? 'submit' : undefined);
    }
  });

  it('starts where the page says', async () => {
    for (const initialState of ['signIn', 'signUp', 'forgotPassword', 'confirmSignUp', 'signedUp'] as const) {
      const person = startRecorded(createWorld().auth, { initialState });
      await person.rest();
      assert.deepEqual(person.path(), ['loading', initialState]);
    }
    const person = startRecorded(createWorld().auth, {
      initialState: 'signedUp',
      authData: { username: 'ada' },
    });
    await person.rest();
    assert.deepEqual(person.context().authData, { username: 'ada' });
    assert.equal(person.context().notice, 'accountConfirmed');
  });

  it('starts at the challenge of a user that the page brings', async () => {
    const world = createWorld();
    const secret = await addTotpUser(world);
    const authData = await world.auth.signIn('ada', password);
    const person = startRecorded(world.auth, { authData });
    await person.rest();
    assert.equal(person.state(), 'confirmSignIn');
    assert.equal(person.context().authData, authData);
    await person.does({ type: 'confirmSignIn.submit', code: await world.totp(secret) });
    assert.equal(person.state(), 'signedIn');
  });
});
