import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { toBase64Url } from '../../src/local-cognito/crypto/bytes.js';
import type { Bench } from './harness.js';
import { type Answer, challengeOf, CLIENT, PASSWORD, POOL, tokensOf } from './harness.js';
import {
  type AskedForPasskey,
  askForPasskey,
  passkeyBench,
  passkeyError,
  register,
  registeredBench,
  RELYING_PARTY,
  requestOptions,
  signInByPasskey,
  update,
  userAuth,
  withPasskey,
} from './passkeys.js';
import { type AssertionJson, SoftwareAuthenticator } from './software-authenticator.js';

const MULTI_FACTOR = { factorConfiguration: 'MULTI_FACTOR_WITH_USER_VERIFICATION' } as const;
const enabled = { Enabled: true };

const factorsOf = async (bench: Bench, AccessToken: string): Promise<unknown> =>
  (await bench.call('GetUserAuthFactors', { AccessToken }))['ConfiguredUserAuthFactors'];

const offeredTo = async (bench: Bench, username = 'maria'): Promise<unknown> =>
  (await bench.call('InitiateAuth', userAuth(username)))['AvailableChallenges'];

describe('a sign-in by passkey', () => {
  it('is offered to users who have one, in a pool that has them', async () => {
    const on = await passkeyBench();
    const { bench, AccessToken } = on;
    assert.deepEqual(await offeredTo(bench), ['PASSWORD', 'PASSWORD_SRP']);
    assert.deepEqual(await factorsOf(bench, AccessToken), ['PASSWORD']);
    challengeOf(
      await bench.call('InitiateAuth', userAuth('maria', { PREFERRED_CHALLENGE: 'WEB_AUTHN' })),
      'SELECT_CHALLENGE',
    );
    await register(on);
    assert.deepEqual(await offeredTo(bench), ['PASSWORD', 'PASSWORD_SRP', 'WEB_AUTHN']);
    assert.deepEqual(await factorsOf(bench, AccessToken), ['PASSWORD', 'WEB_AUTHN']);
    for (const passkeys of [{}, { relyingPartyId: 'example.org' }]) {
      update(bench, { passkeys });
      assert.deepEqual(await offeredTo(bench), ['PASSWORD', 'PASSWORD_SRP']);
      assert.deepEqual(await factorsOf(bench, AccessToken), ['PASSWORD']);
    }
    update(bench, { firstFactors: ['PASSWORD'], passkeys: { relyingPartyId: RELYING_PARTY } });
    assert.deepEqual(await offeredTo(bench), ['PASSWORD', 'PASSWORD_SRP']);
  });

  it('begins with the options of the passkeys of the user, and ends with tokens', async () => {
    const on = await registeredBench();
    const { bench, id, device } = on;
    const asked = await askForPasskey(bench);
    const { challenge, ...options } = asked.options;
    assert.ok(challenge.length >= 22);
    assert.deepEqual(options, {
      timeout: 180_000,
      rpId: RELYING_PARTY,
      allowCredentials: [{ id, type: 'public-key', transports: ['internal', 'hybrid'] }],
      userVerification: 'preferred',
    });
    const credential = await device.get(asked.options);
    const answer = await bench.call('RespondToAuthChallenge', withPasskey(bench, asked, credential));
    await bench.call('GetUser', { AccessToken: tokensOf(answer).access });
  });

  it('is chosen, without the credential or with it', async () => {
    const { bench, device } = await registeredBench();
    const choose = ({ Session }: Answer, more: object = {}): object =>
      bench.respond('SELECT_CHALLENGE', { USERNAME: 'maria', ANSWER: 'WEB_AUTHN', ...more }, Session);
    const plain = await bench.call(
      'RespondToAuthChallenge',
      choose(await bench.call('InitiateAuth', userAuth())),
    );
    const options = requestOptions(challengeOf(plain, 'WEB_AUTHN'));
    const input = withPasskey(bench, { Session: plain['Session'] }, await device.get(options));
    tokensOf(await bench.call('RespondToAuthChallenge', input));
    const asked = await bench.call('InitiateAuth', userAuth());
    const offered = requestOptions(challengeOf(asked, 'SELECT_CHALLENGE'));
    const CREDENTIAL = JSON.stringify(await device.get(offered));
    tokensOf(await bench.call('RespondToAuthChallenge', choose(asked, { CREDENTIAL })));
    const other = await bench.call('InitiateAuth', userAuth());
    const replay = await bench.refused('RespondToAuthChallenge', choose(other, { CREDENTIAL }));
    assert.equal(replay.code, 'NotAuthorizedException');
  });

  it('takes a challenge once, within three minutes, right or wrong', async () => {
    const { bench, device } = await registeredBench();
    const used = await askForPasskey(bench);
    const credential = await device.get(used.options);
    tokensOf(await bench.call('RespondToAuthChallenge', withPasskey(bench, used, credential)));
    assert.equal(await passkeyError(bench, used, credential), 'NotAuthorizedException');
    // Another session has another challenge.
    assert.equal(await passkeyError(bench, await askForPasskey(bench), credential), 'NotAuthorizedException');
    const asked = await askForPasskey(bench);
    const stale = await device.get({ ...asked.options, challenge: used.options.challenge });
    assert.equal(await passkeyError(bench, asked, stale), 'NotAuthorizedException');
    const tried = await askForPasskey(bench);
    device.settings.origin = 'https://example.org';
    assert.equal(await passkeyError(bench, tried, await device.get(tried.options)), 'NotAuthorizedException');
    device.settings.origin = 'https://app.example.com';
    assert.equal(await passkeyError(bench, tried, await device.get(tried.options)), 'NotAuthorizedException');
    const late = await askForPasskey(bench);
    bench.cognito.clock.advance(180_000);
    assert.equal(await passkeyError(bench, late, await device.get(late.options)), 'NotAuthorizedException');
  });

  it('is refused from another origin, for another relying party, and without the user', async () => {
    const { bench, device } = await registeredBench();
    const wrong = [
      { origin: 'https://example.org' },
      { origin: 'http://app.example.com' },
      { relyingPartyId: 'app.example.com' },
      { userPresent: false },
    ];
    const right = { ...device.settings };
    for (const settings of wrong) {
      Object.assign(device.settings, settings);
      const asked = await askForPasskey(bench);
      assert.equal(
        await passkeyError(bench, asked, await device.get(asked.options)),
        'NotAuthorizedException',
      );
      Object.assign(device.settings, right, { counter: device.settings.counter });
    }
    tokensOf(await signInByPasskey({ bench, device, AccessToken: '' }));
  });

  it('is refused with a signature of another key, and of other data', async () => {
    const on = await registeredBench();
    const { bench, id } = on;
    const forger = new SoftwareAuthenticator({ counter: 9 });
    const victim = on.device.keys.get(id);
    await forger.create(
      {
        rp: { id: RELYING_PARTY },
        user: { id: victim?.userHandle ?? '', name: 'maria' },
        challenge: 'x',
        excludeCredentials: [],
        authenticatorSelection: { userVerification: 'preferred' },
      },
      id,
    );
    const asked = await askForPasskey(bench);
    assert.equal(await passkeyError(bench, asked, await forger.get(asked.options)), 'NotAuthorizedException');
    const [first, second] = [await askForPasskey(bench), await askForPasskey(bench)];
    const one = await on.device.get(first.options);
    const two = await on.device.get(second.options);
    const mixed: AssertionJson = { ...two, response: { ...two.response, signature: one.response.signature } };
    assert.equal(await passkeyError(bench, second, mixed), 'NotAuthorizedException');
  });

  it('requires a higher counter, unless the authenticator does not count', async () => {
    const on = await registeredBench();
    tokensOf(await signInByPasskey(on));
    tokensOf(await signInByPasskey(on));
    const { settings } = on.device;
    for (const step of [-1, -2]) {
      settings.counter += step;
      const asked = await askForPasskey(on.bench);
      const error = await passkeyError(on.bench, asked, await on.device.get(asked.options));
      assert.equal(error, 'NotAuthorizedException');
    }
    settings.counter = 0;
    const asked = await askForPasskey(on.bench);
    const stopped = await on.device.get(asked.options);
    assert.equal(await passkeyError(on.bench, asked, stopped), 'NotAuthorizedException');
    settings.counter = 50;
    tokensOf(await signInByPasskey(on));
    const silent = { ...on, device: new SoftwareAuthenticator({ counter: 0 }) };
    await register(silent);
    for (let i = 0; i < 2; i++) tokensOf(await signInByPasskey(silent));
  });

  it('takes one of two answers at the same time that have the same count', async () => {
    const { bench, device } = await registeredBench();
    const answers: [AskedForPasskey, AssertionJson][] = [];
    for (let i = 0; i < 2; i++) {
      const asked = await askForPasskey(bench);
      device.settings.counter = 7;
      answers.push([asked, await device.get(asked.options)]);
    }
    const statuses = await Promise.all(
      answers.map(async ([asked, credential]) => {
        const input = JSON.stringify(withPasskey(bench, asked, credential));
        return (await bench.post('RespondToAuthChallenge', input)).status;
      }),
    );
    assert.deepEqual(statuses.sort(), [200, 400]);
  });

  it('is refused with a passkey of another user, and in the session of another user', async () => {
    const maria = await registeredBench();
    const { bench } = maria;
    await bench.addUser('nadia');
    const { access } = await bench.tokens('nadia');
    const nadia = { bench, AccessToken: access, device: new SoftwareAuthenticator() };
    const theirs = await register(nadia);
    const asked = await askForPasskey(bench);
    const credential = await nadia.device.get(asked.options, theirs);
    assert.equal(await passkeyError(bench, asked, credential), 'NotAuthorizedException');
    const again = await askForPasskey(bench);
    const anonymous = await nadia.device.get(again.options, theirs);
    const { userHandle: _userHandle, ...response } = anonymous.response;
    assert.notEqual(_userHandle, '');
    const unnamed = JSON.stringify({ ...anonymous, response });
    assert.equal(await passkeyError(bench, again, unnamed), 'NotAuthorizedException');
    const own = await askForPasskey(bench);
    const right = await maria.device.get(own.options);
    assert.equal(await passkeyError(bench, own, right, 'nadia'), 'NotAuthorizedException');
    const handle = await askForPasskey(bench);
    const answer = await maria.device.get(handle.options);
    const { userHandle } = await nadia.device
      .get({ ...handle.options }, theirs)
      .then((each) => each.response);
    const swapped = { ...answer, response: { ...answer.response, userHandle } };
    assert.equal(await passkeyError(bench, handle, swapped), 'NotAuthorizedException');
    tokensOf(await signInByPasskey(nadia, 'nadia'));
  });

  it('is refused with a passkey that was deleted, before or after the challenge', async () => {
    const on = await registeredBench();
    const { bench, AccessToken, device, id } = on;
    const asked = await askForPasskey(bench);
    const credential = await device.get(asked.options);
    await bench.call('DeleteWebAuthnCredential', { AccessToken, CredentialId: id });
    assert.equal(await passkeyError(bench, asked, credential), 'NotAuthorizedException');
    assert.deepEqual(await offeredTo(bench), ['PASSWORD', 'PASSWORD_SRP']);
    const other = { ...on, device: new SoftwareAuthenticator() };
    await register(other);
    const { options, Session } = await askForPasskey(bench);
    assert.equal(
      await passkeyError(bench, { options, Session }, await device.get(options, id)),
      'NotAuthorizedException',
    );
  });

  it('is refused in a pool that has turned passkeys off in the meantime', async () => {
    const { bench, device } = await registeredBench();
    const asked = await askForPasskey(bench);
    const credential = await device.get(asked.options);
    update(bench, { firstFactors: ['PASSWORD'] });
    assert.equal(await passkeyError(bench, asked, credential), 'NotAuthorizedException');
  });

  it('refuses what is not a credential, and leaves the challenge open', async () => {
    const { bench, device } = await registeredBench();
    const asked = await askForPasskey(bench);
    const good = await device.get(asked.options);
    for (const bad of ['', '{', '{}', '[]', 'null', JSON.stringify({ ...good, response: {} })]) {
      assert.equal(await passkeyError(bench, asked, bad), 'InvalidParameterException', bad);
    }
    tokensOf(await bench.call('RespondToAuthChallenge', withPasskey(bench, asked, good)));
    const garbled = await askForPasskey(bench);
    const { response, ...credential } = await device.get(garbled.options);
    const signature = toBase64Url(new Uint8Array(70));
    const wrong = { ...credential, response: { ...response, signature } };
    assert.equal(await passkeyError(bench, garbled, wrong), 'NotAuthorizedException');
  });

  it('is not for users who are disabled, or have to reset their password', async () => {
    const { bench, device } = await registeredBench();
    const preferred = userAuth('maria', { PREFERRED_CHALLENGE: 'WEB_AUTHN' });
    const subject = { UserPoolId: POOL, Username: 'maria' };
    await bench.call('AdminDisableUser', subject);
    assert.equal((await bench.refused('InitiateAuth', preferred)).message, 'User is disabled.');
    await bench.call('AdminEnableUser', subject);
    await bench.call('AdminUpdateUserAttributes', {
      ...subject,
      UserAttributes: [{ Name: 'email_verified', Value: 'true' }],
    });
    const asked = await askForPasskey(bench);
    await bench.call('AdminResetUserPassword', subject);
    const credential = await device.get(asked.options);
    assert.equal(await passkeyError(bench, asked, credential), 'PasswordResetRequiredException');
    assert.equal((await bench.refused('InitiateAuth', preferred)).code, 'PasswordResetRequiredException');
  });

  it('does not reveal unknown users', async () => {
    const { bench, device } = await registeredBench();
    assert.deepEqual(await offeredTo(bench, 'unknown'), ['PASSWORD', 'PASSWORD_SRP', 'WEB_AUTHN']);
    const [first, again, other] = [
      await askForPasskey(bench, 'unknown'),
      await askForPasskey(bench, 'Unknown'),
      await askForPasskey(bench, 'someone'),
    ];
    const known = await askForPasskey(bench);
    assert.deepEqual(Object.keys(first.options), Object.keys(known.options));
    assert.deepEqual(first.options.allowCredentials, again.options.allowCredentials);
    assert.notDeepEqual(first.options.allowCredentials, other.options.allowCredentials);
    assert.notEqual(first.options.challenge, again.options.challenge);
    const [id = ''] = device.keys.keys();
    const credential = await device.get(first.options, id);
    assert.equal(await passkeyError(bench, first, credential, 'unknown'), 'NotAuthorizedException');
    update(bench, { passkeys: {} });
    assert.deepEqual(await offeredTo(bench, 'unknown'), ['PASSWORD', 'PASSWORD_SRP']);
    update(bench, { clients: [{ id: CLIENT, preventUserExistenceErrors: 'LEGACY' }] });
    const { code } = await bench.refused('InitiateAuth', userAuth('unknown'));
    assert.equal(code, 'UserNotFoundException');
  });
});

describe('a passkey and MFA', () => {
  it('is not offered to those who need a second factor, as a single factor', async () => {
    const { bench, AccessToken } = await registeredBench();
    await bench.addTotp(AccessToken);
    assert.deepEqual(await offeredTo(bench), ['PASSWORD', 'PASSWORD_SRP']);
    const { code } = await bench.refused('SetUserMFAPreference', {
      AccessToken,
      SoftwareTokenMfaSettings: enabled,
      WebAuthnMfaSettings: enabled,
    });
    assert.equal(code, 'InvalidParameterException');
  });

  it('is both factors once the user turned that on, if it verified the user', async () => {
    const on = await registeredBench(MULTI_FACTOR);
    const { bench, AccessToken, device } = on;
    const secret = await bench.addTotp(AccessToken);
    assert.deepEqual(await offeredTo(bench), ['PASSWORD', 'PASSWORD_SRP']);
    const both = { SoftwareTokenMfaSettings: enabled, WebAuthnMfaSettings: enabled };
    await bench.call('SetUserMFAPreference', { AccessToken, ...both });
    assert.deepEqual(await offeredTo(bench), ['PASSWORD', 'PASSWORD_SRP', 'WEB_AUTHN']);
    const factors = await bench.call('GetUserAuthFactors', { AccessToken });
    assert.deepEqual(factors['UserMFASettingList'], ['SOFTWARE_TOKEN_MFA', 'WEB_AUTHN_MFA']);
    const asked = await askForPasskey(bench);
    assert.equal(asked.options.userVerification, 'required');
    tokensOf(await signInByPasskey(on));
    device.settings.userVerified = false;
    const unverified = await askForPasskey(bench);
    const credential = await device.get(unverified.options);
    assert.equal(await passkeyError(bench, unverified, credential), 'NotAuthorizedException');
    // A password still needs the code.
    const challenge = await bench.signIn();
    challengeOf(challenge, 'SOFTWARE_TOKEN_MFA');
    bench.cognito.clock.advance(30_000);
    const responses = { USERNAME: 'maria', SOFTWARE_TOKEN_MFA_CODE: await bench.totp(secret) };
    const input = bench.respond('SOFTWARE_TOKEN_MFA', responses, challenge['Session']);
    tokensOf(await bench.call('RespondToAuthChallenge', input));
    update(bench, { passkeys: { relyingPartyId: RELYING_PARTY } });
    assert.deepEqual(await offeredTo(bench), ['PASSWORD', 'PASSWORD_SRP']);
    update(bench, { passkeys: { relyingPartyId: RELYING_PARTY, ...MULTI_FACTOR } });
    await bench.call('SetUserMFAPreference', { AccessToken, WebAuthnMfaSettings: { Enabled: false } });
    assert.deepEqual(await offeredTo(bench), ['PASSWORD', 'PASSWORD_SRP']);
  });

  it('works where the pool insists on MFA', async () => {
    const on = await registeredBench(MULTI_FACTOR);
    const { bench, AccessToken } = on;
    await bench.addTotp(AccessToken);
    update(bench, { mfa: 'ON' });
    assert.deepEqual(await offeredTo(bench), ['PASSWORD', 'PASSWORD_SRP']);
    await bench.call('SetUserMFAPreference', {
      AccessToken,
      SoftwareTokenMfaSettings: enabled,
      WebAuthnMfaSettings: enabled,
    });
    tokensOf(await signInByPasskey(on));
  });

  it('needs another second factor in the same request', async () => {
    const { bench, AccessToken } = await registeredBench(MULTI_FACTOR);
    const prefer = (settings: object): object => ({ AccessToken, ...settings });
    const { code } = await bench.refused('SetUserMFAPreference', prefer({ WebAuthnMfaSettings: enabled }));
    assert.equal(code, 'InvalidParameterException');
    await bench.addTotp(AccessToken);
    await bench.refused(
      'SetUserMFAPreference',
      prefer({ WebAuthnMfaSettings: enabled, SoftwareTokenMfaSettings: { Enabled: false } }),
    );
    await bench.refused('SetUserMFAPreference', prefer({ WebAuthnMfaSettings: enabled }));
    await bench.call(
      'SetUserMFAPreference',
      prefer({ WebAuthnMfaSettings: enabled, SoftwareTokenMfaSettings: enabled }),
    );
    // It goes with the last of the others, and does not come back with the next.
    await bench.call('SetUserMFAPreference', prefer({ SoftwareTokenMfaSettings: { Enabled: false } }));
    await bench.call('SetUserMFAPreference', prefer({ SoftwareTokenMfaSettings: enabled }));
    assert.deepEqual(await offeredTo(bench), ['PASSWORD', 'PASSWORD_SRP']);
  });

  it('needs a passkey', async () => {
    const { bench, AccessToken } = await passkeyBench(MULTI_FACTOR);
    await bench.addTotp(AccessToken);
    const { code, message } = await bench.refused('SetUserMFAPreference', {
      AccessToken,
      SoftwareTokenMfaSettings: enabled,
      WebAuthnMfaSettings: enabled,
    });
    assert.equal(code, 'InvalidParameterException');
    assert.match(message, /applicable WebAuthn credentials/);
  });

  it('asks for the second factor after a passkey that was a single factor when it was asked for', async () => {
    const { bench, AccessToken, device } = await registeredBench();
    const asked = await askForPasskey(bench);
    await bench.addTotp(AccessToken);
    const credential = await device.get(asked.options);
    const answer = await bench.call('RespondToAuthChallenge', withPasskey(bench, asked, credential));
    challengeOf(answer, 'SOFTWARE_TOKEN_MFA');
  });

  it('must verify the user where the pool says so', async () => {
    const on = await registeredBench({ userVerification: 'required' });
    const { bench, device } = on;
    const asked = await askForPasskey(bench);
    assert.equal(asked.options.userVerification, 'required');
    device.settings.userVerified = false;
    assert.equal(await passkeyError(bench, asked, await device.get(asked.options)), 'NotAuthorizedException');
    update(bench, { passkeys: { relyingPartyId: RELYING_PARTY } });
    tokensOf(await signInByPasskey(on));
    const signedIn = await bench.call(
      'InitiateAuth',
      userAuth('maria', { PREFERRED_CHALLENGE: 'PASSWORD', PASSWORD }),
    );
    tokensOf(signedIn);
  });
});

describe('what is deleted while a passkey is verified', () => {
  const deletions = {
    'the passkey': ['DeleteWebAuthnCredential', true],
    'the account': ['DeleteUser', false],
  } as const;
  for (const [what, [operation, named]] of Object.entries(deletions))
    it(`does not sign in: ${what}`, async () => {
      const { bench, device, AccessToken, id } = await registeredBench();
      const asked = await askForPasskey(bench);
      const credential = await device.get(asked.options);
      const call = bench.call('RespondToAuthChallenge', withPasskey(bench, asked, credential)).then(
        () => 'signed in',
        () => 'refused',
      );
      await bench.call(operation, { AccessToken, ...(named && { CredentialId: id }) });
      assert.equal(await call, 'refused');
    });
});

describe('a passkey on a device that the service has forgotten', () => {
  it('is accepted without the device', async () => {
    const { bench, device } = await registeredBench({}, { deviceTracking: 'ALWAYS' });
    const asked = await askForPasskey(bench);
    const CREDENTIAL = JSON.stringify(await device.get(asked.options));
    const DEVICE_KEY = 'us-east-1_00000000-0000-0000-0000-000000000000';
    const answer = (more: object) =>
      bench.respond('WEB_AUTHN', { USERNAME: 'maria', CREDENTIAL, ...more }, asked.Session);
    const refusal = await bench.refused('RespondToAuthChallenge', answer({ DEVICE_KEY }));
    assert.equal(refusal.code, 'ResourceNotFoundException');
    await bench.call('RespondToAuthChallenge', answer({}));
  });
});
