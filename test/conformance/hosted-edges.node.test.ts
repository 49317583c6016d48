import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { IdentityProvider } from '../../src/local-cognito/index.js';
import type { LocalCognitoServer } from '../../src/local-cognito/node.js';
import { CLIENT, PASSWORD, POOL } from './harness.js';
import {
  authorizePath,
  Browser,
  CALLBACK,
  codeFor,
  exchange,
  hostedClient,
  postForm,
  serve,
  VERIFIER,
} from './hosted.js';

const SECOND = 'us-east-1_Second';
const google: IdentityProvider = {
  name: 'Google',
  type: 'Google',
  users: [{ id: '123', attributes: { email: 'ana@example.com' } }],
};

async function withServer(
  options: Parameters<typeof serve>,
  run: (server: LocalCognitoServer, endpoint: string) => Promise<void>,
): Promise<void> {
  const server = await serve(...options);
  try {
    await run(server, `${server.url}oauth2/token`);
  } finally {
    await server.close();
  }
}

const refusal = (error: string): object => ({ status: 400, body: { error } });

describe('the token endpoint', () => {
  it('refuses the code of another pool, though the client has the same id there', () =>
    withServer([{}, {}, [{ id: SECOND, clients: [hostedClient()] }]], async (server, endpoint) => {
      const form = exchange(await codeFor(server), { code_verifier: VERIFIER });
      const there = await postForm(`${server.url}${SECOND}/oauth2/token`, form);
      assert.deepEqual(there, refusal('invalid_grant'));
      assert.equal((await postForm(endpoint, form)).status, 200);
    }));

  it('rejects the code of a deleted user, also if the username is used again', () =>
    withServer([], async (server, endpoint) => {
      const { admin } = server.cognito.pools.get(POOL) ?? assert.fail();
      const form = exchange(await codeFor(server), { code_verifier: VERIFIER });
      await admin.deleteUser('maria');
      assert.deepEqual(await postForm(endpoint, form), refusal('invalid_grant'));
      await admin.createUser({
        username: 'maria',
        attributes: { email: 'maria@example.com' },
        suppress: true,
      });
      assert.deepEqual(await postForm(endpoint, form), refusal('invalid_grant'));
    }));

  it('refuses parameters that are given twice, and forms that are far too long', () =>
    withServer([], async (server, endpoint) => {
      const code = await codeFor(server);
      const form = Object.entries({ ...exchange(code, { code_verifier: VERIFIER }) }) as [string, string][];
      const twice = new URLSearchParams([...form, ['code', code]]);
      const response = await fetch(endpoint, { method: 'POST', body: twice });
      assert.deepEqual([response.status, await response.json()], [400, { error: 'invalid_request' }]);
      const long = await postForm(endpoint, exchange('x'.repeat(1 << 20), { code_verifier: VERIFIER }));
      assert.deepEqual(long, refusal('invalid_request'));
    }));

  it('refuses a secret of one client with the name of another', () =>
    withServer(
      [{}, { clients: [hostedClient({ secret: 'quiet' }), hostedClient({ id: 'other' })] }],
      async (server, endpoint) => {
        const form = exchange(await codeFor(server), { code_verifier: VERIFIER, client_id: 'other' });
        const authorization = `Basic ${Buffer.from(`${CLIENT}:quiet`).toString('base64')}`;
        assert.deepEqual(await postForm(endpoint, form, { authorization }), refusal('invalid_client'));
        const own = await postForm(endpoint, { ...form, client_id: undefined }, { authorization });
        assert.equal(own.status, 200);
      },
    ));
});

describe('a renewal at the token endpoint', () => {
  const renewal = (refresh_token: unknown): Record<string, string> => ({
    grant_type: 'refresh_token',
    client_id: CLIENT,
    refresh_token: String(refresh_token),
  });

  async function signedIn(server: LocalCognitoServer, endpoint: string): Promise<unknown> {
    const form = exchange(await codeFor(server), { code_verifier: VERIFIER });
    return (await postForm(endpoint, form)).body['refresh_token'];
  }

  it('ends with the revocation of its refresh token', () =>
    withServer([], async (server, endpoint) => {
      const token = String(await signedIn(server, endpoint));
      assert.equal((await postForm(endpoint, renewal(token))).status, 200);
      const revoked = await postForm(`${server.url}oauth2/revoke`, { client_id: CLIENT, token });
      assert.equal(revoked.status, 200);
      assert.deepEqual(await postForm(endpoint, renewal(token)), refusal('invalid_grant'));
    }));

  it('replaces the refresh token where the client rotates it', () =>
    withServer([{ refreshTokenRotation: { retryGracePeriodSeconds: 0 } }], async (server, endpoint) => {
      const first = await signedIn(server, endpoint);
      const { body } = await postForm(endpoint, renewal(first));
      assert.notEqual(body['refresh_token'], first);
      assert.deepEqual(await postForm(endpoint, renewal(first)), refusal('invalid_grant'));
      assert.equal((await postForm(endpoint, renewal(body['refresh_token']))).status, 200);
    }));
});

describe('userInfo', () => {
  it('returns what the scopes allow and nothing more', () =>
    withServer([], async (server, endpoint) => {
      const form = exchange(await codeFor(server, { scope: 'openid email' }), { code_verifier: VERIFIER });
      const { body } = await postForm(endpoint, form);
      const authorization = `Bearer ${String(body['access_token'])}`;
      const told = await fetch(`${server.url}oauth2/userInfo`, { headers: { authorization } });
      const names = Object.keys((await told.json()) as object).sort();
      assert.deepEqual(names, ['email', 'email_verified', 'sub', 'username']);
    }));
});

describe('the authorization endpoint', () => {
  it('refuses parameters that are given twice', () =>
    withServer([], async ({ url }) => {
      const back = await new Browser(url).open(`${authorizePath()}&scope=openid`);
      assert.ok(back.href.startsWith(CALLBACK), back.href);
      assert.equal(back.searchParams.get('error'), 'invalid_request');
      assert.equal(back.searchParams.get('error_description'), 'scope is there more than once');
      assert.equal((await new Browser(url).open(`${authorizePath()}&state=x`)).pathname, '/error');
    }));
});

describe('the pages', () => {
  it('keep quotes within the attribute they are in', () =>
    withServer([], async ({ url }) => {
      const browser = new Browser(url);
      await browser.open(authorizePath({ login_hint: `" onfocus="alert(1)' onblur='alert(2)` }));
      assert.match(browser.page, /value="&quot; onfocus=&quot;alert\(1\)&#39; onblur=&#39;alert\(2\)"/);
    }));

  it('may not be framed, nor tell where one came from', () =>
    withServer([{}, { providers: [google] }], async ({ url }) => {
      for (const path of [
        authorizePath({}, 'login'),
        authorizePath({ identity_provider: 'Google' }, 'provider'),
        'error?error=x',
      ]) {
        const { headers } = await fetch(url + path);
        assert.equal(headers.get('x-frame-options'), 'DENY');
        assert.equal(headers.get('referrer-policy'), 'no-referrer');
      }
    }));

  it('take no password for a client that has providers only', () =>
    withServer([{ supportedIdentityProviders: ['Google'] }, { providers: [google] }], async ({ url }) => {
      const token = 'x'.repeat(36);
      const response = await fetch(url + authorizePath({}, 'login'), {
        method: 'POST',
        redirect: 'manual',
        headers: { cookie: `XSRF-TOKEN=${token}` },
        body: new URLSearchParams({ username: 'maria', password: PASSWORD, _csrf: token }),
      });
      assert.match(response.headers.get('location') ?? '', /^error\?error=Login\+option/);
      assert.doesNotMatch(response.headers.getSetCookie().join(), /cognito=/);
    }));
});

describe('the page of a provider', () => {
  const path = authorizePath({ identity_provider: 'Google' });

  it('takes only forms of a page that this browser was given', () =>
    withServer([{}, { providers: [google] }], async ({ url, cognito }) => {
      const browser = new Browser(url);
      await browser.open(path);
      await browser.submit({ known: '123', _csrf: 'x'.repeat(36) });
      assert.match(browser.alert, /too old/);
      assert.equal(browser.cookies.get('cognito'), undefined);
      assert.equal(cognito.pools.get(POOL)?.users.find('Google_123'), undefined);
    }));

  it('lets no user in who is disabled in the pool', () =>
    withServer([{}, { providers: [google] }], async ({ url, cognito }) => {
      const first = new Browser(url);
      await first.open(path);
      assert.ok((await first.submit({ known: '123' })).searchParams.get('code'));
      await cognito.pools.get(POOL)?.admin.disableUser('Google_123');
      const second = new Browser(url);
      await second.open(path);
      const back = await second.submit({ known: '123' });
      assert.equal(back.searchParams.get('error_description'), 'User is not enabled');
      assert.equal(back.searchParams.get('code'), null);
    }));
});
