import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { fromBase64Url, toBase64Url, utf8 } from '../../src/local-cognito/crypto/bytes.js';
import { createLocalCognito, type PasskeyOptions, type PoolOptions } from '../../src/local-cognito/index.js';
import { isOriginOf } from '../../src/local-cognito/passkeys/origin.js';
import { type Answer, Bench, CLIENT, PASSWORD, passwordInput, POOL, tokensOf } from './harness.js';
import {
  askForPasskey,
  listed,
  passkeyBench,
  passkeyError,
  register,
  registeredBench,
  registrationError,
  RELYING_PARTY,
  startRegistration,
  update,
} from './passkeys.js';
import { type AuthenticatorSettings, SoftwareAuthenticator } from './software-authenticator.js';

const MINUTE = 60_000;

describe('the registration of a passkey', () => {
  it('offers the options of the service', async () => {
    const on = await passkeyBench();
    const { challenge, ...options } = await startRegistration(on);
    assert.ok((fromBase64Url(challenge)?.length ?? 0) >= 16);
    const sub = on.bench.cognito.pools.get(POOL)?.users.find('maria')?.attributes.get('sub') ?? '';
    assert.deepEqual(options, {
      rp: { id: RELYING_PARTY, name: RELYING_PARTY },
      user: { id: toBase64Url(utf8(sub)), name: 'maria', displayName: 'maria' },
      pubKeyCredParams: [
        { type: 'public-key', alg: -7 },
        { type: 'public-key', alg: -257 },
      ],
      timeout: MINUTE,
      excludeCredentials: [],
      authenticatorSelection: {
        residentKey: 'required',
        requireResidentKey: true,
        userVerification: 'preferred',
      },
    });
    assert.notEqual((await startRegistration(on)).challenge, challenge);
  });

  it('names the user by the contact that is the username', async () => {
    const bench = new Bench({
      usernameAttributes: ['email'],
      firstFactors: ['PASSWORD', 'WEB_AUTHN'],
      passkeys: { relyingPartyId: RELYING_PARTY },
    });
    await bench.addUser('maria@example.com');
    const { access } = await bench.tokens('maria@example.com');
    const { user } = await startRegistration({ bench, AccessToken: access });
    assert.equal(user.name, 'maria@example.com');
  });

  it('lists, excludes and deletes what was registered', async () => {
    const on = await passkeyBench();
    const { bench, AccessToken, device } = on;
    assert.deepEqual(await listed(on), []);
    const first = await register(on);
    bench.cognito.clock.advance(1500);
    const roaming = new SoftwareAuthenticator({ attachment: 'cross-platform' });
    const second = await register({ ...on, device: roaming });
    const created = (bench.cognito.clock.now() - 1500) / 1000;
    assert.deepEqual(await listed(on), [
      {
        CredentialId: first,
        FriendlyCredentialName: 'Platform passkey',
        RelyingPartyId: RELYING_PARTY,
        AuthenticatorAttachment: 'platform',
        AuthenticatorTransports: ['internal', 'hybrid'],
        CreatedAt: created,
      },
      {
        CredentialId: second,
        FriendlyCredentialName: 'Roaming passkey',
        RelyingPartyId: RELYING_PARTY,
        AuthenticatorAttachment: 'cross-platform',
        AuthenticatorTransports: ['usb'],
        CreatedAt: created + 1.5,
      },
    ]);
    const { excludeCredentials } = await startRegistration(on);
    assert.deepEqual(excludeCredentials, [
      { id: first, type: 'public-key', transports: ['internal', 'hybrid'] },
      { id: second, type: 'public-key', transports: ['usb'] },
    ]);
    await assert.rejects(device.create(await startRegistration(on)), { name: 'InvalidStateError' });
    await bench.call('DeleteWebAuthnCredential', { AccessToken, CredentialId: first });
    assert.deepEqual(
      (await listed(on)).map(({ CredentialId }) => CredentialId),
      [second],
    );
    const { code } = await bench.refused('DeleteWebAuthnCredential', { AccessToken, CredentialId: first });
    assert.equal(code, 'ResourceNotFoundException');
  });

  it('does without the attachment and the transports that a browser does not say', async () => {
    const on = await passkeyBench();
    const { authenticatorAttachment, response, ...credential } = await on.device.create(
      await startRegistration(on),
    );
    assert.equal(authenticatorAttachment, 'platform');
    const { clientDataJSON, attestationObject } = response;
    const Credential = { ...credential, response: { clientDataJSON, attestationObject } };
    await on.bench.call('CompleteWebAuthnRegistration', { AccessToken: on.AccessToken, Credential });
    const [passkey = {}] = await listed(on);
    assert.deepEqual(passkey['AuthenticatorTransports'], []);
    assert.ok(!('AuthenticatorAttachment' in passkey));
  });

  it('lists page by page', async () => {
    const on = await passkeyBench();
    const ids: string[] = [];
    for (let i = 0; i < 3; i++) ids.push(await register({ ...on, device: new SoftwareAuthenticator() }));
    const { AccessToken, bench } = on;
    const page = (more: object): Promise<Answer> =>
      bench.call('ListWebAuthnCredentials', { AccessToken, MaxResults: 2, ...more });
    const idsOf = ({ Credentials }: Answer): unknown[] =>
      (Credentials as Answer[]).map(({ CredentialId }) => CredentialId);
    const first = await page({});
    assert.deepEqual(idsOf(first), ids.slice(0, 2));
    const last = await page({ NextToken: first['NextToken'] });
    assert.deepEqual(idsOf(last), ids.slice(2));
    assert.ok(!('NextToken' in last));
    assert.equal((await listed(on)).length, 3);
    for (const more of [{ NextToken: 'x' }, { MaxResults: 21 }]) {
      const { code } = await bench.refused('ListWebAuthnCredentials', { AccessToken, ...more });
      assert.equal(code, 'InvalidParameterException');
    }
  });

  it('takes an attestation that the new key signed, and refuses one that it did not', async () => {
    const on = await passkeyBench();
    on.device.settings.attestation = 'packed';
    await register(on);
    const other = new SoftwareAuthenticator({ attestation: 'packed' });
    const [mine, theirs] = [
      await other.create(await startRegistration(on)),
      await other.create({ ...(await startRegistration(on)), excludeCredentials: [] }),
    ];
    // The client data of another registration: the signature is of other data.
    const mixed = { ...mine, response: { ...mine.response, clientDataJSON: theirs.response.clientDataJSON } };
    assert.equal(await registrationError(on, mixed), 'InvalidParameterException');
  });

  it('takes a passkey that was made without the user, as browsers do after a password', async () => {
    const on = await passkeyBench();
    Object.assign(on.device.settings, { userPresent: false, userVerified: false });
    await register(on);
  });

  it('is for pages of the relying party only', async () => {
    const on = await passkeyBench();
    for (const origin of ['https://example.com', 'https://app.example.com:8443', 'https://a.b.example.com']) {
      await register({ ...on, device: new SoftwareAuthenticator({ origin }) });
    }
    for (const origin of [
      ...['http://app.example.com', 'https://example.org', 'https://badexample.com', 'https://com'],
      ...['https://example.com.evil.org', 'null', 'android:apk-key-hash:abc', 'https://example.com/page'],
    ]) {
      const device = new SoftwareAuthenticator({ origin });
      const credential = await device.create(await startRegistration(on));
      assert.equal(await registrationError(on, credential), 'WebAuthnOriginNotAllowedException', origin);
    }
  });

  it('works on localhost without TLS', async () => {
    const on = await passkeyBench({ relyingPartyId: 'localhost' });
    on.device.settings.origin = 'http://localhost:8080';
    await register(on);
    assert.ok(isOriginOf('app.localhost', 'http://app.localhost:3000'));
    assert.ok(!isOriginOf('localhost', 'http://app.localhost'));
    assert.ok(!isOriginOf('localhost', 'http://127.0.0.1'));
  });

  it('is refused for another relying party', async () => {
    const on = await passkeyBench();
    on.device.settings.relyingPartyId = 'app.example.com';
    const credential = await on.device.create(await startRegistration(on));
    assert.equal(await registrationError(on, credential), 'WebAuthnRelyingPartyMismatchException');
    on.device.settings.relyingPartyId = undefined;
    const late = await on.device.create(await startRegistration(on));
    update(on.bench, { passkeys: {} });
    assert.equal(await registrationError(on, late), 'WebAuthnRelyingPartyMismatchException');
  });

  it('takes a challenge once, for three minutes, from the same app client', async () => {
    const clients: PoolOptions['clients'] = [{ id: CLIENT }, { id: 'other' }];
    const on = await passkeyBench({}, { clients });
    const { bench } = on;
    const used = await on.device.create(await startRegistration(on));
    const { access } = tokensOf(await bench.call('InitiateAuth', { ...passwordInput(), ClientId: 'other' }));
    const elsewhere = { ...on, AccessToken: access };
    assert.equal(await registrationError(elsewhere, used), 'WebAuthnClientMismatchException');
    await bench.call('CompleteWebAuthnRegistration', { AccessToken: on.AccessToken, Credential: used });
    assert.equal(await registrationError(on, used), 'WebAuthnChallengeNotFoundException');
    const options = await startRegistration({ bench, AccessToken: access });
    const device = new SoftwareAuthenticator({ origin: 'https://example.org' });
    const wrong = await device.create(options);
    assert.equal(await registrationError(elsewhere, wrong), 'WebAuthnOriginNotAllowedException');
    device.settings.origin = 'https://example.com';
    const right = await device.create(options);
    assert.equal(await registrationError(elsewhere, right), 'WebAuthnChallengeNotFoundException');
    const late = await device.create({ ...(await startRegistration(on)), excludeCredentials: [] });
    bench.cognito.clock.advance(3 * MINUTE);
    assert.equal(await registrationError(on, late), 'WebAuthnChallengeNotFoundException');
  });

  it('takes only a challenge of the same user', async () => {
    const on = await passkeyBench();
    await on.bench.addUser('nadia');
    const { access } = await on.bench.tokens('nadia');
    const credential = await on.device.create(await startRegistration(on));
    const nadia = { ...on, AccessToken: access };
    assert.equal(await registrationError(nadia, credential), 'WebAuthnChallengeNotFoundException');
  });

  it('refuses a passkey of another algorithm, and one that did not verify the user where it must', async () => {
    const weak: [Partial<PasskeyOptions>, Partial<AuthenticatorSettings>][] = [
      [{}, { algorithm: 'ES384' }],
      [{ userVerification: 'required' }, { userVerified: false }],
    ];
    for (const [passkeys, settings] of weak) {
      const on = await passkeyBench(passkeys);
      const device = new SoftwareAuthenticator(settings);
      const credential = await device.create(await startRegistration(on));
      assert.equal(await registrationError(on, credential), 'WebAuthnCredentialNotSupportedException');
      await register(on);
    }
    const strict = await passkeyBench({ userVerification: 'required' });
    const { authenticatorSelection } = await startRegistration(strict);
    assert.equal(authenticatorSelection.userVerification, 'required');
  });

  it('refuses a passkey that another user has registered', async () => {
    const on = await passkeyBench();
    await register(on);
    await on.bench.addUser('nadia');
    const { access } = await on.bench.tokens('nadia');
    const nadia = { ...on, AccessToken: access };
    const copy = new SoftwareAuthenticator();
    const [id = ''] = on.device.keys.keys();
    const credential = await copy.create(await startRegistration(nadia), id);
    assert.equal(await registrationError(nadia, credential), 'InvalidParameterException');
  });

  it('ends at twenty passkeys', async () => {
    const on = await passkeyBench();
    const { bench, AccessToken } = on;
    for (let i = 0; i < 19; i++) await register({ ...on, device: new SoftwareAuthenticator() });
    const atOnce = await Promise.all(
      [0, 1].map(async () => new SoftwareAuthenticator().create(await startRegistration(on))),
    );
    const answers = await Promise.all(
      atOnce.map((Credential) =>
        bench.post('CompleteWebAuthnRegistration', JSON.stringify({ AccessToken, Credential })),
      ),
    );
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 400]);
    const { code } = await bench.refused('StartWebAuthnRegistration', { AccessToken });
    assert.equal(code, 'LimitExceededException');
    assert.equal((await listed(on)).length, 20);
  });

  it('refuses what is not a credential', async () => {
    const on = await passkeyBench();
    const good = await on.device.create(await startRegistration(on));
    const clientData = (data: string): object => ({
      ...good,
      response: { ...good.response, clientDataJSON: toBase64Url(utf8(data)) },
    });
    for (const bad of [
      ...[{}, [], 'text', 7, { ...good, id: 5 }, { ...good, type: 'password' }, { ...good, response: 'x' }],
      ...[{ ...good, response: {} }, clientData('{'), clientData('[]'), clientData('{"challenge":1}')],
      { ...good, response: { ...good.response, clientDataJSON: '*' } },
    ]) {
      assert.equal(await registrationError(on, bad as object), 'InvalidParameterException');
    }
    const garbled = { ...good, response: { ...good.response, attestationObject: 'AAAA' } };
    assert.equal(await registrationError(on, garbled), 'InvalidParameterException');
    for (const change of [{ rawId: 'other' }, { id: 'other', rawId: 'other' }]) {
      const credential = await new SoftwareAuthenticator().create(await startRegistration(on));
      assert.equal(await registrationError(on, { ...credential, ...change }), 'InvalidParameterException');
    }
    assert.deepEqual(await listed(on), []);
  });

  it('wants a pool that has passkeys', async () => {
    const off = await passkeyBench({}, { firstFactors: ['PASSWORD'] });
    const { AccessToken } = off;
    const { code } = await off.bench.refused('StartWebAuthnRegistration', { AccessToken });
    assert.equal(code, 'WebAuthnNotEnabledException');
    assert.equal(await registrationError(off, {}), 'WebAuthnNotEnabledException');
    const nameless = await passkeyBench({ relyingPartyId: undefined });
    const refusal = await nameless.bench.refused('StartWebAuthnRegistration', {
      AccessToken: nameless.AccessToken,
    });
    assert.equal(refusal.code, 'WebAuthnConfigurationMissingException');
  });
});

describe('the operations of passkeys', () => {
  const inputs = {
    StartWebAuthnRegistration: {},
    CompleteWebAuthnRegistration: { Credential: {} },
    ListWebAuthnCredentials: {},
    DeleteWebAuthnCredential: { CredentialId: 'x' },
  };

  for (const [name, input] of Object.entries(inputs)) {
    it(`want an access token of the API: ${name}`, async () => {
      const { bench, AccessToken } = await passkeyBench();
      const refusal = async (token: string): Promise<string> =>
        (await bench.refused(name, { ...input, AccessToken: token })).code;
      const { id } = await bench.tokens();
      for (const token of [id, 'x.y.z']) assert.equal(await refusal(token), 'NotAuthorizedException');
      update(bench, {
        triggers: {
          preTokenGeneration(event) {
            const scopesToSuppress = ['aws.cognito.signin.user.admin'];
            event.response.claimsAndScopeOverrideDetails = { accessTokenGeneration: { scopesToSuppress } };
            return event;
          },
        },
      });
      assert.equal(await refusal((await bench.tokens()).access), 'NotAuthorizedException');
      await bench.call('DeleteUser', { AccessToken });
      assert.equal(await refusal(AccessToken), 'NotAuthorizedException');
    });
  }

  it('forget the passkeys of a deleted user', async () => {
    const { bench, AccessToken, device } = await registeredBench();
    const asked = await askForPasskey(bench);
    const credential = await device.get(asked.options);
    await bench.call('DeleteUser', { AccessToken });
    assert.equal(await passkeyError(bench, asked, credential), 'NotAuthorizedException');
    await bench.addUser();
    const { access } = await bench.tokens('maria', PASSWORD);
    assert.deepEqual(await listed({ bench, device, AccessToken: access }), []);
  });
});

describe('the passkey options of a pool', () => {
  const open = (pool: Partial<PoolOptions>): unknown =>
    createLocalCognito({ pools: [{ id: POOL, clients: [{ id: CLIENT }], ...pool }] });

  it('name what is wrong with them', () => {
    const wrong = (passkeys: object): Partial<PoolOptions> => ({ passkeys });
    for (const relyingPartyId of ['https://example.com', 'example.com:80', '', 'a..b', 'x'.repeat(128)]) {
      assert.throws(() => open(wrong({ relyingPartyId })), /passkeys\.relyingPartyId .* must be a domain/);
    }
    assert.throws(
      () => open(wrong({ userVerification: 'discouraged' })),
      /userVerification "discouraged" must be preferred or required/,
    );
    assert.throws(
      () => open(wrong({ factorConfiguration: 'BOTH' })),
      /factorConfiguration "BOTH" must be SINGLE_FACTOR or MULTI_FACTOR_WITH_USER_VERIFICATION/,
    );
    assert.throws(() => open({ firstFactors: ['WEB_AUTHN'] }), /another factor beside WEB_AUTHN/);
  });

  it('cannot be a single factor where the pool insists on MFA', () => {
    const firstFactors: PoolOptions['firstFactors'] = ['PASSWORD', 'WEB_AUTHN'];
    assert.throws(() => open({ firstFactors, mfa: 'ON' }), /MULTI_FACTOR_WITH_USER_VERIFICATION/);
    open({ firstFactors, mfa: 'OPTIONAL' });
    open({
      firstFactors,
      mfa: 'ON',
      passkeys: { factorConfiguration: 'MULTI_FACTOR_WITH_USER_VERIFICATION' },
    });
  });

  it('stay as they were after a change that is refused', async () => {
    const { bench } = await passkeyBench();
    assert.throws(() => update(bench, { mfa: 'ON' }), TypeError);
    update(bench, { passkeys: { relyingPartyId: 'example.org' } });
    assert.equal(bench.cognito.pools.get(POOL)?.options.passkeys.relyingPartyId, 'example.org');
  });
});
