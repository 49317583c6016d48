import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CLIENT, POOL } from './harness.js';
import {
  FULL_POOL,
  forge,
  GOOGLE,
  GOOGLE_APP,
  IDENTITY_POOL,
  IdentityBench,
  OTHER_CLIENT,
  OTHER_POOL,
  USER_POOL_KEY,
} from './identity-bench.js';
import type { Refusal } from './harness.js';

const UNVERIFIED = "Invalid login token. Couldn't verify signed token.";
const NO_ID_TOKEN = 'Invalid login token. Not a valid OpenId Connect identity token.';
const WRONG_ISSUER = "Invalid login token. Issuer doesn't match providerName";
const UNSUPPORTED = 'Token is not from a supported provider of this identity pool.';
const INACTIVE = 'Token is inactive';

const getId = (bench: IdentityBench, Logins: Record<string, string>): Promise<Refusal> =>
  bench.refused('GetId', { IdentityPoolId: IDENTITY_POOL, Logins });

/** Asserts that GetId refuses the logins with this text, and makes no identity of them. */
async function isRefused(
  bench: IdentityBench,
  Logins: Record<string, string>,
  message: string,
): Promise<void> {
  const refusal = await getId(bench, Logins);
  assert.deepEqual(refusal, { code: 'NotAuthorizedException', message, status: 400 });
  assert.deepEqual(bench.cognito.identityPools.get(IDENTITY_POOL)?.identities(), []);
}

describe('the ID token of a user pool', () => {
  it('is somebody, the same one after each sign-in', async () => {
    const bench = new IdentityBench();
    const { id } = await bench.signIn();
    const identity = await bench.id({ [USER_POOL_KEY]: id });
    bench.cognito.clock.advance(60_000);
    const again = await bench.signIn();
    assert.notEqual(again.id, id);
    assert.equal(await bench.id({ [USER_POOL_KEY]: again.id }), identity);
    const nadia = await bench.signIn('nadia');
    assert.notEqual(await bench.id({ [USER_POOL_KEY]: nadia.id }), identity);
  });

  it('is refused when it is forged, at whatever part', async () => {
    const bench = new IdentityBench();
    const { id } = await bench.signIn();
    await isRefused(bench, { [USER_POOL_KEY]: forge(id, 2) }, UNVERIFIED);
    const [head = '', payload = '', signature = ''] = id.split('.');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object;
    const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');
    const other = encode({ ...claims, sub: '00000000-0000-4000-8000-000000000000' });
    await isRefused(bench, { [USER_POOL_KEY]: `${head}.${other}.${signature}` }, UNVERIFIED);
    const none = encode({ alg: 'none' });
    await isRefused(bench, { [USER_POOL_KEY]: `${none}.${payload}.` }, UNVERIFIED);
    await isRefused(bench, { [USER_POOL_KEY]: 'no token' }, NO_ID_TOKEN);
    await isRefused(bench, { [USER_POOL_KEY]: `${id}.${signature}` }, NO_ID_TOKEN);
    await isRefused(bench, { [USER_POOL_KEY]: `${head}.${encode([1])}.${signature}` }, NO_ID_TOKEN);
  });

  it('is refused when the server signed it, but with the key of providers', async () => {
    const bench = new IdentityBench();
    await bench.signIn();
    const fake = await bench.cognito.providerToken(USER_POOL_KEY, {
      sub: bench.cognito.pools.get(POOL)?.users.find('maria')?.attributes.get('sub') ?? '',
      aud: CLIENT,
      claims: { token_use: 'id', 'cognito:username': 'maria' },
    });
    await isRefused(bench, { [USER_POOL_KEY]: fake }, UNVERIFIED);
  });

  it('is refused from the second on at which it expires', async () => {
    const bench = new IdentityBench();
    const { id } = await bench.signIn();
    const { exp = 0 } = JSON.parse(Buffer.from(id.split('.')[1] ?? '', 'base64url').toString()) as {
      exp?: number;
    };
    bench.cognito.clock.advance(exp * 1000 - bench.cognito.clock.now());
    await isRefused(bench, { [USER_POOL_KEY]: id }, `Invalid login token. Token expired: ${exp} >= ${exp}`);
    bench.cognito.clock.advance(-1);
    await bench.id({ [USER_POOL_KEY]: id });
  });

  it('is refused when it is of another pool or for another client', async () => {
    const bench = new IdentityBench();
    const other = await bench.signIn('maria', OTHER_CLIENT);
    await isRefused(bench, { [USER_POOL_KEY]: other.id }, WRONG_ISSUER);
    const otherKey = USER_POOL_KEY.replace(POOL, OTHER_POOL);
    await isRefused(bench, { [otherKey]: other.id }, UNSUPPORTED);
    const unknown = await bench.signIn('maria', 'unknownclient000000000000');
    await isRefused(bench, { [USER_POOL_KEY]: unknown.id }, UNSUPPORTED);
  });

  it('is not the access token', async () => {
    const bench = new IdentityBench();
    const { access } = await bench.signIn();
    await isRefused(bench, { [USER_POOL_KEY]: access }, 'Invalid login token. Missing a required claim: aud');
  });

  it('is not an access token to which a trigger gave an audience', async () => {
    const bench = new IdentityBench();
    bench.cognito.pools.get(POOL)?.update({
      triggers: {
        preTokenGeneration(event) {
          event.response.claimsAndScopeOverrideDetails = {
            accessTokenGeneration: { claimsToAddOrOverride: { aud: CLIENT } },
          };
          return event;
        },
      },
    });
    const { access } = await bench.signIn();
    await isRefused(bench, { [USER_POOL_KEY]: access }, NO_ID_TOKEN);
  });

  it('is refused under another key', async () => {
    const bench = new IdentityBench();
    const { id } = await bench.signIn();
    await isRefused(bench, { [GOOGLE]: id }, WRONG_ISSUER);
    await isRefused(bench, { [POOL]: id }, WRONG_ISSUER);
    await isRefused(bench, { 'graph.facebook.com': id }, 'Invalid login token.');
    await isRefused(bench, { [USER_POOL_KEY]: id, [GOOGLE]: id }, WRONG_ISSUER);
  });

  it('is refused when its owner was disabled, deleted, or signed out everywhere', async () => {
    const admin = (
      bench: IdentityBench,
    ): NonNullable<ReturnType<typeof bench.cognito.pools.get>>['admin'] => {
      const pool = bench.cognito.pools.get(POOL);
      assert.ok(pool);
      return pool.admin;
    };
    const endings: ((bench: IdentityBench, access: string) => Promise<unknown>)[] = [
      (bench) => admin(bench).disableUser('maria'),
      (bench) => admin(bench).deleteUser('maria'),
      async (bench) => {
        await admin(bench).deleteUser('maria');
        await bench.signIn();
      },
      (bench, AccessToken) =>
        bench.post('GlobalSignOut', JSON.stringify({ AccessToken }), 'AWSCognitoIdentityProviderService'),
    ];
    for (const serverSideTokenCheck of [true, false]) {
      for (const end of endings) {
        const bench = new IdentityBench({
          userPools: [{ poolId: POOL, clientId: CLIENT, serverSideTokenCheck }],
        });
        const { id, access } = await bench.signIn();
        await end(bench, access);
        if (serverSideTokenCheck) await isRefused(bench, { [USER_POOL_KEY]: id }, INACTIVE);
        else await bench.id({ [USER_POOL_KEY]: id });
      }
    }
  });

  it('is checked again when credentials are asked for', async () => {
    const bench = new IdentityBench();
    const { id } = await bench.signIn();
    const Logins = { [USER_POOL_KEY]: id };
    const IdentityId = await bench.id(Logins);
    for (const operation of ['GetCredentialsForIdentity', 'GetOpenIdToken']) {
      const { message } = await bench.refused(operation, {
        IdentityId,
        Logins: { [USER_POOL_KEY]: forge(id, 2) },
      });
      assert.equal(message, UNVERIFIED);
    }
    await bench.cognito.pools.get(POOL)?.admin.disableUser('maria');
    for (const operation of ['GetCredentialsForIdentity', 'GetOpenIdToken']) {
      assert.equal((await bench.refused(operation, { IdentityId, Logins })).message, INACTIVE);
    }
  });
});

describe('the token of another provider', () => {
  it('is somebody, the same one each time, told apart by provider', async () => {
    const bench = new IdentityBench();
    const apps = Object.entries(FULL_POOL.providers ?? {});
    const ids = new Set<string>();
    for (const [provider, [aud = '']] of apps) {
      const first = await bench.cognito.providerToken(provider, { sub: 'ana', aud });
      const second = await bench.cognito.providerToken(provider, { sub: 'ana', aud, expiresIn: 60 });
      assert.notEqual(first, second);
      const identity = await bench.id({ [provider]: first });
      assert.equal(await bench.id({ [provider]: second }), identity);
      ids.add(identity);
    }
    assert.equal(ids.size, apps.length);
  });

  it('may be for several audiences, and from an issuer with a slash at the end', async () => {
    const bench = new IdentityBench();
    const many = await bench.google('ana', { aud: ['else', GOOGLE_APP] });
    assert.equal(await bench.id({ [GOOGLE]: many }), await bench.id({ [GOOGLE]: await bench.google() }));
    const auth0 = await bench.cognito.providerToken('example.auth0.com', {
      sub: 'auth0|1',
      aud: 'auth0-app',
      claims: { iss: 'https://example.auth0.com/' },
    });
    await bench.id({ 'example.auth0.com': auth0 });
  });

  it('is refused when it is forged, expired, for another app or of another issuer', async () => {
    const bench = new IdentityBench();
    const now = Math.floor(bench.cognito.clock.now() / 1000);
    await isRefused(bench, { [GOOGLE]: forge(await bench.google(), 2) }, UNVERIFIED);
    const expired = await bench.google('ana', { expiresIn: -1 });
    await isRefused(bench, { [GOOGLE]: expired }, `Invalid login token. Token expired: ${now} >= ${now - 1}`);
    await isRefused(bench, { [GOOGLE]: await bench.google('ana', { aud: 'else' }) }, UNSUPPORTED);
    const apple = await bench.cognito.providerToken('appleid.apple.com', { sub: 'ana', aud: GOOGLE_APP });
    await isRefused(bench, { [GOOGLE]: apple }, WRONG_ISSUER);
    const claims = { iss: 'https://accounts.google.com.example.org' };
    await isRefused(bench, { [GOOGLE]: await bench.google('ana', { claims }) }, WRONG_ISSUER);
    for (const claim of ['aud', 'exp', 'sub']) {
      const without = await bench.google('ana', { claims: { [claim]: undefined } });
      await isRefused(
        bench,
        { [GOOGLE]: without },
        `Invalid login token. Missing a required claim: ${claim}`,
      );
    }
    const elsewhere = await new IdentityBench().google();
    await isRefused(bench, { [GOOGLE]: elsewhere }, UNVERIFIED);
  });

  it('is refused when the pool does not know the provider', async () => {
    const bench = new IdentityBench({ providers: {} });
    await isRefused(bench, { [GOOGLE]: await bench.google() }, UNSUPPORTED);
    for (const provider of ['graph.facebook.com', 'toString', '__proto__']) {
      const token = await bench.cognito.providerToken(provider, { sub: 'ana', aud: 'x' });
      await isRefused(bench, Object.fromEntries([[provider, token]]), UNSUPPORTED);
    }
  });

  it('when opaque, is refused if nobody gave it, it expired, or it is for another app or provider', async () => {
    const bench = new IdentityBench();
    const facebook = (more: object = {}): Promise<string> =>
      bench.cognito.providerToken('graph.facebook.com', { sub: 'ana', aud: 'facebook-app', ...more });
    const token = await facebook();
    assert.ok(!token.includes('.') && !token.includes('ana'));
    const invalid = 'Invalid login token.';
    await isRefused(bench, { 'graph.facebook.com': `${token}x` }, invalid);
    await isRefused(bench, { 'graph.facebook.com': await facebook({ expiresIn: 0 }) }, invalid);
    await isRefused(bench, { 'graph.facebook.com': await facebook({ aud: 'else' }) }, UNSUPPORTED);
    await isRefused(bench, { 'www.amazon.com': token }, invalid);
    await isRefused(bench, { 'graph.facebook.com': await bench.google() }, invalid);
    bench.cognito.clock.advance(3_600_000);
    await isRefused(bench, { 'graph.facebook.com': token }, invalid);
    bench.cognito.reset();
    await isRefused(bench, { 'graph.facebook.com': token }, invalid);
  });

  it("is not one of Cognito's own, nor the name a backend uses", async () => {
    const bench = new IdentityBench();
    const { Token } = await bench.call('GetOpenIdToken', { IdentityId: await bench.id() });
    const cognito = await getId(bench, { 'cognito-identity.amazonaws.com': String(Token) });
    assert.equal(cognito.message, "Invalid login token. Can't pass in a Cognito token.");
    const developer = await getId(bench, { 'login.example.app': 'ana' });
    assert.deepEqual(
      [developer.code, developer.message],
      ['InvalidParameterException', 'Please provide a valid public provider.'],
    );
  });
});
