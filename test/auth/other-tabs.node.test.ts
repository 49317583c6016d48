import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';

import {
  addUser,
  assertLive,
  createWorld,
  password,
  prefix,
  rejection,
  tabOf,
  type World,
} from './fixtures.js';

const delay = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

const timeKey = `auth-elements.signIn.${prefix}`;
const deletionKey = `auth-elements.deleted.${prefix}`;

// Only browsers have tabs.
beforeEach(() => void Object.assign(globalThis, { addEventListener: () => undefined }));
afterEach(() => void Reflect.deleteProperty(globalThis, 'addEventListener'));

/** Two tabs with the same storage. */
const openTabs = (world: World) =>
  [0, 1].map(() => world.open({ storage: tabOf(world.storage.items) })) as [World['auth'], World['auth']];

describe('a sign-out in another tab', () => {
  it('supersedes a sign-in that began before it, and leaves only its time in the storage', async () => {
    const world = createWorld();
    await addUser(world);
    const [here, there] = openTabs(world);
    const answer = world.holdAnswer('RespondToAuthChallenge');
    const late = rejection(here.signIn('ada', password));
    await answer.reached;
    await delay(5);
    await there.signOut();
    answer.release();
    assert.equal((await late).code, 'SignInSuperseded');
    await assertLive(world);
    assert.deepEqual([...world.storage.items.keys()], [timeKey]);
    await here.signIn('ada', password);
    await assertLive(world, 'ada');
  });

  it('of another user leaves the time of the latest sign-in', async () => {
    const world = createWorld();
    await addUser(world);
    const [here, there] = openTabs(world);
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

describe('deleteUser in another tab', () => {
  for (const [operation, deviceTracking] of [
    ['RespondToAuthChallenge', 'OFF'],
    ['ConfirmDevice', 'ALWAYS'],
  ] as const)
    it(`supersedes a running sign-in of the account, whose ${operation} is answered later`, async () => {
      const world = createWorld({ deviceTracking });
      await addUser(world);
      const [here, there] = openTabs(world);
      await there.signIn('ada', password);
      // As a new device, which is confirmed.
      for (const key of world.storage.items.keys())
        if (/device|randomPassword/i.test(key)) world.storage.items.delete(key);
      const answer = world.holdAnswer(operation);
      const late = rejection(here.signIn('ada', password));
      await answer.reached;
      await delay(5);
      await there.deleteUser();
      answer.release();
      assert.equal((await late).code, 'SignInSuperseded');
      assert.deepEqual([...world.storage.items.keys()].sort(), [deletionKey, timeKey]);
      for (const auth of [here, there])
        assert.equal((await rejection(auth.currentAuthenticatedUser())).code, 'NotSignedIn');
    });

  it('leaves a running sign-in of another account', async () => {
    const world = createWorld();
    await addUser(world);
    await addUser(world, 'grace', { email: 'grace@example.com' });
    const [here, there] = openTabs(world);
    await there.signIn('ada', password);
    const answer = world.holdAnswer('RespondToAuthChallenge');
    const running = here.signIn('grace', password);
    await answer.reached;
    await delay(5);
    await there.deleteUser();
    answer.release();
    await running;
    assert.equal((await there.currentAuthenticatedUser()).getUsername(), 'grace');
  });

  it('supersedes a sign-in of the account that has just asked whether the account exists', async () => {
    const world = createWorld();
    await addUser(world);
    const [here, there] = openTabs(world);
    await there.signIn('ada', password);
    const answer = world.holdAnswer('RespondToAuthChallenge');
    const late = rejection(here.signIn('ada', password));
    await answer.reached;
    await delay(5);
    // An earlier deletion of another account.
    world.storage.items.set(deletionKey, String(Date.now()));
    const exists = world.holdAnswer('GetUser');
    answer.release();
    await exists.reached;
    await delay(5);
    await there.deleteUser();
    exists.release();
    assert.equal((await late).code, 'SignInSuperseded');
    assert.equal(world.storage.items.get(`${prefix}.LastAuthUser`), undefined);
  });

  it('is noticed by no sign-in that begins later', async () => {
    const world = createWorld();
    await addUser(world);
    await addUser(world, 'grace', { email: 'grace@example.com' });
    const [here, there] = openTabs(world);
    await there.signIn('ada', password);
    await there.deleteUser();
    await delay(5);
    world.calls.length = 0;
    await here.signIn('grace', password);
    assert.equal(world.calls.includes('GetUser'), false);
    await assertLive(world, 'grace');
  });

  it('removes the keys of the remembered device', async () => {
    const world = createWorld({ deviceTracking: 'ALWAYS' });
    await addUser(world);
    await world.auth.signIn('ada', password);
    assert.ok(world.storage.items.has(`${prefix}.ada.deviceKey`));
    await world.auth.deleteUser();
    assert.deepEqual(
      [...world.storage.items.keys()].filter((key) => key.includes('.ada.')),
      [],
    );
  });
});
