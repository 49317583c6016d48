import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';

import { addUser, createWorld, password, prefix, rejection, tabOf } from './fixtures.js';
import { createIdentityWorld } from './identity.fixtures.js';

const delay = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

/** A storage of promises, as React Native’s. */
const asyncStorage = (items: Map<string, string>, fails = false) => {
  const late = <Value>(value: Value): Promise<Value> =>
    fails ? Promise.reject(new Error('disk')) : Promise.resolve(value);
  return {
    getItem: (key: string) => late(items.get(key) ?? null),
    setItem: (key: string, value: string) => late(items.set(key, value)),
    removeItem: (key: string) => late(items.delete(key)),
    getAllKeys: () => late([...items.keys()]),
  };
};

describe('a storage that returns promises', () => {
  const unhandled: unknown[] = [];
  let before: NodeJS.UnhandledRejectionListener[] = [];
  const note = (error: unknown) => void unhandled.push(error);
  beforeEach(() => {
    before = process.listeners('unhandledRejection');
    process.removeAllListeners('unhandledRejection').on('unhandledRejection', note);
  });
  afterEach(async () => {
    await delay(10);
    process.removeAllListeners('unhandledRejection');
    for (const listener of before) process.on('unhandledRejection', listener);
    assert.deepEqual(unhandled, []);
  });

  for (const fails of [false, true])
    it(`from getItem is a StorageError that says what is needed${fails ? ', also when they reject' : ''}`, async () => {
      const world = createWorld();
      await addUser(world);
      const items = new Map<string, string>();
      const auth = world.open({ storage: asyncStorage(items, fails) as never });
      const stop = auth.onEvent(() => undefined);
      assert.equal(auth.mayBeSignedIn(), true);
      for (const call of [
        () => auth.currentSession(),
        () => auth.currentAuthenticatedUser(),
        () => auth.signIn('ada', password),
        () => auth.signOut(),
      ]) {
        const error = await rejection(call());
        assert.equal(error.code, 'StorageError');
        assert.match(
          error.message,
          /^storage\.getItem returned a promise; it must return a string or null\..*keep a copy in memory/,
        );
      }
      assert.deepEqual([...items.keys()], []);
      stop();
    });

  it('from getItem gives no AWS credentials', async () => {
    const auth = createIdentityWorld().open({ storage: asyncStorage(new Map()) as never });
    assert.equal((await rejection(auth.currentCredentials())).code, 'StorageError');
  });

  it('from writes that fail later signs in and out with the copy in memory', async () => {
    const world = createWorld();
    await addUser(world);
    const items = new Map<string, string>();
    const fail = () => Promise.reject(new Error('disk full'));
    const auth = world.open({
      storage: tabOf(items, {
        sync: () => Promise.resolve(),
        setItem: (key, value) => (items.set(key, value), fail()),
        removeItem: (key) => (items.delete(key), fail()),
      }),
    });
    await auth.signIn('ada', password);
    assert.equal(items.get(`${prefix}.LastAuthUser`), 'ada');
    assert.equal((await auth.currentAuthenticatedUser()).getUsername(), 'ada');
    await auth.signOut();
    assert.deepEqual([...items.keys()], []);
  });

  it('from sync that fails is a StorageError for each call, until it can be read', async () => {
    const world = createWorld();
    await addUser(world);
    let isBroken = true;
    const sync = () => (isBroken ? Promise.reject(new Error('locked')) : Promise.resolve());
    const auth = world.open({ storage: tabOf(new Map(), { sync }) });
    assert.equal((await rejection(auth.signIn('ada', password))).code, 'StorageError');
    isBroken = false;
    assert.equal((await auth.signIn('ada', password)).getUsername(), 'ada');
  });

  it('from sync that never ends is a Timeout', async (t) => {
    const auth = createWorld().open({
      storage: tabOf(new Map(), { sync: () => new Promise(() => undefined) }),
    });
    t.mock.timers.enable({ apis: ['setTimeout'] });
    const call = rejection(auth.currentSession());
    for (let turn = 0; turn < 10; turn++) await Promise.resolve();
    t.mock.timers.tick(30_000);
    assert.equal((await call).code, 'Timeout');
    t.mock.timers.reset();
  });
});
