import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { SimulatedClock } from 'xstate';

import { oauth, withWorld } from '../../test/auth/hosted-ui.fixtures.js';
import { createIdentityWorld } from '../../test/auth/identity.fixtures.js';
import { startRecorded } from '../../test/machine/support.js';
import { AuthError } from '../lib/auth-error.js';
import { isFederatedUser } from './initial-context.js';
import { selectProvider } from './later-screen-selectors.js';
import { selectBusy } from './selectors.js';
import type { InitialState } from './types.js';

const google = { type: 'federated.signIn', provider: 'Google' } as const;

/** A world whose Google says who a user is once `answer` is called. */
function createTokenWorld() {
  let answer: ((yes: boolean) => void) | undefined;
  const world = createIdentityWorld();
  world.auth.configure({
    tokenProviders: {
      google: {
        signIn: async () => {
          const yes = await new Promise<boolean>((resolve) => (answer = resolve));
          if (!yes) throw new AuthError('OAuthError', 'No.', { cause: { error: 'access_denied' } });
          return { ...(await world.token('accounts.google.com')), user: { name: 'Ana' } };
        },
      },
    },
  });
  const asked = async (): Promise<void> => {
    while (!answer) await new Promise((resolve) => setImmediate(resolve));
  };
  return { ...world, asked, answer: (yes: boolean) => answer?.(yes) };
}

describe('sign-in with a provider’s token', () => {
  for (const initialState of ['signIn', 'signUp', 'signedUp'] as const satisfies readonly InitialState[]) {
    it(`signs in from ${initialState}, without checking contact, and emits it once`, async () => {
      const world = createTokenWorld();
      const person = startRecorded(world.auth, { initialState, authData: { username: 'ana' } });
      await person.rest();
      person.actor.send(google);
      assert.equal(selectProvider(person.actor.getSnapshot()), 'Google');
      assert.equal(selectBusy(person.actor.getSnapshot()), true);
      await world.asked();
      world.answer(true);
      await person.rest();
      assert.deepEqual(person.path(), ['loading', initialState, 'signedIn']);
      assert.equal(person.types().filter((type) => type === 'signedIn').length, 1);
      assert.ok(isFederatedUser(person.context().user));
      assert.equal(selectProvider(person.actor.getSnapshot()), undefined);
      assert.deepEqual(person.failures(), []);
      assert.equal(world.calls.includes('GetUser'), false);
    });
  }

  it('keeps the screen and the error if the user declines, and signs in the next time', async () => {
    const world = createTokenWorld();
    const person = startRecorded(world.auth);
    await person.rest();
    person.actor.send(google);
    await world.asked();
    world.answer(false);
    await person.rest();
    assert.equal(person.state(), 'signIn');
    assert.equal(person.context().error?.code, 'OAuthError');
    assert.deepEqual(person.failures(), ['OAuthError']);
  });

  it('takes no second one while one is pending', async () => {
    const world = createTokenWorld();
    const person = startRecorded(world.auth);
    await person.rest();
    person.actor.send(google);
    person.actor.send({ type: 'federated.signIn', provider: 'Facebook' });
    assert.equal(selectProvider(person.actor.getSnapshot()), 'Google');
    await world.asked();
    world.answer(true);
    await person.rest();
    assert.equal(person.state(), 'signedIn');
  });

  it('is found again, and a federated user may be handed to a transition', async () => {
    const world = createTokenWorld();
    await world.auth.federatedSignIn('google', await world.token('accounts.google.com'), { name: 'Ana' });
    const restored = startRecorded(world.open());
    await restored.rest();
    assert.equal(restored.state(), 'signedIn');
    const user = restored.context().user;
    const other = startRecorded(createIdentityWorld().auth);
    await other.rest();
    other.actor.send({ type: 'transition', state: 'signedIn', data: user });
    assert.equal(other.state(), 'signedIn');
    other.actor.send({ type: 'transition', state: 'TOTPSetup', data: user });
    assert.equal(other.state(), 'signedIn');
    assert.deepEqual(other.failures(), ['InvalidArgument']);
  });

  it('follows one that the page makes itself', async () => {
    const world = createTokenWorld();
    const person = startRecorded(world.auth);
    await person.rest();
    await world.auth.federatedSignIn('google', await world.token('accounts.google.com'), { name: 'Ana' });
    await person.rest();
    assert.equal(person.state(), 'signedIn');
    await person.does({ type: 'signOut' });
    assert.equal(person.state(), 'signIn');
  });

  it('reports that no provider is configured', async () => {
    const person = startRecorded(createIdentityWorld().auth);
    await person.rest();
    await person.does(google);
    assert.equal(person.context().error?.code, 'NotConfigured');
  });
});

describe('sign-in on the hosted pages', () => {
  it('leaves the page, comes back through loading, and signs in', () =>
    withWorld(async ({ page, tab, answer }) => {
      const person = startRecorded(page());
      await person.rest();
      person.actor.send(google);
      while (tab.left.length === 0) await new Promise((resolve) => setImmediate(resolve));
      assert.equal(selectProvider(person.actor.getSnapshot()), 'Google');
      person.actor.stop();
      await page().federatedSignIn();
      tab.go((await answer()).href);
      const back = startRecorded(page());
      await back.rest();
      assert.deepEqual(back.path(), ['loading', 'signedIn']);
      assert.equal(back.context().user?.getUsername(), 'maria');
    }));

  it('is not busy for ever when the page stays, or comes back as it was', () =>
    withWorld(async ({ page, tab }) => {
      const clock = new SimulatedClock();
      const person = startRecorded(page(), {}, { clock });
      await person.rest();
      const leave = async (count: number): Promise<void> => {
        person.actor.send(google);
        while (tab.left.length < count) await new Promise((resolve) => setImmediate(resolve));
        while (!person.actor.getSnapshot().matches({ signIn: 'leaving' }))
          await new Promise((resolve) => setImmediate(resolve));
      };
      await leave(1);
      person.actor.send({ type: 'federated.back' });
      assert.equal(selectBusy(person.actor.getSnapshot()), false);
      await leave(2);
      clock.increment(9_999);
      assert.equal(selectBusy(person.actor.getSnapshot()), true);
      clock.increment(1);
      assert.equal(selectBusy(person.actor.getSnapshot()), false);
    }));

  it('is at rest at once where the app opens the pages elsewhere', () =>
    withWorld(async ({ page, server }) => {
      const opened: string[] = [];
      const auth = page({ oauth: oauth(server, { urlOpener: (url: string) => opened.push(url) }) });
      const person = startRecorded(auth);
      await person.rest();
      await person.does({ type: 'federated.signIn', provider: 'Corp', isCustom: true });
      assert.equal(opened.length, 1);
      assert.equal(new URL(opened[0] ?? '').searchParams.get('identity_provider'), 'Corp');
      assert.equal(person.state(), 'signIn');
    }));

  it('reports a return with an error once, also when the machine starts later', () =>
    withWorld(async ({ page, tab }) => {
      await page().federatedSignIn();
      const sent = new URL(tab.left.at(-1) ?? '');
      const back = new URL(sent.searchParams.get('redirect_uri') ?? '');
      back.search = new URLSearchParams({
        error: 'access_denied',
        state: sent.searchParams.get('state') ?? '',
      }).toString();
      tab.go(back.href);
      const auth = page();
      await assert.rejects(auth.currentAuthenticatedUser(), { code: 'NotSignedIn' });
      const person = startRecorded(auth);
      await person.rest();
      assert.equal(person.state(), 'signIn');
      assert.deepEqual(person.failures(), ['OAuthError']);
      assert.equal(person.context().error?.code, 'OAuthError');
    }));
});
