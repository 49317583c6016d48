import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { waitFor } from 'xstate';
import { addUser, createWorld, email, password, type World } from '../../../test/auth/fixtures.js';
import { createAuthActor } from '../../machine/auth-machine.js';
import { selectAuthState, selectBusy, selectBusyAction, selectUsername } from '../../machine/selectors.js';
import { DeferredActor } from './deferred-actor.js';

const submit = { type: 'signIn.submit', username: 'ada', password } as const;

const actorOf = (world: World) =>
  createAuthActor({ auth: world.auth, onHub: (listener) => world.auth.onEvent(listener) });

const inState = (actor: ReturnType<typeof actorOf>, state: string) =>
  waitFor(actor, ({ context }) => context.authState === state, { timeout: 5000 });

describe('an actor whose machine is not there yet', () => {
  it('shows nothing but that it is at work, without a guess', () => {
    const deferred = new DeferredActor({}, undefined);
    assert.equal(deferred.isGuessing, true);
    assert.equal(selectAuthState(deferred.getSnapshot()), 'loading');
    assert.equal(selectBusy(deferred.getSnapshot()), true);
  });

  it('takes a submit, shows that it is at work, and sends it once it can be', async () => {
    const world = createWorld();
    await addUser(world);
    const deferred = new DeferredActor({ authData: { username: email } }, 'signIn');
    let told = 0;
    deferred.subscribe(() => told++);
    assert.equal(selectAuthState(deferred.getSnapshot()), 'signIn');
    assert.equal(selectUsername(deferred.getSnapshot()), email);
    assert.equal(selectBusy(deferred.getSnapshot()), false);
    deferred.send(submit);
    assert.equal(told, 1);
    assert.equal(selectBusyAction(deferred.getSnapshot()), 'submit');
    const actor = actorOf(world);
    deferred.follow(actor);
    assert.equal(deferred.isGuessing, true);
    await inState(actor, 'signedIn');
    assert.equal(deferred.isGuessing, false);
    assert.equal(selectAuthState(deferred.getSnapshot()), 'signedIn');
    assert.doesNotMatch(JSON.stringify(actor.getPersistedSnapshot()), new RegExp(password));
    actor.stop();
  });

  it('drops a submit that came to nothing, since somebody is signed in', async () => {
    const world = createWorld();
    await addUser(world);
    await world.auth.signIn('ada', password);
    world.calls.length = 0;
    const deferred = new DeferredActor({}, 'signIn');
    deferred.send({ ...submit, username: 'bob' });
    const actor = actorOf(world);
    deferred.follow(actor);
    await inState(actor, 'signedIn');
    assert.deepEqual(world.calls, ['GetUser']);
    actor.stop();
  });

  it('follows links and transitions that were asked for before', async () => {
    const world = createWorld();
    const first = new DeferredActor({}, 'signIn');
    first.send({ type: 'nav.signUp' });
    const actor = actorOf(world);
    first.follow(actor);
    await inState(actor, 'signUp');
    actor.stop();
    const second = new DeferredActor({}, undefined);
    second.send({ type: 'transition', state: 'forgotPassword' });
    const other = actorOf(world);
    second.follow(other);
    await inState(other, 'forgotPassword');
    assert.equal(selectAuthState(second.getSnapshot()), 'forgotPassword');
    other.stop();
  });

  it('tells nobody any more after they left', () => {
    const deferred = new DeferredActor({}, 'signIn');
    let told = 0;
    deferred.subscribe(() => told++).unsubscribe();
    deferred.send(submit);
    assert.equal(told, 0);
  });
});
