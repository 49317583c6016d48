import assert from 'node:assert/strict';
import { it } from 'node:test';

import type { PoolOptions } from '../../src/local-cognito/index.js';
import { addUser, clientId, password, poolId, rejection, type World } from './fixtures.js';
import { describeOnPools } from './pools.js';

const tracked: Partial<PoolOptions> = { sessionTracking: { maxPerUser: 100 } };

/** Replaces the answers to an operation. */
function answer(world: World, operation: string, bodies: readonly object[], status = 200): void {
  for (const body of bodies)
    world.cognito.faults.add({ operation, times: 1, status, body: JSON.stringify(body) });
}

describeOnPools('user sessions', (createWorld) => {
  /** ada is signed in here, and in another browser. */
  async function twoBrowsers(pool: Partial<PoolOptions> = tracked) {
    const world = createWorld(pool);
    await addUser(world);
    await world.auth.signIn('ada', password);
    world.cognito.clock.advance(1000);
    const other = world.open({ storage: 'memory' });
    await other.signIn('ada', password);
    return { ...world, other };
  }

  it('are listed, with the current one marked', async () => {
    const { auth, other, cognito } = await twoBrowsers();
    const [first, second, ...more] = await auth.listUserSessions();
    assert.equal(more.length, 0);
    assert.match(first?.sessionId ?? '', /^tkn/);
    const createdAt = new Date(cognito.clock.now());
    assert.ok(Math.abs(Number(second?.createdAt) - Number(createdAt)) < 5000);
    assert.deepEqual(
      { ...second, createdAt, lastActiveAt: createdAt },
      {
        sessionId: second?.sessionId,
        sessionType: 'TOKEN',
        clientId,
        createdAt,
        lastActiveAt: createdAt,
        deviceType: 'unknown',
        lastIPAddress: undefined,
        lastLocation: { city: undefined, country: 'unknown' },
        originSessionId: undefined,
        isCurrentSession: false,
      },
    );
    assert.equal(first?.isCurrentSession, true);
    const [, theirs] = await other.listUserSessions();
    assert.deepEqual([theirs?.sessionId, theirs?.isCurrentSession], [second?.sessionId, true]);
  });

  it('are listed to the last page, whatever members the service leaves out', async () => {
    const world = await twoBrowsers();
    const LastLocation = { City: 'Seattle', Country: 'United States' };
    answer(world, 'ListUserSessions', [
      {
        Sessions: [{ SessionId: 'tkn1', LastIPAddress: '192.0.2.42', LastLocation }, null],
        NextToken: 'two',
      },
      { Sessions: [{ SessionId: 'sso1', SessionType: 'SSO', OriginSessionId: null }], NextToken: 'three' },
      {},
    ]);
    world.calls.length = 0;
    const sessions = await world.auth.listUserSessions();
    assert.deepEqual(world.calls, Array(3).fill('ListUserSessions'));
    assert.deepEqual(
      sessions.map(({ sessionId }) => sessionId),
      ['tkn1', 'sso1'],
    );
    const [first, second] = sessions;
    assert.deepEqual(first?.lastLocation, { city: 'Seattle', country: 'United States' });
    assert.deepEqual([first.lastIPAddress, first.createdAt], ['192.0.2.42', undefined]);
    assert.deepEqual([second?.sessionType, second?.isCurrentSession], ['SSO', false]);
  });

  it('end elsewhere, and stay here', async () => {
    const { auth, other, calls } = await twoBrowsers();
    const [, second] = await auth.listUserSessions();
    await auth.revokeUserSession(second?.sessionId ?? '');
    assert.equal(
      (await rejection(other.currentAuthenticatedUser({ bypassCache: true }))).code,
      'NotSignedIn',
    );
    await auth.currentAuthenticatedUser({ bypassCache: true });
    assert.equal((await auth.listUserSessions()).length, 1);
    calls.length = 0;
    const { code } = await rejection(auth.revokeUserSession(second?.sessionId ?? ''));
    assert.equal(code, 'ResourceNotFoundException');
    assert.deepEqual(calls, ['RevokeUserSession']);
  });

  it('say which calls end the linked ones too', async () => {
    const sent: string[] = [];
    const world = createWorld(tracked);
    await addUser(world);
    const auth = world.open({
      fetch: async (input, init) => {
        const request = new Request(input, init);
        if (request.headers.get('x-amz-target')?.endsWith('RevokeUserSession'))
          sent.push(await request.clone().text());
        return world.cognito.fetch(request);
      },
    });
    await auth.signIn('ada', password);
    for (const options of [undefined, {}, { linked: false }, { linked: true }])
      await rejection(auth.revokeUserSession('tkn-of-no-user', options));
    assert.deepEqual(
      sent.map((body) => /"RevokeAssociatedSessions":"(\w+)"/.exec(body)?.[1]),
      ['NONE', 'NONE', 'NONE', 'LINKED'],
    );
  });

  it('all end but the current one', async () => {
    const { auth, other, calls, open } = await twoBrowsers();
    const third = open({ storage: 'memory' });
    await third.signIn('ada', password);
    calls.length = 0;
    assert.equal(await auth.revokeOtherUserSessions(), 2);
    assert.deepEqual(calls, ['ListUserSessions', 'RevokeUserSession', 'RevokeUserSession']);
    for (const ended of [other, third])
      assert.equal(
        (await rejection(ended.currentAuthenticatedUser({ bypassCache: true }))).code,
        'NotSignedIn',
      );
    await auth.currentAuthenticatedUser({ bypassCache: true });
    assert.equal(await auth.revokeOtherUserSessions(), 0);
  });

  it('none end when another user than the one that is meant is signed in', async () => {
    const world = await twoBrowsers();
    const { auth, other, calls } = world;
    const ada = await auth.currentAuthenticatedUser();
    assert.equal(await auth.revokeOtherUserSessions({ user: ada }), 1);
    await addUser(world, 'grace', { email: 'grace@example.com' });
    await other.signIn('grace', password);
    const grace = await auth.signIn('grace', password);
    calls.length = 0;
    assert.equal((await rejection(auth.revokeOtherUserSessions({ user: ada }))).code, 'SignInSuperseded');
    assert.deepEqual(calls, []);
    assert.equal(await auth.revokeOtherUserSessions({ user: grace }), 1);
  });

  it('all end but the current one, though one has ended meanwhile and one call fails', async () => {
    const world = await twoBrowsers();
    const { auth, other } = world;
    for (let more = 0; more < 2; more++) await world.open({ storage: 'memory' }).signIn('ada', password);
    // Two calls end the same sessions.
    assert.deepEqual(
      await Promise.all([auth.revokeOtherUserSessions(), auth.revokeOtherUserSessions()]),
      [3, 3],
    );
    await other.signIn('ada', password);
    for (let more = 0; more < 2; more++) await world.open({ storage: 'memory' }).signIn('ada', password);
    for (const name of ['TooManyRequestsException', 'InternalErrorException'])
      answer(world, 'RevokeUserSession', [{ __type: name, message: name }], 400);
    world.calls.length = 0;
    const error = await rejection(auth.revokeOtherUserSessions());
    assert.equal(error.code, 'TooManyRequestsException');
    assert.equal(world.calls.filter((call) => call === 'RevokeUserSession').length, 3);
    assert.equal((await auth.listUserSessions()).length, 3);
    assert.equal(await auth.revokeOtherUserSessions(), 2);
  });

  it('that came through the same hosted pages as the current one do not end it', async () => {
    const world = await twoBrowsers();
    const sent: unknown[] = [];
    const auth = world.open({
      fetch: async (input, init) => {
        const request = new Request(input, init);
        if (request.headers.get('x-amz-target')?.endsWith('RevokeUserSession')) {
          const { SessionId, RevokeAssociatedSessions } = (await request.clone().json()) as Record<
            string,
            string
          >;
          sent.push([SessionId, RevokeAssociatedSessions]);
          return Response.json({});
        }
        return world.cognito.fetch(request);
      },
    });
    const sessions = [
      { SessionId: 'tkn1', OriginSessionId: 'sso1', IsCurrentSession: true },
      { SessionId: 'tkn2', OriginSessionId: 'sso1' },
      { SessionId: 'tkn3', OriginSessionId: 'sso2' },
      { SessionId: 'tkn4' },
      { SessionId: 'sso1', SessionType: 'SSO' },
      { SessionId: 'sso2', SessionType: 'SSO' },
    ];
    answer(world, 'ListUserSessions', [{ Sessions: sessions }]);
    assert.equal(await auth.revokeOtherUserSessions(), 4);
    assert.deepEqual(sent, [
      ['tkn2', 'NONE'],
      ['tkn3', 'LINKED'],
      ['tkn4', 'LINKED'],
      ['sso2', 'LINKED'],
    ]);
    // The list may not have the current session yet: nothing is ended that may be linked to it.
    sent.length = 0;
    answer(world, 'ListUserSessions', [{ Sessions: sessions.slice(3, 5) }]);
    assert.equal(await auth.revokeOtherUserSessions(), 2);
    assert.deepEqual(sent, [
      ['tkn4', 'NONE'],
      ['sso1', 'NONE'],
    ]);
  });

  it('refuse to end the current one', async () => {
    const world = await twoBrowsers();
    const { auth } = world;
    const [own] = await auth.listUserSessions();
    const error = await rejection(auth.revokeUserSession(own?.sessionId ?? ''));
    assert.equal(error.code, 'CurrentSession');
    assert.match(error.message, /revokeUserSession: .*Call signOut/);
    // The service may have another name for it.
    const refusal = { __type: 'NotAuthorizedException', message: 'Not this one.' };
    answer(world, 'RevokeUserSession', [refusal, refusal], 400);
    assert.equal((await rejection(auth.revokeUserSession(own?.sessionId ?? ''))).code, 'CurrentSession');
    // Another refusal stays as it is.
    answer(world, 'RevokeUserSession', [{ __type: 'InvalidParameterException', message: 'No.' }], 400);
    assert.equal((await rejection(auth.revokeUserSession('tkn1'))).code, 'InvalidParameterException');
    await auth.currentAuthenticatedUser({ bypassCache: true });
  });

  it('need a pool that tracks them, and a user', async () => {
    const world = await twoBrowsers({});
    const { auth } = world;
    const calls = [auth.listUserSessions, () => auth.revokeUserSession('tkn1'), auth.revokeOtherUserSessions];
    for (const call of calls) {
      assert.equal((await rejection(call())).code, 'OperationNotEnabledException');
    }
    answer(
      world,
      'ListUserSessions',
      [{ __type: 'FeatureUnavailableInTierException', message: 'Lite.' }],
      400,
    );
    assert.equal((await rejection(auth.listUserSessions())).code, 'FeatureUnavailableInTierException');
    await auth.signOut();
    world.calls.length = 0;
    for (const call of calls) assert.equal((await rejection(call())).code, 'NotSignedIn');
    assert.deepEqual(world.calls, []);
  });

  it('of the user who was signed in at the call, when another one signs in meanwhile', async () => {
    const world = await twoBrowsers();
    await addUser(world, 'grace', { email: 'grace@example.com' });
    const held = world.holdAnswer('ListUserSessions');
    answer(world, 'ListUserSessions', [{ Sessions: [{ SessionId: 'tkn1' }], NextToken: 'two' }]);
    const running = rejection(world.auth.listUserSessions());
    await held.reached;
    await world.auth.signIn('grace', password);
    held.release();
    assert.equal((await running).code, 'NotSignedIn');
  });

  it('that are full end the one that was used least recently', async () => {
    const { auth, other, cognito } = await twoBrowsers();
    cognito.pools.get(poolId)?.update({ sessionTracking: { maxPerUser: 1 } });
    await other.signIn('ada', password);
    assert.equal((await rejection(auth.listUserSessions())).code, 'NotSignedIn');
    assert.equal((await other.listUserSessions()).length, 1);
  });
});
