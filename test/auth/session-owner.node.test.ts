import assert from 'node:assert/strict';
import { AsyncLocalStorage } from 'node:async_hooks';
import { describe, it } from 'node:test';

import type { AuthApi } from '../../src/auth/api.js';
import type { AuthStorage } from '../../src/auth/storage/auth-storage.js';
import type { CognitoUser } from '../../src/auth/types.js';
import {
  addTotpUser,
  addUser,
  assertLive,
  createWorld,
  email,
  password,
  poolId,
  prefix,
  rejection,
} from './fixtures.js';
import { TestStorage, type World } from './fixtures.js';
import { asking } from './questions.js';

const sessionKey = /\.(idToken|accessToken|refreshToken|clockDrift|userData|LastAuthUser)$/;

/** The names of the session entries in the storage, without the prefix of the client. */
const stored = ({ storage }: World): string[] =>
  [...storage.items.keys()]
    .filter((key) => key.startsWith(prefix) && sessionKey.test(key))
    .map((key) => key.slice(prefix.length + 1))
    .sort();

const sessionOf = (name: string): string[] =>
  [
    ...['accessToken', 'clockDrift', 'idToken', 'refreshToken'].map((key) => `${name}.${key}`),
    'LastAuthUser',
  ].sort();

async function twoUsers(pool = {}, storage?: TestStorage): Promise<World> {
  const world = createWorld(pool, storage && { storage });
  await addUser(world, 'ada');
  await addUser(world, 'grace', { email: 'grace@example.com' });
  world.events.length = 0;
  return world;
}

const told = ({ events }: World): string[] =>
  events
    .filter(({ event }) => ['signIn', 'signOut'].includes(event))
    .map(({ event, data }) => `${event} ${(data as CognitoUser | undefined)?.getUsername() ?? ''}`.trim());

const current = async (auth: AuthApi): Promise<string> =>
  (await auth.currentAuthenticatedUser()).getUsername();

/** Signs ada in so slowly that something else is done first. */
async function signInLate(world: World, overtake: () => Promise<unknown>): Promise<void> {
  const answer = world.holdAnswer('RespondToAuthChallenge');
  const late = rejection(world.auth.signIn('ada', password));
  await answer.reached;
  await overtake();
  answer.release();
  assert.equal((await late).code, 'SignInSuperseded');
}

describe('the owner of a session', () => {
  it('is that of the latest sign-in when an earlier one is answered later', async () => {
    const world = await twoUsers();
    await signInLate(world, () => world.auth.signIn('grace', password));
    assert.deepEqual(stored(world), sessionOf('grace'));
    assert.equal(await current(world.auth), 'grace');
    assert.deepEqual(told(world), ['signIn grace']);
    await assertLive(world, 'grace');
    await world.auth.signOut();
    assert.deepEqual(stored(world), []);
    await assertLive(world);
  });

  for (const [what, other] of [
    ['app client', { userPoolWebClientId: 'another' }],
    ['storage', { storage: new TestStorage() }],
  ] as const)
    it(`is not that of a sign-in whose ${what} the app has replaced since`, async () => {
      const world = await twoUsers();
      await signInLate(world, () => Promise.resolve(world.auth.configure(other)));
      assert.deepEqual(stored(world), []);
      assert.deepEqual(told(world), []);
      await assertLive(world);
    });

  it('is that of a sign-in during which the config has grown', async () => {
    const world = await twoUsers();
    const answer = world.holdAnswer('RespondToAuthChallenge');
    const running = world.auth.signIn('ada', password);
    await answer.reached;
    world.auth.configure({ clientMetadata: { from: 'here' } });
    answer.release();
    await running;
    assert.equal(await current(world.auth), 'ada');
  });

  it('is that of the latest sign-in, also with another Auth of the same storage', async () => {
    const world = await twoUsers();
    await signInLate(world, () => world.open().signIn('grace', password));
    assert.deepEqual(stored(world), sessionOf('grace'));
    await assertLive(world, 'grace');
  });

  it('is not stored when a sign-out came after the sign-in began', async () => {
    const world = await twoUsers();
    await signInLate(world, () => world.auth.signOut());
    assert.deepEqual(stored(world), []);
    await assertLive(world);
  });

  it('stays what it was when a sign-in is canceled, and what came of it is revoked', async () => {
    const world = await twoUsers();
    await world.auth.signIn('grace', password);
    const answer = world.holdAnswer('RespondToAuthChallenge');
    const call = world.auth.signIn('ada', password);
    await answer.reached;
    world.auth.cancelSignIn(call);
    answer.release();
    assert.equal((await rejection(call)).code, 'SignInCanceled');
    assert.equal(await current(world.auth), 'grace');
    assert.deepEqual(told(world), ['signIn grace']);
    await assertLive(world, 'grace');
  });

  it('passes on with a new sign-in: the earlier session is reported as over, removed and revoked', async () => {
    const world = await twoUsers();
    await world.auth.signIn('ada', password);
    await world.auth.signIn('grace', password);
    assert.deepEqual(told(world), ['signIn ada', 'signOut ada', 'signIn grace']);
    assert.deepEqual(stored(world), sessionOf('grace'));
    await assertLive(world, 'grace');
    await world.auth.signIn('grace', password);
    await assertLive(world, 'grace');
    await world.auth.signOut();
    assert.deepEqual(stored(world), []);
    await assertLive(world);
  });

  it('is kept by a failed sign-in as another user', async () => {
    const world = await twoUsers();
    await world.auth.signIn('ada', password);
    await rejection(world.auth.signIn('grace', 'Wrong-Horse-9'));
    assert.equal(await current(world.auth), 'ada');
    await assertLive(world, 'ada');
  });

  it('leaves remembered devices of others where they are', async () => {
    const world = await twoUsers({ deviceTracking: 'ALWAYS' });
    await world.auth.signIn('ada', password);
    await world.auth.signIn('grace', password);
    await world.auth.signOut();
    assert.deepEqual(stored(world), []);
    assert.ok(world.storage.items.has(`${prefix}.ada.deviceKey`));
  });

  it('is complete or not there: a storage that fails half-way keeps the earlier person', async () => {
    const storage = new TestStorage();
    const world = await twoUsers({}, storage);
    await world.auth.signIn('ada', password);
    // As after a sign-in with the hosted UI.
    storage.setItem(`${prefix}.hostedUI`, 'ada');
    await world.auth.currentAuthenticatedUser();
    const before = new Map(storage.items);
    const write = storage.setItem.bind(storage);
    storage.setItem = (key, value) => {
      if (key.endsWith('grace.refreshToken')) throw new Error('full');
      write(key, value);
    };
    assert.equal((await rejection(world.auth.signIn('grace', password))).code, 'StorageError');
    assert.deepEqual(new Map([...storage.items].sort()), new Map([...before].sort()));
    storage.setItem = write;
    assert.equal(await current(world.auth), 'ada');
    await assertLive(world, 'ada');
  });
});

describe('a storage that refuses to remove the session of another user', () => {
  it('keeps the new one, and what it cannot remove is revoked', async () => {
    const storage = new TestStorage();
    const world = await twoUsers({}, storage);
    await world.auth.signIn('ada', password);
    const remove = storage.removeItem.bind(storage);
    storage.removeItem = (key) => {
      if (key.includes('.ada.')) throw new Error('locked');
      remove(key);
    };
    await world.auth.signIn('grace', password);
    assert.equal(await current(world.auth), 'grace');
    await assertLive(world, 'grace');
  });
});

describe('a user object of an earlier sign-in', () => {
  const ended: Record<string, (user: CognitoUser) => Promise<unknown>> = {
    'is refused a refresh': (user) => {
      const token = user.getSignInUserSession()?.getRefreshToken();
      assert.ok(token);
      return new Promise((resolve) => user.refreshSession(token, resolve));
    },
    'signs out itself': (user) => {
      user.signOut();
      return Promise.resolve();
    },
  };
  for (const [what, end] of Object.entries(ended))
    for (const next of ['grace', 'ada'])
      it(`leaves the session of ${next} that was begun later where it is when it ${what}`, async () => {
        const world = await twoUsers();
        const user = await world.auth.signIn('ada', password);
        await world.auth.signIn(next, password);
        await assertLive(world, next);
        await end(user);
        assert.deepEqual(stored(world), sessionOf(next));
      });
});

describe('answers to challenges that come late', () => {
  const cases: Record<string, (world: World) => Promise<() => Promise<unknown>>> = {
    async confirmSignIn(world) {
      const secret = await addTotpUser(world);
      const user = await world.auth.signIn('ada', password);
      const code = await world.totp(secret);
      return () => world.auth.confirmSignIn(user, code, 'SOFTWARE_TOKEN_MFA');
    },
    async completeNewPassword(world) {
      await addTemporary(world);
      const user = await world.auth.signIn('ada', password);
      return () => world.auth.completeNewPassword(user, 'Another-Horse-9');
    },
  };
  for (const [name, prepare] of Object.entries(cases)) {
    it(`${name}: are discarded after a later sign-in`, async () => {
      const world = createWorld();
      await addUser(world, 'grace', { email: 'grace@example.com' });
      const answer = await prepare(world);
      const held = world.holdAnswer('RespondToAuthChallenge');
      const late = rejection(answer());
      await held.reached;
      await world.auth.signIn('grace', password);
      held.release();
      assert.equal((await late).code, 'SignInSuperseded');
      assert.deepEqual(stored(world), sessionOf('grace'));
      await assertLive(world, 'grace');
    });
  }

  it('autoSignIn: is not begun by a confirmation that was canceled', async () => {
    const world = createWorld();
    await world.auth.signUp({
      username: 'ada',
      password,
      attributes: { email: 'ada@example.com' },
      autoSignIn: true,
    });
    const answer = world.holdAnswer('ConfirmSignUp');
    const call = world.auth.confirmSignUp('ada', world.code());
    await answer.reached;
    world.auth.cancelSignIn(call);
    answer.release();
    assert.equal(await call, 'SUCCESS');
    assert.ok(!world.calls.includes('InitiateAuth'));
    assert.deepEqual(stored(world), []);
    await assertLive(world);
  });

  it('autoSignIn: is not begun by a confirmation that another sign-in has overtaken', async () => {
    const world = await twoUsers();
    await world.auth.signUp({
      username: 'lin',
      password,
      attributes: { email: 'lin@example.com' },
      autoSignIn: true,
    });
    const code = world.code();
    const answer = world.holdAnswer('ConfirmSignUp');
    const call = world.auth.confirmSignUp('lin', code);
    await answer.reached;
    await world.auth.signIn('grace', password);
    world.calls.length = 0;
    answer.release();
    assert.equal(await call, 'SUCCESS');
    assert.ok(!world.calls.includes('InitiateAuth'));
    assert.deepEqual(stored(world), sessionOf('grace'));
    await assertLive(world, 'grace');
  });
});

describe('a sign-in', () => {
  it('is not overtaken by a call that is canceled at once', async () => {
    const world = await twoUsers();
    const answer = world.holdAnswer('RespondToAuthChallenge');
    const call = world.auth.signIn('ada', password);
    await answer.reached;
    const canceled = world.auth.signIn('grace', password);
    world.auth.cancelSignIn(canceled);
    assert.equal((await rejection(canceled)).code, 'SignInCanceled');
    answer.release();
    assert.equal((await call).getUsername(), 'ada');
  });

  it('is not overtaken by an answer to no challenge', async () => {
    const world = await twoUsers();
    const grace = await world.auth.signIn('grace', password);
    const answer = world.holdAnswer('RespondToAuthChallenge');
    const call = world.auth.signIn('ada', password);
    await answer.reached;
    assert.equal((await rejection(world.auth.confirmSignIn(grace, '123456'))).code, 'InvalidArgument');
    answer.release();
    assert.equal((await call).getUsername(), 'ada');
  });
});

describe('cancelSignIn', () => {
  it('keeps an automatic sign-in from being begun', async () => {
    const world = createWorld();
    const params = { username: 'ada', password, attributes: { email: 'ada@example.com' }, autoSignIn: true };
    await world.auth.signUp(params);
    await world.cognito.pools.get(poolId)?.admin.confirmSignUp('ada');
    world.calls.length = 0;
    const call = world.auth.autoSignIn('ada');
    world.auth.cancelSignIn(call);
    assert.equal((await rejection(call)).code, 'SignInCanceled');
    assert.deepEqual(world.calls, []);
    assert.deepEqual(stored(world), []);
  });

  it('lists the allowed values', async () => {
    const { auth } = createWorld();
    for (const call of [undefined, null, 'signIn', {}, Promise.resolve()])
      assert.throws(() => auth.cancelSignIn(call as never), { code: 'InvalidArgument' });
    const call = auth.signOut();
    auth.cancelSignIn(call);
    await call;
  });
});

describe('signing out everywhere', () => {
  it('removes the session here first, then notifies the service', async () => {
    const world = await twoUsers();
    await world.auth.signIn('ada', password);
    const answer = world.holdAnswer('GlobalSignOut');
    const done = world.auth.signOut({ global: true });
    await answer.reached;
    assert.deepEqual(stored(world), []);
    assert.deepEqual(told(world), ['signIn ada', 'signOut ada']);
    answer.release();
    await done;
    await assertLive(world);
  });

  it('refreshes a token that has expired for the call only', async () => {
    const world = await twoUsers();
    await world.auth.signIn('ada', password);
    world.cognito.clock.advance(2 * 3_600_000);
    await world.auth.signOut({ global: true });
    assert.deepEqual(stored(world), []);
    await assertLive(world);
  });

  it('ends only the session of the user that is named', async () => {
    const world = await twoUsers();
    const ada = await world.auth.signIn('ada', password);
    await world.auth.signIn('grace', password);
    await world.auth.signOut({ user: ada });
    assert.equal(await current(world.auth), 'grace');
    const grace = await world.auth.currentAuthenticatedUser();
    await world.auth.signOut({ user: grace });
    assert.deepEqual(stored(world), []);
  });
});

describe('a pending user', () => {
  it('whose sign-in is canceled leaves the stored session, which another call has read', async () => {
    const round = { ask: { question: 'yes or no?' }, answer: 'yes' };
    const world = createWorld({ triggers: asking([round, round], 5) });
    await addUser(world);
    const { auth } = world;
    const user = await auth.signIn('ada');
    await auth.sendCustomChallengeAnswer(user, 'yes');
    await auth.sendCustomChallengeAnswer(user, 'yes');
    const pending = await auth.signIn('ada');
    await auth.verifiedContact(pending);
    const answer = world.holdAnswer('RespondToAuthChallenge');
    const call = auth.sendCustomChallengeAnswer(pending, 'yes');
    await answer.reached;
    auth.cancelSignIn(call);
    answer.release();
    assert.equal((await rejection(call)).code, 'SignInCanceled');
    assert.equal((await auth.currentAuthenticatedUser({ bypassCache: true })).getUsername(), 'ada');
    await assertLive(world, 'ada');
  });

  it('gets the username of the tokens when it signs in by an alias', async () => {
    const world = createWorld(
      { aliasAttributes: ['email'] },
      { authenticationFlowType: 'USER_PASSWORD_AUTH' },
    );
    await addUser(world);
    world.events.length = 0;
    assert.equal((await world.auth.signIn(email, password)).getUsername(), 'ada');
    assert.equal(await current(world.auth), 'ada');
    await world.auth.signIn('ada', password);
    assert.deepEqual(told(world), ['signIn ada', 'signIn ada']);
  });
});

async function addTemporary(world: World): Promise<void> {
  const admin = world.cognito.pools.get(poolId)?.admin;
  await admin?.createUser({
    username: 'ada',
    attributes: { email: 'ada@example.com' },
    temporaryPassword: password,
    suppress: true,
  });
}

describe('a sign-in by SRP that is no longer wanted', () => {
  for (const flow of ['USER_SRP_AUTH', 'USER_AUTH'] as const)
    for (const how of ['canceled', 'superseded'])
      it(`sends nothing more after a late answer: ${flow}, ${how}`, async () => {
        const world = createWorld({ firstFactors: ['PASSWORD'] }, { authenticationFlowType: flow });
        await addUser(world);
        const held = world.holdAnswer('InitiateAuth');
        const call = world.auth.signIn('ada', password);
        const error = rejection(call);
        await held.reached;
        if (how === 'canceled') world.auth.cancelSignIn(call);
        else await world.auth.signOut();
        world.calls.length = 0;
        held.release();
        assert.match((await error).code, /^SignIn/);
        assert.deepEqual(world.calls, []);
      });
});

describe('a session that has lost a part', () => {
  for (const part of ['idToken', 'accessToken'])
    for (const global of [false, true])
      it(`is revoked when it is signed out: without ${part}${global ? ', global' : ''}`, async () => {
        const world = createWorld();
        await addUser(world);
        await world.auth.signIn('ada', password);
        world.storage.items.delete(`${prefix}.ada.${part}`);
        await world.auth.signOut({ global });
        assert.equal(world.storage.items.size, 0);
        await assertLive(world);
      });
});

describe('two requests of a server with the same session', () => {
  it('each get the refreshed tokens', async (t) => {
    t.mock.timers.enable({ apis: ['Date'], now: Date.now() });
    const request = new AsyncLocalStorage<Map<string, string>>();
    const storage: AuthStorage = {
      getItem: (key) => request.getStore()?.get(key) ?? null,
      setItem: (key, value) => request.getStore()?.set(key, value),
      removeItem: (key) => request.getStore()?.delete(key),
    };
    const world = createWorld();
    await addUser(world);
    await world.auth.signIn('ada', password);
    t.mock.timers.setTime(Date.now() + 7_200_000);
    const before = world.storage.getItem(`${prefix}.ada.accessToken`);
    const jars = [1, 2].map(() => new Map(world.storage.items));
    await Promise.all(jars.map((jar) => request.run(jar, () => world.open({ storage }).currentSession())));
    for (const jar of jars) assert.notEqual(jar.get(`${prefix}.ada.accessToken`), before);
  });
});
