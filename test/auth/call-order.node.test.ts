import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import {
  addUser,
  assertLive,
  createWorld,
  email,
  password,
  prefix,
  rejection,
  tabOf,
  TestStorage,
} from './fixtures.js';
import { createIdentityWorld } from './identity.fixtures.js';

const delay = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

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

describe('signOut of one user with an identity pool', () => {
  it('leaves the running sign-in of another user', async () => {
    const { auth } = createIdentityWorld();
    for (const name of ['ada', 'grace'])
      await auth.signUp({ username: name, password, attributes: { email: `${name}@example.com` } });
    const user = await auth.signIn('ada', password);
    const running = auth.signIn('grace', password);
    await delay(20);
    await auth.signOut({ user });
    assert.equal((await running).getUsername(), 'grace');
  });

  it('is InvalidArgument for another value, and ends no session', async () => {
    const { auth } = createIdentityWorld();
    await auth.signUp({ username: 'ada', password, attributes: { email } });
    await auth.signIn('ada', password);
    for (const user of ['ada', 5, {}, []])
      assert.equal((await rejection(auth.signOut({ user: user as never }))).code, 'InvalidArgument');
    assert.equal((await auth.currentAuthenticatedUser()).getUsername(), 'ada');
  });
});

describe('a sign-out that the storage refuses in part', () => {
  const parts = ['.userData', '.accessToken', '.refreshToken', '.LastAuthUser', '.hostedUI'];
  for (const part of parts)
    it(`removes everything but ${part}, revokes the session, reports it and rejects`, async () => {
      const storage = new TestStorage();
      const world = createWorld({}, { storage });
      await addUser(world);
      await world.auth.signIn('ada', password);
      world.events.length = 0;
      storage.items.set(`${prefix}.hostedUI`, 'ada').set(`${prefix}.ada.userData`, '{}');
      const remove = storage.removeItem.bind(storage);
      storage.removeItem = (key) => {
        if (key.endsWith(part)) throw new Error('locked');
        remove(key);
      };
      assert.equal((await rejection(world.auth.signOut())).code, 'StorageError');
      const left = [...storage.items.keys()];
      assert.deepEqual(
        left.filter((key) => !key.endsWith(part)),
        [],
      );
      assert.equal(left.length, 1);
      assert.deepEqual(
        world.events.map(({ event }) => event),
        ['signOut'],
      );
      await assertLive(world);
    });

  it('with an identity pool signs out of the user pool all the same', async () => {
    const world = createIdentityWorld();
    await world.auth.signUp({ username: 'ada', password, attributes: { email } });
    await world.auth.signIn('ada', password);
    const remove = world.storage.removeItem.bind(world.storage);
    world.storage.removeItem = (key) => {
      if (key.startsWith('CognitoIdentityId-')) throw new Error('locked');
      remove(key);
    };
    assert.equal((await rejection(world.auth.signOut())).code, 'StorageError');
    assert.deepEqual([...world.storage.items.keys()], []);
    assert.ok(world.calls.includes('RevokeToken'));
  });
});

describe('deleteUser', () => {
  for (const [name, code] of [
    ['ada', 'SignInSuperseded'],
    ['grace', undefined],
  ] as const)
    it(`of ada ${code ? 'supersedes' : 'leaves'} a running sign-in of ${name}`, async () => {
      const world = createWorld();
      await addUser(world);
      await addUser(world, 'grace', { email: 'grace@example.com' });
      await world.auth.signIn('ada', password);
      const answer = world.holdAnswer('RespondToAuthChallenge');
      const late = world.auth.signIn(name, password).then(
        () => undefined,
        (error: unknown) => (error as { code?: string }).code,
      );
      await answer.reached;
      await world.auth.deleteUser();
      answer.release();
      assert.equal(await late, code);
      assert.equal(world.storage.items.get(`${prefix}.LastAuthUser`), code ? undefined : name);
    });
});

describe('deleteUser of one user', () => {
  it('leaves the account of another one who has signed in since', async () => {
    const world = createWorld();
    await addUser(world);
    await addUser(world, 'grace', { email: 'grace@example.com' });
    const ada = await world.auth.signIn('ada', password);
    const grace = await world.open().signIn('grace', password);
    world.calls.length = 0;
    assert.equal((await rejection(world.auth.deleteUser({ user: ada }))).code, 'SignInSuperseded');
    assert.deepEqual(world.calls, []);
    assert.equal(await world.auth.deleteUser({ user: grace }), 'SUCCESS');
    assert.deepEqual(world.calls.slice(0, 1), ['DeleteUser']);
  });
});

describe('what never answers is a Timeout', () => {
  it('a fetch of the app that ignores its signal, also for the body of a response', async (t) => {
    const real = AbortSignal.timeout.bind(AbortSignal);
    t.mock.method(AbortSignal, 'timeout', () => real(100));
    // The timers of signals do not keep Node alive.
    const alive = setInterval(() => undefined, 50);
    const never = new Promise<never>(() => undefined);
    const unread = Object.assign(new Response('{}'), { text: () => never });
    for (const fetch of [() => never, () => Promise.resolve(unread)]) {
      const auth = createWorld().open({ fetch });
      assert.equal((await rejection(auth.signIn('ada', password))).code, 'Timeout');
    }
    clearInterval(alive);
  });
});
