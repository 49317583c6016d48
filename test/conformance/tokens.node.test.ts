import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { JwtVerifier } from 'aws-jwt-verify';
import { CognitoJwtVerifier } from 'aws-jwt-verify';
import type { Jwks } from 'aws-jwt-verify/jwk';

import { Bench, CLIENT, POOL, refreshInput, tokensOf } from './harness.js';

const ISSUER = `https://cognito-idp.us-east-1.amazonaws.com/${POOL}`;

async function signedIn(): Promise<{ bench: Bench; access: string; id: string; refresh: string }> {
  const bench = new Bench();
  await bench.addUser();
  return { bench, ...(await bench.tokens()) };
}

const get = (bench: Bench, path: string): Promise<Response> =>
  bench.cognito.fetch(new Request(`http://127.0.0.1/${path}`));

const part = (jwt: string, index: number): Record<string, unknown> =>
  JSON.parse(Buffer.from(jwt.split('.')[index] ?? '', 'base64url').toString()) as Record<string, unknown>;

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('aws-jwt-verify', () => {
  it('accepts both tokens with the key the server publishes', async () => {
    const { bench, access, id } = await signedIn();
    const jwks = (await (await get(bench, `${POOL}/.well-known/jwks.json`)).json()) as Jwks;
    for (const [tokenUse, token] of [
      ['access', access],
      ['id', id],
    ] as const) {
      const verifier = CognitoJwtVerifier.create({ userPoolId: POOL, clientId: CLIENT, tokenUse });
      verifier.cacheJwks(jwks);
      const claims = await verifier.verify(token);
      assert.equal(claims.iss, ISSUER);
      assert.equal(claims.exp - claims.iat, 3600);
      assert.ok(claims.jti && claims.origin_jti && claims.auth_time);
    }
  });

  it('refuses the tokens of another pool and one that was changed', async () => {
    const { bench, access } = await signedIn();
    const other = (await (await get(new Bench(), `${POOL}/.well-known/jwks.json`)).json()) as Jwks;
    const verifier = JwtVerifier.create({ issuer: ISSUER, audience: null, jwksUri: `${ISSUER}/jwks` });
    verifier.cacheJwks(other);
    await assert.rejects(async () => verifier.verify(access));
    verifier.cacheJwks((await (await get(bench, `${POOL}/.well-known/jwks.json`)).json()) as Jwks);
    const [head = '', , tail = ''] = access.split('.');
    await assert.rejects(async () =>
      verifier.verify(`${head}.${encode({ ...part(access, 1), username: 'nadia' })}.${tail}`),
    );
  });
});

describe('the tokens', () => {
  it('carry the claims of the service', async () => {
    const { access, id } = await signedIn();
    const accessClaims = part(access, 1);
    assert.deepEqual(
      Object.keys(accessClaims).sort(),
      'auth_time client_id event_id exp iat iss jti origin_jti scope sub token_use username'.split(' '),
    );
    assert.equal(accessClaims['client_id'], CLIENT);
    assert.equal(accessClaims['username'], 'maria');
    assert.equal(accessClaims['scope'], 'aws.cognito.signin.user.admin');
    const idClaims = part(id, 1);
    assert.equal(idClaims['aud'], CLIENT);
    assert.equal(idClaims['cognito:username'], 'maria');
    assert.equal(idClaims['email'], 'maria@example.com');
    assert.equal(idClaims['email_verified'], true);
    assert.equal(idClaims['sub'], accessClaims['sub']);
    assert.equal(idClaims['origin_jti'], accessClaims['origin_jti']);
  });

  it('of a deleted user are refused in the words of each operation', async () => {
    const bench = new Bench();
    await bench.addUser();
    const { access: AccessToken } = await bench.tokens();
    await bench.call('DeleteUser', { AccessToken });
    assert.equal((await bench.refused('GetUser', { AccessToken })).code, 'UserNotFoundException');
    for (const operation of ['GlobalSignOut', 'AssociateSoftwareToken'])
      assert.equal(
        (await bench.refused(operation, { AccessToken })).code,
        'NotAuthorizedException',
        operation,
      );
  });

  it('live as long as the client says', async () => {
    const tokenValidity = { accessToken: 300, idToken: 600, refreshToken: 3600 };
    const bench = new Bench({ clients: [{ id: CLIENT, tokenValidity }] });
    await bench.addUser();
    const { access, id, refresh } = await bench.tokens();
    assert.equal(Number(part(access, 1)['exp']) - Number(part(access, 1)['iat']), 300);
    assert.equal(Number(part(id, 1)['exp']) - Number(part(id, 1)['iat']), 600);
    bench.cognito.clock.advance(300_000);
    assert.deepEqual(await bench.refused('GetUser', { AccessToken: access }), {
      code: 'NotAuthorizedException',
      message: 'Access Token has expired',
      status: 400,
    });
    const renewed = await bench.call('InitiateAuth', refreshInput(refresh));
    await bench.call('GetUser', { AccessToken: tokensOf(renewed).access });
    bench.cognito.clock.advance(3300_000);
    assert.equal(
      (await bench.refused('InitiateAuth', refreshInput(refresh))).message,
      'Refresh Token has expired',
    );
  });

  it('are refused when forged, unsigned, or of the wrong use', async () => {
    const { bench, access, id } = await signedIn();
    const [head = '', payload = '', tail = ''] = access.split('.');
    const altered = encode({ ...part(access, 1), username: 'nadia' });
    const foreign = new Bench();
    await foreign.addUser();
    const pair = await crypto.subtle.generateKey(
      {
        name: 'RSASSA-PKCS1-v1_5',
        hash: 'SHA-256',
        modulusLength: 2048,
        publicExponent: Uint8Array.of(1, 0, 1),
      },
      false,
      ['sign', 'verify'],
    );
    const signature = await crypto.subtle.sign(
      'RSASSA-PKCS1-v1_5',
      pair.privateKey,
      Buffer.from(`${head}.${payload}`),
    );
    for (const AccessToken of [
      id,
      `${head}.${altered}.${tail}`,
      `${encode({ ...part(access, 0), alg: 'none' })}.${payload}.`,
      `${encode({ ...part(access, 0), alg: 'HS256' })}.${payload}.${tail}`,
      `${head}.${payload}.${Buffer.from(signature).toString('base64url')}`,
      (await foreign.tokens()).access,
      'abc',
      'a.b.c',
    ]) {
      assert.deepEqual(await bench.refused('GetUser', { AccessToken }), {
        code: 'NotAuthorizedException',
        message: 'Invalid Access Token',
        status: 400,
      });
    }
  });

  it('end with a global sign-out, everywhere', async () => {
    const { bench, access, refresh } = await signedIn();
    const elsewhere = await bench.tokens();
    await bench.call('GlobalSignOut', { AccessToken: access });
    for (const AccessToken of [access, elsewhere.access]) {
      assert.equal(
        (await bench.refused('GetUser', { AccessToken })).message,
        'Access Token has been revoked',
      );
    }
    for (const token of [refresh, elsewhere.refresh]) {
      const { message } = await bench.refused('InitiateAuth', refreshInput(token));
      assert.equal(message, 'Refresh Token has been revoked');
    }
    await bench.call('GetUser', { AccessToken: (await bench.tokens()).access });
  });

  it('end with their own sign-in when the refresh token is revoked, and only with it', async () => {
    const { bench, access, refresh } = await signedIn();
    const elsewhere = await bench.tokens();
    await bench.call('RevokeToken', { ClientId: CLIENT, Token: refresh });
    await bench.refused('GetUser', { AccessToken: access });
    await bench.refused('InitiateAuth', refreshInput(refresh));
    await bench.call('GetUser', { AccessToken: elsewhere.access });
    await bench.call('RevokeToken', { ClientId: CLIENT, Token: 'unknown' });
    const { code } = await bench.refused('RevokeToken', { ClientId: CLIENT, Token: elsewhere.access });
    assert.equal(code, 'UnsupportedTokenTypeException');
  });

  it('are renewed by their own client only, and by the older name of the flow', async () => {
    const bench = new Bench({ clients: [{ id: CLIENT }, { id: 'otherclient' }] });
    await bench.addUser();
    const { refresh } = await bench.tokens();
    const renewed = tokensOf(
      await bench.call('InitiateAuth', { ...refreshInput(refresh), AuthFlow: 'REFRESH_TOKEN' }),
    );
    assert.equal(renewed.refresh, '');
    await bench.call('GetUser', { AccessToken: renewed.access });
    for (const input of [refreshInput(refresh, 'otherclient'), refreshInput('made.up')]) {
      assert.equal((await bench.refused('InitiateAuth', input)).message, 'Invalid Refresh Token');
    }
    const { code } = await bench.refused('RevokeToken', { ClientId: 'otherclient', Token: refresh });
    assert.equal(code, 'UnauthorizedException');
  });

  it('do not outlive their user', async () => {
    const { bench, access, refresh } = await signedIn();
    await bench.call('DeleteUser', { AccessToken: access });
    assert.equal((await bench.refused('GetUser', { AccessToken: access })).code, 'UserNotFoundException');
    assert.equal((await bench.refused('InitiateAuth', refreshInput(refresh))).code, 'NotAuthorizedException');
    await bench.addUser();
    assert.equal((await bench.refused('GetUser', { AccessToken: access })).code, 'UserNotFoundException');
  });
});

describe('a pool with the updated issuer', () => {
  const UPDATED = `https://issuer-cognito-idp.us-east-1.amazonaws.com/${POOL}`;

  it('names it in its tokens and in its discovery document', async () => {
    const bench = new Bench({ issuer: 'UPDATED' });
    await bench.addUser();
    const { access, id } = await bench.tokens();
    const jwksUri = `${UPDATED}/.well-known/jwks.json`;
    const verifier = JwtVerifier.create({ issuer: UPDATED, audience: null, jwksUri });
    verifier.cacheJwks((await (await get(bench, `${POOL}/.well-known/jwks.json`)).json()) as Jwks);
    for (const token of [access, id]) assert.equal((await verifier.verify(token)).iss, UPDATED);
    const config = await get(bench, `${POOL}/.well-known/openid-configuration`);
    assert.equal(((await config.json()) as Record<string, unknown>)['issuer'], UPDATED);
  });

  it('accepts the tokens from before the change', async () => {
    const { bench, access } = await signedIn();
    bench.cognito.pools.get(POOL)?.update({ issuer: 'UPDATED' });
    await bench.call('GetUser', { AccessToken: access });
  });
});

describe('the documents', () => {
  it('are found under the pool, behind any prefix', async () => {
    const bench = new Bench();
    const config = await get(bench, `cognito/${POOL}/.well-known/openid-configuration`);
    const body = (await config.json()) as Record<string, unknown>;
    assert.equal(body['issuer'], ISSUER);
    assert.equal(body['jwks_uri'], `http://127.0.0.1/cognito/${POOL}/.well-known/jwks.json`);
    const keys = await get(bench, `cognito/${POOL}/.well-known/jwks.json`);
    assert.equal(keys.headers.get('access-control-allow-origin'), '*');
    const again = await get(bench, `${POOL}/.well-known/jwks.json`);
    assert.deepEqual(await keys.json(), await again.json());
    assert.equal((await get(bench, 'us-east-1_Other/.well-known/jwks.json')).status, 404);
  });
});
