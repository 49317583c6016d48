import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';

import type { CognitoUser } from '../../src/auth/index.js';
import { startRecorded } from '../machine/support.js';
import { addUser, clientId, createWorld, password, poolId, prefix, rejection } from './fixtures.js';
import { recent } from './pools.js';

/** Signs in to a pool whose access tokens have expired at once. */
async function expired(retryGracePeriodSeconds = 60) {
  const client = {
    id: clientId,
    refreshTokenRotation: { retryGracePeriodSeconds },
    tokenValidity: { accessToken: 0, idToken: 0, refreshToken: 86_400 },
  };
  const world = createWorld(recent({ clients: [client] }));
  await addUser(world);
  await world.auth.signIn('ada', password);
  return world;
}

const refresh = (user: CognitoUser): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const token = user.getSignInUserSession()?.getRefreshToken();
    assert.ok(token);
    user.refreshSession(token, (error: Error | null, session: unknown) =>
      error ? reject(error) : resolve(session),
    );
  });

describe('refreshSession and getSession of the user object', () => {
  it('report what the callback throws as uncaught, and keep the session', async () => {
    const world = await expired();
    const user = await world.auth.currentAuthenticatedUser();
    const token = user.getSignInUserSession()?.getRefreshToken();
    assert.ok(token);
    const original = process.listeners('uncaughtException');
    process.removeAllListeners('uncaughtException');
    const uncaught = new Promise((resolve) => process.once('uncaughtException', resolve));
    user.refreshSession(token, () => {
      throw new Error('broken callback');
    });
    assert.equal(((await uncaught) as Error).message, 'broken callback');
    for (const listener of original) process.on('uncaughtException', listener);
    assert.ok(await world.auth.currentSession());
  });

  it('revoke the new tokens after a sign-out meanwhile, and a call that joins them rejects', async () => {
    const world = await expired();
    const user = await world.auth.currentAuthenticatedUser();
    const held = world.holdAnswer('GetTokensFromRefreshToken');
    const refreshed = rejection(refresh(user));
    await held.reached;
    const session = rejection(world.auth.currentSession());
    await wait(20);
    await world.auth.signOut();
    held.release();
    assert.deepEqual([(await refreshed).code, (await session).code], ['NotSignedIn', 'NotSignedIn']);
    await wait(20);
    assert.equal(world.calls.filter((call) => call === 'RevokeToken').length, 2);
    assert.equal(world.storage.items.size, 0);
  });

  it('emit the event of a session that they end', async () => {
    const world = await expired();
    const page = startRecorded(world.auth);
    await page.rest();
    const user = await world.auth.currentAuthenticatedUser();
    await world.cognito.pools.get(poolId)?.admin.disableUser('ada');
    world.events.length = 0;
    assert.equal((await rejection(refresh(user))).code, 'NotAuthorizedException');
    await wait(20);
    assert.equal(world.storage.getItem(`${prefix}.LastAuthUser`), null);
    assert.deepEqual(
      world.events.map(({ event }) => event),
      ['tokenRefresh_failure'],
    );
    assert.equal(page.state(), 'signIn');
  });

  it('emit the event of new tokens', async () => {
    const world = await expired();
    const user = await world.auth.currentAuthenticatedUser();
    world.events.length = 0;
    await new Promise((resolve) => user.getSession(resolve));
    assert.deepEqual(
      world.events.map(({ event }) => event),
      ['tokenRefresh'],
    );
  });

  it('exchange the token of a session that is not stored once', async () => {
    const world = await expired(0);
    const user = await world.auth.signIn('ada', password);
    world.storage.items.clear();
    world.calls.length = 0;
    await Promise.all([refresh(user), refresh(user)]);
    assert.deepEqual(world.calls, ['GetTokensFromRefreshToken']);
    assert.equal(world.storage.items.size, 0);
  });
});
