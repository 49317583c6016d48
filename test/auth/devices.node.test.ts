import assert from 'node:assert/strict';
import { it } from 'node:test';

import { addTotpUser, addUser, password, poolId, prefix, rejection } from './fixtures.js';
import { describeOnPools } from './pools.js';

describeOnPools('devices', (createWorld) => {
  it('are not there where the pool does not track them', async () => {
    const world = createWorld();
    await addUser(world);
    await world.auth.signIn('ada', password);
    for (const call of [world.auth.rememberDevice, world.auth.forgetDevice]) {
      const error = await rejection(call());
      assert.equal(error.code, 'DeviceNotTracked');
      assert.match(error.message, /does not track devices/);
    }
    assert.equal((await rejection(createWorld().auth.fetchDevices())).code, 'NotSignedIn');
  });

  it('are listed, and prove themselves by SRP at the next sign-in in place of the second factor', async () => {
    const world = createWorld({ deviceTracking: 'USER_OPT_IN', challengeRequiredOnNewDevice: true });
    const { auth, calls, storage, cognito } = world;
    const secret = await addTotpUser(world);
    const user = await auth.signIn('ada', password);
    assert.equal(user.challengeName, 'SOFTWARE_TOKEN_MFA');
    await auth.confirmSignIn(user, await world.totp(secret), 'SOFTWARE_TOKEN_MFA');
    const key = storage.getItem(`${prefix}.ada.deviceKey`);
    assert.match(key ?? '', /^us-east-1_/);
    assert.equal(await auth.rememberDevice(), 'SUCCESS');
    const devices = await auth.fetchDevices();
    assert.deepEqual(
      devices.filter(({ isCurrent }) => isCurrent).map(({ id }) => id),
      [key],
    );

    await auth.signOut();
    assert.equal(storage.getItem(`${prefix}.ada.deviceKey`), key);
    cognito.clock.advance(60_000);
    calls.length = 0;
    const again = await auth.signIn('ada', password);
    assert.equal(again.challengeName, undefined);
    assert.equal(calls.filter((call) => call === 'RespondToAuthChallenge').length, 3);
    assert.equal((await auth.currentSession()).isValid(), true);

    assert.equal(await auth.forgetDevice(), 'SUCCESS');
    assert.equal(storage.getItem(`${prefix}.ada.deviceKey`), null);
    assert.ok((await auth.fetchDevices()).every(({ id }) => id !== key));
    await auth.signOut();
    assert.equal((await auth.signIn('ada', password)).challengeName, 'SOFTWARE_TOKEN_MFA');
  });

  it('are fetched beyond the first page', async () => {
    const world = createWorld({ deviceTracking: 'ALWAYS' });
    await addUser(world);
    for (let index = 0; index < 61; index++) {
      world.storage.items.clear();
      await world.auth.signIn('ada', password);
    }
    world.calls.length = 0;
    const devices = await world.auth.fetchDevices();
    assert.equal(new Set(devices.map(({ id }) => id)).size, 61);
    assert.ok(world.calls.filter((call) => call === 'ListDevices').length >= 2);
  });

  /** ada signs in here, and in another browser. */
  async function twoBrowsers() {
    const world = createWorld({ deviceTracking: 'ALWAYS' });
    await addUser(world);
    const other = world.open({ storage: 'memory' });
    await other.signIn('ada', password);
    await world.auth.signIn('ada', password);
    const [theirs, own] = await world.auth.fetchDevices();
    assert.ok(theirs && own);
    return { ...world, other, theirs, own };
  }

  it('say which one is this one, in each browser', async () => {
    const { auth, other, storage, theirs, own } = await twoBrowsers();
    assert.deepEqual([theirs.isCurrent, own.isCurrent], [false, true]);
    assert.equal(own.id, storage.getItem(`${prefix}.ada.deviceKey`));
    for (const date of [own.lastAuthenticatedDate, own.createDate, own.lastModifiedDate])
      assert.ok(date && Date.now() - date.getTime() < 60_000);
    assert.equal(own.attributes['device_name'], own.name);
    assert.ok(own.attributes['device_status']);
    assert.deepEqual(
      (await other.fetchDevices()).map(({ isCurrent }) => isCurrent),
      [true, false],
    );
    storage.items.delete(`${prefix}.ada.deviceKey`);
    assert.ok((await auth.fetchDevices()).every(({ isCurrent }) => !isCurrent));
  });

  it('are forgotten by their id: another one, then this one', async () => {
    const { auth, storage, theirs, own } = await twoBrowsers();
    assert.equal(await auth.forgetDevice({ device: theirs }), 'SUCCESS');
    assert.deepEqual(await auth.fetchDevices(), [own]);
    assert.equal(storage.getItem(`${prefix}.ada.deviceKey`), own.id);
    assert.equal(await auth.forgetDevice({ device: { id: own.id } }), 'SUCCESS');
    assert.deepEqual(await auth.fetchDevices(), []);
    assert.equal(storage.getItem(`${prefix}.ada.deviceKey`), null);
    assert.equal((await auth.currentSession()).isValid(), true);
  });

  it('that are unknown are not forgotten, unless it is this one', async () => {
    const { auth, storage, loseAnswer, theirs, own } = await twoBrowsers();
    await auth.forgetDevice({ device: theirs });
    assert.equal((await rejection(auth.forgetDevice({ device: theirs }))).code, 'ResourceNotFoundException');
    assert.equal(storage.getItem(`${prefix}.ada.deviceKey`), own.id);
    assert.equal(
      (await rejection(auth.forgetDevice({ device: { id: 'no device' } }))).code,
      'InvalidParameterException',
    );
    loseAnswer('ForgetDevice');
    assert.equal((await rejection(auth.forgetDevice({ device: own }))).code, 'NetworkError');
    assert.equal(storage.getItem(`${prefix}.ada.deviceKey`), own.id);
    assert.deepEqual(await Promise.all([auth.forgetDevice({ device: own }), auth.forgetDevice()]), [
      'SUCCESS',
      'SUCCESS',
    ]);
    assert.equal(storage.getItem(`${prefix}.ada.deviceKey`), null);
  });

  it('of another user are not forgotten', async () => {
    const { auth, other, own, ...world } = await twoBrowsers();
    await addUser({ ...world, auth }, 'grace', { email: 'grace@example.com' });
    await other.signIn('grace', password);
    assert.equal((await rejection(other.forgetDevice({ device: own }))).code, 'ResourceNotFoundException');
    assert.equal((await auth.fetchDevices()).length, 2);
  });

  it('that is forgotten late leaves the key of a later sign-in', async () => {
    const { auth, storage, holdAnswer, own } = await twoBrowsers();
    const held = holdAnswer('ForgetDevice');
    const running = auth.forgetDevice();
    await held.reached;
    await auth.signIn('ada', password);
    const key = storage.getItem(`${prefix}.ada.deviceKey`);
    assert.ok(key && key !== own.id);
    held.release();
    await running;
    assert.equal(storage.getItem(`${prefix}.ada.deviceKey`), key);
  });

  it('that the service forgot sign in without it', async () => {
    const world = createWorld({ deviceTracking: 'ALWAYS' });
    const { auth, cognito } = world;
    await addUser(world);
    await auth.signIn('ada', password);
    await auth.signOut();
    cognito.pools.get('us-east-1_LocalDemo')?.users.find('ada')?.devices.clear();
    const user = await auth.signIn('ada', password);
    assert.equal(user.challengeName, undefined);
  });

  it('that the service forgot are forgotten here too', async () => {
    const world = createWorld({ deviceTracking: 'ALWAYS' });
    const { auth, cognito, storage } = world;
    await addUser(world);
    await auth.signIn('ada', password);
    cognito.pools.get('us-east-1_LocalDemo')?.users.find('ada')?.devices.clear();
    assert.equal(await auth.forgetDevice(), 'SUCCESS');
    assert.equal(storage.getItem(`${prefix}.ada.deviceKey`), null);
    assert.equal((await auth.currentSession()).isValid(), true);
  });

  it('that the service forgot sign in without it with USER_PASSWORD_AUTH', async () => {
    const world = createWorld({ deviceTracking: 'ALWAYS' }, { authenticationFlowType: 'USER_PASSWORD_AUTH' });
    const { auth, cognito, storage } = world;
    await addUser(world);
    await auth.signIn('ada', password);
    await auth.signOut();
    const key = `${prefix}.ada.deviceKey`;
    const forgotten = storage.getItem(key);
    assert.ok(forgotten);
    cognito.pools.get(poolId)?.users.find('ada')?.devices.clear();
    const user = await auth.signIn('ada', password);
    assert.equal(user.challengeName, undefined);
    assert.notEqual(storage.getItem(key), forgotten);
  });

  it('that the service forgot between the password and the code sign in without it', async () => {
    const world = createWorld({ deviceTracking: 'ALWAYS' }, { authenticationFlowType: 'USER_PASSWORD_AUTH' });
    const { auth, cognito, storage } = world;
    const secret = await addTotpUser(world);
    const key = `${prefix}.ada.deviceKey`;
    const forgotten = storage.getItem(key);
    assert.ok(forgotten);
    const user = await auth.signIn('ada', password);
    assert.equal(user.challengeName, 'SOFTWARE_TOKEN_MFA');
    cognito.pools.get(poolId)?.users.find('ada')?.devices.clear();
    await auth.confirmSignIn(user, await world.totp(secret));
    assert.equal(user.challengeName, undefined);
    assert.notEqual(storage.getItem(key), forgotten);
  });

  it('are asked for with USER_PASSWORD_AUTH too', async () => {
    const world = createWorld({ deviceTracking: 'ALWAYS' }, { authenticationFlowType: 'USER_PASSWORD_AUTH' });
    await addUser(world);
    await world.auth.signIn('ada', password);
    await world.auth.signOut();
    world.calls.length = 0;
    await world.auth.signIn('ada', password);
    assert.equal(world.calls.filter((call) => call === 'RespondToAuthChallenge').length, 2);
  });
});
