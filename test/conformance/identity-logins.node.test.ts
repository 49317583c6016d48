import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { CLIENT, POOL } from './harness.js';
import {
  forge,
  GOOGLE,
  IdentityBench,
  isRefused,
  OTHER_CLIENT,
  OTHER_POOL,
  UNSUPPORTED,
  UNVERIFIED,
  USER_POOL_KEY,
  WRONG_ISSUER,
} from './identity-bench.js';

const NO_ID_TOKEN = 'Invalid login token. Not a valid OpenId Connect identity token.';
const INACTIVE = 'Token is inactive';

describe('the ID token of a user pool', () => {
  it('is a user, the same one after each sign-in', async () => {
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

  it('has the key of its issuer, the original or the updated one', async () => {
    const keys = { ORIGINAL: USER_POOL_KEY, UPDATED: `issuer-${USER_POOL_KEY}` } as const;
    for (const [issuer, other] of [
      ['ORIGINAL', 'UPDATED'],
      ['UPDATED', 'ORIGINAL'],
    ] as const) {
      const bench = new IdentityBench();
      bench.cognito.pools.get(POOL)?.update({ issuer });
      const { id } = await bench.signIn();
      await isRefused(bench, { [keys[other]]: id }, WRONG_ISSUER);
      await isRefused(bench, { [keys[issuer]]: forge(id, 2) }, UNVERIFIED);
      await bench.id({ [keys[issuer]]: id });
    }
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
      (bench) => {
        const maria = bench.cognito.pools.get(POOL)?.users.find('maria');
        assert.ok(maria);
        maria.enabled = false;
        return Promise.resolve();
      },
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
