import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, it } from 'node:test';

import { Provider } from 'oidc-provider';

import type { AuthApi } from '../../src/auth/api.js';
import { createAuth } from '../../src/auth/auth.js';
import type { HubPayload } from '../../src/auth/events/hub.js';
import { AuthError } from '../../src/lib/auth-error.js';
import { rejection, TestStorage } from './fixtures.js';
import { names, Tab } from './hosted-ui.fixtures.js';

const POOL = 'us-east-1_Referee';
const CLIENT = 'client';
const CALLBACK = 'http://localhost:3000/callback';
const keys = [
  generateKeyPairSync('rsa', { modulusLength: 2048 }),
  generateKeyPairSync('ec', { namedCurve: 'P-256' }),
].map(({ privateKey }) => privateKey.export({ format: 'jwk' }));

let server: Server;
let base: string;
let tab: Tab;
let storage: TestStorage;
let events: HubPayload[];

/** A certified authority with a login and a consent page, at the paths of another one. */
function serveProvider(
  issuer: string,
  routes: Readonly<Record<string, string>>,
  alg: 'RS256' | 'ES256' = 'RS256',
  claims = ['sub', 'cognito:username'],
): void {
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT,
        token_endpoint_auth_method: 'none',
        redirect_uris: [CALLBACK],
        response_types: ['code'],
        grant_types: ['authorization_code', 'refresh_token'],
        id_token_signed_response_alg: alg,
      },
    ],
    routes,
    jwks: { keys },
    cookies: { keys: ['a key for tests'] },
    features: { devInteractions: { enabled: true } },
    pkce: { required: () => true },
    conformIdTokenClaims: false,
    claims: { openid: claims, email: ['email'], profile: ['name'] },
    findAccount: (_: unknown, id: string) => ({
      accountId: id,
      claims: () => ({ sub: id, 'cognito:username': id, email: `${id}@example.com`, name: 'Ada' }),
    }),
  });
  server.on('request', provider.callback());
}

beforeEach(async () => {
  server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  tab = new Tab(CALLBACK);
  storage = new TestStorage();
  events = [];
});

afterEach(async () => {
  Tab.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

/** Follows the authority's pages as a browser does, logs in as ada and consents; the answer's URL. */
async function answer(): Promise<string> {
  const cookies = new Map<string, string>();
  let url = tab.left.at(-1) ?? '';
  let form: URLSearchParams | undefined;
  for (let step = 0; step < 12; step++) {
    const response = await fetch(url, {
      method: form ? 'POST' : 'GET',
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form && { body: form }),
    });
    for (const set of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      cookies.set(name, value);
    }
    const page = await response.text();
    const location = response.headers.get('location');
    if (location) {
      url = new URL(location, url).href;
      if (url.startsWith(CALLBACK)) return url;
      form = undefined;
    } else {
      const [, action = ''] = /<form[^>]* action="([^"]*)"/.exec(page) ?? assert.fail(page);
      const [, prompt = ''] = /name="prompt" value="([^"]*)"/.exec(page) ?? [];
      url = new URL(action, url).href;
      form = new URLSearchParams({ prompt, login: 'ada', password: 'x' });
    }
  }
  return assert.fail('The pages lead nowhere.');
}

function failure(): AuthError {
  const { data } = events.find(({ event }) => event === 'signIn_failure') ?? {};
  assert.ok(data instanceof AuthError);
  return data;
}

describe('oidc-provider in the place of a user pool', () => {
  const issuer = `https://cognito-idp.us-east-1.amazonaws.com/${POOL}`;
  const routes = {
    authorization: '/oauth2/authorize',
    token: '/oauth2/token',
    jwks: `/${POOL}/.well-known/jwks.json`,
  };

  function page(): AuthApi {
    const auth = createAuth();
    auth.onEvent((event) => events.push(event));
    auth.configure({
      userPoolId: POOL,
      userPoolWebClientId: CLIENT,
      endpoint: `${base}/`,
      storage,
      oauth: {
        domain: base,
        scope: ['openid', 'email'],
        redirectSignIn: CALLBACK,
        redirectSignOut: CALLBACK,
        responseType: 'code',
      },
    });
    return auth;
  }

  it('signs in with code and PKCE', async () => {
    serveProvider(issuer, routes);
    await page().federatedSignIn({ customState: 'back to /cart' });
    tab.go(await answer());
    assert.match(tab.href, /[?&]iss=/);
    const user = await page().handleAuthResponse(tab.href);
    assert.equal(user?.getUsername(), 'ada');
    assert.equal(user.getSignInUserSession()?.getIdToken().payload['iss'], issuer);
    assert.equal(events.at(-1)?.data, 'back to /cart');
    assert.equal(tab.href, CALLBACK);
  });

  for (const [name, updated] of [
    ['the updated one of the pool', () => `https://issuer-cognito-idp.us-east-1.amazonaws.com/${POOL}`],
    ['the pool at the configured endpoint', () => `${base}/${POOL}`],
  ] as const)
    it(`signs in with another issuer that the pool may have: ${name}`, async () => {
      serveProvider(updated(), routes);
      await page().federatedSignIn();
      tab.go(await answer());
      const user = await page().handleAuthResponse(tab.href);
      assert.equal(user?.getSignInUserSession()?.getIdToken().payload['iss'], updated());
    });

  it('of the updated issuer of another pool is refused', async () => {
    serveProvider('https://issuer-cognito-idp.us-east-1.amazonaws.com/us-east-1_Other', routes);
    await page().federatedSignIn();
    tab.go(await answer());
    await rejection(page().currentSession());
    assert.equal(failure().code, 'InvalidCallback');
    assert.match(failure().message, /iss/);
    assert.equal(storage.items.size, 0);
  });

  it('of another issuer is refused', async () => {
    serveProvider(`${issuer}2`, routes);
    await page().federatedSignIn();
    tab.go(await answer());
    await rejection(page().currentSession());
    assert.equal(failure().code, 'InvalidCallback');
    assert.match(failure().message, /iss/);
  });

  it('is refused with an algorithm that was not asked for', async () => {
    serveProvider(issuer, routes, 'ES256');
    await page().federatedSignIn();
    tab.go(await answer());
    await rejection(page().currentSession());
    assert.equal(failure().code, 'InvalidCallback');
    assert.match(failure().message, /alg/);
    assert.equal(storage.items.size, 0);
  });

  it('is refused when it names no user', async () => {
    serveProvider(issuer, routes, 'RS256', ['sub']);
    await page().federatedSignIn();
    tab.go(await answer());
    await rejection(page().currentSession());
    assert.equal(failure().message, 'The sign-in was not completed: the ID token names no user.');
    assert.equal(storage.items.size, 0);
  });

  it('reports a request that it rejects', async () => {
    serveProvider(issuer, routes);
    await page().federatedSignIn();
    const url = new URL(tab.left[0] ?? '');
    url.searchParams.set('code_challenge_method', 'plain');
    tab.left.push(url.href);
    tab.go(await answer());
    await rejection(page().currentSession());
    assert.equal(failure().code, 'OAuthError');
    assert.match(failure().message, /^invalid_request: /);
  });

  it('takes a code once', async () => {
    serveProvider(issuer, routes);
    await page().federatedSignIn();
    const kept = new Map(tab.session.items);
    const url = await answer();
    tab.go(url);
    await page().handleAuthResponse(url);
    for (const [key, value] of kept) tab.session.setItem(key, value);
    const error = await rejection(page().handleAuthResponse(url));
    assert.deepEqual(error.cause, { error: 'invalid_grant', error_description: 'grant request is invalid' });
  });
});

describe('oidc-provider in the place of Auth0', () => {
  const routes = { authorization: '/authorize', token: '/oauth/token', jwks: '/.well-known/jwks.json' };

  interface Handed {
    domain: unknown;
    token: { token: string; expires_at: number };
    user: unknown;
  }

  /** The identity pool is not asked here: what it would get is noted. */
  function page(handed: Handed[] = [], more: object = {}): AuthApi {
    const auth = createAuth();
    auth.onEvent((event) => events.push(event));
    const { federatedSignIn } = auth;
    const toIdentityPool = (domain: unknown, token: Handed['token'], user: unknown): Promise<object> => {
      handed.push({ domain, token, user });
      return Promise.resolve({});
    };
    auth.federatedSignIn = new Proxy(federatedSignIn, {
      apply: (target, _, args) =>
        Reflect.apply(typeof args[0] === 'string' ? toIdentityPool : target, undefined, args) as unknown,
    });
    auth.configure({
      userPoolId: POOL,
      userPoolWebClientId: 'poolclient',
      storage,
      auth0: {
        domain: base,
        clientID: CLIENT,
        redirectUri: CALLBACK,
        responseType: 'token id_token',
        scope: 'openid profile email',
        returnTo: 'http://localhost:3000/bye',
        ...more,
      },
    });
    return auth;
  }

  it('signs in, and hands the ID token to the identity pool', async () => {
    serveProvider(`${base}/`, routes);
    await page([], { audience: 'https://api.example/' }).federatedSignIn({ provider: 'auth0' });
    const asked = new URL(tab.left[0] ?? '').searchParams;
    assert.equal(asked.get('response_type'), 'code');
    assert.equal(asked.get('audience'), 'https://api.example/');
    assert.equal(asked.has('identity_provider'), false);
    tab.go(await answer());
    const handed: Handed[] = [];
    await rejection(page(handed).currentSession());
    assert.equal(handed.length, 1);
    const [{ domain, token, user } = assert.fail()] = handed;
    assert.equal(domain, base.slice('http://'.length));
    assert.deepEqual(user, { name: 'Ada', email: 'ada@example.com' });
    const { exp } = JSON.parse(Buffer.from(token.token.split('.')[1] ?? '', 'base64url').toString()) as {
      exp: number;
    };
    assert.equal(token.expires_at, exp * 1000);
    assert.equal(tab.href, CALLBACK);

    await page().signOut();
    const out = new URL(tab.left.at(-1) ?? '');
    assert.equal(out.origin + out.pathname, `${base}/v2/logout`);
    assert.deepEqual(Object.fromEntries(out.searchParams), {
      client_id: CLIENT,
      returnTo: 'http://localhost:3000/bye',
    });
    assert.equal(storage.items.size, 0);
    await page().signOut();
    assert.equal(tab.left.at(-1), out.href);
    assert.equal(tab.left.length, 2);
  });

  it('is not gone to from a page that it does not lead back to', async () => {
    tab.go('https://staging.example.com/');
    const error = await rejection(page().federatedSignIn({ provider: 'auth0' }));
    assert.equal(error.code, 'InvalidConfig');
    assert.match(error.message, /^auth0\.redirectUri is http:\/\/localhost:3000\/callback: /);
  });

  it('is refused when the nonce is another one', async () => {
    serveProvider(`${base}/`, routes);
    const handed: Handed[] = [];
    await page().federatedSignIn({ provider: 'auth0' });
    const url = new URL(tab.left[0] ?? '');
    url.searchParams.set('nonce', 'other');
    tab.left.push(url.href);
    tab.go(await answer());
    await rejection(page(handed).currentSession());
    assert.match(failure().message, /nonce/);
    assert.deepEqual(
      names(events).filter((name) => name.startsWith('cognito')),
      [],
    );
    assert.deepEqual(handed, []);
  });
});
