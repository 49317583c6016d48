import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';

import type { AuthStorage } from '../../src/auth/storage/auth-storage.js';
import { addUser, assertLive, createWorld, email, password, prefix, rejection } from './fixtures.js';
import { createIdentityWorld } from './identity.fixtures.js';

const delay = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

/** The storage of another tab with the same content. */
const tabOf = (items: Map<string, string>, more: Partial<AuthStorage> = {}): AuthStorage => ({
  getItem: (key) => items.get(key) ?? null,
  setItem: (key, value) => void items.set(key, value),
  removeItem: (key) => void items.delete(key),
  keys: () => items.keys(),
  ...more,
});

describe('the order of the calls', () => {
  it('decides between signOut and the signIn after it, although the parts of signOut load for longer', async () => {
    const world = createIdentityWorld();
    await world.auth.signUp({ username: 'ada', password, attributes: { email } });
    const signedOut = world.auth.signOut();
    await world.auth.signIn('ada', password);
    await signedOut;
    assert.equal((await world.auth.currentAuthenticatedUser()).getUsername(), 'ada');
  });

  it('decides between two sign-ins, although the storage of the first one is read later', async () => {
    const world = createWorld();
    await addUser(world);
    await addUser(world, 'grace', { email: 'grace@example.com' });
    let syncs = 0;
    const slow = tabOf(world.storage.items, { sync: () => delay(syncs++ === 0 ? 1500 : 0) });
    const auth = world.open({ storage: slow });
    const ada = rejection(auth.signIn('ada', password));
    await auth.signIn('grace', password);
    assert.equal((await ada).code, 'SignInSuperseded');
    assert.equal((await auth.currentAuthenticatedUser()).getUsername(), 'grace');
    await assertLive(world, 'grace');
  });

  it('decides between signOut and the signIn after it, although the storage of signOut is read later', async () => {
    const world = createWorld();
    await addUser(world);
    let syncs = 0;
    const slow = tabOf(world.storage.items, { sync: () => delay(syncs++ === 0 ? 2000 : 0) });
    const auth = world.open({ storage: slow });
    const signedOut = auth.signOut();
    await auth.signIn('ada', password);
    await signedOut;
    assert.equal((await auth.currentAuthenticatedUser()).getUsername(), 'ada');
    await assertLive(world, 'ada');
  });
});

describe('a sign-out in another tab', () => {
  // Only browsers have tabs.
  beforeEach(() => void Object.assign(globalThis, { addEventListener: () => undefined }));
  afterEach(() => void Reflect.deleteProperty(globalThis, 'addEventListener'));

  it('supersedes a sign-in that began before it, and leaves only its time in the storage', async () => {
    const world = createWorld();
    await addUser(world);
    const [here, there] = [
      world.open({ storage: tabOf(world.storage.items) }),
      world.open({ storage: tabOf(world.storage.items) }),
    ];
    const answer = world.holdAnswer('RespondToAuthChallenge');
    const late = rejection(here.signIn('ada', password));
    await answer.reached;
    await delay(5);
    await there.signOut();
    answer.release();
    assert.equal((await late).code, 'SignInSuperseded');
    await assertLive(world);
    assert.deepEqual([...world.storage.items.keys()], [`auth-elements.signIn.${prefix}`]);
    await here.signIn('ada', password);
    await assertLive(world, 'ada');
  });

  it('of another user leaves the time of the latest sign-in', async () => {
    const world = createWorld();
    await addUser(world);
    const [here, there] = [
      world.open({ storage: tabOf(world.storage.items) }),
      world.open({ storage: tabOf(world.storage.items) }),
    ];
    const answer = world.holdAnswer('RespondToAuthChallenge');
    const late = rejection(here.signIn('ada', password));
    await answer.reached;
    await delay(5);
    const user = await there.signIn('ada', password);
    await there.signOut({ user });
    answer.release();
    assert.equal((await late).code, 'SignInSuperseded');
    await assertLive(world);
  });
});
