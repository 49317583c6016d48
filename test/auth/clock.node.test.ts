import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';

import type { AuthOptions } from '../../src/auth/config/config-types.js';
import type { AuthError } from '../../src/lib/auth-error.js';
import type { PoolOptions } from '../../src/local-cognito/index.js';
import { serveLocalCognito } from '../../src/local-cognito/node.js';
import { addTotpUser, addUser, createWorld, password, prefix, rejection, type World } from './fixtures.js';

const minute = 60_000;
const hour = 60 * minute;

/** By how much the device's clock is ahead: a little more than the service puts up with, more than the tokens' life, days. */
const skews = [6 * minute, 2 * hour, 72 * hour].flatMap((skew) => [skew, -skew]);

const told = (skew: number): string => `${Math.abs(skew) / minute} minutes ${skew > 0 ? 'ahead' : 'behind'}`;

/** A device beside a service whose time is right. */
class Device {
  readonly #t: TestContext;
  #time = Date.now();
  #watched = 0;

  constructor(t: TestContext, skew: number) {
    this.#t = t;
    const watch = performance.now.bind(performance);
    t.mock.method(performance, 'now', () => watch() + this.#watched);
    t.mock.timers.enable({ apis: ['Date'], now: this.#time + skew });
  }

  /** The time of the service. */
  readonly now = (): number => this.#time;

  /** Advances both clocks; the monotonic timer stops during sleep. */
  pass(ms: number, isAsleep = false): void {
    this.#time += ms;
    if (!isAsleep) this.#watched += ms;
    this.#t.mock.timers.setTime(Date.now() + ms);
  }

  /** Sets the client's clock `skew` milliseconds ahead of the service. */
  set(skew: number): void {
    this.#t.mock.timers.setTime(this.#time + skew);
  }
}

/** Removes `Date` from the responses, as for pages of other origins when the endpoint does not expose it. */
function withoutDate(world: () => World): AuthOptions {
  return {
    fetch: async (input, init) => {
      const response = await world().cognito.fetch(new Request(input, init));
      response.headers.delete('date');
      return response;
    },
  };
}

function worldOf(device: Device, pool: Partial<PoolOptions> = {}, options: AuthOptions = {}): World {
  return createWorld(pool, options, { now: device.now });
}

/** A flow that sends no time. */
const plain: AuthOptions = { authenticationFlowType: 'USER_PASSWORD_AUTH' };

const tokenOf = async (auth: Pick<World['auth'], 'currentSession'>): Promise<string> =>
  (await auth.currentSession()).getAccessToken().getJwtToken();

/** Whether the service takes the token. */
async function isTaken({ cognito }: World, AccessToken: string): Promise<boolean> {
  const { ok } = await cognito.fetch(
    new Request('http://localhost/', {
      method: 'POST',
      headers: { 'x-amz-target': 'AWSCognitoIdentityProviderService.GetUser' },
      body: JSON.stringify({ AccessToken }),
    }),
  );
  return ok;
}

describe('on a device whose clock is wrong', () => {
  for (const skew of skews) {
    it(`the right password signs in by SRP, and the session lasts as long as it does: ${told(skew)}`, async (t) => {
      const device = new Device(t, skew);
      const world = worldOf(device);
      await addUser(world);
      await world.auth.signIn('ada', password);
      await lastsAnHour(device, world);
    });

    it(`and so it is in the flow with the password: ${told(skew)}`, async (t) => {
      const device = new Device(t, skew);
      const world = worldOf(device, {}, plain);
      await addUser(world);
      await world.auth.signIn('ada', password);
      await lastsAnHour(device, world);
    });

    it(`and where the tokens alone tell the time: ${told(skew)}`, async (t) => {
      const device = new Device(t, skew);
      const world: World = worldOf(device, {}, { ...plain, ...withoutDate(() => world) });
      await addUser(world);
      await world.auth.signIn('ada', password);
      await lastsAnHour(device, world);
    });

    it(`a remembered device proves itself: ${told(skew)}`, async (t) => {
      const device = new Device(t, skew);
      const world = worldOf(device, { deviceTracking: 'USER_OPT_IN', challengeRequiredOnNewDevice: true });
      const secret = await addTotpUser(world);
      const user = await world.auth.signIn('ada', password);
      await world.auth.confirmSignIn(user, await world.totp(secret), 'SOFTWARE_TOKEN_MFA');
      await world.auth.rememberDevice();
      await world.auth.signOut();
      const again = await world.auth.signIn('ada', password);
      assert.equal(again.challengeName, undefined);
      assert.equal(await isTaken(world, await tokenOf(world.auth)), true);
    });
  }

  /** Each token that is given is taken by the service, none is asked for without need. */
  async function lastsAnHour(device: Device, world: World): Promise<void> {
    const first = await tokenOf(world.auth);
    for (const time of [10 * minute, 48 * minute]) {
      device.pass(time);
      assert.equal(await tokenOf(world.auth), first);
      assert.equal((await world.auth.currentSession()).isValid(), true);
    }
    const session = await world.auth.currentSession();
    device.pass(3 * minute);
    assert.equal(session.isValid(), false);
    const second = await tokenOf(world.auth);
    assert.notEqual(second, first);
    assert.equal(await isTaken(world, second), true);
    assert.equal(await tokenOf(world.auth), second);
  }
});

describe('a clock that is changed after the sign-in', () => {
  const changes = [...skews.map((skew) => [skew, 0]), ...skews.map((skew) => [0, skew])] as [
    number,
    number,
  ][];
  for (const [before, after] of changes) {
    const name = `from ${told(before)} to ${told(after)}`;

    it(`lets no token that has expired be given: ${name}`, async (t) => {
      const device = new Device(t, before);
      const world = worldOf(device, {}, plain);
      await addUser(world);
      const user = await world.auth.signIn('ada', password);
      const session = await world.auth.currentSession();
      device.set(after);
      await world.auth.userAttributes(user);
      device.pass(61 * minute);
      assert.equal(session.isValid(), false);
      assert.equal(await isTaken(world, await tokenOf(world.auth)), true);
      assert.equal((await world.auth.currentSession()).isValid(), true);
    });

    it(`ends no session that goes on: ${name}`, async (t) => {
      const device = new Device(t, before);
      const world = worldOf(device, {}, plain);
      await addUser(world);
      const user = await world.auth.signIn('ada', password);
      device.set(after);
      await world.auth.userAttributes(user);
      const token = await tokenOf(world.auth);
      device.pass(50 * minute);
      assert.equal(await tokenOf(world.auth), token);
    });
  }

  it('does not keep the right password from signing in by SRP', async (t) => {
    const device = new Device(t, 2 * hour);
    const world = worldOf(device);
    await addUser(world);
    for (const skew of [2 * hour, 0, -2 * hour]) {
      device.set(skew);
      await world.auth.signIn('ada', password);
      assert.equal(await isTaken(world, await tokenOf(world.auth)), true);
      await world.auth.signOut();
    }
  });

  for (const [before, after] of changes) {
    it(`is noticed while nothing is asked: from ${told(before)} to ${told(after)}`, async (t) => {
      const device = new Device(t, before);
      const world = worldOf(device, {}, plain);
      await addUser(world);
      await world.auth.signIn('ada', password);
      device.pass(10 * minute);
      device.set(after);
      device.pass(51 * minute);
      assert.equal(await isTaken(world, await tokenOf(world.auth)), true);
    });
  }

  for (const skew of skews) {
    it(`does not matter to a page that slept: ${told(skew)}`, async (t) => {
      const device = new Device(t, skew);
      const world = worldOf(device, {}, plain);
      await addUser(world);
      await world.auth.signIn('ada', password);
      device.pass(61 * minute, true);
      assert.equal(await isTaken(world, await tokenOf(world.auth)), true);
    });

    it(`is noticed by a page that is opened later: put right, it was ${told(skew)}`, async (t) => {
      const device = new Device(t, skew);
      const world = worldOf(device, {}, plain);
      await addUser(world);
      await world.auth.signIn('ada', password);
      device.set(0);
      device.pass(61 * minute);
      assert.equal(await isTaken(world, await tokenOf(world.open())), true);
    });

    it(`keeps a stored session for a page that is opened later: ${told(skew)} now`, async (t) => {
      const device = new Device(t, 0);
      const world = worldOf(device, {}, plain);
      await addUser(world);
      await world.auth.signIn('ada', password);
      device.set(skew);
      const page = world.open();
      const token = await tokenOf(page);
      assert.equal(await isTaken(world, token), true);
      assert.equal((await page.currentSession()).isValid(), true);
      device.pass(50 * minute);
      assert.equal(await tokenOf(page), token);
    });
  }

  it('does not end a session that cannot be refreshed right now', async (t) => {
    const device = new Device(t, 2 * hour);
    const world = worldOf(device, {}, plain);
    await addUser(world);
    await world.auth.signIn('ada', password);
    world.cognito.faults.add({ operation: '*', drop: true });
    assert.equal((await world.open().currentSession()).isValid(), true);
    assert.ok(world.storage.getItem(`${prefix}.LastAuthUser`));
  });
});

describe('without the time of the service', () => {
  /** A page of a server whose clock is right. */
  async function onPage(t: TestContext, device: Device): Promise<void> {
    const server = await serveLocalCognito({ now: device.now });
    Object.defineProperty(globalThis, 'location', { value: new URL(server.url), configurable: true });
    t.after(async () => {
      Reflect.deleteProperty(globalThis, 'location');
      await server.close();
    });
  }

  async function refusal(device: Device, typed: string): Promise<AuthError> {
    const world: World = worldOf(
      device,
      {},
      withoutDate(() => world),
    );
    await addUser(world);
    return rejection(world.auth.signIn('ada', typed));
  }

  it('says that the clock is wrong, not the password', async (t) => {
    const device = new Device(t, 0);
    await onPage(t, device);
    for (const skew of skews) {
      device.set(skew);
      const error = await refusal(device, password);
      assert.equal(error.code, 'ClockSkew', told(skew));
      assert.equal((error.cause as AuthError).code, 'NotAuthorizedException');
    }
  });

  it('says that the password is wrong where the clock is right', async (t) => {
    const device = new Device(t, 4 * minute);
    await onPage(t, device);
    assert.equal((await refusal(device, 'Wrong1!pass')).code, 'NotAuthorizedException');
  });

  it('reports the error of the service where there is no page', async (t) => {
    const error = await refusal(new Device(t, 2 * hour), password);
    assert.equal(error.code, 'NotAuthorizedException');
  });
});

describe('the time of the service', () => {
  for (const authenticationFlowType of ['USER_SRP_AUTH', 'USER_PASSWORD_AUTH', 'USER_AUTH'] as const)
    it(`is that of its own pool: ${authenticationFlowType}`, async (t) => {
      const device = new Device(t, 0);
      const [late, other] = [{}, {}].map(() =>
        worldOf(device, { firstFactors: ['PASSWORD'] }, { authenticationFlowType }),
      ) as [World, World];
      late.cognito.clock.advance(2 * hour);
      for (const world of [late, other]) await addUser(world);
      await Promise.all([late, other].map(({ auth }) => auth.signIn('ada', password)));
      other.calls.length = 0;
      assert.equal(await isTaken(other, await tokenOf(other.auth)), true);
      assert.deepEqual(other.calls, []);
      await Promise.all([late, other].map(({ auth }) => auth.signIn('ada', password)));
      for (const { auth } of [late, other])
        assert.equal((await auth.signIn('ada', password)).getSignInUserSession()?.isValid(), true);
    });

  it('does not make a wrong password a right one', async (t) => {
    const world = worldOf(new Device(t, 2 * hour));
    await addUser(world);
    assert.equal((await rejection(world.auth.signIn('ada', 'Wrong1!pass'))).code, 'NotAuthorizedException');
  });
});
