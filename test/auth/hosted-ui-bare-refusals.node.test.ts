import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { AuthApi } from '../../src/auth/api.js';
import { AuthError } from '../../src/lib/auth-error.js';
import { CALLBACK } from '../conformance/hosted.js';
import { rejection } from './fixtures.js';
import { type HostedWorld, names, withWorld } from './hosted-ui.fixtures.js';

const failures = ['parsingCallbackUrl', 'signIn_failure', 'cognitoHostedUI_failure'];

const google = { pool: { providers: [{ name: 'Google', type: 'Google' as const, users: [{ id: '1' }] }] } };

/** Goes to Google's stand-in without a state, as links on pages and older apps do, and cancels there; the answer's URL. */
async function canceled({ tab, browser }: HostedWorld): Promise<string> {
  const request = new URL(tab.left.at(-1) ?? '');
  request.searchParams.delete('state');
  await browser.open(request.href);
  return (await browser.submit({ cancel: '1' }, 2)).href;
}

/** Opens the page at a URL; the Auth there, after it looked at the URL. No user is signed in. */
async function opened({ tab, events, page, storage }: HostedWorld, url: string): Promise<AuthApi> {
  tab.go(url);
  events.length = 0;
  const auth = page();
  assert.equal((await rejection(auth.currentSession())).code, 'NotSignedIn');
  assert.equal(storage.items.size, 0);
  return auth;
}

async function told(world: HostedWorld, url: string, clean = CALLBACK): Promise<AuthError> {
  await opened(world, url);
  assert.deepEqual(names(world.events).slice(1), failures, url);
  assert.equal(world.tab.href, clean);
  const error = world.events.at(-1)?.data;
  assert.ok(error instanceof AuthError);
  return error;
}

async function untouched(world: HostedWorld, url: string): Promise<void> {
  await opened(world, url);
  assert.deepEqual(names(world.events).slice(1), [], url);
  assert.equal(world.tab.href, url);
}

describe('a refusal of the hosted UI without a state', () => {
  it('is reported and removed from the URL, with a pending sign-in of the tab and without one', () =>
    withWorld(async (world) => {
      await world.page().federatedSignIn({ provider: 'Google' });
      const url = await canceled(world);
      assert.equal(new URL(url).searchParams.has('state'), false);
      for (const about of ['pending', 'none pending']) {
        const error = await told(world, url);
        assert.equal(error.code, 'OAuthError', about);
        assert.deepEqual(error.cause, { error: 'access_denied', error_description: 'user_denied' });
        assert.equal(world.tab.session.items.size, 0, 'a sign-in that was refused is over');
      }
      assert.deepEqual(world.asked, []);
    }, google));

  for (const responseType of ['code', 'token'])
    for (const mark of responseType === 'token' ? ['?', '#'] : ['?'])
      it(`is reported in Amazon’s format, other parameters stay (${responseType}, ${mark})`, () =>
        withWorld(
          async (world) => {
            const own = `${CALLBACK}${mark}lang=fr`;
            const error = await told(
              world,
              `${own}&error_description=PreSignUp+failed+with+error+no.+&error=invalid_request`,
              own,
            );
            assert.equal(error.message, 'invalid_request: PreSignUp failed with error no. ');
            assert.doesNotMatch(JSON.stringify(world.tab.history.at(-1)), /PreSignUp/);
          },
          { oauth: { responseType } },
        ));

  it('is reported with an error name of a provider, or without a description, while a sign-in is pending', () =>
    withWorld(async (world) => {
      for (const query of ['error=login_failed&error_description=Try+again', 'error=server_error']) {
        await world.page().federatedSignIn();
        await told(world, `${CALLBACK}?${query}`);
      }
    }));

  it('is the cause of the next refusal, and leaves a session alone', () =>
    withWorld(async (world) => {
      const refused = `${CALLBACK}?error=access_denied&error_description=no`;
      const auth = await opened(world, refused);
      const { cause } = await rejection(auth.currentAuthenticatedUser());
      assert.ok(cause instanceof AuthError);
      assert.equal(cause.code, 'OAuthError');

      await world.page().federatedSignIn();
      world.tab.go((await world.answer()).href);
      assert.ok(await world.page().currentSession());
      world.tab.go(refused);
      assert.ok(await world.page().currentSession());
      assert.equal(world.tab.href, CALLBACK);
    }));

  it('is reported once to two that look at the same page', () =>
    withWorld(async (world) => {
      const { tab, page, events } = world;
      tab.go(`${CALLBACK}?error=access_denied&error_description=twice`);
      events.length = 0;
      const both = [page(), page()];
      for (const auth of both) assert.equal((await rejection(auth.currentSession())).code, 'NotSignedIn');
      assert.equal(names(events).filter((name) => name === 'signIn_failure').length, 1);
    }));

  it('can be handed over', () =>
    withWorld(async ({ page, tab }) => {
      tab.go(`${CALLBACK}?error=mine`);
      const url = `${CALLBACK}?error=access_denied&error_description=no`;
      const error = await rejection(page().handleAuthResponse(url));
      assert.equal(error.code, 'OAuthError');
      assert.equal(tab.href, `${CALLBACK}?error=mine`);
    }));
});

describe('an error that is the page’s own', () => {
  it('is left alone: not a name of OAuth, no description, or not at a redirect URI', () =>
    withWorld(async (world) => {
      for (const url of [
        `${CALLBACK}?error=payment_failed`,
        `${CALLBACK}?error=payment_failed&error_description=Card+refused`,
        `${CALLBACK}?error=access_denied`,
        `${CALLBACK}?error=`,
        `${CALLBACK}?error=&error_description=Card+refused`,
        `${CALLBACK}?error_description=Card+refused`,
        `${CALLBACK}?error=constructor&error_description=Card+refused`,
        `${CALLBACK}#error=access_denied&error_description=no`,
        'http://localhost:3000/elsewhere?error=access_denied&error_description=no',
        `${CALLBACK}?error=access_denied&error_description=no&state=mine`,
      ])
        await untouched(world, url);
    }));

  it('is left alone while a sign-in is pending, which goes on', () =>
    withWorld(async (world) => {
      await world.page().federatedSignIn();
      const answer = await world.answer();
      await untouched(world, `${CALLBACK}?error=payment_failed`);
      world.tab.go(answer.href);
      assert.ok(await world.page().currentSession());
    }));
});
