import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { AuthApi } from '../../src/auth/api.js';
import type { AuthOptions } from '../../src/auth/config/config-types.js';
import { AuthError } from '../../src/lib/auth-error.js';
import { CLIENT, POOL } from '../conformance/harness.js';
import { CALLBACK, claims } from '../conformance/hosted.js';
import { rejection, until } from './fixtures.js';
import { describeOnHostedPools, type HostedWorld, keys, names, withWorld } from './hosted-ui.fixtures.js';

const [one, two, four] = [1, 2, 4].map((level) => `urn:cognito:loa:${level}`) as [string, string, string];
const flows = ['code', 'token'] as const;
const SECOND = 1000;

/** The request that the tab was sent away with. */
const sent = ({ tab }: HostedWorld): URLSearchParams => new URL(tab.left.at(-1) ?? '').searchParams;

/** Changes that request, as if the service did not do what it asks for. */
function ask({ tab }: HostedWorld, values: Record<string, string | undefined>): void {
  const url = new URL(tab.left.at(-1) ?? '');
  for (const [name, value] of Object.entries(values))
    if (value === undefined) url.searchParams.delete(name);
    else url.searchParams.set(name, value);
  tab.left.push(url.href);
}

/** Comes back with the answer in a new page. */
async function comeBack(world: HostedWorld, options?: AuthOptions): Promise<AuthApi> {
  world.tab.go((await world.answer()).href);
  world.events.length = 0;
  return world.page(options);
}

const idClaims = async (auth: AuthApi): Promise<Record<string, unknown>> =>
  (await auth.currentSession()).getIdToken().payload;

const stored = ({ storage }: HostedWorld): Map<string, string> =>
  new Map([...storage.items].filter(([key]) => /Token$|LastAuthUser$|signIn|hostedUI/.test(key)));

/** The error of a return that is refused. */
async function refusal(world: HostedWorld, auth: AuthApi): Promise<AuthError> {
  await until(() => names(world.events).includes('signIn_failure'));
  const failures = ['parsingCallbackUrl', 'signIn_failure', 'cognitoHostedUI_failure'];
  assert.deepEqual(
    names(world.events).filter((each) => each !== 'configured'),
    failures,
  );
  const error = world.events.find(({ event }) => event === 'signIn_failure')?.data;
  assert.ok(error instanceof AuthError);
  assert.equal(error.code, 'InvalidCallback', error.message);
  assert.equal(world.tab.href, CALLBACK);
  assert.equal(world.tab.session.items.size, 0);
  assert.ok(auth);
  return error;
}

const grantsOf = ({ server }: HostedWorld) => [
  ...(server.cognito.pools.get(POOL)?.users.find('maria')?.grants.values() ?? []),
];

describe('acrValues and maxAge of federatedSignIn', () => {
  it('are acr_values and max_age of the request', () =>
    withWorld(async (world) => {
      const auth = world.page();
      for (const [options, acr, age] of [
        [{ acrValues: [four, one], maxAge: 300 }, `${four} ${one}`, '300'],
        [{ acrValues: four, maxAge: 0 }, four, '0'],
        [{ provider: 'Google' }, null, null],
        [{ acrValues: undefined, maxAge: undefined }, null, null],
      ] as const) {
        await auth.federatedSignIn(options as object);
        assert.deepEqual([sent(world).get('acr_values'), sent(world).get('max_age')], [acr, age]);
      }
    }));

  it('go to Auth0 too', () =>
    withWorld(async (world) => {
      const auth0 = {
        domain: 'example.auth0.com',
        clientID: 'x',
        redirectUri: CALLBACK,
        scope: 'openid',
      };
      await world.page({ auth0 }).federatedSignIn({ provider: 'auth0', maxAge: 5, acrValues: 'a' });
      assert.deepEqual([sent(world).get('acr_values'), sent(world).get('max_age')], ['a', '5']);
    }));

  it('that are wrong are InvalidArgument before the page is left', () =>
    withWorld(async (world) => {
      const auth = world.page();
      for (const [options, message] of [
        [
          { acrValues: [] },
          'acrValues must be a list of at least one name of a level, without spaces; it is empty.',
        ],
        [
          { acrValues: 'a b' },
          'acrValues has "a b"; it must be a list of at least one name of a level, without spaces.',
        ],
        [{ maxAge: -1 }, 'maxAge is -1; it must be a whole number of seconds from 0.'],
        [{ maxAge: 1.5 }, 'maxAge is 1.5; it must be a whole number of seconds from 0.'],
        [{ maxAge: '5' }, 'maxAge must be a whole number of seconds from 0; it is string.'],
      ] as const) {
        const error = await rejection(auth.federatedSignIn(options as object));
        assert.deepEqual([error.code, error.message], ['InvalidArgument', `federatedSignIn: ${message}`]);
      }
      assert.deepEqual(world.tab.left, []);
      assert.equal(world.tab.session.items.size, 0);
    }));

  it('are InvalidArgument with a provider that gives a token', () =>
    withWorld(async (world) => {
      let asked = 0;
      const signIn = () => Promise.resolve({ token: String(++asked) });
      const provider = { domain: 'example.com', signIn };
      const auth = world.page({
        oauth: undefined,
        tokenProviders: { mine: provider },
      } as unknown as AuthOptions);
      for (const demand of [{ maxAge: 0 }, { acrValues: one }]) {
        const error = await rejection(auth.federatedSignIn({ provider: 'mine', ...demand }));
        assert.equal(error.code, 'InvalidArgument', error.message);
        assert.match(error.message, /acrValues and maxAge/);
      }
      assert.equal(asked, 0);
    }));
});

for (const responseType of flows) {
  const oauth = { responseType };

  describeOnHostedPools(`a return by ${responseType}`, (withWorld) => {
    it('with what was asked for is a session', () =>
      withWorld(
        async (world) => {
          await world.page().federatedSignIn({ acrValues: [four, one], maxAge: 300 });
          const auth = await comeBack(world);
          const { acr, amr } = await idClaims(auth);
          assert.deepEqual([acr, amr], [one, ['pwd']]);
          assert.equal(world.tab.session.items.size, 0);
        },
        { oauth },
      ));

    it('with a sign-in that is older than maxAge is refused, its tokens are revoked, and the session stays', () =>
      withWorld(
        async (world) => {
          await world.page().federatedSignIn();
          const before = await comeBack(world);
          await before.currentSession();
          const session = stored(world);
          world.server.cognito.clock.advance(362 * SECOND);
          await before.federatedSignIn({ maxAge: 300 });
          ask(world, { max_age: undefined });
          const auth = await comeBack(world);
          const error = await refusal(world, auth);
          assert.match(error.message, /signed in 36[23] seconds ago, which is more than maxAge, 300/);
          assert.deepEqual(stored(world), session);
          assert.equal((await auth.currentAuthenticatedUser({ bypassCache: true })).getUsername(), 'maria');
          const [first, second, ...more] = grantsOf(world);
          assert.deepEqual([first?.revoked, more], [false, []]);
          // The implicit flow gives no refresh token, so there is nothing to revoke.
          if (responseType === 'code') await until(() => second?.revoked === true);
          assert.equal(world.asked.includes('RevokeToken'), responseType === 'code');
        },
        { oauth },
      ));

    it('with a sign-in within the tolerance of clocks is a session', () =>
      withWorld(
        async (world) => {
          await world.page().federatedSignIn();
          await (await comeBack(world)).currentSession();
          world.server.cognito.clock.advance(357 * SECOND);
          await world.page().federatedSignIn({ maxAge: 300 });
          ask(world, { max_age: undefined });
          const auth = await comeBack(world);
          await auth.currentSession();
          await until(() => names(world.events).includes('cognitoHostedUI'));
        },
        { oauth },
      ));

    it('with another level is refused, and no session is stored', () =>
      withWorld(
        async (world) => {
          await world.page().federatedSignIn({ acrValues: [four, two] });
          ask(world, { acr_values: one });
          const auth = await comeBack(world);
          const error = await refusal(world, auth);
          assert.match(
            error.message,
            /level of the sign-in is "urn:cognito:loa:1", which is not in acrValues/,
          );
          assert.match(error.message, new RegExp(`${four} ${two}`));
          assert.equal((await rejection(auth.currentSession())).code, 'NotSignedIn');
          assert.equal(world.storage.items.size, 0);
          if (responseType === 'code') await until(() => grantsOf(world)[0]?.revoked === true);
        },
        { oauth },
      ));

    it('without acr is a session: the service may have no levels', () =>
      withWorld(
        async (world) => {
          await world.page().federatedSignIn({ acrValues: four });
          ask(world, { acr_values: undefined });
          assert.equal((await idClaims(await comeBack(world)))['acr'], undefined);
        },
        { oauth },
      ));

    it('is checked against the attempt that it belongs to, not an earlier one', () =>
      withWorld(
        async (world) => {
          await world.page().federatedSignIn({ acrValues: four, maxAge: 0 });
          await world.page().federatedSignIn();
          ask(world, { acr_values: one });
          assert.equal((await idClaims(await comeBack(world)))['acr'], one);
        },
        { oauth },
      ));
  });
}

describe('a return with maxAge', () => {
  /** Changes the ID token that the token endpoint gives. */
  const withClaims = ({ server }: HostedWorld, change: Record<string, unknown>): AuthOptions => ({
    fetch: async (input, init) => {
      const response = await fetch(input, init);
      const text = await response.text();
      if (!response.url.startsWith(`${server.url}oauth2/token`)) return new Response(text, response);
      const body = JSON.parse(text) as Record<string, string>;
      const [head, , signature] = (body['id_token'] ?? '').split('.');
      const payload = JSON.stringify({ ...claims(body['id_token']), ...change });
      body['id_token'] = `${head}.${Buffer.from(payload).toString('base64url')}.${signature}`;
      return new Response(JSON.stringify(body), response);
    },
  });

  it('is refused where the ID token has no auth_time, or one that is not a number', () =>
    withWorld(async (world) => {
      for (const [auth_time, message] of [
        [undefined, /has no auth_time/],
        ['0', /auth_time/],
      ] as const) {
        await world.page().federatedSignIn({ maxAge: 3600 });
        const auth = await comeBack(world, withClaims(world, { auth_time }));
        assert.match((await refusal(world, auth)).message, message);
        assert.equal((await rejection(auth.currentSession())).code, 'NotSignedIn');
        assert.equal(world.storage.items.size, 0);
      }
    }));

  it('and acrValues is refused where acr is no name', () =>
    withWorld(async (world) => {
      for (const acr of [5, [one], null]) {
        await world.page().federatedSignIn({ acrValues: one });
        const auth = await comeBack(world, withClaims(world, { acr }));
        assert.match((await refusal(world, auth)).message, /which is not in acrValues/);
        assert.equal(world.storage.items.size, 0);
      }
    }));

  it('asks a user who is signed in on the pages again, and is a session', () =>
    withWorld(async (world) => {
      await world.page().federatedSignIn();
      const first = await idClaims(await comeBack(world));
      world.server.cognito.clock.advance(90 * SECOND);
      await world.page().federatedSignIn({ maxAge: 0 });
      const auth = await comeBack(world);
      await until(() => names(world.events).includes('cognitoHostedUI'));
      const second = await idClaims(auth);
      assert.equal(second['auth_time'], Number(first['auth_time']) + 90);
    }));

  it('is not one where the record of the attempt was changed to something else', () =>
    withWorld(async (world) => {
      for (const change of [{ maxAge: '5' }, { acrValues: 'urn:1' }]) {
        await world.page().federatedSignIn({ maxAge: 300, acrValues: one });
        const key = `auth-elements.oauth.${CLIENT}`;
        const record = JSON.parse(world.tab.session.items.get(key) ?? '') as object;
        world.tab.session.items.set(key, JSON.stringify({ ...record, ...change }));
        const auth = await comeBack(world);
        const error = await rejection(auth.currentSession());
        assert.equal(error.code, 'NotSignedIn');
        assert.match((error.cause as AuthError).message, /was not started in this tab/);
        assert.equal(world.storage.getItem(`${keys}.LastAuthUser`), null);
        world.tab.session.items.clear();
      }
    }));

  it('that is canceled during the exchange is no failure, and its tokens are revoked', () =>
    withWorld(async (world) => {
      await world.page().federatedSignIn({ acrValues: four });
      ask(world, { acr_values: one });
      const { href } = await world.answer();
      const auth = world.page({
        fetch: async (input, init) => {
          const response = await fetch(input, init);
          if (response.url.includes('oauth2/token')) auth.cancelSignIn(call);
          return response;
        },
      });
      const call = auth.handleAuthResponse(href);
      assert.equal((await rejection(call)).code, 'SignInCanceled');
      assert.equal(world.storage.items.size, 0);
      await until(() => grantsOf(world)[0]?.revoked === true);
      assert.equal(names(world.events).includes('signIn_failure'), false);
    }));
});
