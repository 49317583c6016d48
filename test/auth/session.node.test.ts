import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';

import { CognitoUser, CognitoUserPool } from 'amazon-cognito-identity-js';

import { createAuth } from '../../src/auth/auth.js';
import {
  addUser,
  clientId,
  createWorld,
  email,
  password,
  poolId,
  prefix,
  rejection,
  TestStorage,
  type World,
} from './fixtures.js';
import { describeOnPools } from './pools.js';

const hour = 3_600_000;

/** Moves the time of this page and of the server. */
function travel(t: TestContext, ms: number): void {
  t.mock.timers.setTime(Date.now() + ms);
}

async function signedIn(world: World) {
  await addUser(world);
  return world.auth.signIn('ada', password);
}

describeOnPools('the session', (createWorld) => {
  it('is found again by another Auth with the same storage', async () => {
    const world = createWorld();
    await signedIn(world);
    const user = await world.open().currentAuthenticatedUser();
    assert.equal(user.attributes?.email, email);
    assert.equal((await world.open().currentSession()).isValid(), true);
  });

  it('is shared both ways with amazon-cognito-identity-js', async () => {
    const world = createWorld();
    const user = await signedIn(world);
    const Pool = new CognitoUserPool({
      UserPoolId: poolId,
      ClientId: clientId,
      Storage: { ...plain(world.storage), clear: () => undefined },
    });
    const other = Pool.getCurrentUser();
    assert.ok(other instanceof CognitoUser);
    assert.equal(other.getUsername(), user.getUsername());
    const session = await new Promise((resolve) =>
      other.getSession((_: unknown, found: unknown) => resolve(found)),
    );
    assert.ok(session);
    other.signOut();
    assert.equal((await rejection(world.auth.currentAuthenticatedUser())).code, 'NotSignedIn');
  });

  it('asks for the attributes once, and again when the cache is bypassed', async () => {
    const world = createWorld();
    await signedIn(world);
    world.calls.length = 0;
    await world.auth.currentAuthenticatedUser();
    await world.auth.currentAuthenticatedUser();
    assert.deepEqual(world.calls, ['GetUser']);
    await world.auth.currentAuthenticatedUser({ bypassCache: true });
    assert.deepEqual(world.calls, ['GetUser', 'GetUser']);
  });

  it('is refreshed when it has expired, once for all who ask', async (t) => {
    t.mock.timers.enable({ apis: ['Date'], now: Date.now() });
    const world = createWorld();
    await signedIn(world);
    const before = (await world.auth.currentSession()).getAccessToken().getJwtToken();
    travel(t, 2 * hour);
    world.calls.length = 0;
    const sessions = await Promise.all([
      world.auth.currentSession(),
      world.auth.currentSession(),
      world.auth.currentSession(),
    ]);
    assert.deepEqual(world.calls, ['GetTokensFromRefreshToken']);
    // A caller who comes a moment later reads the new tokens from the storage: another object, the same session.
    assert.equal(new Set(sessions.map((session) => session.getAccessToken().getJwtToken())).size, 1);
    assert.notEqual(sessions[0].getAccessToken().getJwtToken(), before);
    assert.equal(world.events.at(-1)?.event, 'tokenRefresh');
    assert.equal((await world.auth.currentAuthenticatedUser()).attributes?.email, email);
  });

  it('is refreshed in its last minute, and used up where that fails', async (t) => {
    t.mock.timers.enable({ apis: ['Date'], now: Date.now() });
    const world = createWorld();
    await signedIn(world);
    const token = async () => (await world.auth.currentSession()).getAccessToken().getJwtToken();
    const first = await token();
    travel(t, hour - 61_000);
    world.calls.length = 0;
    assert.equal(await token(), first);
    assert.deepEqual(world.calls, []);
    travel(t, 2000);
    world.cognito.faults.add({ operation: 'GetTokensFromRefreshToken', drop: true, times: 1 });
    assert.equal(await token(), first);
    assert.notEqual(await token(), first);
    assert.deepEqual(world.calls, ['GetTokensFromRefreshToken', 'GetTokensFromRefreshToken']);
  });

  it('is not refreshed all the time where its whole life is short', async (t) => {
    t.mock.timers.enable({ apis: ['Date'], now: Date.now() });
    const world = createWorld({
      clients: [{ id: clientId, tokenValidity: { accessToken: 50, idToken: 50 } }],
    });
    await signedIn(world);
    world.calls.length = 0;
    travel(t, 44_000);
    await world.auth.currentSession();
    assert.deepEqual(world.calls, []);
    travel(t, 2000);
    await world.auth.currentSession();
    assert.deepEqual(world.calls, ['GetTokensFromRefreshToken']);
  });

  it('ends in its last minute too when the service took it back', async (t) => {
    t.mock.timers.enable({ apis: ['Date'], now: Date.now() });
    const world = createWorld();
    await signedIn(world);
    travel(t, hour - 30_000);
    await world.cognito.pools.get(poolId)?.admin.deleteUser('ada');
    assert.equal((await rejection(world.auth.currentSession())).code, 'NotSignedIn');
    assert.equal(world.storage.items.size, 0);
  });

  it('is refreshed when only the server considers it expired', async () => {
    const world = createWorld();
    await signedIn(world);
    world.cognito.clock.advance(2 * hour);
    world.calls.length = 0;
    assert.ok((await world.auth.currentAuthenticatedUser({ bypassCache: true })).attributes);
    assert.deepEqual(world.calls, ['GetUser', 'GetTokensFromRefreshToken', 'GetUser']);
  });

  it('survives a network that fails, and ends with a token that is revoked', async (t) => {
    t.mock.timers.enable({ apis: ['Date'], now: Date.now() });
    const world = createWorld();
    await signedIn(world);
    travel(t, 2 * hour);
    world.cognito.faults.add({ operation: 'GetTokensFromRefreshToken', drop: true, times: 1 });
    assert.equal((await rejection(world.auth.currentAuthenticatedUser())).code, 'NetworkError');
    assert.equal(world.events.at(-1)?.event, 'tokenRefresh_failure');
    world.cognito.faults.add({ operation: 'GetTokensFromRefreshToken', status: 500, body: 'oops', times: 1 });
    assert.equal((await rejection(world.auth.currentSession())).code, 'InvalidResponse');
    assert.ok(await world.auth.currentAuthenticatedUser());

    travel(t, 40 * 24 * hour);
    const error = await rejection(world.auth.currentAuthenticatedUser());
    assert.equal(error.code, 'NotSignedIn');
    assert.ok(error.cause instanceof Error && error.cause.name === 'NotAuthorizedException');
    assert.equal(world.events.at(-1)?.data, error.cause);
    assert.equal(world.storage.items.size, 0);
  });

  it('ends when its refresh token was used elsewhere', async (t) => {
    t.mock.timers.enable({ apis: ['Date'], now: Date.now() });
    const world = createWorld();
    await signedIn(world);
    travel(t, 2 * hour);
    world.cognito.faults.add({
      operation: 'GetTokensFromRefreshToken',
      error: 'RefreshTokenReuseException',
      times: 1,
    });
    assert.equal((await rejection(world.auth.currentSession())).code, 'NotSignedIn');
    assert.equal(world.storage.items.size, 0);
  });

  it('keeps the attributes that are known while the network fails', async () => {
    const world = createWorld();
    await signedIn(world);
    await world.auth.currentAuthenticatedUser();
    world.cognito.faults.add({ operation: 'GetUser', drop: true });
    const user = await world.auth.currentAuthenticatedUser({ bypassCache: true });
    assert.equal(user.attributes?.email, email);
  });

  it('ends when the account is deleted', async () => {
    const world = createWorld();
    await signedIn(world);
    await world.cognito.pools.get(poolId)?.admin.deleteUser('ada');
    const error = await rejection(world.auth.currentAuthenticatedUser({ bypassCache: true }));
    assert.equal(error.code, 'NotSignedIn');
    assert.equal(world.storage.getItem(`${prefix}.LastAuthUser`), null);
  });

  it('is none when the stored tokens are damaged', async () => {
    const world = createWorld();
    const user = await signedIn(world);
    const key = `${prefix}.${user.getUsername()}`;
    world.storage.setItem(`${key}.idToken`, 'x');
    world.storage.setItem(`${key}.accessToken`, 'a.b.c');
    assert.ok((await world.open().currentSession()).isValid(), 'the refresh token still is good');
    world.storage.setItem(`${key}.accessToken`, 'a.b.c');
    world.storage.setItem(`${key}.refreshToken`, 'forged');
    assert.equal((await rejection(world.open().currentSession())).code, 'NotSignedIn');
    assert.equal(world.storage.getItem(`${prefix}.LastAuthUser`), null);
    world.storage.setItem(`${prefix}.LastAuthUser`, 'ghost');
    assert.equal((await rejection(world.open().currentAuthenticatedUser())).code, 'NotSignedIn');
  });
});

describeOnPools('signing out', (createWorld) => {
  it('takes the refresh token back and clears the storage', async () => {
    const world = createWorld();
    await signedIn(world);
    await world.auth.currentAuthenticatedUser();
    const token = (await world.auth.currentSession()).getRefreshToken();
    const user = await world.auth.currentAuthenticatedUser();
    await world.auth.signOut();
    assert.equal(world.calls.at(-1), 'RevokeToken');
    assert.equal(world.storage.items.size, 0);
    assert.equal(world.events.at(-1)?.event, 'signOut');
    const refused = await new Promise((resolve) => user.refreshSession(token, resolve));
    assert.equal((refused as Error).name, 'NotAuthorizedException');
  });

  it('is not held up by a network or a server that fails', async () => {
    const world = createWorld();
    await signedIn(world);
    world.cognito.faults.add({ operation: '*', drop: true });
    await world.auth.signOut();
    assert.equal(world.storage.items.size, 0);
  });

  it('everywhere revokes the sessions of the other devices', async () => {
    const world = createWorld();
    await signedIn(world);
    const other = world.open({ storage: new TestStorage() });
    await other.signIn('ada', password);
    await world.auth.signOut({ global: true });
    assert.equal(world.calls.at(-1), 'GlobalSignOut');
    assert.equal(
      (await rejection(other.currentAuthenticatedUser({ bypassCache: true }))).code,
      'NotSignedIn',
    );
  });

  it('everywhere rejects when the service could not be notified, and signs out here', async () => {
    const world = createWorld();
    await signedIn(world);
    world.cognito.faults.add({ operation: 'GlobalSignOut', drop: true });
    const copy = new TestStorage();
    for (const [key, value] of world.storage.items) copy.setItem(key, value);
    const { reached, release } = world.holdAnswer('RevokeToken');
    assert.equal((await rejection(world.auth.signOut({ global: true }))).code, 'NetworkError');
    assert.equal(world.storage.items.size, 0);
    assert.equal(world.events.at(-1)?.event, 'signOut');
    await reached;
    release();
    const stolen = world.open({ storage: copy });
    const error = await rejection(stolen.currentAuthenticatedUser({ bypassCache: true }));
    assert.equal(error.code, 'NotSignedIn', 'the refresh token of this device is revoked');
  });

  it('everywhere is done when the service has ended the session before, or the account is gone', async () => {
    const endings: ((world: World) => Promise<unknown> | undefined)[] = [
      async (world) => {
        const other = world.open({ storage: new TestStorage() });
        await other.signIn('ada', password);
        await other.signOut({ global: true });
      },
      (world) => world.cognito.pools.get(poolId)?.admin.deleteUser('ada'),
    ];
    for (const end of endings) {
      const world = createWorld();
      await signedIn(world);
      await end(world);
      await world.auth.signOut({ global: true });
      assert.equal(world.storage.items.size, 0);
      assert.equal(world.events.at(-1)?.event, 'signOut');
    }
  });

  it('everywhere rejects when the token lacks the scope', async () => {
    const world = createWorld();
    await signedIn(world);
    world.cognito.faults.add({ operation: 'GlobalSignOut', error: 'NotAuthorizedException' });
    assert.equal((await rejection(world.auth.signOut({ global: true }))).code, 'NotAuthorizedException');
    assert.equal(world.storage.items.size, 0);
  });

  it('everywhere refreshes a session that has expired', async (t) => {
    t.mock.timers.enable({ apis: ['Date'], now: Date.now() });
    const world = createWorld();
    await signedIn(world);
    travel(t, 2 * hour);
    world.calls.length = 0;
    await world.auth.signOut({ global: true });
    assert.deepEqual(world.calls, ['GetTokensFromRefreshToken', 'GlobalSignOut']);
  });

  it('without a user sends no request, and is an event all the same', async () => {
    const world = createWorld();
    await world.auth.signOut();
    assert.deepEqual(world.calls, []);
    assert.deepEqual(
      world.events.map(({ event }) => event),
      ['signOut'],
    );
  });

  it('is not undone by a refresh that is pending', async (t) => {
    t.mock.timers.enable({ apis: ['Date'], now: Date.now() });
    const world = createWorld();
    await signedIn(world);
    travel(t, 2 * hour);
    world.cognito.faults.add({ operation: 'GetTokensFromRefreshToken', delay: 20, times: 1 });
    const refreshing = rejection(world.auth.currentSession());
    await world.auth.signOut();
    assert.equal((await refreshing).code, 'NotSignedIn');
    assert.equal(world.storage.items.size, 0);
  });
});

describeOnPools('an answer about the user', (createWorld) => {
  /** Asks who is signed in, and does something else before the answer to that is here. */
  async function askLate(world: World, meanwhile: () => Promise<unknown>) {
    await signedIn(world);
    const answer = world.holdAnswer('GetUser');
    const call = world.auth.currentAuthenticatedUser();
    call.catch(() => undefined);
    await answer.reached;
    await meanwhile();
    answer.release();
    return call;
  }

  it('that comes after a sign-out signs no user in, and stores no attributes', async () => {
    const world = createWorld();
    const call = askLate(world, () => world.auth.signOut());
    assert.equal((await rejection(call)).code, 'NotSignedIn');
    assert.deepEqual([...world.storage.items.keys()], []);
  });

  it('that comes after the sign-in of another user is about that one', async () => {
    const world = createWorld();
    await addUser(world, 'grace', { email: 'grace@example.com' });
    const user = await askLate(world, () => world.auth.signIn('grace', password));
    assert.equal(user.getUsername(), 'grace');
    assert.equal(user.attributes?.email, 'grace@example.com');
    assert.ok(![...world.storage.items.keys()].some((key) => key.includes('.ada.')));
  });
});

describe('an Auth', () => {
  it('without a config rejects, from every function', async () => {
    const auth = createAuth();
    assert.equal(auth.configure(), undefined);
    for (const call of [
      auth.signIn('ada', password),
      auth.signUp({ username: 'ada', password }),
      auth.currentAuthenticatedUser(),
      auth.currentSession(),
      auth.signOut(),
      auth.autoSignIn('ada'),
      auth.forgotPassword('ada'),
      auth.verifyCurrentUserAttribute('email'),
    ]) {
      assert.equal((await rejection(call)).code, 'NotConfigured');
    }
    await auth.preload();
  });

  it('with an identity pool alone has no user pool to sign in to', async () => {
    const auth = createAuth({ identityPoolId: 'us-east-1:0000-1111' });
    assert.equal((await rejection(auth.signIn('ada', password))).code, 'NotConfigured');
  });

  it('uses the pool of the next config', async () => {
    const world = createWorld();
    await signedIn(world);
    world.auth.configure({ userPoolId: 'us-east-1_Other', userPoolWebClientId: 'other', storage: 'memory' });
    assert.equal((await rejection(world.auth.currentAuthenticatedUser())).code, 'NotSignedIn');
  });

  it('is apart from another one', async () => {
    const one = createWorld();
    const two = createWorld();
    await signedIn(one);
    assert.equal((await rejection(two.auth.currentAuthenticatedUser())).code, 'NotSignedIn');
    assert.deepEqual(two.events, []);
  });

  it('keeps the session of a memory of its own in Node', async () => {
    const world = createWorld();
    await addUser(world);
    const base = {
      userPoolId: poolId,
      userPoolWebClientId: clientId,
      endpoint: 'http://localhost/',
      fetch: world.auth.configure()!.fetch!,
    };
    const [one, two] = [createAuth(base), createAuth(base)];
    await one.signIn('ada', password);
    assert.ok(await one.currentAuthenticatedUser());
    assert.equal((await rejection(two.currentAuthenticatedUser())).code, 'NotSignedIn');
  });
});

describeOnPools('a storage', (createWorld) => {
  it('that is custom is synchronized before it is read', async () => {
    const world = createWorld();
    await signedIn(world);
    const late = new TestStorage();
    const slow = Object.assign(late, {
      async sync() {
        await new Promise((resolve) => setImmediate(resolve));
        for (const [key, value] of world.storage.items) late.setItem(key, value);
      },
    });
    assert.equal((await world.open({ storage: slow }).currentAuthenticatedUser()).attributes?.email, email);
  });

  it('that cannot be synchronized or read is a StorageError', async () => {
    const world = createWorld();
    const failing = Object.assign(new TestStorage(), { sync: () => Promise.reject(new Error('disk')) });
    assert.equal(
      (await rejection(world.open({ storage: failing }).currentAuthenticatedUser())).code,
      'StorageError',
    );
    const locked = Object.assign(new TestStorage(), {
      getItem() {
        throw new Error('locked');
      },
    });
    assert.equal(
      (await rejection(world.open({ storage: locked }).currentAuthenticatedUser())).code,
      'StorageError',
    );
    assert.equal((await rejection(world.open({ storage: locked }).signOut())).code, 'StorageError');
  });

  it('that is full keeps no half of a session', async () => {
    const world = createWorld();
    await addUser(world);
    for (const limit of [0, 1, 2, 3, 4]) {
      const full = new TestStorage();
      full.setItem = (key, value) => {
        if (full.items.size >= limit) throw new DOMException('full', 'QuotaExceededError');
        full.items.set(key, value);
      };
      const error = await rejection(world.open({ storage: full }).signIn('ada', password));
      assert.equal(error.code, 'StorageError');
      assert.equal(full.items.size, 0, `after ${limit}`);
    }
  });

  it('that has no room for the attributes keeps the session, and no earlier attributes', async () => {
    const world = createWorld();
    const user = await signedIn(world);
    await world.auth.currentAuthenticatedUser();
    await world.auth.updateUserAttributes(user, { name: 'Ada' });
    const key = `${prefix}.ada.userData`;
    world.storage.setItem(key, '{"UserAttributes":[]}');
    world.storage.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    const again = await world.auth.currentAuthenticatedUser({ bypassCache: true });
    assert.equal(again.attributes?.name, 'Ada');
    assert.equal(world.storage.getItem(key), null);
    assert.deepEqual((await world.auth.verifiedContact(again)).verified, { email });
    assert.equal(await world.auth.getPreferredMFA(again), 'NOMFA');
  });

  for (const refused of ['idToken', 'accessToken'])
    it(`that refuses a refreshed session (${refused}) keeps the earlier one`, async (t) => {
      t.mock.timers.enable({ apis: ['Date'], now: Date.now() });
      const world = createWorld();
      await signedIn(world);
      const { items } = world.storage;
      const before = new Map(items);
      travel(t, hour - 10_000);
      world.storage.setItem = (key, value) => {
        items.delete(key);
        if (key.endsWith(refused) && value !== before.get(key))
          throw new DOMException('full', 'QuotaExceededError');
        items.set(key, value);
      };
      assert.equal((await world.auth.currentSession()).isValid(), true);
      // A new refresh token stays: the earlier one is about to become invalid.
      const refreshToken = `${prefix}.ada.refreshToken`;
      assert.deepEqual([...items.keys()].sort(), [...before.keys()].sort());
      for (const [key, value] of items) if (key !== refreshToken) assert.equal(value, before.get(key), key);
      Reflect.deleteProperty(world.storage, 'setItem');
      travel(t, 2 * hour);
      assert.equal((await world.auth.currentSession()).isValid(), true);
    });

  it('may be a class with static methods, as in the Amplify guide', async () => {
    const items = new Map<string, string>();
    class MyStorage {
      static readonly syncPromise = null;
      readonly isInstance = true;
      static setItem(key: string, value: string): void {
        items.set(key, value);
      }
      static getItem(key: string): string | undefined {
        return items.get(key);
      }
      static removeItem(key: string): void {
        items.delete(key);
      }
    }
    const world = createWorld({}, { storage: MyStorage });
    await signedIn(world);
    assert.ok(items.get(`${prefix}.LastAuthUser`));
    await world.auth.signOut();
    assert.equal(items.size, 0);
  });
});

function plain(storage: TestStorage) {
  return {
    getItem: (key: string) => storage.getItem(key),
    setItem: (key: string, value: string) => storage.setItem(key, value),
    removeItem: (key: string) => storage.removeItem(key),
  };
}
