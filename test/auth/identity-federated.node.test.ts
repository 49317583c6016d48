import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';

import { createAuth } from '../../src/auth/auth.js';
import { CacheClass } from '../../src/auth/cache.js';
import { password, poolId, rejection, TestStorage } from './fixtures.js';
import {
  createIdentityWorld,
  identityPoolId,
  type IdentityWorld,
  infoKey,
  signInUser,
} from './identity.fixtures.js';

const GOOGLE = 'accounts.google.com';
const ana = { name: 'Ana', email: 'ana@example.com' };

/** Asks the server as the app’s backend does. */
async function developerToken({ cognito }: IdentityWorld): Promise<{ IdentityId: string; Token: string }> {
  const response = await cognito.fetch(
    new Request('http://localhost/', {
      method: 'POST',
      headers: { 'X-Amz-Target': 'AWSCognitoIdentityService.GetOpenIdTokenForDeveloperIdentity' },
      body: JSON.stringify({ IdentityPoolId: identityPoolId, Logins: { 'login.example.app': 'ana' } }),
    }),
  );
  return (await response.json()) as { IdentityId: string; Token: string };
}

describe('signing in with a provider’s token', () => {
  let world: IdentityWorld;
  let cache: CacheClass;
  beforeEach(() => {
    world = createIdentityWorld();
    cache = new CacheClass(() => world.storage);
  });

  for (const [name, domain] of [
    ['google', GOOGLE],
    ['facebook', 'graph.facebook.com'],
    ['amazon', 'www.amazon.com'],
    ['apple', 'appleid.apple.com'],
    ['example.auth0.com', 'example.auth0.com'],
    ['https://example.auth0.com/', 'example.auth0.com'],
  ] as const) {
    it(`works for ${name}`, async () => {
      const { auth, cognito } = world;
      const given = await world.token(domain);
      const credentials = await auth.federatedSignIn(name, given, ana);
      const { identityId } = credentials;
      assert.equal(credentials.authenticated, true);
      assert.deepEqual(cognito.identityPools.get(identityPoolId)?.identities(), [
        { id: identityId, logins: [domain] },
      ]);
      assert.deepEqual(await auth.currentCredentials(), credentials);
      assert.deepEqual(world.calls, ['GetId', 'GetCredentialsForIdentity']);
      const user = { id: identityId, ...ana, token: given.token };
      assert.deepEqual(await auth.currentAuthenticatedUser(), user);
      assert.deepEqual(await auth.currentUserInfo(), user);
      assert.deepEqual(cache.getItem('federatedInfo'), {
        provider: name,
        ...given,
        identity_id: identityId,
        user: { id: identityId, ...ana },
        identity_pool_id: identityPoolId,
      });
      assert.deepEqual(world.events.at(-1), {
        event: 'signIn',
        data: user,
        message: 'A user Ana has been signed in',
      });
    });
  }

  for (const name of ['constructor', '__proto__', 'toString']) {
    it(`asks the service for a provider that is called ${name}, and for no other`, async () => {
      const token = await world.token(GOOGLE);
      assert.equal(
        (await rejection(world.auth.federatedSignIn(name, token, ana))).code,
        'NotAuthorizedException',
      );
      assert.deepEqual(world.calls, ['GetId']);
      assert.deepEqual([...world.storage.items], []);
    });

    it(`signs in at a provider of the config’s that is called ${name}`, async () => {
      const { token } = await world.token(GOOGLE);
      const provider = { domain: GOOGLE, signIn: () => Promise.resolve({ token, user: ana }) };
      const tokenProviders = Object.fromEntries([[name, provider]]);
      await world.open({ tokenProviders }).federatedSignIn({ provider: name });
      assert.equal(cache.getItem('federatedInfo')?.provider, GOOGLE);
    });
  }

  it('works with a token of the app’s backend, for the identity that it names', async () => {
    const { IdentityId, Token } = await developerToken(world);
    const credentials = await world.auth.federatedSignIn(
      'developer',
      { token: Token, identity_id: IdentityId, expires_at: Date.now() + 900_000 },
      ana,
    );
    assert.equal(credentials.identityId, IdentityId);
    assert.deepEqual(world.calls, ['GetCredentialsForIdentity']);
    const other = await rejection(
      world.auth.federatedSignIn('developer', { token: Token, identity_id: 'us-east-1:0f' }, ana),
    );
    assert.equal(other.code, 'ResourceNotFoundException');
    assert.equal((await world.auth.currentCredentials()).identityId, IdentityId);
  });

  it('is found again on the next page and in another tab, without an identity of its own', async () => {
    const credentials = await world.auth.federatedSignIn('google', await world.token(GOOGLE), ana);
    const tab = world.open();
    assert.equal((await tab.currentCredentials()).identityId, credentials.identityId);
    assert.equal(world.calls.filter((name) => name === 'GetId').length, 1);
    await tab.signOut();
    assert.equal((await world.auth.currentCredentials()).authenticated, false);
    assert.equal((await rejection(world.auth.currentAuthenticatedUser())).code, 'NotSignedIn');
  });

  it('is for this identity pool only', async () => {
    await world.auth.federatedSignIn('google', await world.token(GOOGLE), ana);
    const other = world.open({ identityPoolId: 'us-east-1:00000000-0000-4000-8000-0000000000ff' });
    assert.equal((await rejection(other.currentAuthenticatedUser())).code, 'NotSignedIn');
    const none = createAuth({ userPoolId: poolId, userPoolWebClientId: 'x', storage: world.storage });
    assert.equal((await rejection(none.currentAuthenticatedUser())).code, 'NotSignedIn');
  });

  it('finds the sign-ins of the legacy library, which keeps them in two ways', async () => {
    const { token, expires_at } = await world.token(GOOGLE);
    const info = { provider: 'google', token, user: ana, expires_at };
    for (const [key, value] of [
      ['aws-amplify-federatedInfo', info],
      [infoKey, { key: infoKey, data: info, timestamp: 1, expires: Date.now() + 1000, priority: 1 }],
    ] as const) {
      world.storage.setItem(key, JSON.stringify(value));
      assert.deepEqual(await world.auth.currentAuthenticatedUser(), { id: '', ...ana, token });
      assert.equal((await world.auth.currentCredentials()).authenticated, true);
      await world.auth.signOut();
      assert.deepEqual([...world.storage.items], []);
    }
  });

  it('does not give a user the identity of another one', async () => {
    const { auth } = world;
    const { identityId } = await auth.federatedSignIn('google', await world.token(GOOGLE), ana);
    await auth.signOut();
    const facebook = { ...(await world.token('graph.facebook.com', 'f-ana')), identity_id: identityId };
    assert.notEqual((await auth.federatedSignIn('facebook', facebook, ana)).identityId, identityId);
    await auth.signOut();
    const again = await auth.federatedSignIn('google', await world.token(GOOGLE), ana);
    assert.equal(again.identityId, identityId);
  });

  it('makes a guest the identity of who signs in, when it is passed', async () => {
    const { auth } = world;
    const guest = await auth.currentCredentials();
    const given = { ...(await world.token(GOOGLE)), identity_id: guest.identityId };
    assert.equal((await auth.federatedSignIn('google', given, ana)).identityId, guest.identityId);
    await auth.signOut();
    const other = await auth.currentCredentials();
    assert.notEqual(other.identityId, guest.identityId);
    const merged = { ...(await world.token(GOOGLE)), identity_id: other.identityId };
    assert.equal((await auth.federatedSignIn('google', merged, ana)).identityId, guest.identityId);
  });

  it('takes the expiry from the token, or in seconds', async () => {
    const { token } = await world.token(GOOGLE);
    await world.auth.federatedSignIn('google', { token });
    const exp = cache.getItem('federatedInfo')?.expires_at ?? 0;
    assert.ok(exp > Date.now() + 3_500_000 && exp <= Date.now() + 3_600_000);
    await world.auth.federatedSignIn('google', { token, expires_at: exp / 1000 }, ana);
    assert.equal(cache.getItem('federatedInfo')?.expires_at, exp);
    const { token: opaque } = await world.token('graph.facebook.com');
    await world.auth.federatedSignIn('facebook', { token: opaque }, ana);
    assert.equal(cache.getItem('federatedInfo')?.expires_at, undefined);
  });

  it('names the argument that is wrong', async () => {
    const { auth } = world;
    const token = 'a.b.c';
    for (const [args, name] of [
      [['', { token }, ana], 'provider'],
      [['google', undefined, ana], 'second argument'],
      [['google', {}, ana], 'token'],
      [['google', { token: '' }, ana], 'token'],
      [['google', { token, expires_at: '1' }, ana], 'expires_at'],
      [['google', { token, expires_at: NaN }, ana], 'expires_at'],
      [['google', { token, identity_id: 1 }, ana], 'identity_id'],
      [['google', { token }, 'ana'], 'user'],
      [['developer', { token }, ana], 'identity_id'],
    ] as const) {
      const error = await rejection(Promise.resolve(Reflect.apply(auth.federatedSignIn, auth, args)));
      assert.equal(error.code, 'InvalidArgument');
      assert.ok(error.message.includes(name), error.message);
    }
    assert.deepEqual(world.calls, []);
    assert.deepEqual([...world.storage.items], []);
  });

  it('is refused to who is signed in to the user pool, also when that happens during the call', async () => {
    const given = await world.token(GOOGLE);
    world.answer = (operation, request) => {
      if (operation !== 'GetCredentialsForIdentity') return undefined;
      world.answer = undefined;
      return signInUser(world).then(() => world.cognito.fetch(request));
    };
    const late = await rejection(world.auth.federatedSignIn('google', given, ana));
    assert.equal(late.code, 'InvalidArgument');
    assert.equal(world.storage.items.has(infoKey), false);
    world.calls.length = 0;
    const error = await rejection(world.auth.federatedSignIn('google', given, ana));
    assert.equal(error.code, 'InvalidArgument');
    assert.match(error.message, /user pool/);
    assert.deepEqual(world.calls, []);
  });

  it('is refused with a token that has expired, is for another app, or of another provider', async () => {
    const { auth, cognito } = world;
    const foreign = await cognito.providerToken(GOOGLE, { sub: 'ana', aud: 'another-app' });
    const { token: old } = await world.token(GOOGLE, 'ana', -60);
    const { token: facebook } = await world.token('graph.facebook.com');
    for (const token of [foreign, old, facebook, 'no token']) {
      const error = await rejection(auth.federatedSignIn('google', { token }, ana));
      assert.equal(error.code, 'NotAuthorizedException');
    }
    const unknown = await rejection(auth.federatedSignIn('idp.example', { token: foreign }, ana));
    assert.equal(unknown.code, 'NotAuthorizedException');
    assert.deepEqual([...world.storage.items], []);
    assert.deepEqual(world.events, []);
    assert.equal((await auth.currentCredentials()).authenticated, false);
  });

  it('leaves nothing behind when the storage does not take it', async () => {
    const storage = new TestStorage();
    const auth = world.open({
      storage: {
        getItem: (key) => storage.getItem(key),
        removeItem: (key) => storage.removeItem(key),
        setItem(key, value) {
          if (key === infoKey) throw new DOMException('full', 'QuotaExceededError');
          storage.setItem(key, value);
        },
      },
    });
    const given = await world.token(GOOGLE);
    assert.equal((await rejection(auth.federatedSignIn('google', given, ana))).code, 'StorageError');
    assert.deepEqual(new CacheClass(() => storage).keys(), []);
    assert.equal((await rejection(auth.currentAuthenticatedUser())).code, 'NotSignedIn');
  });

  it('needs an identity pool', async () => {
    const auth = createAuth({ userPoolId: poolId, userPoolWebClientId: 'x', storage: 'memory' });
    const error = await rejection(auth.federatedSignIn('google', { token: 'a' }, ana));
    assert.equal(error.code, 'NotConfigured');
    assert.match(error.message, /identityPoolId/);
  });

  it('ends with signOut, without a user pool too', async () => {
    for (const auth of [
      world.auth,
      world.open({ userPoolId: undefined as never, userPoolWebClientId: undefined as never }),
    ]) {
      const events: unknown[] = [];
      auth.onEvent(({ event, data }) => events.push([event, data]));
      const given = await world.token(GOOGLE);
      const { identityId: id } = await auth.federatedSignIn('google', given, ana);
      cache.setItem('theirs', 1);
      await auth.signOut();
      const user = { id, ...ana, token: given.token };
      assert.deepEqual(events, [
        ['signIn', user],
        ['signOut', user],
      ]);
      // As in the legacy library: what the app keeps there is the app's.
      assert.deepEqual(cache.keys(), ['theirs']);
      cache.clear();
      assert.deepEqual([...world.storage.items], []);
      assert.equal((await rejection(auth.currentAuthenticatedUser())).code, 'NotSignedIn');
      assert.equal(await auth.currentUserInfo(), null);
    }
  });

  it('ends at Auth0 too, where there is no user pool', async (context) => {
    const left: string[] = [];
    const href = 'http://localhost:3000/';
    const value = { href, origin: 'http://localhost:3000', assign: (url: string) => left.push(url) };
    Object.defineProperty(globalThis, 'location', { configurable: true, value });
    context.after(() => Reflect.deleteProperty(globalThis, 'location'));
    const auth = world.open({
      userPoolId: undefined as never,
      userPoolWebClientId: undefined as never,
      auth0: { domain: 'example.auth0.com', clientID: 'auth0-app', redirectUri: href, returnTo: href },
    });
    await auth.federatedSignIn('example.auth0.com', await world.token('example.auth0.com'), ana);
    world.storage.setItem('auth-elements.auth0.auth0-app', 'true');
    await auth.signOut();
    const query = 'client_id=auth0-app&returnTo=http%3A%2F%2Flocalhost%3A3000%2F';
    assert.deepEqual(left, [`https://example.auth0.com/v2/logout?${query}`]);
    assert.deepEqual([...world.storage.items], []);
  });

  it('does not restore a user who signs out during the call', async () => {
    const { auth } = world;
    const given = await world.token(GOOGLE);
    world.answer = (operation, request) => {
      if (operation !== 'GetCredentialsForIdentity') return undefined;
      world.answer = undefined;
      return auth.signOut().then(() => world.cognito.fetch(request));
    };
    assert.equal((await rejection(auth.federatedSignIn('google', given, ana))).code, 'SignInSuperseded');
    assert.deepEqual([...world.storage.items], []);
  });

  it('is that of the latest one where two are pending', async () => {
    const { auth } = world;
    const [anas, beas] = [await world.token(GOOGLE, 'ana'), await world.token(GOOGLE, 'bea')];
    const earlier = rejection(auth.federatedSignIn('google', anas, { name: 'ana' }));
    const { identityId } = await auth.federatedSignIn('google', beas, { name: 'bea' });
    assert.equal((await earlier).code, 'SignInSuperseded');
    assert.equal((await auth.currentCredentials()).identityId, identityId);
    assert.equal(cache.getItem('federatedInfo')?.identity_id, identityId);
    assert.equal(((await auth.currentAuthenticatedUser()) as { name?: string }).name, 'bea');
  });

  it('gives way to a sign-in to the user pool', async () => {
    const { auth } = world;
    await auth.federatedSignIn('google', await world.token(GOOGLE), ana);
    await auth.signUp({ username: 'ada', password, attributes: { email: 'ada@example.com' } });
    await auth.signIn('ada', password);
    assert.equal((await auth.currentAuthenticatedUser()).getUsername(), 'ada');
    await auth.currentCredentials();
    const [, second] = world.cognito.identityPools.get(identityPoolId)?.identities() ?? [];
    assert.deepEqual(second?.logins, [`cognito-idp.us-east-1.amazonaws.com/${poolId}`]);
    await auth.signOut();
    assert.deepEqual([...world.storage.items], []);
  });
});
