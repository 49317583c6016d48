import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import {
  FULL_POOL,
  type Given,
  GOOGLE,
  GOOGLE_APP,
  IDENTITY_POOL,
  IdentityBench,
  USER_POOL_KEY,
} from './identity-bench.js';

const SECOND_POOL = 'eu-west-1:22222222-2222-4222-8222-222222222222';
const UNKNOWN = 'us-east-1:00000000-0000-4000-8000-00000000000f';
const NO_MATCH =
  "Logins don't match. Please include at least one valid login for this identity or identity pool.";
const WITH_IDENTITY = ['GetCredentialsForIdentity', 'GetOpenIdToken'];

const facebook = (bench: IdentityBench, sub = 'ana'): Promise<string> =>
  bench.cognito.providerToken('graph.facebook.com', { sub, aud: 'facebook-app' });

const roleOf = async (bench: IdentityBench, given: Given): Promise<string> =>
  ((await bench.whoIs(given)).Arn ?? '').split('/')[1] ?? '';

describe('a guest', () => {
  it('gets an identity of its own each time, with the role of guests', async () => {
    const bench = new IdentityBench();
    const id = await bench.id();
    assert.notEqual(await bench.id({}), id);
    const given = await bench.credentials(id);
    assert.equal(given.IdentityId, id);
    assert.equal(await roleOf(bench, given), 'guests');
    assert.equal(await roleOf(bench, await bench.credentials(id, {})), 'guests');
  });

  it('is refused where the pool wants logins, also with an identity from before', async () => {
    const bench = new IdentityBench();
    const IdentityId = await bench.id();
    bench.cognito.identityPools.get(IDENTITY_POOL)?.update({ allowUnauthenticatedIdentities: false });
    const refusals = [
      await bench.refused('GetId', { IdentityPoolId: IDENTITY_POOL }),
      await bench.refused('GetCredentialsForIdentity', { IdentityId }),
      await bench.refused('GetOpenIdToken', { IdentityId, Logins: {} }),
    ];
    for (const { code, message } of refusals) {
      assert.equal(code, 'NotAuthorizedException');
      assert.equal(message, 'Unauthenticated access is not supported for this identity pool.');
    }
    await bench.credentials(IdentityId, { [GOOGLE]: await bench.google() });
  });

  it('who logs in keeps the identity, which is a guest no more', async () => {
    const bench = new IdentityBench();
    const id = await bench.id();
    const Logins = { [USER_POOL_KEY]: (await bench.signIn()).id };
    const given = await bench.credentials(id, Logins);
    assert.equal(given.IdentityId, id);
    assert.equal(await roleOf(bench, given), 'members');
    assert.equal(await bench.id(Logins), id);
    for (const operation of WITH_IDENTITY) {
      const { code, message } = await bench.refused(operation, { IdentityId: id });
      assert.deepEqual(
        [code, message],
        ['NotAuthorizedException', `Access to Identity '${id}' is forbidden.`],
      );
    }
  });

  it('who turns out to be known becomes that one, and the old id is of no use without the login', async () => {
    const bench = new IdentityBench();
    const Logins = { [GOOGLE]: await bench.google() };
    const known = await bench.id(Logins);
    const guest = await bench.id();
    const given = await bench.credentials(guest, Logins);
    assert.equal(given.IdentityId, known);
    assert.equal(await roleOf(bench, given), 'members');
    const { message } = await bench.refused('GetCredentialsForIdentity', { IdentityId: guest });
    assert.equal(message, `Access to Identity '${guest}' is forbidden.`);
    const bob = { [GOOGLE]: await bench.google('bob') };
    const stolen = await bench.refused('GetCredentialsForIdentity', { IdentityId: guest, Logins: bob });
    assert.equal(stolen.message, `Access to Identity '${guest}' is forbidden.`);
    assert.equal((await bench.credentials(guest, Logins)).IdentityId, known);
  });
});

describe('two logins', () => {
  it('at once are one identity, found by either', async () => {
    const bench = new IdentityBench();
    const google = { [GOOGLE]: await bench.google() };
    const face = { 'graph.facebook.com': await facebook(bench) };
    const id = await bench.id({ ...google, ...face });
    assert.equal(await bench.id(google), id);
    assert.equal(await bench.id(face), id);
    assert.deepEqual(bench.cognito.identityPools.get(IDENTITY_POOL)?.identities(), [
      { id, logins: [GOOGLE, 'graph.facebook.com'] },
    ]);
  });

  it('one after the other are linked by a call with both, in each operation', async () => {
    for (const operation of ['GetId', ...WITH_IDENTITY]) {
      const bench = new IdentityBench();
      const google = { [GOOGLE]: await bench.google() };
      const face = { 'graph.facebook.com': await facebook(bench) };
      const id = await bench.id(google);
      const target = operation === 'GetId' ? { IdentityPoolId: IDENTITY_POOL } : { IdentityId: id };
      const { IdentityId } = await bench.call(operation, { ...target, Logins: { ...google, ...face } });
      assert.equal(IdentityId, id);
      assert.equal(await bench.id(face), id);
    }
  });

  it('of two identities are refused, and change neither', async () => {
    const bench = new IdentityBench();
    const google = { [GOOGLE]: await bench.google() };
    const face = { 'graph.facebook.com': await facebook(bench) };
    const [first, second] = [await bench.id(google), await bench.id(face)];
    const both = { ...google, ...face };
    const refusals = [await bench.refused('GetId', { IdentityPoolId: IDENTITY_POOL, Logins: both })];
    for (const operation of WITH_IDENTITY) {
      for (const IdentityId of [first, second, await bench.id()]) {
        refusals.push(await bench.refused(operation, { IdentityId, Logins: both }));
      }
    }
    for (const { code } of refusals) assert.equal(code, 'ResourceConflictException');
    assert.deepEqual([await bench.id(google), await bench.id(face)], [first, second]);
  });

  it('asked for at once make one identity', async () => {
    const bench = new IdentityBench();
    const Logins = { [GOOGLE]: await bench.google() };
    const ids = await Promise.all(Array.from({ length: 20 }, () => bench.id(Logins)));
    assert.equal(new Set(ids).size, 1);
  });
});

describe("another user's identity", () => {
  it('is not given for a login of another, known or new', async () => {
    const bench = new IdentityBench();
    const ana = await bench.id({ [GOOGLE]: await bench.google('ana') });
    const bob = { [GOOGLE]: await bench.google('bob') };
    for (const known of [false, true]) {
      if (known) await bench.id(bob);
      for (const operation of WITH_IDENTITY) {
        const { code, message } = await bench.refused(operation, { IdentityId: ana, Logins: bob });
        assert.deepEqual([code, message], ['NotAuthorizedException', NO_MATCH]);
      }
    }
    assert.notEqual(await bench.id(bob), ana);
  });

  it('is another one in another pool', async () => {
    const bench = new IdentityBench({}, [{ ...FULL_POOL, id: SECOND_POOL }]);
    const Logins = { [GOOGLE]: await bench.google() };
    const here = await bench.id(Logins);
    const { IdentityId: there } = await bench.call('GetId', { IdentityPoolId: SECOND_POOL, Logins });
    assert.notEqual(there, here);
    assert.match(String(there), /^eu-west-1:/);
  });
});

describe('what is not there', () => {
  it('is a pool or an identity that does not exist, or was removed by a reset', async () => {
    const bench = new IdentityBench();
    const pool = await bench.refused('GetId', { IdentityPoolId: UNKNOWN });
    assert.deepEqual(
      [pool.code, pool.message],
      ['ResourceNotFoundException', `IdentityPool '${UNKNOWN}' not found.`],
    );
    const forgotten = await bench.id();
    bench.cognito.reset();
    for (const IdentityId of [UNKNOWN, forgotten]) {
      for (const operation of WITH_IDENTITY) {
        const { code, message } = await bench.refused(operation, { IdentityId });
        assert.deepEqual(
          [code, message],
          ['ResourceNotFoundException', `Identity '${IdentityId}' not found.`],
        );
      }
    }
  });

  it('is a role that the pool lacks', async () => {
    const guests = new IdentityBench({ roles: { authenticated: 'arn:aws:iam::123456789012:role/members' } });
    const members = new IdentityBench({
      roles: { unauthenticated: 'arn:aws:iam::123456789012:role/guests' },
    });
    const guest = await guests.id();
    const Logins = { [GOOGLE]: await members.google() };
    const member = await members.id(Logins);
    const refusals = [
      await guests.refused('GetCredentialsForIdentity', { IdentityId: guest }),
      await members.refused('GetCredentialsForIdentity', { IdentityId: member, Logins }),
    ];
    for (const { code, message } of refusals) {
      assert.equal(code, 'InvalidIdentityPoolConfigurationException');
      assert.equal(message, 'Invalid identity pool configuration. Check assigned IAM roles for this pool.');
    }
    await members.credentials(await members.id());
    await guests.credentials(guest, { [GOOGLE]: await guests.google() });
  });
});

describe('a seed', () => {
  it('makes the same identities, credentials and opaque tokens, and after a reset too', async () => {
    const { createLocalCognito } = await import('../../src/local-cognito/index.js');
    const cognito = createLocalCognito({ seed: 'spring', identityPools: [FULL_POOL], now: () => 1.7e12 });
    const story = async (): Promise<unknown[]> => {
      const call = async (operation: string, input: object): Promise<unknown> => {
        const headers = { 'X-Amz-Target': `AWSCognitoIdentityService.${operation}` };
        const body = JSON.stringify(input);
        return (
          await cognito.fetch(new Request('http://127.0.0.1/', { method: 'POST', headers, body }))
        ).json();
      };
      const id = (await call('GetId', { IdentityPoolId: IDENTITY_POOL })) as { IdentityId: string };
      const opaque = await cognito.providerToken('www.amazon.com', { sub: 'ana', aud: GOOGLE_APP });
      return [id, await call('GetCredentialsForIdentity', id), opaque];
    };
    const told = await story();
    cognito.reset();
    assert.deepEqual(await story(), told);
  });
});
