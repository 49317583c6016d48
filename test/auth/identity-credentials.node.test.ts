import assert from 'node:assert/strict';
import { beforeEach, describe, it, mock } from 'node:test';

import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';

import { createAuth } from '../../src/auth/auth.js';
import { serveLocalCognito } from '../../src/local-cognito/node.js';
import { clientId, password, poolId, rejection } from './fixtures.js';
import {
  createIdentityWorld,
  guestKey,
  identityPool,
  identityPoolId,
  type IdentityWorld,
  signInUser,
} from './identity.fixtures.js';

const minute = 60_000;
const both = ['GetId', 'GetCredentialsForIdentity'];
const ofIdentities = ({ calls }: IdentityWorld) => calls.filter((name) => both.includes(name));

describe('AWS credentials', () => {
  let world: IdentityWorld;
  beforeEach(() => {
    world = createIdentityWorld();
  });

  it('are a guest’s while no user is signed in, who is the same one on the next page', async () => {
    const { auth, calls, storage } = world;
    const credentials = await auth.currentCredentials();
    assert.equal(credentials.authenticated, false);
    assert.match(credentials.accessKeyId, /^ASIA/);
    assert.ok(credentials.expiration.getTime() > Date.now() + 55 * minute);
    assert.deepEqual(calls, both);
    assert.equal(storage.items.get(guestKey), credentials.identityId);
    const again = await world.open().currentUserCredentials();
    assert.equal(again.identityId, credentials.identityId);
    assert.deepEqual(calls, [...both, 'GetCredentialsForIdentity']);
  });

  it('are never those of an earlier account with the same username', async () => {
    const { auth, cognito } = world;
    const signUp = (address: string) =>
      auth.signUp({ username: 'guest1', password, attributes: { email: address } });
    await signUp('one@example.com');
    await auth.signIn('guest1', password);
    const { identityId } = await auth.currentCredentials();
    await cognito.pools.get(poolId)?.admin.deleteUser('guest1');
    await signUp('two@example.com');
    await auth.signIn('guest1', password);
    assert.notEqual((await auth.currentCredentials()).identityId, identityId);
  });

  it('are of who is signed in to the user pool', async () => {
    await signInUser(world);
    const credentials = await world.auth.currentCredentials();
    assert.equal(credentials.authenticated, true);
    assert.deepEqual(world.cognito.identityPools.get(identityPoolId)?.identities(), [
      { id: credentials.identityId, logins: [`cognito-idp.us-east-1.amazonaws.com/${poolId}`] },
    ]);
    assert.equal(world.storage.items.has(guestKey), false);
    assert.deepEqual(await world.auth.currentUserInfo(), {
      id: credentials.identityId,
      username: 'ada',
      attributes: {
        sub: world.cognito.pools.get(poolId)?.users.find('ada')?.attributes.get('sub'),
        email: 'ada@example.com',
        email_verified: false,
      },
    });
  });

  it('are of the issuer that the ID token names, if it is one of the pool', async () => {
    const updated = `issuer-cognito-idp.us-east-1.amazonaws.com/${poolId}`;
    world.cognito.pools.get(poolId)?.update({ issuer: 'UPDATED' });
    await signInUser(world);
    const { identityId } = await world.auth.currentCredentials();
    assert.deepEqual(world.cognito.identityPools.get(identityPoolId)?.identities(), [
      { id: identityId, logins: [updated] },
    ]);
    const original = `cognito-idp.us-east-1.amazonaws.com/${poolId}`;
    const logins: string[] = [];
    world.answer = (operation, request) => {
      if (operation !== 'GetId') return undefined;
      return request.json().then((body: { Logins: object }) => {
        logins.push(...Object.keys(body.Logins));
        return Response.json({ __type: 'NotAuthorizedException' }, { status: 400 });
      });
    };
    const idTokenKey = [...world.storage.items.keys()].find((key) => key.endsWith('.idToken')) ?? '';
    const [head = '', payload = '', signature = ''] = world.storage.getItem(idTokenKey)?.split('.') ?? [];
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object;
    for (const iss of [
      `http://localhost/${poolId}`,
      'https://evil.example',
      `https://${updated}2`,
      7,
      undefined,
    ]) {
      const forged = Buffer.from(JSON.stringify({ ...claims, iss })).toString('base64url');
      world.storage.setItem(idTokenKey, `${head}.${forged}.${signature}`);
      await rejection(world.open().currentCredentials());
    }
    const [first, ...others] = logins.filter((login, index) => login !== logins[index - 1]);
    assert.equal(first, `localhost/${poolId}`);
    assert.deepEqual(others, [original]);
  });

  it('are taken by the AWS SDK as they are, which may write on them', async () => {
    const server = await serveLocalCognito({ identityPools: [identityPool] });
    try {
      const auth = createAuth({ identityPoolId, identityPoolEndpoint: server.url, storage: 'memory' });
      const given = await auth.currentCredentials();
      for (const credentials of [given, auth.essentialCredentials(given), () => auth.currentCredentials()]) {
        const sts = new STSClient({
          region: 'us-east-1',
          endpoint: server.url,
          credentials,
          maxAttempts: 1,
        });
        const { Arn } = await sts.send(new GetCallerIdentityCommand({}));
        assert.match(Arn ?? '', /local-cognito-unauthenticated\/CognitoIdentityCredentials$/);
        sts.destroy();
      }
      assert.deepEqual(Object.keys(await auth.currentCredentials()), Object.keys(given).slice(0, 6));
    } finally {
      await server.close();
    }
  });

  it('are asked for once by all who want them, and kept', async () => {
    const { auth } = world;
    const [first, ...others] = await Promise.all([1, 2, 3].map(() => auth.currentCredentials()));
    others.push(await auth.currentUserCredentials());
    for (const other of others) assert.deepEqual(other, first);
    assert.notEqual(others[0], first);
    assert.deepEqual(world.calls, both);
  });

  it('are renewed ten minutes before they expire', async (context) => {
    context.after(() => mock.timers.reset());
    mock.timers.enable({ apis: ['Date'], now: Date.now() });
    world = createIdentityWorld();
    await signInUser(world);
    const first = await world.auth.currentCredentials();
    mock.timers.setTime(first.expiration.getTime() - 10 * minute - 1);
    assert.equal((await world.auth.currentCredentials()).accessKeyId, first.accessKeyId);
    mock.timers.tick(1);
    const second = await world.auth.currentCredentials();
    assert.notEqual(second.accessKeyId, first.accessKeyId);
    assert.equal(second.identityId, first.identityId);
    assert.ok(second.expiration > first.expiration);
    assert.deepEqual(ofIdentities(world), [...both, 'GetCredentialsForIdentity']);
  });

  it('stay in use while the network is down, until they expire', async (context) => {
    context.after(() => mock.timers.reset());
    mock.timers.enable({ apis: ['Date'], now: Date.now() });
    world = createIdentityWorld();
    await signInUser(world);
    const first = await world.auth.currentCredentials();
    world.answer = () => Promise.reject(new TypeError('Failed to fetch'));
    mock.timers.setTime(first.expiration.getTime() - minute);
    assert.equal((await world.auth.currentCredentials()).accessKeyId, first.accessKeyId);
    mock.timers.tick(minute);
    assert.equal((await rejection(world.auth.currentCredentials())).code, 'NetworkError');
    world.answer = undefined;
    assert.equal((await world.auth.currentCredentials()).identityId, first.identityId);
  });

  it('follow who is signed in, here and in another tab', async () => {
    const { auth, storage } = world;
    await signInUser(world, 'ada');
    const ada = await auth.currentCredentials();
    await auth.signOut();
    const guest = await auth.currentCredentials();
    assert.equal(guest.authenticated, false);
    const tab = world.open();
    await signInUser({ auth: tab }, 'grace');
    const grace = await auth.currentCredentials();
    assert.equal(grace.authenticated, true);
    assert.equal(grace.identityId, guest.identityId);
    await tab.signOut();
    const after = await auth.currentCredentials();
    assert.equal(after.authenticated, false);
    assert.equal(new Set([ada, guest, after].map(({ identityId }) => identityId)).size, 3);
    await auth.signOut();
    assert.deepEqual([...storage.items.keys()], []);
  });

  it('of a user who has signed out since are dropped', async () => {
    const { auth } = world;
    await signInUser(world);
    const asked = auth.currentCredentials();
    let release: (() => void) | undefined;
    world.answer = (operation) =>
      operation === 'GetCredentialsForIdentity' && !release
        ? new Promise((resolve) => {
            release = () => resolve(Response.json({ not: 'asked for any more' }));
          })
        : undefined;
    while (!release) await new Promise((resolve) => setImmediate(resolve));
    await auth.signOut();
    const guest = await auth.currentCredentials();
    assert.equal(guest.authenticated, false);
    release();
    assert.equal((await rejection(asked)).code, 'InvalidResponse');
    assert.deepEqual(await auth.currentCredentials(), guest);
  });

  it('turn a guest into who signs in, and find the identity of who had one', async () => {
    const { auth } = world;
    const guest = await auth.currentCredentials();
    await signInUser(world);
    const ada = await auth.currentCredentials();
    assert.equal(ada.identityId, guest.identityId);
    await auth.signOut();
    const other = await auth.currentCredentials();
    assert.notEqual(other.identityId, ada.identityId);
    await auth.signIn('ada', password);
    assert.equal((await auth.currentCredentials()).identityId, ada.identityId);
    assert.equal(world.storage.items.has(guestKey), false);
  });

  it('are for a new guest where the stored one is unknown or belongs to a user', async () => {
    const { auth, cognito, storage } = world;
    storage.setItem(guestKey, 'us-east-1:00000000-0000-4000-8000-0000000000ff');
    const fresh = await auth.currentCredentials();
    assert.equal(storage.items.get(guestKey), fresh.identityId);
    assert.deepEqual(world.calls, ['GetCredentialsForIdentity', ...both]);
    await signInUser(world);
    const ada = await auth.currentCredentials();
    await auth.signOut();
    storage.setItem(guestKey, ada.identityId);
    assert.notEqual((await auth.currentCredentials()).identityId, ada.identityId);
    assert.equal(cognito.identityPools.get(identityPoolId)?.identities().length, 2);
  });

  it('are not for guests with mandatorySignIn, or where the pool takes none', async () => {
    const mandatory = await rejection(world.open({ mandatorySignIn: true }).currentCredentials());
    assert.equal(mandatory.code, 'NotSignedIn');
    assert.match(mandatory.message, /mandatorySignIn/);
    assert.deepEqual(world.calls, []);
    world = createIdentityWorld({ allowUnauthenticatedIdentities: false });
    assert.equal((await rejection(world.auth.currentCredentials())).code, 'NotAuthorizedException');
    await signInUser(world);
    assert.equal((await world.auth.currentCredentials()).authenticated, true);
  });

  it('need an identity pool, which is named in the error', async () => {
    const auth = createAuth({ userPoolId: poolId, userPoolWebClientId: clientId, storage: 'memory' });
    const error = await rejection(auth.currentCredentials());
    assert.equal(error.code, 'NotConfigured');
    assert.match(error.message, /identityPoolId/);
  });

  it('are refused for a pool that is not there, and for tokens of another one', async () => {
    const id = 'us-east-1:00000000-0000-4000-8000-00000000000f';
    const error = await rejection(world.open({ identityPoolId: id }).currentCredentials());
    assert.equal(error.code, 'ResourceNotFoundException');
    world = createIdentityWorld({ userPools: [] });
    await signInUser(world);
    assert.equal((await rejection(world.auth.currentCredentials())).code, 'NotAuthorizedException');
    assert.equal(world.storage.items.has(guestKey), false);
  });

  it('are asked for at the address of the region, in China too, or where the config says', async () => {
    const urls: string[] = [];
    const ask = (options: object) =>
      createAuth({
        storage: 'memory',
        fetch: (input) => {
          urls.push(new Request(input).url);
          return Promise.reject(new TypeError('offline'));
        },
        ...options,
      }).currentCredentials();
    const uuid = identityPoolId.split(':')[1];
    for (const options of [
      { identityPoolId },
      { identityPoolId, identityPoolRegion: 'eu-west-1' },
      { identityPoolId: `cn-north-1:${uuid}` },
      { identityPoolId, identityPoolEndpoint: 'https://id.example/x' },
    ]) {
      assert.equal((await rejection(ask(options))).code, 'NetworkError');
    }
    assert.deepEqual(urls, [
      'https://cognito-identity.us-east-1.amazonaws.com/',
      'https://cognito-identity.eu-west-1.amazonaws.com/',
      'https://cognito-identity.cn-north-1.amazonaws.com.cn/',
      'https://id.example/x',
    ]);
  });

  for (const [what, bodies] of [
    ['not JSON', { GetId: '<html>' }],
    ['without an identity', { GetId: '{}' }],
    ['without credentials', { GetCredentialsForIdentity: '{"IdentityId":"us-east-1:1"}' }],
    [
      'with an expiration that is not a number',
      {
        GetCredentialsForIdentity: JSON.stringify({
          IdentityId: 'us-east-1:1',
          Credentials: { AccessKeyId: 'a', SecretKey: 'b', SessionToken: 'c', Expiration: 'soon' },
        }),
      },
    ],
  ] as const) {
    it(`are none from an answer that is ${what}`, async () => {
      const replaced: Readonly<Record<string, string>> = bodies;
      world.answer = (operation) => {
        const body = replaced[operation];
        return body === undefined ? undefined : Promise.resolve(new Response(body));
      };
      assert.equal((await rejection(world.auth.currentCredentials())).code, 'InvalidResponse');
      assert.deepEqual([...world.storage.items], []);
      world.answer = undefined;
      await world.auth.currentCredentials();
    });
  }

  it('are given where the storage does not keep a guest, and not where it cannot be read', async () => {
    const full = () => {
      throw new Error('full');
    };
    const noWrites = { getItem: () => null, setItem: full, removeItem: full };
    const auth = world.open({ storage: noWrites });
    const { identityId } = await auth.currentCredentials();
    assert.equal((await auth.currentCredentials()).identityId, identityId);
    const unreadable = world.open({ storage: { ...noWrites, getItem: full } });
    assert.equal((await rejection(unreadable.currentCredentials())).code, 'StorageError');
  });
});
