import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';

import type { AuthApi } from '../../src/auth/api.js';
import type { AuthOptions } from '../../src/auth/config/config-types.js';
import type { PoolOptions } from '../../src/local-cognito/index.js';
import {
  addUser,
  assertLive,
  clientId,
  createWorld,
  password,
  prefix,
  rejection,
  tabOf,
  type World,
} from './fixtures.js';
import { recent } from './pools.js';

const GRACE = 60;
const EXCHANGE = 'GetTokensFromRefreshToken';
const refreshKey = `${prefix}.ada.refreshToken`;

const inOtherTab = (world: World, options: AuthOptions = {}): AuthApi =>
  world.open({ storage: tabOf(world.storage.items), ...options });

/** A sign-in on a pool that rotates, whose access token the service no longer accepts. */
async function expired(pool: Partial<PoolOptions> = {}): Promise<World> {
  const tokenValidity = { accessToken: 0, idToken: 0, refreshToken: 86_400 };
  const clients = [{ id: clientId, tokenValidity }];
  const world = createWorld(recent({ clients, ...pool }));
  await addUser(world);
  await world.auth.signIn('ada', password);
  world.calls.length = 0;
  world.events.length = 0;
  return world;
}

/** A sign-in on a pool that tracks devices; its access token has expired. */
async function expiredOnDevice(t: TestContext, pool: Partial<PoolOptions> = {}): Promise<World> {
  t.mock.timers.enable({ apis: ['Date'], now: Date.now() });
  const world = createWorld(recent({ deviceTracking: 'ALWAYS', ...pool }));
  await addUser(world);
  await world.auth.signIn('ada', password);
  world.calls.length = 0;
  t.mock.timers.setTime(Date.now() + 7_200_000);
  return world;
}

const grace = (retryGracePeriodSeconds: number): Partial<PoolOptions> => ({
  clients: [
    {
      id: clientId,
      refreshTokenRotation: { retryGracePeriodSeconds },
      tokenValidity: { accessToken: 0, idToken: 0, refreshToken: 86_400 },
    },
  ],
});

const fetchOf = ({ auth }: World): typeof fetch => auth.configure()?.fetch ?? fetch;

/** Another Auth of the same storage, whose next exchange goes by `answer`. */
function openWith(world: World, answer: (ask: () => Promise<Response>) => Promise<Response>): AuthApi {
  let next: typeof answer | undefined = answer;
  return inOtherTab(world, {
    fetch: (input, init) => {
      const request = new Request(input, init);
      const ask = () => fetchOf(world)(request);
      const handler = request.headers.get('x-amz-target')?.endsWith(EXCHANGE) ? next : undefined;
      if (handler) next = undefined;
      return handler ? handler(ask) : ask();
    },
  });
}

/** Another Auth of the same storage, and the bodies that it sends, by operation. */
function openRecorded(world: World): { auth: AuthApi; sent: [string, Record<string, unknown>][] } {
  const sent: [string, Record<string, unknown>][] = [];
  const auth = world.open({
    fetch: async (input, init) => {
      const request = new Request(input, init);
      const operation = request.headers.get('x-amz-target')?.split('.')[1] ?? '';
      sent.push([operation, (await request.clone().json()) as Record<string, unknown>]);
      return fetchOf(world)(request);
    },
  });
  return { auth, sent };
}

const refreshTokenOf = ({ storage }: World): string => storage.getItem(refreshKey) ?? '';
const eventsOf = ({ events }: World): string[] => events.map(({ event }) => event);
const tokenOf = async (auth: AuthApi): Promise<string> =>
  (await auth.currentSession()).getAccessToken().getJwtToken();

describe('a refresh token that rotates', () => {
  it('is replaced in the storage with the other tokens', async () => {
    const world = await expired();
    const first = refreshTokenOf(world);
    const session = await world.auth.currentSession();
    assert.notEqual(refreshTokenOf(world), first);
    assert.equal(session.getRefreshToken().getToken(), refreshTokenOf(world));
    assert.equal(world.storage.getItem(`${prefix}.ada.accessToken`), session.getAccessToken().getJwtToken());
    world.cognito.clock.advance(2 * GRACE * 1000);
    await world.auth.currentSession();
    assert.deepEqual(world.calls, [EXCHANGE, EXCHANGE]);
    assert.deepEqual(eventsOf(world), ['tokenRefresh', 'tokenRefresh']);
    await assertLive(world, 'ada');
  });

  it('stays if the answer names none', async () => {
    for (const RefreshToken of [null, '', undefined]) {
      const world = await expired();
      const first = refreshTokenOf(world);
      const auth = openWith(world, async (ask) => {
        const body = (await (await ask()).json()) as { AuthenticationResult: object };
        return Response.json({ AuthenticationResult: { ...body.AuthenticationResult, RefreshToken } });
      });
      await auth.currentSession();
      assert.equal(refreshTokenOf(world), first);
    }
  });

  it('stays if the answer has no tokens', async () => {
    for (const answer of [
      {},
      { AuthenticationResult: { RefreshToken: 'next' } },
      { AuthenticationResult: null },
    ]) {
      const world = await expired();
      const first = refreshTokenOf(world);
      const auth = openWith(world, () => Promise.resolve(Response.json(answer)));
      assert.equal((await rejection(auth.currentSession())).code, 'InvalidResponse');
      assert.equal(refreshTokenOf(world), first);
      await world.auth.currentSession();
    }
  });

  it('takes the metadata of the config and the key of the device along', async (t) => {
    const world = await expiredOnDevice(t);
    const { auth, sent } = openRecorded(world);
    auth.configure({ clientMetadata: { from: 'config' } });
    const first = refreshTokenOf(world);
    await auth.currentSession();
    assert.deepEqual(sent, [
      [
        EXCHANGE,
        {
          ClientId: clientId,
          RefreshToken: first,
          DeviceKey: world.storage.getItem(`${prefix}.ada.deviceKey`),
          ClientMetadata: { from: 'config' },
        },
      ],
    ]);
  });

  it('is exchanged by two tabs at once: one session, and nothing is revoked', async () => {
    const world = await expired();
    const other = inOtherTab(world);
    await Promise.all([world.auth.currentSession(), other.currentSession()]);
    assert.deepEqual(world.calls, [EXCHANGE, EXCHANGE]);
    world.cognito.clock.advance(2 * GRACE * 1000);
    await other.currentSession();
    await world.auth.currentSession();
    await assertLive(world, 'ada');
  });

  it('that another tab has replaced before a late answer is not put back', async () => {
    const world = await expired({
      clients: [{ id: clientId, tokenValidity: { accessToken: 300, idToken: 300, refreshToken: 86_400 } }],
    });
    world.cognito.clock.advance(400_000);
    const held = world.holdAnswer(EXCHANGE);
    const call = world.auth.currentAuthenticatedUser({ bypassCache: true });
    await held.reached;
    world.cognito.clock.advance(5000);
    await inOtherTab(world).currentAuthenticatedUser({ bypassCache: true });
    const newest = refreshTokenOf(world);
    held.release();
    assert.equal((await call).getUsername(), 'ada');
    assert.equal(refreshTokenOf(world), newest);
    assert.equal((await call).getSignInUserSession()?.getRefreshToken().getToken(), newest);
    assert.ok(!world.calls.includes('RevokeToken'));
    await assertLive(world, 'ada');
  });

  it('that another tab has used up is no end of the session that this tab has stored', async () => {
    const tokenValidity = { accessToken: 300, idToken: 300, refreshToken: 86_400 };
    const world = await expired({
      clients: [{ id: clientId, tokenValidity, refreshTokenRotation: { retryGracePeriodSeconds: 0 } }],
    });
    world.cognito.clock.advance(400_000);
    const late = openWith(world, async (ask) => {
      await world.auth.currentAuthenticatedUser({ bypassCache: true });
      return ask();
    });
    assert.ok(await late.currentAuthenticatedUser({ bypassCache: true }));
    assert.ok(refreshTokenOf(world));
    assert.ok(!eventsOf(world).includes('tokenRefresh_failure'));
    await assertLive(world, 'ada');
  });

  it('works again for its grace period when the answer was lost', async () => {
    const world = await expired();
    const first = refreshTokenOf(world);
    const lossy = openWith(world, async (ask) => {
      await ask();
      throw new TypeError('Failed to fetch');
    });
    assert.equal((await rejection(lossy.currentSession())).code, 'NetworkError');
    assert.equal(refreshTokenOf(world), first);
    world.cognito.clock.advance((GRACE - 1) * 1000);
    await world.auth.currentSession();
    assert.notEqual(refreshTokenOf(world), first);
    await assertLive(world, 'ada');
  });

  it('ends the session when it is used after that', async () => {
    const world = await expired();
    const lossy = openWith(world, async (ask) => {
      await ask();
      throw new TypeError('Failed to fetch');
    });
    await rejection(lossy.currentSession());
    world.cognito.clock.advance(GRACE * 1000);
    const error = await rejection(world.auth.currentSession());
    assert.equal(error.code, 'NotSignedIn');
    assert.equal((error.cause as Error).name, 'RefreshTokenReuseException');
    assert.deepEqual(eventsOf(world), ['tokenRefresh_failure']);
    assert.equal(world.events[0]?.data, error.cause);
    assert.equal(world.storage.items.size, 0);
  });

  it('is revoked in its newest form by a sign-out during the refresh', async () => {
    const world = await expired();
    const { auth, sent } = openRecorded(world);
    const held = world.holdAnswer(EXCHANGE);
    const call = rejection(auth.currentSession());
    await held.reached;
    const first = refreshTokenOf(world);
    await auth.signOut();
    held.release();
    assert.equal((await call).code, 'NotSignedIn');
    assert.equal(world.storage.items.size, 0);
    await assertLive(world);
    const revoked = sent.flatMap(([name, { Token }]) => (name === 'RevokeToken' ? [Token] : []));
    assert.equal(revoked.length, 2);
    assert.equal(revoked[0], first);
    assert.ok(world.issued.has(String(revoked[1])) && revoked[1] !== first);
  });
});

describe('signing out everywhere with a refresh token that rotates', () => {
  it('sends the key of the device', async (t) => {
    const world = await expiredOnDevice(t);
    await world.auth.signOut({ global: true });
    assert.deepEqual(world.calls, [EXCHANGE, 'GlobalSignOut']);
    await assertLive(world);
  });

  it('revokes the newest one where it fails', async () => {
    const world = await expired();
    const { auth, sent } = openRecorded(world);
    const first = refreshTokenOf(world);
    world.cognito.faults.add({ operation: 'GlobalSignOut', drop: true });
    assert.equal((await rejection(auth.signOut({ global: true }))).code, 'NetworkError');
    await assertLive(world);
    const [name, { Token }] = sent.at(-1) ?? ['', {}];
    assert.equal(name, 'RevokeToken');
    assert.ok(world.issued.has(String(Token)) && Token !== first);
  });

  it('rejects with one that was replaced: the sessions elsewhere go on', async () => {
    const world = await expired(grace(0));
    const lossy = openWith(world, async (ask) => {
      await ask();
      throw new TypeError('Failed to fetch');
    });
    await rejection(lossy.currentSession());
    assert.equal((await rejection(world.auth.signOut({ global: true }))).code, 'RefreshTokenReuseException');
    assert.equal(world.storage.items.size, 0);
  });
});

describe('user.refreshSession', () => {
  const refresh = (user: Awaited<ReturnType<AuthApi['signIn']>>, metadata?: Record<string, string>) =>
    new Promise((resolve, reject) => {
      const token = user.getSignInUserSession()?.getRefreshToken();
      assert.ok(token);
      user.refreshSession(
        token,
        (error: Error | null, session: unknown) => (error ? reject(error) : resolve(session)),
        metadata,
      );
    });

  it('replaces the refresh token', async () => {
    const world = await expired();
    const user = await world.auth.currentAuthenticatedUser();
    const before = refreshTokenOf(world);
    const session = await refresh(user, { from: 'call' });
    assert.equal(session, user.getSignInUserSession());
    assert.notEqual(refreshTokenOf(world), before);
    assert.equal(user.getSignInUserSession()?.getRefreshToken().getToken(), refreshTokenOf(world));
    await assertLive(world, 'ada');
  });

  it('joins a refresh that is running', async () => {
    const world = await expired(grace(0));
    const user = await world.auth.currentAuthenticatedUser();
    world.calls.length = 0;
    await Promise.all([world.auth.currentSession(), refresh(user)]);
    assert.deepEqual(world.calls, [EXCHANGE]);
  });

  it('passes the refusal on and removes the session', async () => {
    const world = await expired(grace(0));
    const user = await world.auth.currentAuthenticatedUser();
    const lossy = openWith(world, async (ask) => {
      await ask();
      throw new TypeError('Failed to fetch');
    });
    await rejection(lossy.currentSession());
    await assert.rejects(refresh(user), { code: 'RefreshTokenReuseException' });
    assert.equal(world.storage.getItem(refreshKey), null);
  });

  it('keeps the session when the network fails', async () => {
    const world = await expired();
    const user = await world.auth.currentAuthenticatedUser();
    world.cognito.faults.add({ operation: EXCHANGE, drop: true, times: 1 });
    await assert.rejects(refresh(user), { code: 'NetworkError' });
    await refresh(user);
    await assertLive(world, 'ada');
  });
});

describe('a server that does not know GetTokensFromRefreshToken', () => {
  const answers = {
    UnknownOperationException: { error: 'UnknownOperationException' },
    UnknownOperation: { error: 'UnknownOperation' },
    InvalidAction: { error: 'InvalidAction' },
    'Unsupported of cognito-local': {
      status: 500,
      body: '{"__type":"CognitoLocal#Unsupported","message":"x"}',
    },
    'status 501': { status: 501, body: '{"__type":"InternalFailure","message":"not yet implemented"}' },
  };
  const old = (): Promise<World> =>
    expired({
      clients: [
        {
          id: clientId,
          refreshTokenRotation: 'DISABLED',
          tokenValidity: { accessToken: 0, idToken: 0, refreshToken: 86_400 },
        },
      ],
    });

  for (const [name, fault] of Object.entries(answers)) {
    it(`is asked for it once, then refreshes with REFRESH_TOKEN_AUTH: ${name}`, async () => {
      const world = await old();
      world.cognito.faults.add({ operation: EXCHANGE, ...fault });
      const first = await tokenOf(world.auth);
      assert.notEqual(await tokenOf(world.auth), first);
      assert.deepEqual(world.calls, [EXCHANGE, 'InitiateAuth', 'InitiateAuth']);
      await assertLive(world, 'ada');
    });
  }

  it('gets the key of the device, in a sign-out everywhere too', async (t) => {
    const clients = [{ id: clientId, refreshTokenRotation: 'DISABLED' as const }];
    const world = await expiredOnDevice(t, { clients });
    world.cognito.faults.add({ operation: EXCHANGE, error: 'UnknownOperationException' });
    await world.auth.currentSession();
    t.mock.timers.setTime(Date.now() + 7_200_000);
    await world.auth.signOut({ global: true });
    assert.deepEqual(world.calls, [EXCHANGE, 'InitiateAuth', 'InitiateAuth', 'GlobalSignOut']);
    await assertLive(world);
  });

  it('is not one that refuses', async () => {
    for (const error of [
      'OperationNotEnabledException',
      'InternalErrorException',
      'TooManyRequestsException',
    ]) {
      const world = await old();
      world.cognito.faults.add({ operation: EXCHANGE, error, times: 1 });
      assert.equal((await rejection(world.auth.currentSession())).code, error);
      await world.auth.currentSession();
      assert.deepEqual(world.calls, [EXCHANGE, EXCHANGE]);
    }
  });
});

it('a refresh that a proxy answers with 501 is asked for again', async () => {
  const tokenValidity = { accessToken: 0, idToken: 0, refreshToken: 86_400 };
  const refreshTokenRotation = { retryGracePeriodSeconds: GRACE };
  const world = createWorld(recent({ clients: [{ id: clientId, tokenValidity, refreshTokenRotation }] }));
  await addUser(world);
  await world.auth.signIn('ada', password);
  world.cognito.faults.add({ operation: EXCHANGE, times: 1, status: 501, body: 'Not Implemented' });
  await rejection(world.auth.currentSession());
  world.calls.length = 0;
  assert.equal((await world.auth.currentSession()).getIdToken().payload['cognito:username'], 'ada');
  assert.deepEqual(world.calls, [EXCHANGE]);
});
