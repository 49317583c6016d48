import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';

import type { AuthApi } from '../../src/auth/api.js';
import type { AuthOptions } from '../../src/auth/config/config-types.js';
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
import { createIdentityWorld, type IdentityWorld } from './identity.fixtures.js';

const delay = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

const timeKey = `auth-elements.signIn.${prefix}`;
const deletionKey = `auth-elements.deleted.${prefix}`;

// Only browsers have tabs.
beforeEach(() => void Object.assign(globalThis, { addEventListener: () => undefined }));
afterEach(() => void Reflect.deleteProperty(globalThis, 'addEventListener'));

/** Two tabs with the same storage. */
const openTabs = (world: Pick<World, 'open' | 'storage'>, config: AuthOptions = {}) =>
  [0, 1].map(() => world.open({ ...config, storage: tabOf(world.storage.items) })) as [AuthApi, AuthApi];

/** Holds the answer to the next call of an operation back; resolves with what releases it when it is reached. */
const holdAnswer = (world: IdentityWorld, held: string): Promise<() => void> =>
  new Promise((resolve) => {
    world.answer = async (operation, request) => {
      const answer = await world.cognito.fetch(request);
      if (operation !== held) return answer;
      world.answer = undefined;
      await new Promise<void>((release) => resolve(release));
      return answer;
    };
  });

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

const noPool = { userPoolId: undefined as never, userPoolWebClientId: undefined as never };
const GOOGLE = 'accounts.google.com';
const infoKey = 'aws-amplify-cachefederatedInfo';

describe('a sign-in with a provider’s token in another tab', () => {
  it('supersedes a sign-in to the user pool that began before it', async () => {
    const world = createIdentityWorld();
    await world.auth.signUp({ username: 'ada', password, attributes: { email: 'ada@example.com' } });
    const [here, there] = openTabs(world);
    const reached = holdAnswer(world, 'RespondToAuthChallenge');
    const late = rejection(here.signIn('ada', password));
    const release = await reached;
    await delay(5);
    await there.federatedSignIn('google', await world.token(GOOGLE), { name: 'Ana' });
    release();
    assert.equal((await late).code, 'SignInSuperseded');
    assert.equal(world.storage.items.has(`${prefix}.LastAuthUser`), false);
    assert.equal(world.storage.items.has(infoKey), true);
  });

  for (const [what, config] of [
    ['with a user pool', {}],
    ['without a user pool', noPool],
  ] as const) {
    it(`supersedes one that began before it, ${what}`, async () => {
      const world = createIdentityWorld();
      const [here, there] = openTabs(world, config);
      const reached = holdAnswer(world, 'GetCredentialsForIdentity');
      const late = rejection(
        here.federatedSignIn('google', await world.token(GOOGLE, 'ana'), { name: 'Ana' }),
      );
      const release = await reached;
      await delay(5);
      await there.federatedSignIn('google', await world.token(GOOGLE, 'bea'), { name: 'Bea' });
      release();
      assert.equal((await late).code, 'SignInSuperseded');
      assert.equal(((await here.currentAuthenticatedUser()) as { name?: string }).name, 'Bea');
    });

    it(`is not stored after a sign-out that came later, ${what}`, async () => {
      const world = createIdentityWorld();
      const [here, there] = openTabs(world, config);
      const reached = holdAnswer(world, 'GetCredentialsForIdentity');
      const late = rejection(here.federatedSignIn('google', await world.token(GOOGLE), { name: 'Ana' }));
      const release = await reached;
      await delay(5);
      await there.signOut();
      release();
      assert.equal((await late).code, 'SignInSuperseded');
      const clients = 'userPoolId' in config ? 'CognitoIdentityServiceProvider.' : prefix;
      assert.deepEqual([...world.storage.items.keys()], [`auth-elements.signIn.${clients}`]);
    });

    it(`is kept by a sign-out that the app called before it, ${what}`, async () => {
      const world = createIdentityWorld();
      const given = await world.token(GOOGLE);
      let syncs = 0;
      const sync = () => delay(syncs++ === 0 ? 1000 : 0);
      const auth = world.open({ ...config, storage: tabOf(world.storage.items, { sync }) });
      const signedOut = auth.signOut();
      await auth.federatedSignIn('google', given, { name: 'Ana' });
      await signedOut;
      assert.equal(((await auth.currentAuthenticatedUser()) as { name?: string }).name, 'Ana');
    });
  }

  it('that the storage does not take keeps the earlier one', async () => {
    const world = createIdentityWorld();
    await world.auth.federatedSignIn('google', await world.token(GOOGLE, 'ana'), { name: 'Ana' });
    const before = new Map(world.storage.items);
    const set = world.storage.setItem.bind(world.storage);
    world.storage.setItem = (key, value) => {
      if (key.startsWith('auth-elements.signIn.')) throw new DOMException('full', 'QuotaExceededError');
      set(key, value);
    };
    const bea = world.auth.federatedSignIn('google', await world.token(GOOGLE, 'bea'), { name: 'Bea' });
    assert.equal((await rejection(bea)).code, 'StorageError');
    assert.deepEqual(world.storage.items, before);
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

  it('at the same time deletes the account in both, and signs both out', async () => {
    const world = createWorld();
    await addUser(world);
    const [here, there] = openTabs(world);
    await there.signIn('ada', password);
    const deleted = await Promise.all([here.deleteUser(), there.deleteUser()]);
    assert.deepEqual(deleted, ['SUCCESS', 'SUCCESS']);
    for (const auth of [here, there]) {
      assert.equal(auth.mayBeSignedIn(), false);
      assert.equal((await rejection(auth.deleteUser())).code, 'NotSignedIn');
    }
    assert.deepEqual([...world.storage.items.keys()].sort(), [deletionKey, timeKey]);
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
