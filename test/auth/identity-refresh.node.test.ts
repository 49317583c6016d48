import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it, mock } from 'node:test';

import type { AuthOptions } from '../../src/auth/config/config-types.js';
import type { ProviderToken } from '../../src/auth/federated/token-providers/token-provider.js';
import { rejection } from './fixtures.js';
import { createIdentityWorld, type IdentityWorld, infoKey } from './identity.fixtures.js';

const GOOGLE = 'accounts.google.com';
const AUTH0 = 'example.auth0.com';
const ana = { name: 'Ana' };
const hour = 3_600_000;

describe('a provider’s token that has expired', () => {
  let world: IdentityWorld;
  /** How often the handler was asked. */
  let asked: number;

  beforeEach(() => {
    mock.timers.enable({ apis: ['Date'], now: Date.now() });
    world = createIdentityWorld();
    asked = 0;
  });
  afterEach(() => mock.timers.reset());

  const info = () => {
    const text = world.storage.items.get(infoKey);
    return text === undefined ? undefined : (JSON.parse(text) as { data: Record<string, unknown> }).data;
  };

  async function signIn(name: string, domain: string, give: () => unknown, more: AuthOptions = {}) {
    const auth = world.open({
      refreshHandlers: {
        [name]: () => {
          asked++;
          return give() as Promise<ProviderToken>;
        },
      },
      ...more,
    });
    const events: unknown[] = [];
    auth.onEvent(({ event, data }) => events.push(data === undefined ? event : [event, data]));
    const credentials = await auth.federatedSignIn(name, await world.token(domain), ana);
    events.length = 0;
    return { auth, events, credentials };
  }

  for (const [name, domain] of [
    ['google', GOOGLE],
    [AUTH0, AUTH0],
    ['facebook', 'graph.facebook.com'],
  ] as const) {
    it(`is replaced by the refresh handler of ${name}, once for all`, async () => {
      const give = () => world.token(domain);
      const { auth, events, credentials } = await signIn(name, domain, give);
      const before = info();
      mock.timers.tick(hour + 1);
      const [first, second] = await Promise.all([auth.currentCredentials(), auth.currentUserCredentials()]);
      assert.deepEqual(first, second);
      assert.equal(first.identityId, credentials.identityId);
      assert.notEqual(first.accessKeyId, credentials.accessKeyId);
      assert.equal(asked, 1);
      assert.deepEqual(events, ['tokenRefresh']);
      assert.notEqual(info()?.['token'], before?.['token']);
      assert.deepEqual({ ...info(), token: 0, expires_at: 0 }, { ...before, token: 0, expires_at: 0 });
      await auth.currentCredentials();
      assert.equal(asked, 1);
    });
  }

  it('is replaced in its last minute, and not before', async () => {
    const { auth } = await signIn('google', GOOGLE, () => world.token(GOOGLE));
    mock.timers.tick(hour - 60_001);
    await auth.currentCredentials();
    assert.equal(asked, 0);
    await auth.signOut();
    const again = await signIn('google', GOOGLE, () => world.token(GOOGLE));
    mock.timers.tick(hour - 60_000);
    await again.auth.currentCredentials();
    assert.equal(asked, 1);
  });

  it('is replaced for a developer’s identity with what the backend names', async () => {
    const give = async () => ({ ...(await world.token(GOOGLE)), identity_id: 'us-east-1:0f', extra: 'x' });
    const { auth } = await signIn('google', GOOGLE, give);
    mock.timers.tick(hour);
    await auth.currentCredentials();
    assert.equal(info()?.['identity_id'], 'us-east-1:0f');
    assert.equal(info()?.['extra'], undefined);
  });

  for (const [what, error] of [
    ['fetch', new TypeError('Failed to fetch')],
    ['a string', 'network error'],
    ['an aborted request', new DOMException('aborted', 'AbortError')],
    ['the legacy library', new Error('Network Error')],
  ] as const) {
    it(`signs no user out when the network is down, as ${what} says it`, async () => {
      let isDown = true;
      const { auth, events } = await signIn('google', GOOGLE, () => {
        // Throws the reason, which need not be an error: apps throw what they like.
        if (isDown) AbortSignal.abort(error).throwIfAborted();
        return world.token(GOOGLE);
      });
      mock.timers.tick(hour);
      const failure = await rejection(auth.currentCredentials());
      assert.equal(failure.code, 'NetworkError');
      assert.equal(failure.cause, error);
      assert.deepEqual(events, [['tokenRefresh_failure', failure]]);
      assert.equal(Reflect.get(await auth.currentAuthenticatedUser(), 'name'), 'Ana');
      isDown = false;
      assert.equal((await auth.currentCredentials()).authenticated, true);
    });
  }

  it('signs out when the handler says that it is gone for good', async () => {
    const { auth, events } = await signIn('google', GOOGLE, () => Promise.reject(new Error('session over')));
    mock.timers.tick(hour);
    const failure = await rejection(auth.currentCredentials());
    assert.equal(failure.code, 'NotSignedIn');
    assert.match(failure.message, /google has expired: session over/);
    assert.deepEqual(events, [['tokenRefresh_failure', failure]]);
    assert.equal(info(), undefined);
    assert.equal((await rejection(auth.currentAuthenticatedUser())).code, 'NotSignedIn');
    assert.equal((await auth.currentCredentials()).authenticated, false);
  });

  it('signs out where there is no handler', async () => {
    const auth = world.open({ refreshHandlers: { facebook: () => Promise.reject(new Error('not this')) } });
    await auth.federatedSignIn('google', await world.token(GOOGLE), ana);
    mock.timers.tick(hour - 2000);
    assert.equal((await auth.currentCredentials()).authenticated, true);
    // The credentials that the last of the token gave are good for an hour.
    mock.timers.tick(hour);
    const failure = await rejection(auth.currentCredentials());
    assert.equal(failure.code, 'NotSignedIn');
    assert.match(failure.message, /refreshHandlers/);
    assert.equal(info(), undefined);
  });

  for (const value of [undefined, null, 'token', {}, { token: 1 }, { token: 'a', expires_at: 'soon' }]) {
    it(`is not replaced by ${JSON.stringify(value)}`, async () => {
      const { auth } = await signIn('google', GOOGLE, () => Promise.resolve(value));
      const before = info();
      mock.timers.tick(hour);
      assert.equal((await rejection(auth.currentCredentials())).code, 'InvalidResponse');
      assert.deepEqual(info(), before);
    });
  }

  it('is the newer one if another page has replaced it since', async () => {
    let other: Promise<unknown> = Promise.resolve();
    const { auth } = await signIn('google', GOOGLE, async () => {
      const own = await world.token(GOOGLE);
      if (asked === 1) {
        other = second.currentCredentials();
        await other;
      }
      return own;
    });
    const second = world.open({
      refreshHandlers: {
        google: () => {
          asked++;
          return world.token(GOOGLE);
        },
      },
    });
    mock.timers.tick(hour);
    assert.equal((await auth.currentCredentials()).authenticated, true);
    assert.equal(asked, 2);
    const kept = info();
    await other;
    assert.deepEqual(info(), kept);
  });

  it('is not restored for a user who has signed out since', async () => {
    const give = async () => {
      await auth.signOut();
      return world.token(GOOGLE);
    };
    const { auth } = await signIn('google', GOOGLE, () => give());
    mock.timers.tick(hour);
    assert.equal((await rejection(auth.currentCredentials())).code, 'NotSignedIn');
    assert.deepEqual([...world.storage.items], []);
  });

  it('is waited for half a minute, and a provider’s sign-out three seconds', async () => {
    mock.timers.reset();
    mock.timers.enable({ apis: ['Date', 'setTimeout'], now: Date.now() });
    const never = new Promise<never>(() => undefined);
    let told: () => void = () => undefined;
    const reached = new Promise<void>((resolve) => (told = resolve));
    const signOut = () => {
      told();
      return never;
    };
    const provider = { signIn: () => never, signOut };
    let wasAsked: () => void = () => undefined;
    const asking = new Promise<void>((resolve) => (wasAsked = resolve));
    const { auth } = await signIn(
      'google',
      GOOGLE,
      () => {
        wasAsked();
        return never;
      },
      { tokenProviders: { google: provider } },
    );
    mock.timers.tick(hour);
    const credentials = rejection(auth.currentCredentials());
    await asking;
    mock.timers.tick(30_000);
    assert.equal((await credentials).code, 'Timeout');
    assert.notEqual(info(), undefined);
    const signedOut = auth.signOut();
    await reached;
    assert.equal(info(), undefined);
    await new Promise((resolve) => setImmediate(resolve));
    mock.timers.tick(3000);
    await signedOut;
  });

  it('is refused by the service when the new one is no better', async () => {
    const { auth } = await signIn('google', GOOGLE, async () => ({
      token: (await world.token(GOOGLE, 'ana', -60)).token,
      expires_at: Date.now() + hour,
    }));
    mock.timers.tick(hour);
    assert.equal((await rejection(auth.currentCredentials())).code, 'NotAuthorizedException');
  });

  it('is replaced by the provider’s own way where there is no handler', async () => {
    const told: string[] = [];
    const provider = {
      signIn: async () => ({ ...(await world.token(AUTH0)), user: ana }),
      refresh() {
        told.push('refresh');
        return world.token(AUTH0);
      },
      async signOut() {
        told.push('signOut');
        await Promise.reject(new Error('nobody waits for this'));
      },
      domain: AUTH0,
    };
    const auth = world.open({ tokenProviders: { MyIdp: provider } });
    await auth.federatedSignIn({ provider: 'myidp' });
    assert.equal(info()?.['provider'], AUTH0);
    mock.timers.tick(hour);
    assert.equal((await auth.currentCredentials()).authenticated, true);
    await auth.signOut();
    assert.deepEqual(told, ['refresh', 'signOut']);
    assert.deepEqual([...world.storage.items], []);
  });

  it('is asked for where there is no hosted UI: in place of the built-in providers too', async () => {
    const provider = { signIn: async () => ({ ...(await world.token(GOOGLE)), user: ana }) };
    const auth = world.open({ tokenProviders: { google: provider }, federated: { google_client_id: 'x' } });
    await auth.federatedSignIn({ provider: 'Google' });
    assert.equal(Reflect.get(await auth.currentAuthenticatedUser(), 'name'), 'Ana');
    await auth.signOut();
    for (const options of [{ provider: 'Facebook' }, undefined]) {
      const error = await rejection(auth.federatedSignIn(options));
      assert.equal(error.code, 'NotConfigured');
    }
  });
});

describe('the config of providers', () => {
  it('names what is wrong', () => {
    const { open } = createIdentityWorld();
    for (const options of [
      { refreshHandlers: { google: 'x' } },
      { tokenProviders: { google: {} } },
      { federated: { google_client_id: 1 } },
      { federated: 'google' },
    ]) {
      const [name = ''] = Object.keys(options);
      assert.throws(() => open(options as never), new RegExp(`InvalidConfig[^]*${name}`));
    }
  });

  it('takes the sign-in screen’s object as it is, and leaves the caller’s alone', () => {
    const { open } = createIdentityWorld();
    const provider = { signIn: () => Promise.reject(new Error('x')), state: 1 };
    const federated = { google_client_id: 'x', oauth_config: {}, providers: [], facebook_app_id: undefined };
    const config = open({ federated: federated as never, tokenProviders: { x: provider } }).configure();
    assert.deepEqual(config?.federated, { google_client_id: 'x' });
    assert.equal(config.tokenProviders?.['x'], provider);
    assert.equal(Object.isFrozen(provider), false);
  });
});
