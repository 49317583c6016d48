import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';

import { type ClientOptions, createLocalCognito } from '../../src/local-cognito/index.js';
import type { LocalCognitoServer } from '../../src/local-cognito/node.js';
import { CLIENT, PASSWORD, passwordInput, POOL } from './harness.js';
import {
  authorizePath,
  Browser,
  CALLBACK,
  CHALLENGE,
  claims,
  codeFor,
  exchange,
  hostedClient,
  postForm,
  serve,
  VERIFIER,
} from './hosted.js';

const SECOND = 'us-east-1_Second';
let server: LocalCognitoServer;
let endpoint: string;

before(async () => {
  server = await serve({}, { clients: [hostedClient(), hostedClient({ id: 'other' })] }, [
    { id: SECOND, clients: [{ id: 'two', callbackUrls: [CALLBACK] }] },
  ]);
  endpoint = `${server.url}oauth2/token`;
});
after(() => server.close());
beforeEach(() => server.cognito.clock.reset());

const refused = async (values: Record<string, string | undefined>, error: string): Promise<void> =>
  assert.deepEqual(await postForm(endpoint, values), { status: 400, body: { error } });

async function tokens(more: Record<string, string | undefined> = {}): Promise<Record<string, unknown>> {
  const { status, body } = await postForm(
    endpoint,
    exchange(await codeFor(server, more), { code_verifier: VERIFIER }),
  );
  assert.equal(status, 200, JSON.stringify(body));
  return body;
}

describe('the token endpoint', () => {
  it('refuses a wrong verifier, none, and one without a challenge', async () => {
    for (const code_verifier of [VERIFIER.replace('a', 'b'), CHALLENGE, 'short', '', undefined]) {
      await refused(exchange(await codeFor(server), { code_verifier }), 'invalid_grant');
    }
    const plain = await codeFor(server, { code_challenge: undefined, code_challenge_method: undefined });
    await refused(exchange(plain, { code_verifier: VERIFIER }), 'invalid_grant');
  });

  it('takes a code once, even when the try was wrong', async () => {
    const code = await codeFor(server);
    await refused(exchange(code, { code_verifier: `${VERIFIER}x` }), 'invalid_grant');
    await refused(exchange(code, { code_verifier: VERIFIER }), 'invalid_grant');
    const second = exchange(await codeFor(server), { code_verifier: VERIFIER });
    const answers = await Promise.all([1, 2, 3].map(() => postForm(endpoint, second)));
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 400, 400]);
  });

  it('refuses a code of another client, and leaves it to its own', async () => {
    const code = await codeFor(server);
    await refused(exchange(code, { code_verifier: VERIFIER, client_id: 'other' }), 'invalid_grant');
    const { status } = await postForm(endpoint, exchange(code, { code_verifier: VERIFIER }));
    assert.equal(status, 200);
  });

  it('refuses a code at another pool', async () => {
    const values = exchange(await codeFor(server), { code_verifier: VERIFIER, client_id: 'two' });
    const { body } = await postForm(`${server.url}${SECOND}/oauth2/token`, values);
    assert.deepEqual(body, { error: 'invalid_grant' });
  });

  it('refuses a code after five minutes', async () => {
    const [late, timely] = [await codeFor(server), await codeFor(server)];
    server.cognito.clock.advance(299_999);
    assert.equal((await postForm(endpoint, exchange(timely, { code_verifier: VERIFIER }))).status, 200);
    server.cognito.clock.advance(1);
    await refused(exchange(late, { code_verifier: VERIFIER }), 'invalid_grant');
  });

  it('refuses another redirect URI than the code was asked for, also a registered one', async () => {
    for (const redirect_uri of [
      `${CALLBACK}/`,
      'http://localhost:3000/other?kept=1',
      CALLBACK.toUpperCase(),
    ]) {
      await refused(
        exchange(await codeFor(server), { code_verifier: VERIFIER, redirect_uri }),
        'invalid_grant',
      );
    }
    await refused(
      exchange(await codeFor(server), { code_verifier: VERIFIER, redirect_uri: undefined }),
      'invalid_request',
    );
  });

  it('rejects made-up codes, unknown clients, other grants and wrong secrets', async () => {
    await refused(
      exchange('3e8f1a5c-0000-4000-8000-000000000000', { code_verifier: VERIFIER }),
      'invalid_grant',
    );
    await refused(exchange('x', { client_id: 'nobody' }), 'invalid_client');
    await refused(exchange('x', { client_id: undefined }), 'invalid_client');
    await refused(exchange('x', { client_secret: 'x' }), 'invalid_client');
    await refused(exchange('x', { grant_type: 'password' }), 'unsupported_grant_type');
    await refused(exchange('x', { grant_type: undefined }), 'invalid_request');
    await refused({ grant_type: 'refresh_token', client_id: CLIENT, refresh_token: 'x' }, 'invalid_grant');
    await refused({ grant_type: 'refresh_token', client_id: CLIENT }, 'invalid_request');
    const asJson = await fetch(endpoint, { method: 'POST', body: JSON.stringify(exchange('x')) });
    assert.equal(asJson.status, 400);
    assert.equal((await fetch(endpoint)).status, 405);
  });

  it('refuses the code of a user who is gone or disabled', async () => {
    const { admin } = server.cognito.pools.get(POOL) ?? assert.fail();
    const code = await codeFor(server);
    await admin.disableUser('maria');
    await refused(exchange(code, { code_verifier: VERIFIER }), 'invalid_grant');
    await admin.enableUser('maria');
  });

  it('renews for its own client only, and answers other origins', async () => {
    const { refresh_token } = await tokens();
    const renewal = { grant_type: 'refresh_token', refresh_token: String(refresh_token) };
    await refused({ ...renewal, client_id: 'other' }, 'invalid_grant');
    const response = await fetch(endpoint, {
      method: 'POST',
      body: new URLSearchParams({ ...renewal, client_id: CLIENT }),
    });
    assert.equal(response.status, 200);
    assert.equal(response.headers.get('access-control-allow-origin'), '*');
    assert.equal(response.headers.get('cache-control'), 'no-store');
  });
});

describe('the authorization endpoint', () => {
  /** Opens a request that is refused at the app; returns the parameters it gets back. */
  async function atApp(more: Record<string, string | undefined>): Promise<Record<string, string>> {
    const url = await new Browser(server.url).open(authorizePath({ state: 's&=#<>é +', ...more }));
    assert.ok(url.href.startsWith(CALLBACK), url.href);
    return Object.fromEntries(url.searchParams);
  }

  /** Opens a request that is not sent back to any app; returns what the page says. */
  async function onPage(more: Record<string, string | undefined>): Promise<string> {
    const browser = new Browser(server.url);
    const url = await browser.open(authorizePath(more));
    assert.equal(url.pathname, '/error');
    return browser.alert;
  }

  it('sends no user to an address that is not registered exactly', async () => {
    const wrong = [
      `${CALLBACK}/`,
      `${CALLBACK}?x=1`,
      `${CALLBACK}#x`,
      `${CALLBACK}%2e`,
      'http://localhost:3001/callback',
      'http://localhost:3000@evil.example/callback',
      'http://localhost:3000/callback/../other?kept=1',
      'https://localhost:3000/callback',
      '//evil.example',
      'javascript:alert(1)',
    ];
    for (const redirect_uri of wrong) assert.equal(await onPage({ redirect_uri }), 'redirect_mismatch');
    assert.match(await onPage({ redirect_uri: undefined }), /redirect_uri/);
    assert.equal(await onPage({ client_id: 'nobody' }), 'Client nobody does not exist.');
    assert.match(await onPage({ client_id: undefined }), /client_id/);
    assert.match(await onPage({ identity_provider: 'Google' }), /Login option is not available/);
  });

  it('reports the problem to the app, with the unchanged state', async () => {
    const state = 's&=#<>é +';
    const invalid = (error_description: string): object => ({
      error: 'invalid_request',
      error_description,
      state,
    });
    assert.deepEqual(await atApp({ scope: 'openid admin' }), invalid('invalid_scope'));
    assert.deepEqual(await atApp({ scope: 'email' }), invalid('invalid_scope'));
    assert.deepEqual(await atApp({ response_type: 'id_token' }), invalid('invalid response_type'));
    assert.deepEqual(await atApp({ response_type: undefined }), invalid('invalid response_type'));
    const plain = await atApp({ code_challenge: CHALLENGE, code_challenge_method: 'plain' });
    assert.deepEqual(plain, invalid('code_challenge_method must be S256'));
    assert.equal((await atApp({ code_challenge: CHALLENGE }))['error'], 'invalid_request');
    assert.equal((await atApp({ code_challenge_method: 'S256' }))['error'], 'invalid_request');
    assert.equal(
      (await atApp({ code_challenge: 'x', code_challenge_method: 'S256' }))['error'],
      'invalid_request',
    );
    const url = await new Browser(server.url).open(authorizePath({ response_type: 'token', state: 't' }));
    assert.deepEqual(Object.fromEntries(new URLSearchParams(url.hash.slice(1))), {
      error: 'unauthorized_client',
      error_description: 'unauthorized_client',
      state: 't',
    });
  });

  it('carries the state back as it was sent, and keeps the query of the address', async () => {
    const back = await new Browser(server.url).signIn(
      authorizePath({ state: '{"to":"/a?b=c&d#e"} +é', redirect_uri: 'http://localhost:3000/other?kept=1' }),
    );
    assert.equal(back.searchParams.get('state'), '{"to":"/a?b=c&d#e"} +é');
    assert.equal(back.searchParams.get('kept'), '1');
    const without = await new Browser(server.url).signIn(authorizePath({ state: undefined }));
    assert.deepEqual([...without.searchParams.keys()], ['code']);
  });

  it('puts the nonce into the first ID token, and only there', async () => {
    const first = await tokens({ nonce: 'a nonce' });
    assert.equal(claims(first['id_token'])['nonce'], 'a nonce');
    assert.equal(claims(first['access_token'])['nonce'], undefined);
    assert.equal(claims((await tokens())['id_token'])['nonce'], undefined);
  });

  it('gives what the scopes say and nothing more', async () => {
    const narrow = await tokens({ scope: 'openid phone' });
    assert.equal(claims(narrow['id_token'])['phone_number'], '+15555550123');
    assert.equal(claims(narrow['id_token'])['email'], undefined);
    assert.equal(claims(narrow['access_token'])['scope'], 'openid phone');
    assert.equal(claims((await tokens({ scope: 'openid' }))['id_token'])['name'], 'Maria');
    const api = await tokens({ scope: 'aws.cognito.signin.user.admin' });
    assert.equal(api['id_token'], undefined);
    const all = await tokens({ scope: undefined });
    assert.equal(
      claims(all['access_token'])['scope'],
      'openid email phone profile aws.cognito.signin.user.admin',
    );
  });
});

describe('the tokens of the hosted pages', () => {
  const getUser = (token: unknown): Promise<Response> =>
    fetch(server.url, {
      method: 'POST',
      headers: { 'x-amz-target': 'AWSCognitoIdentityProviderService.GetUser' },
      body: JSON.stringify({ AccessToken: token }),
    });

  const userInfo = (token: unknown, base = server.url): Promise<Response> =>
    fetch(`${base}oauth2/userInfo`, { headers: { authorization: `Bearer ${String(token)}` } });

  it('open the API only with its scope, and the attributes only with openid', async () => {
    const open = await tokens({ scope: 'openid aws.cognito.signin.user.admin' });
    assert.equal((await getUser(open['access_token'])).status, 200);
    const closed = await getUser((await tokens())['access_token']);
    assert.deepEqual(await closed.json(), {
      __type: 'NotAuthorizedException',
      message: 'Access Token does not have required scopes',
    });
    const api = await fetch(server.url, {
      method: 'POST',
      headers: { 'x-amz-target': 'AWSCognitoIdentityProviderService.InitiateAuth' },
      body: JSON.stringify(passwordInput('maria', PASSWORD)),
    });
    const { AuthenticationResult } = (await api.json()) as { AuthenticationResult: { AccessToken: string } };
    assert.equal((await userInfo(AuthenticationResult.AccessToken)).status, 401);
  });

  it('are refused by userInfo when forged, of another use or pool, expired, or absent', async () => {
    const good = await tokens();
    const [head, , tail] = String(good['access_token']).split('.');
    const payload = Buffer.from(JSON.stringify({ ...claims(good['access_token']), username: 'x' }));
    const forged = `${head}.${payload.toString('base64url')}.${tail}`;
    for (const token of [forged, good['id_token'], good['refresh_token'], 'x']) {
      const response = await userInfo(token);
      assert.equal(response.status, 401);
      assert.match(response.headers.get('www-authenticate') ?? '', /error="invalid_token"/);
    }
    assert.equal((await userInfo(good['access_token'], `${server.url}${SECOND}/`)).status, 401);
    assert.equal((await fetch(`${server.url}oauth2/userInfo`)).status, 400);
    server.cognito.clock.advance(3_600_000);
    assert.equal((await userInfo(good['access_token'])).status, 401);
  });

  it('are revoked by their own client only, and by the refresh token only', async () => {
    const { refresh_token, access_token } = await tokens();
    const url = `${server.url}oauth2/revoke`;
    const revoke = (more: Record<string, string>): ReturnType<typeof postForm> =>
      postForm(url, { client_id: CLIENT, token: String(refresh_token), ...more });
    assert.deepEqual(await revoke({ client_id: 'other' }), {
      status: 400,
      body: { error: 'unauthorized_client' },
    });
    assert.deepEqual(await revoke({ client_id: 'nobody' }), {
      status: 401,
      body: { error: 'invalid_client' },
    });
    assert.deepEqual(await revoke({ token: String(access_token) }), {
      status: 400,
      body: { error: 'unsupported_token_type' },
    });
    assert.deepEqual(await revoke({ token: '' }), { status: 400, body: { error: 'invalid_request' } });
    assert.equal((await userInfo(access_token)).status, 200);
    assert.deepEqual(await revoke({}), { status: 200, body: {} });
    assert.equal((await userInfo(access_token)).status, 401);
  });
});

describe('the options of a client', () => {
  it('are refused by name, value and what is allowed', () => {
    const wrong: [Partial<ClientOptions>, RegExp][] = [
      [{ callbackUrls: ['javascript:alert(1)'] }, /callbackUrls has "javascript:alert\(1\)"/],
      [{ callbackUrls: ['http://example.com/'] }, /callbackUrls has "http:\/\/example.com\/"/],
      [{ callbackUrls: ['https://example.com/#x'] }, /callbackUrls/],
      [{ callbackUrls: ['/relative'] }, /callbackUrls/],
      [{ logoutUrls: ['data:text/html,x'] }, /logoutUrls/],
      [{ allowedOAuthScopes: ['admin'] }, /allowedOAuthScopes has "admin", it may have openid/],
      [
        { supportedIdentityProviders: ['Google'] },
        /supportedIdentityProviders has "Google", it may have COGNITO/,
      ],
    ];
    for (const [options, message] of wrong) {
      assert.throws(
        () => createLocalCognito({ pools: [{ id: POOL, clients: [hostedClient(options)] }] }),
        message,
      );
    }
    const own = hostedClient({ callbackUrls: ['myapp://callback', 'https://example.com/in'] });
    createLocalCognito({ pools: [{ id: POOL, clients: [own] }] });
  });
});
