import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';

import type { LocalCognitoOptions } from '../../src/local-cognito/index.js';
import { rejection } from './fixtures.js';
import { createIdentityWorld, type IdentityWorld, signInUser } from './identity.fixtures.js';

const minute = 60_000;
const hour = 60 * minute;
const GOOGLE = 'accounts.google.com';
const skews = [6 * minute, 2 * hour, 72 * hour].flatMap((skew) => [skew, -skew]);
const told = (skew: number): string => `${Math.abs(skew) / minute} minutes ${skew > 0 ? 'ahead' : 'behind'}`;

/** A service whose time is right, and a device whose clock is so much ahead; `pass` lets time go by for both. */
function skewed(t: TestContext, skew: number) {
  let time = Date.now();
  const service: Pick<LocalCognitoOptions, 'now'> = { now: () => time };
  const world: IdentityWorld = createIdentityWorld({}, {}, service);
  t.mock.timers.enable({ apis: ['Date'], now: time + skew });
  const pass = (ms: number): void => {
    time += ms;
    t.mock.timers.tick(ms);
  };
  const left = (credentials: { expiration: Date }): number => credentials.expiration.getTime() - time;
  return { world, pass, left };
}

/** As an endpoint that does not let pages read `Date`. */
function hideDate(world: IdentityWorld): void {
  world.answer = async (_, request) => {
    const response = await world.cognito.fetch(request);
    response.headers.delete('date');
    return response;
  };
}

describe('AWS credentials on a device whose clock is wrong', () => {
  for (const skew of skews) {
    it(`are asked for when they are about to expire, not before and not after: ${told(skew)}`, async (t) => {
      const { world, pass, left } = skewed(t, skew);
      await signInUser(world);
      await world.auth.currentCredentials();
      world.calls.length = 0;
      pass(45 * minute);
      await world.auth.currentCredentials();
      assert.deepEqual(world.calls, []);
      pass(10 * minute);
      assert.ok(left(await world.auth.currentCredentials()) > 10 * minute);
    });

    it(`come for a provider’s token that is good, also on a later page: ${told(skew)}`, async (t) => {
      const { world, pass, left } = skewed(t, skew);
      const { token } = await world.token(GOOGLE);
      await world.auth.federatedSignIn('google', { token }, { name: 'Ana' });
      pass(30 * minute);
      assert.ok(left(await world.open().currentCredentials()) > 10 * minute);
    });

    it(`end with a provider’s token that has expired: ${told(skew)}`, async (t) => {
      const { world, pass } = skewed(t, skew);
      const { token } = await world.token(GOOGLE);
      await world.auth.federatedSignIn('google', { token }, { name: 'Ana' });
      pass(61 * minute);
      assert.equal((await rejection(world.open().currentCredentials())).code, 'NotSignedIn');
    });
  }

  it('are refused once where the time cannot be read', async (t) => {
    const { world, pass } = skewed(t, 2 * hour);
    hideDate(world);
    const { token } = await world.token(GOOGLE);
    await world.auth.federatedSignIn('google', { token }, { name: 'Ana' });
    pass(61 * minute);
    assert.equal((await rejection(world.open().currentCredentials())).code, 'NotAuthorizedException');
  });
});
