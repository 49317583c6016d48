import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';

import type { AuthOptions } from '../../src/auth/config/config-types.js';
import { type HostedWorld, withWorld } from './hosted-ui.fixtures.js';

const minute = 60_000;
const hour = 60 * minute;
const skews = [6 * minute, 2 * hour, 72 * hour].flatMap((skew) => [skew, -skew]);
const told = (skew: number): string => `${Math.abs(skew) / minute} minutes ${skew > 0 ? 'ahead' : 'behind'}`;

/** Puts the device's clock ahead of the server's, which stands still. */
function setClock(t: TestContext, { server }: HostedWorld, skew: number): void {
  t.mock.timers.reset();
  t.mock.timers.enable({ apis: ['Date'], now: server.cognito.clock.now() + skew });
}

/** Browsers let no page read `Date` of the hosted UI, and of the service only where it says so. */
const withoutDate: AuthOptions = {
  fetch: async (input, init) => {
    const response = await fetch(input, init);
    const headers = new Headers(response.headers);
    headers.delete('date');
    return new Response(await response.text(), { status: response.status, headers });
  },
};

for (const responseType of ['code', 'token']) {
  for (const [how, options] of [
    ['Date is read', {}],
    ['Date cannot be read', withoutDate],
  ] as const) {
    describe(`a hosted sign-in with ${responseType} where ${how}`, () => {
      for (const skew of skews) {
        it(`comes to a session that lasts as long as it does: ${told(skew)}`, (t) =>
          withWorld(
            async (world) => {
              setClock(t, world, skew);
              await world.page(options).federatedSignIn();
              world.tab.go((await world.answer()).href);
              const auth = world.page(options);
              const session = await auth.currentSession();
              assert.equal(session.isValid(), true);
              const token = session.getAccessToken().getJwtToken();
              world.server.cognito.clock.advance(50 * minute);
              t.mock.timers.tick(50 * minute);
              assert.equal((await auth.currentSession()).getAccessToken().getJwtToken(), token);
              t.mock.timers.tick(11 * minute);
              assert.equal(session.isValid(), false);
            },
            { oauth: { responseType } },
          ));
      }
    });
  }
}

describe('tokens in a URL', () => {
  it('that have expired since are refused', (t) =>
    withWorld(
      async (world) => {
        setClock(t, world, 0);
        await world.page().federatedSignIn();
        const { href } = await world.answer();
        world.server.cognito.clock.advance(61 * minute);
        setClock(t, world, 0);
        world.tab.go(href);
        const auth = world.page();
        const error = await auth.currentSession().then(
          () => undefined,
          (caught: unknown) => caught,
        );
        assert.equal((error as { code?: string }).code, 'NotSignedIn');
        assert.equal(((error as Error).cause as { code?: string }).code, 'InvalidCallback');
      },
      { oauth: { responseType: 'token' } },
    ));

  it('that have expired by the time of the service are refused, whatever the device says', (t) =>
    withWorld(
      async (world) => {
        setClock(t, world, 2 * hour);
        await world.page().federatedSignIn();
        const { href } = await world.answer();
        world.server.cognito.clock.advance(61 * minute);
        t.mock.timers.tick(61 * minute);
        world.tab.go(href);
        await assert.rejects(world.page().currentSession(), { code: 'NotSignedIn' });
        assert.equal(world.storage.items.size, 0);
      },
      { oauth: { responseType: 'token' } },
    ));
});
