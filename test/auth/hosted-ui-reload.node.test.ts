import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { storageOf } from '../../src/auth/auth.js';
import type * as Callbacks from '../../src/auth/hosted-ui/callback.js';
import { CALLBACK } from '../conformance/hosted.js';
import { type HostedWorld, keys, withWorld } from './hosted-ui.fixtures.js';

let reloads = 0;

/** Starts the exchange of the code, and resolves once the token endpoint was asked, or has answered. */
async function returned({ page, tab, answer }: HostedWorld, isAnswered: boolean): Promise<string> {
  await page().federatedSignIn();
  const back = await answer();
  tab.go(back.href);
  await new Promise<void>((resolve) => {
    page({
      fetch: async (input, init) => {
        if (isAnswered) await fetch(input, init);
        resolve();
        return new Promise<never>(() => undefined);
      },
    });
  });
  return back.href;
}

/** Completes the sign-in in the page’s URL with the module as it is after a reload: it has handled no response yet. */
async function reload({ page, tab, storage, events }: HostedWorld) {
  const { resume } = (await import(`../../src/auth/hosted-ui/callback.js?${++reloads}`)) as typeof Callbacks;
  const { href } = tab;
  tab.go(CALLBACK);
  const auth = page();
  tab.go(href);
  const config = auth.configure();
  const opened = storageOf(auth);
  assert.ok(config && opened);
  const error = await resume(
    {
      config,
      storage: opened,
      auth,
      emit: (event, data, message) => void events.push({ event, data, message }),
    },
    href,
  );
  return { error, user: storage.items.get(`${keys}.LastAuthUser`) };
}

describe('a reload during the exchange of a code', () => {
  it('exchanges it again when the service has not', () =>
    withWorld(async (world) => {
      assert.equal(await returned(world, false), world.tab.href);
      assert.deepEqual(await reload(world), { error: undefined, user: 'maria' });
      assert.equal(world.tab.href, CALLBACK);
      assert.equal(world.tab.session.items.size, 0);
    }));

  it('says that the sign-in was not completed when the service has', () =>
    withWorld(async (world) => {
      await returned(world, true);
      world.events.length = 0;
      const { error, user } = await reload(world);
      assert.equal(error?.code, 'OAuthError');
      assert.equal(user, undefined);
      assert.ok(world.events.some(({ event, data }) => event === 'signIn_failure' && data === error));
      assert.equal(world.tab.href, CALLBACK);
      assert.equal(world.tab.session.items.size, 0);
    }));

  it('leaves a sign-in that began in the meantime', () =>
    withWorld(async (world) => {
      const { page, tab, answer } = world;
      await page().federatedSignIn();
      tab.go((await answer()).href);
      let release: () => void = () => undefined;
      const released = new Promise<void>((resolve) => (release = resolve));
      const auth = page({ fetch: (input, init) => released.then(() => fetch(input, init)) });
      await auth.federatedSignIn();
      const [key = ''] = tab.session.items.keys();
      const before = tab.session.items.get(key);
      release();
      await auth.currentSession();
      assert.equal(tab.session.items.get(key), before);
    }));
});
