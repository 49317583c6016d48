import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { CognitoUser, CognitoUserPool } from 'amazon-cognito-identity-js';

import { AuthError } from '../../src/lib/auth-error.js';
import { CLIENT, PASSWORD, POOL } from '../conformance/harness.js';
import { Browser, CALLBACK, SIGNED_OUT } from '../conformance/hosted.js';
import { rejection, TestStorage } from './fixtures.js';
import { describeOnHostedPools, type HostedWorld, keys, names, withWorld } from './hosted-ui.fixtures.js';

/** Goes to the hosted UI, signs maria in there and comes back: the Auth of the page then. */
async function signedIn({ page, tab, answer }: HostedWorld) {
  await page().federatedSignIn();
  tab.go((await answer()).href);
  const auth = page();
  await auth.currentSession();
  return auth;
}

describeOnHostedPools('the hosted UI', (withWorld) => {
  it('signs in with code, PKCE, state and nonce', () =>
    withWorld(async ({ page, tab, answer, events, storage, asked }) => {
      await page().federatedSignIn();
      const url = new URL(tab.left[0] ?? '');
      assert.equal(url.pathname, '/oauth2/authorize');
      const { state, nonce, code_challenge, ...rest } = Object.fromEntries(url.searchParams);
      assert.match(state ?? '', /^[0-9a-f]{48}$/);
      assert.match(nonce ?? '', /^[\w-]{43}$/);
      assert.match(code_challenge ?? '', /^[\w-]{43}$/);
      assert.deepEqual(rest, {
        client_id: CLIENT,
        redirect_uri: CALLBACK,
        response_type: 'code',
        scope: 'openid email aws.cognito.signin.user.admin',
        code_challenge_method: 'S256',
      });

      tab.go((await answer()).href);
      events.length = 0;
      const auth = page();
      const user = await auth.currentAuthenticatedUser();
      assert.equal(user.getUsername(), 'maria');
      assert.equal(user.attributes?.email, 'maria@example.com');
      assert.deepEqual(names(events), ['configured', 'parsingCallbackUrl', 'signIn', 'cognitoHostedUI']);
      assert.deepEqual(events[1]?.data, { url: CALLBACK });
      assert.equal(events[2]?.data, events[3]?.data);
      assert.deepEqual(tab.history, [CALLBACK, CALLBACK]);
      assert.equal(tab.session.items.size, 0);
      assert.equal(storage.getItem('amplify-signin-with-hostedUI'), 'true');
      assert.deepEqual(asked, ['/oauth2/token', 'GetUser']);
    }));

  it('makes a session that is found again, refreshed, and shared with amazon-cognito-identity-js', (t) =>
    withWorld(async (world) => {
      await signedIn(world);
      const { storage, page, asked } = world;
      const found = new CognitoUserPool({
        UserPoolId: POOL,
        ClientId: CLIENT,
        Storage: Object.assign(storage, { clear: () => undefined }),
      }).getCurrentUser();
      assert.ok(found instanceof CognitoUser);
      const session = await new Promise((resolve) =>
        found.getSession((_: unknown, value: unknown) => resolve(value)),
      );
      assert.ok(session);
      t.mock.timers.enable({ apis: ['Date'], now: Date.now() + 2 * 3_600_000 });
      world.server.cognito.clock.advance(2 * 3_600_000);
      assert.ok((await page().currentSession()).isValid());
      assert.equal(asked.at(-1), 'GetTokensFromRefreshToken');
    }));

  it('knows the attributes from the ID token where it has no scope to ask for them', () =>
    withWorld(
      async (world) => {
        await signedIn(world);
        const { page, asked, events } = world;
        asked.length = 0;
        events.length = 0;
        const auth = page();
        const user = await auth.currentAuthenticatedUser({ bypassCache: true });
        assert.equal(user.attributes?.email, 'maria@example.com');
        assert.equal(user.attributes.email_verified, true);
        assert.match(user.attributes.sub ?? '', /^[0-9a-f-]{36}$/);
        for (const name of ['aud', 'exp', 'nonce', 'token_use', 'cognito:username']) {
          assert.equal(name in user.attributes, false, name);
        }
        const { verified } = await auth.verifiedContact(user);
        assert.deepEqual(verified, { email: 'maria@example.com' });
        assert.deepEqual(asked, []);
        assert.deepEqual(names(events), ['configured']);
      },
      { oauth: { scope: ['openid', 'email'] } },
    ));

  it('signs in with the implicit flow, whose tokens leave the address', () =>
    withWorld(
      async ({ page, tab, answer, asked, events, storage }) => {
        await page().federatedSignIn();
        const query = new URL(tab.left[0] ?? '').searchParams;
        assert.equal(query.get('response_type'), 'token');
        assert.equal(query.has('code_challenge'), false);
        const back = await answer();
        assert.match(back.hash, /access_token=/);
        tab.go(back.href);
        events.length = 0;
        const auth = page();
        assert.equal((await auth.currentAuthenticatedUser()).attributes?.email, 'maria@example.com');
        assert.deepEqual(tab.history, [CALLBACK, CALLBACK]);
        assert.deepEqual(events[1]?.data, { url: CALLBACK });
        assert.deepEqual(asked, [`/${POOL}/.well-known/jwks.json`, 'GetUser']);
        assert.equal(storage.getItem(`${keys}.maria.refreshToken`), '');
      },
      { oauth: { responseType: 'token' } },
    ));

  it('is passed by for a provider, by its names', () =>
    withWorld(async ({ page, tab }) => {
      const expected = {
        Google: 'Google',
        google: 'Google',
        Facebook: 'Facebook',
        Amazon: 'LoginWithAmazon',
        LoginWithAmazon: 'LoginWithAmazon',
        LOGIN_WITH_AMAZON: 'LoginWithAmazon',
        Apple: 'SignInWithApple',
        SignInWithApple: 'SignInWithApple',
        COGNITO: 'COGNITO',
        'My-SAML': 'My-SAML',
      };
      const auth = page();
      for (const [provider, name] of Object.entries(expected)) {
        await auth.federatedSignIn({ provider });
        assert.equal(new URL(tab.left.at(-1) ?? '').searchParams.get('identity_provider'), name);
      }
      for (const name of ['constructor', '__proto__', 'toString', 'valueOf'])
        for (const options of [{ provider: name }, { customProvider: name }]) {
          await auth.federatedSignIn(options);
          assert.equal(new URL(tab.left.at(-1) ?? '').searchParams.get('identity_provider'), name);
        }
      await auth.federatedSignIn({ customProvider: 'google' });
      assert.equal(new URL(tab.left.at(-1) ?? '').searchParams.get('identity_provider'), 'google');
      await auth.federatedSignIn();
      assert.equal(new URL(tab.left.at(-1) ?? '').searchParams.has('identity_provider'), false);
    }));

  it('signs in a user of a provider', () =>
    withWorld(
      async ({ page, tab, browser }) => {
        await page().federatedSignIn({ provider: 'Google' });
        await browser.open(tab.left[0] ?? '');
        tab.go((await browser.submit({ known: '1' })).href);
        const user = await page().currentAuthenticatedUser();
        assert.equal(user.getUsername(), 'Google_1');
        assert.equal(user.attributes?.email, 'ana@example.com');
      },
      {
        pool: {
          providers: [
            {
              name: 'Google',
              type: 'Google',
              users: [{ id: '1', attributes: { email: 'ana@example.com' } }],
            },
          ],
        },
      },
    ));

  it('gives the custom state back', () =>
    withWorld(async ({ page, tab, answer, events }) => {
      const customState = '/orders?id=7#ü–🙂';
      await page().federatedSignIn({ customState });
      assert.match(new URL(tab.left[0] ?? '').searchParams.get('state') ?? '', /^[0-9a-f]{48}-[0-9a-f]+$/);
      tab.go((await answer()).href);
      await page().currentSession();
      assert.equal(events.at(-1)?.event, 'customOAuthState');
      assert.equal(events.at(-1)?.data, customState);
    }));

  it('leaves the page’s own parameters, hash and history state alone', () =>
    withWorld(
      async ({ page, tab, answer }) => {
        const auth = page();
        await auth.federatedSignIn();
        const back = await answer();
        tab.go(`${back.href}&own=a%20b+c#part`);
        await page().currentSession();
        assert.equal(tab.href, 'http://localhost:3000/other?kept=1&own=a%20b+c#part');
      },
      { oauth: { redirectSignIn: 'http://localhost:3000/other?kept=1' } },
    ));

  it('drops the fragment that Facebook adds', () =>
    withWorld(async ({ page, tab, answer }) => {
      await page().federatedSignIn();
      tab.go(`${(await answer()).href}#_=_`);
      await page().currentSession();
      assert.equal(tab.href, CALLBACK);
    }));
});

describe('the redirect URIs', () => {
  it('are chosen by origin, then by path', () =>
    withWorld(async ({ page, tab }) => {
      const list = 'https://example.com/, http://localhost:3000/,http://localhost:3000/app/';
      const chosen = async (url: string, redirectSignIn: string | string[]) => {
        tab.go(url);
        const auth = page({ oauth: { ...page().configure()?.oauth, redirectSignIn } });
        await auth.federatedSignIn();
        return new URL(tab.left.at(-1) ?? '').searchParams.get('redirect_uri');
      };
      assert.equal(await chosen('http://localhost:3000/app', list), 'http://localhost:3000/app/');
      assert.equal(await chosen('http://localhost:3000/else', list), 'http://localhost:3000/');
      assert.equal(await chosen('https://example.com/app/', list.split(',')), 'https://example.com/');
      assert.equal(await chosen('capacitor://localhost/', [...list.split(','), 'myapp://']), 'myapp://');
    }));

  it('must name this page', () =>
    withWorld(async ({ page, tab }) => {
      tab.go('https://staging.example.com/');
      const error = await rejection(page().federatedSignIn());
      assert.equal(error.code, 'InvalidConfig');
      assert.match(error.message, /redirectSignIn.*localhost:3000.*https:\/\/staging\.example\.com/);
      assert.deepEqual(tab.left, []);
      assert.equal(tab.session.items.size, 0);
    }));
});

describe('an app with a urlOpener', () => {
  it('hands the URL in', () =>
    withWorld(
      async ({ page, tab, browser }) => {
        const opened: string[][] = [];
        const auth = page({
          oauth: {
            ...page().configure()?.oauth,
            redirectSignIn: ['https://example.com/', 'myapp://callback'],
            urlOpener: (...args: string[]) => void opened.push(args),
          },
        });
        Reflect.deleteProperty(globalThis, 'location');
        Reflect.deleteProperty(globalThis, 'sessionStorage');
        await auth.federatedSignIn({ customState: 'x' });
        const [[url = '', redirect] = []] = opened;
        assert.equal(redirect, 'myapp://callback');
        assert.deepEqual(tab.left, []);
        const back = await browser.signIn(url);
        assert.equal(back.protocol, 'myapp:');
        assert.equal((await auth.handleAuthResponse(back.href))?.getUsername(), 'maria');
        assert.equal((await auth.currentAuthenticatedUser()).getUsername(), 'maria');
      },
      { client: { callbackUrls: ['myapp://callback'] } },
    ));

  it('returns undefined for a URL without a response', () =>
    withWorld(async ({ page, events }) => {
      const auth = page();
      await auth.federatedSignIn();
      events.length = 0;
      for (const url of [
        undefined,
        CALLBACK,
        `${CALLBACK}?state=1`,
        `https://other.example/?code=1&state=${'0'.repeat(48)}`,
        'http://localhost:3000/elsewhere?code=1&state=2',
      ]) {
        assert.equal(await auth.handleAuthResponse(url), undefined);
      }
      assert.deepEqual(events, []);
    }));

  it('rejects a string that is not a URL', () =>
    withWorld(async ({ page, events }) => {
      const error = await rejection(page().handleAuthResponse('not a url'));
      assert.equal(error.code, 'InvalidArgument');
      assert.deepEqual(names(events).at(-1), 'parsingUrl_failure');
    }));

  it('is named where there is no page to leave', () =>
    withWorld(async ({ page }) => {
      const auth = page();
      Reflect.deleteProperty(globalThis, 'location');
      const error = await rejection(auth.federatedSignIn());
      assert.equal(error.code, 'NotConfigured');
      assert.match(error.message, /urlOpener/);
    }));
});

describe('a page with parameters of its own', () => {
  it('keeps a code and a state that are not an answer', () =>
    withWorld(async ({ page, tab, events, asked }) => {
      for (const query of ['?code=SUMMER24', '?code=1&state=CA', '?error=x&state=open', '#access_token=1']) {
        tab.go(CALLBACK + query);
        await rejection(page().currentSession());
        assert.equal(tab.href, CALLBACK + query);
      }
      assert.deepEqual(new Set(names(events)), new Set(['configured']));
      assert.deepEqual(asked, []);
    }));
});

describe('two Auths on one page', () => {
  const SECOND = 'us-east-1_Second';

  it('of two pools take their own answer each', () =>
    withWorld(
      async ({ page, tab, browser, server, storage }) => {
        const second = {
          userPoolId: SECOND,
          userPoolWebClientId: 'two',
          oauth: { ...page().configure()?.oauth, domain: `${server.url}${SECOND}` },
        };
        await page().federatedSignIn();
        await page(second).federatedSignIn();
        const [one = '', two = ''] = tab.left;
        const toOne = await browser.signIn(one);
        const toTwo = await new Browser(server.url).signIn(two);

        tab.go(toTwo.href);
        const both = [page(), page(second)] as const;
        assert.equal((await rejection(both[0].currentSession())).code, 'NotSignedIn');
        assert.equal((await both[1].currentAuthenticatedUser()).getUsername(), 'maria');

        tab.go(toOne.href);
        assert.ok(await page(second).currentSession());
        assert.ok(await page().currentSession());
        assert.equal(storage.getItem('CognitoIdentityServiceProvider.two.LastAuthUser'), 'maria');
      },
      { more: [{ id: SECOND, clients: [{ id: 'two', callbackUrls: [CALLBACK] }] }] },
    ));

  it('of one client wait for the same answer', () =>
    withWorld(async ({ page, tab, answer, asked, events }) => {
      await page().federatedSignIn();
      tab.go((await answer()).href);
      events.length = 0;
      const [one, two] = [page(), page()];
      const explicit = two.handleAuthResponse(tab.href);
      assert.ok(await two.currentSession());
      assert.ok(await one.currentSession());
      assert.equal((await explicit)?.getUsername(), 'maria');
      assert.deepEqual(asked, ['/oauth2/token']);
      assert.equal(names(events).filter((name) => name === 'signIn').length, 1);
    }));

  it('of one client and two storages: the one that began takes the answer, else the one that is there', () =>
    withWorld(async ({ page, tab, answer, storage }) => {
      await page({ storage: 'memory' }).federatedSignIn();
      tab.go((await answer()).href);
      const [other, beginner] = [page(), page({ storage: 'memory' })];
      assert.ok((await beginner.currentSession()).isValid());
      assert.equal((await rejection(other.currentSession())).code, 'NotSignedIn');
      assert.equal(storage.items.size, 0);
      await page({ storage: 'memory' }).federatedSignIn();
      tab.go((await answer()).href);
      assert.ok((await page().currentSession()).isValid());
    }));

  it('one of them configured twice', () =>
    withWorld(async ({ page, tab, answer, asked, events }) => {
      await page().federatedSignIn();
      tab.go((await answer()).href);
      events.length = 0;
      const auth = page();
      auth.configure(auth.configure());
      assert.ok(await auth.currentSession());
      assert.deepEqual(asked, ['/oauth2/token']);
      assert.deepEqual(
        names(events).filter((name) => name.endsWith('failure')),
        [],
      );
    }));
});

describeOnHostedPools('signing out of a session of the hosted UI', (withWorld) => {
  const out = (url: string | undefined) => {
    const { pathname, searchParams } = new URL(url ?? '');
    assert.deepEqual(
      [pathname, Object.fromEntries(searchParams)],
      ['/logout', { client_id: CLIENT, logout_uri: SIGNED_OUT }],
    );
  };

  it('ends it there too', () =>
    withWorld(async (world) => {
      const auth = await signedIn(world);
      await auth.signOut();
      const { storage, tab, browser, events, asked } = world;
      assert.equal(storage.items.size, 0);
      assert.equal(asked.at(-1), 'RevokeToken');
      assert.equal(events.at(-1)?.event, 'signOut');
      out(tab.left.at(-1));
      assert.equal((await browser.open(tab.left.at(-1) ?? '')).href, SIGNED_OUT);
      assert.match((await browser.open(tab.left[0] ?? '')).pathname, /login$/);
    }));

  it('ends it there too when it ends everywhere, or that fails', () =>
    withWorld(async (world) => {
      await (await signedIn(world)).signOut({ global: true });
      out(world.tab.left.at(-1));
      const auth = await signedIn(world);
      world.server.cognito.faults.add({ operation: 'GlobalSignOut', drop: true });
      world.tab.left.length = 0;
      assert.equal((await rejection(auth.signOut({ global: true }))).code, 'NetworkError');
      out(world.tab.left.at(-1));
      assert.equal(world.storage.items.size, 0);
    }));

  it('by the urlOpener where there is one', () =>
    withWorld(async (world) => {
      await signedIn(world);
      const opened: string[][] = [];
      const oauth = { ...world.page().configure()?.oauth, urlOpener: (...all: string[]) => opened.push(all) };
      world.tab.left.length = 0;
      await world.page({ oauth }).signOut();
      out(opened[0]?.[0]);
      assert.equal(opened[0]?.[1], SIGNED_OUT);
      assert.deepEqual(world.tab.left, []);
    }));

  it('leaves the page for no other session', () =>
    withWorld(async (world) => {
      const auth = await signedIn(world);
      await auth.signIn('maria', PASSWORD);
      world.tab.left.length = 0;
      await auth.signOut();
      assert.deepEqual(world.tab.left, []);
      assert.equal(world.storage.items.size, 0);
    }));

  it('also of one that the legacy library made', () =>
    withWorld(async (world) => {
      await signedIn(world);
      world.storage.removeItem(`${keys}.hostedUI`);
      await world.page().signOut();
      out(world.tab.left.at(-1));
    }));
});

describe('without oauth in the config', () => {
  it('federatedSignIn says what to configure', () =>
    withWorld(async ({ page }) => {
      const auth = page({ oauth: {} });
      const error = await rejection(auth.federatedSignIn());
      assert.equal(error.code, 'NotConfigured');
      assert.match(error.message, /oauth.*domain, scope, redirectSignIn, redirectSignOut/);
      assert.match((await rejection(auth.federatedSignIn({ provider: 'auth0' }))).message, /auth0/);
      assert.equal(await auth.handleAuthResponse(`${CALLBACK}?code=1&state=2`), undefined);
    }));

  it('and with arguments that are none, too', () =>
    withWorld(async ({ page }) => {
      for (const options of [null, 7, { provider: 7 }, { customState: {} }]) {
        const error = await rejection(page().federatedSignIn(options as object));
        assert.equal(error.code, 'InvalidArgument');
      }
    }));
});

describe('the storage of a session', () => {
  it('that is full keeps no half of one', () =>
    withWorld(async ({ page, tab, answer, events }) => {
      for (const limit of [0, 1, 2, 3, 4, 5, 6]) {
        const storage = new TestStorage();
        storage.setItem = (key, value) => {
          if (storage.items.size >= limit) throw new DOMException('full', 'QuotaExceededError');
          storage.items.set(key, value);
        };
        await page({ storage }).federatedSignIn();
        tab.go((await answer()).href);
        assert.equal((await rejection(page({ storage }).currentSession())).code, 'NotSignedIn');
        assert.equal(storage.items.size, 0, `after ${limit}`);
        const failure = events.at(-1)?.data;
        assert.ok(failure instanceof AuthError);
        assert.equal(failure.code, 'StorageError');
      }
    }));
});

describe('AdvancedSecurityDataCollectionFlag', () => {
  it('decides whether the data that the service’s script collects is sent', () =>
    withWorld(async ({ page, server }) => {
      const sent: boolean[] = [];
      const signIn = (options: object) =>
        page({
          oauth: { ...page().configure()?.oauth, options },
          fetch: async (input, init) => {
            const request = new Request(input, init);
            const isSignIn = /Auth/.test(request.headers.get('x-amz-target') ?? '');
            if (isSignIn && request.url === server.url)
              sent.push((await request.clone().text()).includes('EncodedData'));
            return fetch(request);
          },
        }).signIn('maria', PASSWORD);
      Reflect.set(globalThis, 'AmazonCognitoAdvancedSecurityData', { getData: () => 'collected' });
      try {
        await signIn({});
        await signIn({ AdvancedSecurityDataCollectionFlag: true });
        await signIn({ AdvancedSecurityDataCollectionFlag: false });
      } finally {
        Reflect.deleteProperty(globalThis, 'AmazonCognitoAdvancedSecurityData');
      }
      assert.deepEqual(sent, [true, true, true, true, false, false]);
    }));
});
