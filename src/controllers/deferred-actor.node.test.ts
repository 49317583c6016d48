import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { waitFor } from 'xstate';

import { addUser, createWorld, email, password, type World } from '../../test/auth/fixtures.js';
import { AuthError } from '../lib/auth-error.js';
import { createAuthActor } from '../machine/auth-machine.js';
import {
  selectAuthState,
  selectBusy,
  selectBusyAction,
  selectError,
  selectUsername,
} from '../machine/selectors.js';
import { DeferredActor } from './deferred-actor.js';

const submit = { type: 'signIn.submit', username: 'ada', password } as const;

const nothing = () => undefined;

const actorOf = (world: World) =>
  createAuthActor({ auth: world.auth, onHub: (listener) => world.auth.onEvent(listener) });

const inState = (actor: ReturnType<typeof actorOf>, state: string) =>
  waitFor(actor, ({ context }) => context.authState === state, { timeout: 5000 });

describe('an actor whose machine is not there yet', () => {
  it('shows nothing but that it is at work, without a guess', () => {
    const deferred = new DeferredActor({}, undefined, nothing);
    assert.equal(deferred.isPending, true);
    assert.equal(selectAuthState(deferred.getSnapshot()), 'loading');
    assert.equal(selectBusy(deferred.getSnapshot()), true);
  });

  it('takes a submit, shows that it is at work, and sends it once it can be', async () => {
    const world = createWorld();
    await addUser(world);
    const deferred = new DeferredActor({ authData: { username: email } }, 'signIn', nothing);
    let told = 0;
    deferred.subscribe(() => told++);
    assert.equal(selectAuthState(deferred.getSnapshot()), 'signIn');
    assert.equal(selectUsername(deferred.getSnapshot()), email);
    assert.equal(selectBusy(deferred.getSnapshot()), false);
    deferred.send(submit);
    assert.equal(told, 1);
    assert.equal(selectBusyAction(deferred.getSnapshot()), 'submit');
    const actor = actorOf(world);
    deferred.attach(actor);
    assert.equal(deferred.isPending, true);
    await inState(actor, 'signedIn');
    assert.equal(deferred.isPending, false);
    assert.equal(selectAuthState(deferred.getSnapshot()), 'signedIn');
    assert.doesNotMatch(JSON.stringify(actor.getPersistedSnapshot()), new RegExp(password));
    actor.stop();
  });

  it('drops a submit that came to nothing, since a user is signed in', async () => {
    const world = createWorld();
    await addUser(world);
    await world.auth.signIn('ada', password);
    world.calls.length = 0;
    const deferred = new DeferredActor({}, 'signIn', nothing);
    deferred.send({ ...submit, username: 'bob' });
    const actor = actorOf(world);
    deferred.attach(actor);
    await inState(actor, 'signedIn');
    assert.deepEqual(world.calls, ['GetUser']);
    actor.stop();
  });

  it('follows links and transitions that were asked for before', async () => {
    const world = createWorld();
    const first = new DeferredActor({}, 'signIn', nothing);
    first.send({ type: 'nav.signUp' });
    const actor = actorOf(world);
    first.attach(actor);
    await inState(actor, 'signUp');
    actor.stop();
    const second = new DeferredActor({}, undefined, nothing);
    second.send({ type: 'transition', state: 'forgotPassword' });
    const other = actorOf(world);
    second.attach(other);
    await inState(other, 'forgotPassword');
    assert.equal(selectAuthState(second.getSnapshot()), 'forgotPassword');
    other.stop();
  });

  for (const guess of ['signIn', undefined] as const) {
    it(`says that it cannot be loaded, drops what was sent, and loads again: ${guess ?? 'no guess'}`, async () => {
      const world = createWorld();
      await addUser(world);
      let loads = 0;
      const deferred = new DeferredActor({}, guess, () => {
        loads++;
      });
      deferred.send(submit);
      const error = new AuthError('NetworkError', 'not there');
      deferred.fail(error);
      assert.equal(selectAuthState(deferred.getSnapshot()), 'signIn');
      assert.equal(selectError(deferred.getSnapshot()), error);
      assert.equal(selectBusy(deferred.getSnapshot()), false);
      assert.equal(loads, 1);
      deferred.send(submit);
      assert.equal(loads, 2);
      assert.equal(selectError(deferred.getSnapshot()), undefined);
      assert.equal(selectBusyAction(deferred.getSnapshot()), 'submit');
      const actor = actorOf(world);
      deferred.attach(actor);
      await inState(actor, 'signedIn');
      assert.equal(world.calls.filter((call) => call === 'InitiateAuth').length, 1);
      actor.stop();
    });
  }

  it('notifies no listener after it was removed', () => {
    const deferred = new DeferredActor({}, 'signIn', nothing);
    let told = 0;
    deferred.subscribe(() => told++).unsubscribe();
    deferred.send(submit);
    assert.equal(told, 0);
  });
});
