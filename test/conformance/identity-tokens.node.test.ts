import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { JwtVerifier } from 'aws-jwt-verify';

import { forge, GOOGLE, GOOGLE_APP, IDENTITY_POOL, IdentityBench } from './identity-bench.js';

const COGNITO = 'cognito-identity.amazonaws.com';
const DEVELOPER = 'login.example.app';

interface Issued {
  IdentityId: string;
  Token: string;
}

const tokenFor = async (bench: IdentityBench, IdentityId: string, Logins?: object): Promise<string> =>
  String((await bench.call('GetOpenIdToken', { IdentityId, Logins }))['Token']);

const developer = async (bench: IdentityBench, input: object = {}): Promise<Issued> =>
  (await bench.call('GetOpenIdTokenForDeveloperIdentity', {
    IdentityPoolId: IDENTITY_POOL,
    Logins: { [DEVELOPER]: 'ana' },
    ...input,
  })) as unknown as Issued;

const refuseDeveloper = async (bench: IdentityBench, input: object): Promise<string> =>
  (await bench.refused('GetOpenIdTokenForDeveloperIdentity', { IdentityPoolId: IDENTITY_POOL, ...input }))
    .code;

/** Reads a token with Amazon's own verifier, with the key that the server shows. */
async function read(bench: IdentityBench, token: string): Promise<Record<string, unknown>> {
  const response = await bench.cognito.fetch(new Request('http://127.0.0.1/.well-known/jwks_uri'));
  const jwks = (await response.json()) as Parameters<typeof verifier.cacheJwks>[0];
  const verifier = JwtVerifier.create({
    issuer: `https://${COGNITO}`,
    audience: IDENTITY_POOL,
    jwksUri: 'https://localhost/.well-known/jwks_uri',
  });
  verifier.cacheJwks(jwks);
  return { ...(await verifier.verify(token)) };
}

describe('the OpenID token of an identity', () => {
  it('says who it is and by which logins, for 10 minutes', async () => {
    const bench = new IdentityBench();
    const guest = await bench.id();
    const { sub, amr, exp, iat } = await read(bench, await tokenFor(bench, guest));
    assert.deepEqual([sub, amr, Number(exp) - Number(iat)], [guest, ['unauthenticated'], 600]);
    const Logins = { [GOOGLE]: await bench.google() };
    const known = await bench.id(Logins);
    const claims = await read(bench, await tokenFor(bench, known, Logins));
    assert.equal(claims['sub'], known);
    assert.deepEqual(claims['amr'], ['authenticated', GOOGLE, `${GOOGLE}:${GOOGLE_APP}:ana`]);
  });

  it('gets credentials of its identity, with the role it was made for', async () => {
    const bench = new IdentityBench();
    const guest = await bench.id();
    const Logins = { [GOOGLE]: await bench.google() };
    const known = await bench.id(Logins);
    const roles = [];
    for (const [id, token] of [
      [guest, await tokenFor(bench, guest)],
      [known, await tokenFor(bench, known, Logins)],
    ] as const) {
      const given = await bench.credentials(id, { [COGNITO]: token });
      assert.equal(given.IdentityId, id);
      roles.push((await bench.whoIs(given)).Arn?.split('/')[1]);
    }
    assert.deepEqual(roles, ['guests', 'members']);
  });

  it("is refused when forged, expired, another's, of another key, or with a login beside it", async () => {
    const bench = new IdentityBench();
    const { IdentityId, Token } = await developer(bench);
    const refused = async (Logins: object): Promise<string> => {
      const { code, message } = await bench.refused('GetCredentialsForIdentity', { IdentityId, Logins });
      return `${code} ${message}`;
    };
    const unverified = "NotAuthorizedException Invalid login token. Couldn't verify signed token.";
    assert.equal(await refused({ [COGNITO]: forge(Token, 2) }), unverified);
    const fake = await bench.cognito.providerToken(COGNITO, { sub: IdentityId, aud: IDENTITY_POOL });
    assert.equal(await refused({ [COGNITO]: fake }), unverified);
    const bob = await developer(bench, { Logins: { [DEVELOPER]: 'bob' } });
    const forbidden = `NotAuthorizedException Access to Identity '${IdentityId}' is forbidden.`;
    assert.equal(await refused({ [COGNITO]: bob.Token }), forbidden);
    const both = { [COGNITO]: Token, [GOOGLE]: await bench.google() };
    assert.match(await refused(both), /^InvalidParameterException /);
    bench.cognito.clock.advance(900_000);
    assert.match(
      await refused({ [COGNITO]: Token }),
      /^NotAuthorizedException Invalid login token\. Token expired/,
    );
  });
});

describe('a user whom a backend vouches for', () => {
  it('is the same identity each time, and gets credentials of members', async () => {
    const bench = new IdentityBench();
    const first = await developer(bench);
    const { IdentityId, Token } = await developer(bench, { TokenDuration: 86_400 });
    assert.equal(IdentityId, first.IdentityId);
    const { exp, iat, amr } = await read(bench, Token);
    assert.equal(Number(exp) - Number(iat), 86_400);
    assert.deepEqual(amr, ['authenticated', DEVELOPER, `${DEVELOPER}:${IDENTITY_POOL}:ana`]);
    const given = await bench.credentials(IdentityId, { [COGNITO]: first.Token });
    assert.match((await bench.whoIs(given)).Arn ?? '', /members/);
    assert.notEqual((await developer(bench, { Logins: { [DEVELOPER]: 'bob' } })).IdentityId, IdentityId);
  });

  it('may be a guest from before, or have a login elsewhere too', async () => {
    const bench = new IdentityBench();
    const guest = await bench.id();
    assert.equal((await developer(bench, { IdentityId: guest })).IdentityId, guest);
    const google = { [GOOGLE]: await bench.google() };
    const Logins = { [DEVELOPER]: 'ana', ...google };
    assert.equal((await developer(bench, { Logins })).IdentityId, guest);
    assert.equal(await bench.id(google), guest);
  });

  it('is refused without the name of the backend, for another identity, or with a bad token beside it', async () => {
    const bench = new IdentityBench();
    const ana = { [DEVELOPER]: 'ana' };
    const { IdentityId } = await developer(bench);
    const other = await bench.id();
    assert.equal(await refuseDeveloper(bench, { Logins: {} }), 'InvalidParameterException');
    assert.equal(
      await refuseDeveloper(bench, { Logins: { 'login.other.app': 'ana' } }),
      'InvalidParameterException',
    );
    assert.equal(
      await refuseDeveloper(bench, { Logins: ana, IdentityId: other }),
      'DeveloperUserAlreadyRegisteredException',
    );
    const google = { [GOOGLE]: await bench.google('carol') };
    await bench.id(google);
    const both = { ...ana, ...google };
    assert.equal(await refuseDeveloper(bench, { Logins: both }), 'ResourceConflictException');
    assert.equal(await refuseDeveloper(bench, { Logins: both, IdentityId }), 'ResourceConflictException');
    const forged = { ...ana, [GOOGLE]: forge(await bench.google(), 2) };
    assert.equal(await refuseDeveloper(bench, { Logins: forged }), 'NotAuthorizedException');
    const merged = await bench.id();
    await bench.credentials(merged, google);
    assert.equal(
      await refuseDeveloper(bench, { Logins: { [DEVELOPER]: 'dora' }, IdentityId: merged }),
      'NotAuthorizedException',
    );
    for (const TokenDuration of [0, 86_401]) {
      assert.equal(await refuseDeveloper(bench, { Logins: ana, TokenDuration }), 'InvalidParameterException');
    }
  });

  it('is unknown in another pool', async () => {
    const second = 'us-east-1:33333333-3333-4333-8333-333333333333';
    const bench = new IdentityBench({}, [{ id: second }]);
    const { IdentityId } = await developer(bench);
    const input = { IdentityPoolId: second, Logins: { [DEVELOPER]: 'ana' } };
    assert.equal(await refuseDeveloper(bench, input), 'InvalidParameterException');
    const there = new IdentityBench({}, [{ id: second, developerProviderName: DEVELOPER }]);
    const here = await developer(there);
    assert.equal(
      await refuseDeveloper(there, { ...input, IdentityId: here.IdentityId }),
      'NotAuthorizedException',
    );
    assert.ok(IdentityId);
  });
});
