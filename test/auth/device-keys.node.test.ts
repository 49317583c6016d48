import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { PoolUser } from '../../src/auth/user-pool/user.js';
import { addUser, createWorld, email, password, poolId, prefix, rejection, type World } from './fixtures.js';

const tracked = { deviceTracking: 'ALWAYS' } as const;
const withoutSrp = { authenticationFlowType: 'USER_PASSWORD_AUTH' } as const;
const phone = '+15555550123';
const deviceItems = ({ storage }: World) =>
  [...storage.items.keys()].filter((key) => /device|random/i.test(key)).map((key) => key.split('.').at(-1));
const devicesOf = ({ cognito }: World) =>
  cognito.pools.get(poolId)?.users.find('ada')?.devices ?? new Map<string, unknown>();

/** Lets the tokens expire. */
const expire = (timers: { setTime(now: number): void }) => timers.setTime(Date.now() + 7_200_000);

async function signUpByEmail(world: World): Promise<void> {
  await world.auth.signUp({ username: email, password, attributes: { email } });
  await world.auth.confirmSignUp(email, world.code());
}

describe('the keys of a device after a sign-in with an alias', () => {
  const ways = {
    'an email code': {
      pool: { firstFactors: ['PASSWORD', 'EMAIL_OTP'] },
      config: { authenticationFlowType: 'USER_AUTH' },
      params: { preferredChallenge: 'EMAIL_OTP' },
    },
    'a password without SRP': { pool: {}, config: withoutSrp, params: { password } },
    'a password by SRP': { pool: {}, config: {}, params: { password } },
  } as const;
  for (const [way, { pool, config, params }] of Object.entries(ways))
    it(`belong to the stored session: ${way}`, async (t) => {
      t.mock.timers.enable({ apis: ['Date'], now: Date.now() });
      const world = createWorld(
        { usernameAttributes: ['email'], ...tracked, ...structuredClone(pool) } as never,
        config,
      );
      await signUpByEmail(world);
      const user = await world.auth.signIn({ username: email, ...params });
      if (user.challengeName) await world.auth.confirmSignIn(user, world.code());
      expire(t.mock.timers);
      assert.equal((await world.auth.currentSession()).isValid(), true);
      assert.equal(await world.auth.rememberDevice(), 'SUCCESS');
    });

  it('are found for the next sign-in with an alias, each of them', async () => {
    const world = createWorld({ aliasAttributes: ['email', 'phone_number'], ...tracked }, withoutSrp);
    const { auth } = world;
    await addUser(world, 'ada', { email, phone_number: phone });
    world.cognito.pools.get(poolId)?.users.find('ada')?.attributes.set('phone_number_verified', 'true');
    for (const name of [email, 'ada', phone, email, phone, 'ada']) {
      await auth.signIn(name, password);
      await auth.signOut();
    }
    // The first sign-in with each alias cannot know that it is the same user.
    assert.equal(devicesOf(world).size, 2);
    await auth.signIn(phone, password);
    assert.equal(await auth.forgetDevice(), 'SUCCESS');
    assert.deepEqual(deviceItems(world), []);
  });

  it('do not stay after the account is deleted', async () => {
    const world = createWorld({ usernameAttributes: ['email'], ...tracked }, withoutSrp);
    await signUpByEmail(world);
    await world.auth.signIn(email, password);
    assert.notDeepEqual(deviceItems(world), []);
    await world.auth.deleteUser();
    assert.deepEqual(deviceItems(world), []);
  });
});

describe('the keys of a device after a sign-in that is not stored', () => {
  it('do not replace those of the stored session', async (t) => {
    t.mock.timers.enable({ apis: ['Date'], now: Date.now() });
    const world = createWorld(tracked);
    await addUser(world);
    const held = world.holdAnswer('ConfirmDevice');
    const late = rejection(world.auth.signIn('ada', password));
    await held.reached;
    await world.auth.signIn('ada', password);
    held.release();
    assert.equal((await late).code, 'SignInSuperseded');
    expire(t.mock.timers);
    assert.equal((await world.auth.currentSession()).isValid(), true);
  });

  it('are not stored after it was canceled', async () => {
    const world = createWorld(tracked);
    await addUser(world);
    const held = world.holdAnswer('ConfirmDevice');
    const call = world.auth.signIn('ada', password);
    const error = rejection(call);
    await held.reached;
    world.auth.cancelSignIn(call);
    held.release();
    assert.equal((await error).code, 'SignInCanceled');
    assert.deepEqual(deviceItems(world), []);
  });

  it('do not remove those of the stored session when the service has forgotten the earlier ones', async () => {
    const world = createWorld(tracked, withoutSrp);
    await addUser(world);
    await world.auth.signIn('ada', password);
    await world.auth.signOut();
    devicesOf(world).clear();
    const held = world.holdAnswer('InitiateAuth');
    const late = rejection(world.auth.signIn('ada', password));
    await held.reached;
    await world.auth.signIn('ada', password);
    const key = world.storage.getItem(`${prefix}.ada.deviceKey`);
    assert.ok(key && devicesOf(world).has(key));
    held.release();
    assert.equal((await late).code, 'SignInSuperseded');
    assert.equal(world.storage.getItem(`${prefix}.ada.deviceKey`), key);
  });
});

describe('a storage that refuses the keys of a device', () => {
  it('keeps the earlier session with its keys', async () => {
    const world = createWorld(tracked);
    await addUser(world);
    await addUser(world, 'grace', { email: 'grace@example.com' });
    await world.auth.signIn('ada', password);
    const before = new Map(world.storage.items);
    const set = world.storage.setItem.bind(world.storage);
    world.storage.setItem = (key, value) => {
      if (key.endsWith('grace.deviceGroupKey')) throw new Error('full');
      set(key, value);
    };
    assert.equal((await rejection(world.auth.signIn('grace', password))).code, 'StorageError');
    assert.deepEqual(new Map(world.storage.items), before);
  });
});

describe('the keys of a device that cannot prove itself', () => {
  for (const config of [{}, withoutSrp]) {
    const flow = Object.values(config).join() || 'USER_SRP_AUTH';
    async function remembered(): Promise<World> {
      const world = createWorld(tracked, config);
      await addUser(world);
      await world.auth.signIn('ada', password);
      await world.auth.rememberDevice();
      await world.auth.signOut();
      return world;
    }

    for (const lost of ['deviceKey', 'deviceGroupKey', 'randomPasswordKey'])
      it(`are not used: ${flow}, without ${lost}`, async () => {
        const world = await remembered();
        world.storage.items.delete(`${prefix}.ada.${lost}`);
        await world.auth.signIn('ada', password);
        assert.equal((await world.auth.currentSession()).isValid(), true);
        assert.ok(world.storage.getItem(`${prefix}.ada.${lost}`));
      });

    it(`do not leave the sign-in without a result when the storage keeps them: ${flow}`, async () => {
      const world = await remembered();
      world.storage.items.set(`${prefix}.ada.randomPasswordKey`, 'AAAA');
      world.storage.removeItem = () => {
        throw new Error('read-only');
      };
      assert.equal((await rejection(world.auth.signIn('ada', password))).code, 'NotAuthorizedException');
    });

    it(`are forgotten when the service refuses the proof: ${flow}`, async () => {
      const world = await remembered();
      world.storage.items.set(`${prefix}.ada.randomPasswordKey`, 'AAAA');
      assert.equal((await rejection(world.auth.signIn('ada', password))).code, 'NotAuthorizedException');
      assert.deepEqual(deviceItems(world), []);
      await world.auth.signIn('ada', password);
      assert.equal((await world.auth.currentSession()).isValid(), true);
    });
  }
});

describe('the key of a device without the other keys', () => {
  it('still refreshes the session', async (t) => {
    t.mock.timers.enable({ apis: ['Date'], now: Date.now() });
    const world = createWorld(tracked);
    await addUser(world);
    await world.auth.signIn('ada', password);
    world.storage.items.delete(`${prefix}.ada.randomPasswordKey`);
    expire(t.mock.timers);
    assert.equal((await world.auth.currentSession()).isValid(), true);
    assert.equal(await world.auth.forgetDevice(), 'SUCCESS');
  });
});

describe('the keys of a device and the functions of the user object', () => {
  async function signedIn(): Promise<{ readonly world: World; readonly user: PoolUser }> {
    const world = createWorld(tracked);
    await addUser(world);
    await world.auth.signIn('ada', password);
    return { world, user: (await world.auth.currentUserPoolUser()) as PoolUser };
  }

  it('are removed by clearCachedDeviceKeyAndPassword', async () => {
    const { world, user } = await signedIn();
    user.clearCachedDeviceKeyAndPassword();
    assert.deepEqual(deviceItems(world), []);
  });

  it('are removed by forgetDevice', async () => {
    const { world, user } = await signedIn();
    user.deviceKey = world.storage.getItem(`${prefix}.ada.deviceKey`);
    await new Promise<unknown>((onSuccess, onFailure) => user.forgetDevice({ onSuccess, onFailure }));
    assert.deepEqual(deviceItems(world), []);
  });
});

describe('an alias that has moved to another user', () => {
  it('stays when the former owner forgets the device', async () => {
    const world = createWorld({ aliasAttributes: ['email'], ...tracked }, withoutSrp);
    const { auth } = world;
    await addUser(world, 'ada', { email });
    await auth.signIn(email, password);
    await addUser(world, 'grace', { email: 'grace@example.com' });
    const users = world.cognito.pools.get(poolId)?.users;
    users?.find('ada')?.attributes.set('email', 'other@example.com');
    users?.find('grace')?.attributes.set('email', email);
    await auth.signIn(email, password);
    await auth.signIn('ada', password);
    await auth.forgetDevice();
    await auth.signIn(email, password);
    assert.equal(users?.find('grace')?.devices.size, 1);
  });
});

describe('a device that the service has forgotten', () => {
  const choice = [
    { ...tracked, firstFactors: ['PASSWORD', 'EMAIL_OTP'] },
    { authenticationFlowType: 'USER_AUTH' },
  ] as const;
  async function forgotten(): Promise<World> {
    const world = createWorld(structuredClone(choice[0]) as never, choice[1]);
    await addUser(world);
    await world.auth.signIn('ada', password);
    await world.auth.signOut();
    devicesOf(world).clear();
    return world;
  }

  for (const factor of ['PASSWORD', 'PASSWORD_SRP'] as const)
    it(`does not end a sign-in that chooses ${factor}`, async () => {
      const { auth } = await forgotten();
      const user = await auth.signIn({ username: 'ada' });
      await auth.selectChallenge(user, factor, { password });
      assert.equal(user.challengeName, undefined);
    });

  it('is not tried without it after the sign-in was canceled', async () => {
    const { auth, calls, holdAnswer, code } = await forgotten();
    const user = (await auth.signIn({ username: 'ada', preferredChallenge: 'EMAIL_OTP' })) as PoolUser;
    user.deviceKey = 'us-east-1_00000000-0000-0000-0000-000000000000';
    calls.length = 0;
    const held = holdAnswer('RespondToAuthChallenge');
    const call = auth.confirmSignIn(user, code());
    const error = rejection(call);
    await held.reached;
    auth.cancelSignIn(call);
    held.release();
    assert.equal((await error).code, 'SignInCanceled');
    assert.deepEqual(calls, ['RespondToAuthChallenge']);
  });
});
