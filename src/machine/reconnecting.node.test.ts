import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { SimulatedClock, waitFor } from 'xstate';

import { addUser, clientId, createWorld, password, prefix, type World } from '../../test/auth/fixtures.js';
import { startRecorded } from '../../test/machine/support.js';
import { selectAuthState } from './selectors.js';

/** A browser in which a user is signed in, whose session has to be refreshed at each start. */
async function comeBack(): Promise<World> {
  const tokenValidity = { accessToken: 0, idToken: 0, refreshToken: 86_400 };
  const world = createWorld({ clients: [{ id: clientId, tokenValidity }] });
  await addUser(world);
  await addUser(world, 'bob', { email: 'bob@example.com' });
  await world.auth.signIn('ada', password);
  return world;
}

const refreshes = ({ calls }: World): number =>
  calls.filter((call) => call === 'GetTokensFromRefreshToken').length;

/** At the machine after a reload, with a clock that the test moves. */
function open(world: World) {
  const clock = new SimulatedClock();
  const person = startRecorded(world.open(), {}, { clock });
  const inState = (state: string) =>
    waitFor(person.actor, (snapshot) => selectAuthState(snapshot) === state && !snapshot.hasTag('busy'));
  return { ...person, clock, inState };
}

const isKept = ({ storage }: World): boolean =>
  storage.getItem(`${prefix}.LastAuthUser`) === 'ada' &&
  storage.getItem(`${prefix}.ada.refreshToken`) !== null;

/** The network is down until `faults.clear()`. */
const dead = { operation: '*', drop: true };

describe('reconnecting', () => {
  for (const [what, fault] of Object.entries({
    'a dead network': { drop: true },
    'a service that is down': { status: 503, body: '<h1>503</h1>' },
    'an internal error': { status: 500, error: 'InternalErrorException' },
    'too many requests': { error: 'TooManyRequestsException' },
    'an answer that breaks off': { body: '{"Authentication' },
  })) {
    it(`is where a stored session waits for ${what} to pass`, async () => {
      const world = await comeBack();
      world.cognito.faults.add({ operation: 'GetTokensFromRefreshToken', times: 1, ...fault });
      const person = open(world);
      await person.inState('reconnecting');
      assert.equal(person.context().authData, undefined);
      assert.equal(person.failures().length, 1);
      person.clock.increment(1000);
      await person.inState('signedIn');
      assert.deepEqual(person.path(), ['loading', 'reconnecting', 'signedIn']);
      assert.equal(person.types().filter((type) => type === 'signedIn').length, 1);
      assert.equal(person.context().user?.getUsername(), 'ada');
    });
  }

  it('waits longer each time, 30 s at most', async () => {
    const world = await comeBack();
    world.cognito.faults.add(dead);
    const person = open(world);
    await person.inState('reconnecting');
    for (const seconds of [1, 2, 4, 8, 16, 30, 30]) {
      const before = refreshes(world);
      person.clock.increment(seconds * 500 - 1);
      assert.equal(refreshes(world), before, `not before half of ${seconds} s`);
      person.clock.increment(seconds * 500 + 1);
      await person.rest();
      assert.equal(refreshes(world), before + 1, `after ${seconds} s`);
    }
    assert.equal(person.failures().length, 1, 'told once');
    assert.ok(isKept(world));
  });

  it('is where a slow answer is waited for, and goes on with it when it comes', async () => {
    const world = createWorld();
    await addUser(world);
    await world.auth.signIn('ada', password);
    world.cognito.faults.add({ operation: 'GetUser', times: 1, delay: 300 });
    const person = open(world);
    person.clock.increment(10_000);
    assert.equal(person.state(), 'reconnecting');
    assert.deepEqual(person.failures(), ['Timeout']);
    await person.inState('signedIn');
    assert.equal(world.calls.filter((call) => call === 'GetUser').length, 1, 'asked once');
  });

  for (const [what, happens] of Object.entries<(world: World, send: () => void) => unknown>({
    'the device is online again': (_, send) => send(),
    'another part of the page has got through': ({ auth }) => auth.currentSession(),
  })) {
    it(`tries again when ${what}`, async () => {
      const world = await comeBack();
      world.cognito.faults.add(dead);
      const clock = new SimulatedClock();
      const person = startRecorded(world.auth, {}, { clock });
      await person.rest();
      assert.equal(person.state(), 'reconnecting');
      world.cognito.faults.clear();
      await happens(world, () => person.actor.send({ type: 'online' }));
      await waitFor(person.actor, (snapshot) => selectAuthState(snapshot) === 'signedIn');
    });
  }

  it('ends at the initial state when the session is over after all', async () => {
    const world = await comeBack();
    world.cognito.faults.add({ operation: 'GetTokensFromRefreshToken', times: 1, drop: true });
    const person = open(world);
    await person.inState('reconnecting');
    await world.cognito.pools.values().next().value?.admin.disableUser('ada');
    person.clock.increment(1000);
    await person.inState('signIn');
    assert.equal(world.storage.getItem(`${prefix}.LastAuthUser`), null);
  });

  it('leads to sign-in without touching the session, which another sign-in replaces', async () => {
    const world = await comeBack();
    world.cognito.faults.add(dead);
    const person = open(world);
    await person.inState('reconnecting');
    await person.does({ type: 'nav.signIn' });
    assert.equal(person.state(), 'signIn');
    assert.ok(isKept(world));
    person.clock.increment(60_000);
    assert.equal(person.state(), 'signIn', 'what was begun there is not gone on with');
    world.cognito.faults.clear();
    assert.equal((await world.open().currentAuthenticatedUser()).getUsername(), 'ada');
    await person.does({ type: 'signIn.submit', username: 'bob', password });
    await person.inState('signedIn');
    assert.equal(world.storage.getItem(`${prefix}.LastAuthUser`), 'bob');
    assert.equal(world.storage.getItem(`${prefix}.ada.refreshToken`), null);
  });

  it('follows a sign-in and a sign-out of the app', async () => {
    const world = await comeBack();
    world.cognito.faults.add(dead);
    for (const [happens, state] of [
      [() => world.auth.signIn('bob', password), 'signedIn'],
      [() => world.auth.signOut(), 'signIn'],
    ] as const) {
      const person = startRecorded(world.auth, {}, { clock: new SimulatedClock() });
      await person.rest();
      assert.equal(person.state(), 'reconnecting');
      world.cognito.faults.clear();
      await happens();
      await waitFor(person.actor, (snapshot) => selectAuthState(snapshot) === state);
      person.actor.stop();
      world.cognito.faults.add(dead);
    }
  });

  it('signs out for good when it is asked to', async () => {
    const world = await comeBack();
    world.cognito.faults.add(dead);
    const person = open(world);
    await person.inState('reconnecting');
    await person.does({ type: 'signOut' });
    assert.equal(person.state(), 'signIn');
    assert.equal(world.storage.getItem(`${prefix}.LastAuthUser`), null);
  });

  it('is not for a sign-in that the page brings, nor for a failure that does not pass', async () => {
    const world = await comeBack();
    world.cognito.faults.add({
      operation: 'GetTokensFromRefreshToken',
      error: 'UserLambdaValidationException',
    });
    const person = open(world);
    await person.inState('signIn');
    assert.equal(person.context().error?.code, 'UserLambdaValidationException');
    assert.ok(isKept(world));
  });
});

/** A start of the page that hangs on a session that was stored as ada's. */
async function hangingStart(state: 'loading' | 'reconnecting') {
  const world = await comeBack();
  const clock = new SimulatedClock();
  const answer = world.holdAnswer('GetTokensFromRefreshToken');
  const person = startRecorded(world.auth, {}, { clock });
  await answer.reached;
  if (state === 'reconnecting') clock.increment(10_000);
  assert.equal(person.state(), state);
  const inState = (name: string) =>
    waitFor(person.actor, (snapshot) => selectAuthState(snapshot) === name && !snapshot.hasTag('busy'));
  return { ...person, world, answer, inState };
}

for (const state of ['loading', 'reconnecting'] as const)
  describe(`${state}, while the service does not answer`, () => {
    it('follows a sign-out at once', async () => {
      const { world, inState, context, answer } = await hangingStart(state);
      await world.auth.signOut();
      await inState('signIn');
      assert.equal(context().error, undefined);
      answer.release();
    });

    it('follows the sign-in of another user at once', async () => {
      const { world, inState, context, answer } = await hangingStart(state);
      await world.auth.signIn('bob', password);
      await inState('signedIn');
      assert.equal(context().user?.getUsername(), 'bob');
      answer.release();
      await world.auth.currentSession();
      assert.equal(context().user?.getUsername(), 'bob');
    });
  });
