import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { fromBase64, fromHex, randomBytes, toBase64, toHex } from '../../src/local-cognito/crypto/bytes.js';
import {
  clientKey,
  createVerifier,
  g,
  modPow,
  N,
  passwordClaim,
} from '../../src/local-cognito/crypto/srp.js';
import type { PoolOptions } from '../../src/local-cognito/index.js';
import {
  type Answer,
  Bench,
  challengeOf,
  CLIENT,
  PASSWORD,
  passwordInput,
  refreshInput,
  srpTimestamp,
  startSrp,
  tokensOf,
} from './harness.js';

interface OwnDevice {
  key: string;
  group: string;
  secret: string;
}

const even = (hex: string): string => (hex.length % 2 ? `0${hex}` : hex);

/** Returns the key that a sign-in was given for its device. */
function metadataOf(answer: Answer): { DeviceKey: string; DeviceGroupKey: string } {
  const result = answer['AuthenticationResult'] as Record<string, unknown>;
  assert.ok(result['NewDeviceMetadata'], `no device: ${JSON.stringify(answer)}`);
  return result['NewDeviceMetadata'] as { DeviceKey: string; DeviceGroupKey: string };
}

async function verifierOf(group: string, key: string, secret: string): Promise<object> {
  const { saltHex, verifier } = await createVerifier(group, key, secret);
  return {
    Salt: toBase64(fromHex(saltHex)),
    PasswordVerifier: toBase64(fromHex(even(verifier.toString(16)))),
  };
}

/** Signs in and confirms the device the sign-in was given. */
async function newDevice(
  bench: Bench,
  username = 'maria',
): Promise<{ device: OwnDevice; access: string; refresh: string; confirmed: Answer }> {
  const answer = await bench.signIn(username);
  const { DeviceKey, DeviceGroupKey: group } = metadataOf(answer);
  const { access, refresh } = tokensOf(answer);
  const secret = toBase64(randomBytes(40));
  const confirmed = await bench.call('ConfirmDevice', {
    AccessToken: access,
    DeviceKey,
    DeviceName: 'laptop',
    DeviceSecretVerifierConfig: await verifierOf(group, DeviceKey, secret),
  });
  return { device: { key: DeviceKey, group, secret }, access, refresh, confirmed };
}

const on = (key: string, username = 'maria'): object => {
  const input = passwordInput(username) as { AuthParameters: object };
  return { ...input, AuthParameters: { ...input.AuthParameters, DEVICE_KEY: key } };
};

/** Answers DEVICE_SRP_AUTH, and returns the input that answers DEVICE_PASSWORD_VERIFIER. */
async function prove(
  bench: Bench,
  device: OwnDevice,
  Session: unknown,
  time = Date.now(),
  username = 'maria',
): Promise<object> {
  const a = BigInt(`0x${toHex(randomBytes(32))}`);
  const named = { USERNAME: username, DEVICE_KEY: device.key };
  const asked = await bench.call(
    'RespondToAuthChallenge',
    bench.respond('DEVICE_SRP_AUTH', { ...named, SRP_A: modPow(g, a, N).toString(16) }, Session),
  );
  const given = challengeOf(asked, 'DEVICE_PASSWORD_VERIFIER');
  const { SECRET_BLOCK: block = '', SRP_B = '', SALT: saltHex = '' } = given;
  const who = { poolName: device.group, username: device.key, password: device.secret };
  const key = await clientKey({ ...who, saltHex, a, B: BigInt(`0x${SRP_B}`) });
  const TIMESTAMP = srpTimestamp(time);
  const bytes = fromBase64(block) ?? randomBytes(0);
  const claim = await passwordClaim(key, device.group, device.key, bytes, TIMESTAMP);
  return bench.respond('DEVICE_PASSWORD_VERIFIER', {
    ...named,
    PASSWORD_CLAIM_SECRET_BLOCK: block,
    PASSWORD_CLAIM_SIGNATURE: toBase64(claim),
    TIMESTAMP,
  });
}

async function tracking(pool: Partial<PoolOptions> = {}): Promise<Bench> {
  const bench = new Bench({ deviceTracking: 'ALWAYS', challengeRequiredOnNewDevice: true, ...pool });
  await bench.addUser();
  return bench;
}

describe('device tracking', () => {
  it('is off unless the pool wants it', async () => {
    const bench = new Bench();
    await bench.addUser();
    const answer = await bench.signIn();
    assert.doesNotMatch(JSON.stringify(answer), /NewDeviceMetadata/);
    const { access: AccessToken } = tokensOf(answer);
    assert.equal((await bench.refused('ListDevices', { AccessToken })).code, 'InvalidParameterException');
  });

  it('gives each new device a key, confirms it, lists it, describes it, and forgets it', async () => {
    const bench = await tracking();
    const { device, access: AccessToken, confirmed } = await newDevice(bench);
    assert.deepEqual(confirmed, { UserConfirmationNecessary: false });
    const second = await newDevice(bench);
    assert.notEqual(second.device.key, device.key);
    const keys = ({ Devices }: Answer): unknown[] =>
      (Devices as Record<string, unknown>[]).map(({ DeviceKey }) => DeviceKey);
    const all = await bench.call('ListDevices', { AccessToken });
    assert.deepEqual(keys(all), [device.key, second.device.key]);
    const page = await bench.call('ListDevices', { AccessToken, Limit: 1 });
    assert.deepEqual(keys(page), [device.key]);
    const { PaginationToken } = page;
    assert.deepEqual(keys(await bench.call('ListDevices', { AccessToken, Limit: 1, PaginationToken })), [
      second.device.key,
    ]);
    await bench.refused('ListDevices', { AccessToken, Limit: 61 });
    await bench.refused('ListDevices', { AccessToken, PaginationToken: 'x' });
    const { Device } = await bench.call('GetDevice', { AccessToken, DeviceKey: device.key });
    assert.match(JSON.stringify(Device), /"device_name","Value":"laptop"/);
    assert.match(JSON.stringify(Device), /"dev:device_remembered_status","Value":"remembered"/);
    await bench.call('ForgetDevice', { AccessToken, DeviceKey: device.key });
    for (const operation of ['GetDevice', 'ForgetDevice', 'UpdateDeviceStatus']) {
      assert.deepEqual(await bench.refused(operation, { AccessToken, DeviceKey: device.key }), {
        code: 'ResourceNotFoundException',
        message: 'Device does not exist.',
        status: 400,
      });
    }
  });

  it('are forgotten by their own user only', async () => {
    const bench = await tracking();
    await bench.addUser('nadia');
    const { device, access } = await newDevice(bench);
    const { access: AccessToken } = await newDevice(bench, 'nadia');
    const DeviceKey = device.key;
    const { code } = await bench.refused('ForgetDevice', { AccessToken, DeviceKey });
    assert.equal(code, 'ResourceNotFoundException');
    assert.ok((await bench.call('GetDevice', { AccessToken: access, DeviceKey }))['Device']);
  });

  it('confirms only the key that the same sign-in was given, once, with a real verifier', async () => {
    const bench = await tracking();
    await bench.addUser('nadia');
    const mine = await bench.signIn();
    const theirs = await bench.signIn('nadia');
    const { DeviceKey, DeviceGroupKey } = metadataOf(mine);
    const config = await verifierOf(DeviceGroupKey, DeviceKey, 'secret');
    const confirm = (answer: Answer, verifier: object): object => ({
      AccessToken: tokensOf(answer).access,
      DeviceKey,
      DeviceSecretVerifierConfig: verifier,
    });
    for (const other of [theirs, await bench.signIn()]) {
      const { code } = await bench.refused('ConfirmDevice', confirm(other, config));
      assert.equal(code, 'ResourceNotFoundException');
    }
    for (const broken of [
      {},
      { ...config, PasswordVerifier: '%' },
      { ...config, PasswordVerifier: 'AA==' },
      { ...config, PasswordVerifier: toBase64(fromHex(N.toString(16))) },
      { ...config, Salt: '' },
    ]) {
      const { code } = await bench.refused('ConfirmDevice', confirm(mine, broken));
      assert.equal(code, 'InvalidParameterException');
    }
    await bench.call('ConfirmDevice', confirm(mine, config));
    const again = await bench.refused('ConfirmDevice', confirm(mine, config));
    assert.equal(again.code, 'DeviceKeyExistsException');
  });

  it('asks a person before it remembers, where the pool leaves it to them', async () => {
    const bench = await tracking({ deviceTracking: 'USER_OPT_IN' });
    const { device, access: AccessToken, confirmed } = await newDevice(bench);
    assert.deepEqual(confirmed, { UserConfirmationNecessary: true });
    const before = await bench.call('InitiateAuth', on(device.key));
    assert.doesNotMatch(JSON.stringify(before), /NewDeviceMetadata/);
    const status = (DeviceRememberedStatus: string): object => ({
      AccessToken,
      DeviceKey: device.key,
      DeviceRememberedStatus,
    });
    await bench.call('UpdateDeviceStatus', status('remembered'));
    challengeOf(await bench.call('InitiateAuth', on(device.key)), 'DEVICE_SRP_AUTH');
    await bench.call('UpdateDeviceStatus', status('not_remembered'));
    tokensOf(await bench.call('InitiateAuth', on(device.key)));
    await bench.refused('UpdateDeviceStatus', status('perhaps'));
  });
});

describe('a remembered device', () => {
  async function withTotp(pool: Partial<PoolOptions> = {}): Promise<{
    bench: Bench;
    device: OwnDevice;
    access: string;
    totpSecret: string;
  }> {
    const bench = await tracking(pool);
    const { device, access } = await newDevice(bench);
    return { bench, device, access, totpSecret: await bench.addTotp(access) };
  }

  it('proves itself in place of the second factor', async () => {
    const { bench, device } = await withTotp();
    challengeOf(await bench.signIn(), 'SOFTWARE_TOKEN_MFA');
    const { Session, ...asked } = await bench.call('InitiateAuth', on(device.key));
    challengeOf(asked, 'DEVICE_SRP_AUTH');
    const answer = await bench.call('RespondToAuthChallenge', await prove(bench, device, Session));
    tokensOf(answer);
    assert.doesNotMatch(JSON.stringify(answer), /NewDeviceMetadata/);
  });

  it('proves itself after the second factor where the pool wants both', async () => {
    const { bench, device, totpSecret } = await withTotp({ challengeRequiredOnNewDevice: false });
    const { Session } = await bench.call('InitiateAuth', on(device.key));
    const responses = { USERNAME: 'maria', SOFTWARE_TOKEN_MFA_CODE: await bench.totp(totpSecret) };
    const next = await bench.call(
      'RespondToAuthChallenge',
      bench.respond('SOFTWARE_TOKEN_MFA', responses, Session),
    );
    challengeOf(next, 'DEVICE_SRP_AUTH');
    tokensOf(await bench.call('RespondToAuthChallenge', await prove(bench, device, next['Session'])));
  });

  it('comes after SRP as well', async () => {
    const { bench, device } = await withTotp();
    const srp = await startSrp(bench, 'maria');
    const responses = { ...(await srp.answer(PASSWORD)), DEVICE_KEY: device.key };
    const { Session } = await bench.call(
      'RespondToAuthChallenge',
      bench.respond('PASSWORD_VERIFIER', responses),
    );
    tokensOf(await bench.call('RespondToAuthChallenge', await prove(bench, device, Session)));
  });

  it('is refused when its clock is off by more than five minutes', async () => {
    const { bench, device } = await withTotp();
    for (const minutes of [-6, 6]) {
      const { Session } = await bench.call('InitiateAuth', on(device.key));
      const proof = await prove(bench, device, Session, Date.now() + minutes * 60_000);
      assert.equal((await bench.refused('RespondToAuthChallenge', proof)).code, 'NotAuthorizedException');
    }
  });

  it('is refused with a wrong secret, and cannot try again', async () => {
    const { bench, device } = await withTotp();
    const { Session } = await bench.call('InitiateAuth', on(device.key));
    const wrong = await prove(bench, { ...device, secret: 'guess' }, Session);
    assert.equal((await bench.refused('RespondToAuthChallenge', wrong)).code, 'NotAuthorizedException');
    await bench.refused('RespondToAuthChallenge', wrong);
    const again = bench.respond(
      'DEVICE_SRP_AUTH',
      { USERNAME: 'maria', DEVICE_KEY: device.key, SRP_A: 'abcdef' },
      Session,
    );
    await bench.refused('RespondToAuthChallenge', again);
  });

  it('is the one that was named at the start, not another of the same person', async () => {
    const bench = await tracking();
    const { device } = await newDevice(bench);
    const second = await newDevice(bench);
    const { Session } = await bench.call('InitiateAuth', on(device.key));
    const responses = { USERNAME: 'maria', DEVICE_KEY: second.device.key, SRP_A: 'abcdef' };
    const input = bench.respond('DEVICE_SRP_AUTH', responses, Session);
    const { message } = await bench.refused('RespondToAuthChallenge', input);
    assert.equal(message, 'Invalid session for the user.');
  });

  it('has one try in each exchange', async () => {
    const { bench, device } = await withTotp();
    const { Session } = await bench.call('InitiateAuth', on(device.key));
    const right = (await prove(bench, device, Session)) as { ChallengeResponses: object };
    const PASSWORD_CLAIM_SIGNATURE = toBase64(randomBytes(32));
    const ChallengeResponses = { ...right.ChallengeResponses, PASSWORD_CLAIM_SIGNATURE };
    await bench.refused('RespondToAuthChallenge', { ...right, ChallengeResponses });
    const late = await bench.refused('RespondToAuthChallenge', right);
    assert.equal(late.message, 'Invalid session for the user, session can only be used once.');
  });

  it('locks its owner after five wrong secrets', async () => {
    const { bench, device } = await withTotp();
    const begun: Answer[] = [];
    for (let i = 0; i < 5; i++) begun.push(await bench.call('InitiateAuth', on(device.key)));
    for (const { Session } of begun) {
      const wrong = await prove(bench, { ...device, secret: 'guess' }, Session);
      await bench.refused('RespondToAuthChallenge', wrong);
    }
    const { message } = await bench.refused('InitiateAuth', passwordInput());
    assert.equal(message, 'Password attempts exceeded');
  });

  it('does not help before the password is right', async () => {
    const { bench, device } = await withTotp();
    const input = on(device.key) as { AuthParameters: object };
    const AuthParameters = { ...input.AuthParameters, PASSWORD: 'Wrong1!pass' };
    const { code } = await bench.refused('InitiateAuth', { ...input, AuthParameters });
    assert.equal(code, 'NotAuthorizedException');
  });

  it('is refused for other users, in another session, and once forgotten', async () => {
    const { bench, device, access: AccessToken } = await withTotp();
    await bench.addUser('nadia');
    const other = await newDevice(bench, 'nadia');
    const foreign = await bench.refused('InitiateAuth', on(device.key, 'nadia'));
    assert.deepEqual(
      [foreign.code, foreign.message],
      ['ResourceNotFoundException', 'Device does not exist.'],
    );
    const { Session } = await bench.call('InitiateAuth', on(device.key));
    for (const responses of [
      { USERNAME: 'nadia', DEVICE_KEY: other.device.key, SRP_A: 'abcdef' },
      { USERNAME: 'maria', DEVICE_KEY: other.device.key, SRP_A: 'abcdef' },
      { USERNAME: 'maria', DEVICE_KEY: device.key, SRP_A: '0' },
      { USERNAME: 'maria', DEVICE_KEY: device.key },
    ]) {
      await bench.refused('RespondToAuthChallenge', bench.respond('DEVICE_SRP_AUTH', responses, Session));
    }
    const proof = await prove(bench, device, Session);
    await bench.call('ForgetDevice', { AccessToken, DeviceKey: device.key });
    const late = await bench.refused('RespondToAuthChallenge', proof);
    assert.equal(late.code, 'ResourceNotFoundException');
    assert.equal((await bench.refused('InitiateAuth', on(device.key))).code, 'ResourceNotFoundException');
    challengeOf(await bench.signIn(), 'SOFTWARE_TOKEN_MFA');
  });

  it('lets a client answer the password again without the device that was forgotten', async () => {
    const { bench, device, access: AccessToken } = await withTotp();
    await bench.call('ForgetDevice', { AccessToken, DeviceKey: device.key });
    const srp = await startSrp(bench, 'maria');
    const responses = await srp.answer(PASSWORD);
    const input = bench.respond('PASSWORD_VERIFIER', { ...responses, DEVICE_KEY: device.key });
    assert.equal((await bench.refused('RespondToAuthChallenge', input)).code, 'ResourceNotFoundException');
    const next = await bench.call('RespondToAuthChallenge', bench.respond('PASSWORD_VERIFIER', responses));
    challengeOf(next, 'SOFTWARE_TOKEN_MFA');
  });

  it('does not bind the tokens of a sign-in that only named it', async () => {
    const bench = await tracking({ deviceTracking: 'USER_OPT_IN' });
    const { device } = await newDevice(bench);
    const { refresh } = tokensOf(await bench.call('InitiateAuth', on(device.key)));
    await bench.call('InitiateAuth', refreshInput(refresh));
  });

  it('binds its refresh tokens', async () => {
    const bench = await tracking();
    const { device, refresh, access: AccessToken } = await newDevice(bench);
    const withKey = (DEVICE_KEY: string): object => ({
      AuthFlow: 'REFRESH_TOKEN_AUTH',
      ClientId: CLIENT,
      AuthParameters: { REFRESH_TOKEN: refresh, DEVICE_KEY },
    });
    const bare = await bench.refused('InitiateAuth', refreshInput(refresh));
    assert.equal(bare.message, 'Invalid Refresh Token');
    await bench.refused('InitiateAuth', withKey('us-east-1_x'));
    await bench.call('InitiateAuth', withKey(device.key));
    await bench.call('ForgetDevice', { AccessToken, DeviceKey: device.key });
    await bench.call('InitiateAuth', refreshInput(refresh));
  });
});
