import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { type PoolOptions, totpCode } from '../../src/local-cognito/index.js';
import type { LocalCognitoServer } from '../../src/local-cognito/node.js';
import { CLIENT, PASSWORD, passwordInput, POOL } from './harness.js';
import {
  authorizePath,
  Browser,
  CALLBACK,
  CHALLENGE,
  claims,
  exchange,
  hostedClient,
  postForm,
  serve,
  SIGNED_OUT,
  VERIFIER,
} from './hosted.js';

const providers: PoolOptions['providers'] = [
  {
    name: 'Google',
    type: 'Google',
    users: [{ id: '123', attributes: { email: 'ana@example.com', email_verified: 'true', name: 'Ana' } }],
  },
  { name: 'Corp', type: 'SAML', idpIdentifiers: ['corp.example'] },
];

async function withServer(
  options: Parameters<typeof serve>,
  run: (server: LocalCognitoServer, browser: Browser) => Promise<void>,
): Promise<void> {
  const server = await serve(...options);
  try {
    await run(server, new Browser(server.url));
  } finally {
    await server.close();
  }
}

describe('the login page', () => {
  it('names the people and refuses a wrong password', () =>
    withServer([{}, { providers }], async (_, browser) => {
      await browser.open(authorizePath());
      assert.match(browser.page, />maria</);
      assert.match(browser.page, /Continue with Google/);
      await browser.submit({ username: 'maria', password: 'wrong' });
      assert.equal(browser.alert, 'Incorrect username or password.');
      await browser.submit({ username: 'nobody', password: 'wrong' });
      assert.equal(browser.alert, 'Incorrect username or password.');
      assert.equal(browser.cookies.get('cognito'), undefined);
      const back = await browser.submit({ username: 'maria', password: PASSWORD });
      assert.ok(back.searchParams.get('code'));
    }));

  it('takes only forms of a page that this browser was given', () =>
    withServer([], async ({ url }, browser) => {
      await browser.open(authorizePath());
      await browser.submit({ username: 'maria', password: PASSWORD, _csrf: 'x'.repeat(36) });
      assert.match(browser.alert, /too old/);
      const { status, body } = await postForm(`${url}oauth2/token`, exchange('x'));
      assert.deepEqual([status, body['error']], [400, 'invalid_grant']);
      const foreign = await fetch(`${url}${authorizePath({}, 'login')}`, {
        method: 'POST',
        redirect: 'manual',
        body: new URLSearchParams({ username: 'maria', password: PASSWORD, _csrf: '' }),
      });
      assert.equal(foreign.status, 200);
      assert.doesNotMatch(foreign.headers.getSetCookie().join(), /cognito=/);
    }));

  it('asks for a new password, and for what the pool requires', () =>
    withServer([], async ({ cognito }, browser) => {
      const pool = cognito.pools.get(POOL) ?? assert.fail();
      await pool.admin.createUser({ username: 'ben', temporaryPassword: 'Temp0rary!', suppress: true });
      await browser.signIn(authorizePath(), 'ben', 'Temp0rary!');
      assert.match(browser.page, /userAttributes.email/);
      await browser.submit({ NEW_PASSWORD: 'short', 'userAttributes.email': 'ben@example.com' });
      assert.match(browser.alert, /Password did not conform with policy/);
      const back = await browser.submit({
        NEW_PASSWORD: 'N3w-Password',
        'userAttributes.email': 'ben@example.com',
      });
      assert.ok(back.searchParams.get('code'));
      assert.equal(pool.users.find('ben')?.status, 'CONFIRMED');
    }));

  it('asks for the second factor, and lets no user past it', () =>
    withServer([], async ({ cognito }, browser) => {
      const pool = cognito.pools.get(POOL) ?? assert.fail();
      const maria = pool.users.find('maria') ?? assert.fail();
      maria.totp.secret = 'JBSWY3DPEHPK3PXP';
      maria.factors.add('SOFTWARE_TOKEN_MFA');
      await browser.signIn();
      assert.equal(browser.cookies.get('cognito'), undefined);
      const code = await totpCode(maria.totp.secret, cognito.clock.now());
      await browser.submit({ SOFTWARE_TOKEN_MFA_CODE: code === '000000' ? '111111' : '000000' });
      assert.match(browser.alert, /Invalid code/);
      assert.equal(browser.cookies.get('cognito'), undefined);
      const back = await browser.submit({ SOFTWARE_TOKEN_MFA_CODE: code });
      assert.ok(back.searchParams.get('code'));
    }));

  it('closes after five wrong codes', () =>
    withServer([{}, { mfaTypes: ['SMS_MFA'] }], async ({ cognito }, browser) => {
      cognito.pools.get(POOL)?.users.find('maria')?.factors.add('SMS_MFA');
      await browser.signIn();
      const { code = '' } = cognito.outbox.last('maria') ?? {};
      for (let i = 0; i < 5; i++) await browser.submit({ SMS_MFA_CODE: '1234567' });
      assert.match(browser.page, /name="password"/);
      await browser.signIn();
      const fresh = cognito.outbox.last('maria')?.code ?? '';
      assert.notEqual(fresh, code);
      assert.ok((await browser.submit({ SMS_MFA_CODE: fresh })).searchParams.get('code'));
    }));
});

describe('a provider', () => {
  const redeem = async (url: string, back: URL): Promise<Record<string, unknown>> => {
    const code = back.searchParams.get('code') ?? assert.fail(back.href);
    const { body } = await postForm(`${url}oauth2/token`, exchange(code, { code_verifier: VERIFIER }));
    return body;
  };
  const pkce = { code_challenge: CHALLENGE, code_challenge_method: 'S256' };

  it('brings its people into the pool, once each', () =>
    withServer([{}, { providers }], async ({ url, cognito }, browser) => {
      await browser.open(authorizePath({ identity_provider: 'Google', ...pkce }));
      const back = await browser.submit({ known: '123' });
      const { id_token, access_token } = await redeem(url, back);
      const id = claims(id_token);
      assert.equal(id['cognito:username'], 'Google_123');
      assert.deepEqual(id['cognito:groups'], [`${POOL}_Google`]);
      assert.deepEqual(id['identities'], [
        {
          userId: '123',
          providerName: 'Google',
          providerType: 'Google',
          issuer: null,
          primary: 'true',
          dateCreated: String(cognito.clock.now()),
        },
      ]);
      assert.equal(claims(access_token)['username'], 'Google_123');
      const users = cognito.pools.get(POOL)?.users ?? assert.fail();
      assert.equal(users.find('Google_123')?.status, 'EXTERNAL_PROVIDER');

      const other = new Browser(url);
      await other.open(authorizePath({ identity_provider: 'Google', ...pkce }));
      const again = await redeem(url, await other.submit({ id: '123', email: 'new@example.com' }, 1));
      assert.equal(claims(again['id_token'])['sub'], id['sub']);
      assert.equal(users.find('Google_123')?.attributes.get('email'), 'new@example.com');
      assert.equal(users.all().length, 2);
    }));

  it('is found by its identifier, and alone is gone to at once', () =>
    withServer([{ supportedIdentityProviders: ['Corp'] }, { providers }], async (_, browser) => {
      assert.equal(
        (await browser.open(authorizePath({ idp_identifier: 'CORP.example' }))).pathname,
        '/provider',
      );
      assert.equal((await browser.open(authorizePath())).pathname, '/provider');
      await browser.open(authorizePath({}, 'login'));
      assert.doesNotMatch(browser.page, /type="password"|Google/);
      const refusedTo = await browser.open(authorizePath({ identity_provider: 'Google' }));
      assert.equal(refusedTo.pathname, '/error');
    }));

  it('reports a refusal to the app, with the state', () =>
    withServer([{}, { providers }], async ({ cognito }, browser) => {
      await browser.open(authorizePath({ identity_provider: 'Google' }));
      const canceled = await browser.submit({ cancel: '1' }, 2);
      assert.equal(canceled.searchParams.get('error'), 'access_denied');
      assert.equal(canceled.searchParams.get('state'), 'a state');
      await browser.open(authorizePath({ identity_provider: 'Google' }));
      const bare = await browser.submit({ id: '9' }, 1);
      assert.equal(bare.searchParams.get('error_description'), 'attributes required: [email]');
      const pool = cognito.pools.get(POOL) ?? assert.fail();
      await pool.admin.createUser({
        username: 'Google_7',
        attributes: { email: 'x@example.com' },
        suppress: true,
      });
      await browser.open(authorizePath({ identity_provider: 'Google' }));
      const taken = await browser.submit({ id: '7', email: 'y@example.com' }, 1);
      assert.match(taken.searchParams.get('error_description') ?? '', /Already found an entry for username/);
    }));

  it('gives no password: its people cannot sign in by the API', () =>
    withServer([{}, { providers }], async ({ url }, browser) => {
      await browser.open(authorizePath({ identity_provider: 'Google' }));
      await browser.submit({ known: '123' });
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'x-amz-target': 'AWSCognitoIdentityProviderService.InitiateAuth' },
        body: JSON.stringify(passwordInput('Google_123')),
      });
      assert.equal(((await response.json()) as { __type: string }).__type, 'NotAuthorizedException');
    }));
});

describe('signing out', () => {
  it('goes to registered addresses only, and then leaves the session alone', () =>
    withServer([], async ({ url }, browser) => {
      await browser.signIn();
      for (const target of [
        `${SIGNED_OUT}/`,
        `${SIGNED_OUT}?x`,
        CALLBACK,
        'https://evil.example',
        'javascript:alert(1)',
      ]) {
        const out = new URLSearchParams({ client_id: CLIENT, logout_uri: target });
        assert.equal((await browser.open(`logout?${out.toString()}`)).pathname, '/error');
      }
      assert.equal(
        (await browser.open(`logout?logout_uri=${encodeURIComponent(SIGNED_OUT)}`)).pathname,
        '/error',
      );
      assert.equal((await browser.open(authorizePath())).origin, new URL(CALLBACK).origin);
      const on = await browser.open(authorizePath({}, 'logout'));
      assert.equal(on.href.startsWith(`${url}login?`), true);
      const wrong = await browser.open(authorizePath({ redirect_uri: 'https://evil.example' }, 'logout'));
      assert.equal(wrong.pathname, '/error');
    }));
});

describe('what is reflected into a page', () => {
  const attack = `"'><script>alert(1)</script><img src=x onerror=alert(2)>`;

  it('is escaped, in every parameter of every page', () =>
    withServer([{}, { providers, clients: [hostedClient()] }], async ({ cognito }, browser) => {
      const pool = cognito.pools.get(POOL) ?? assert.fail();
      const name = '<script>x</script>';
      await pool.admin.createUser({ username: name, attributes: { email: 'x@example.com' }, suppress: true });
      const harmless = (): void => {
        assert.doesNotMatch(browser.page, /<script|<img|onerror=alert\(2\)>/, browser.page);
      };
      const names = ['state', 'nonce', 'scope', 'login_hint', 'prompt', 'lang', attack];
      for (const parameter of names) {
        const value = parameter === 'scope' ? 'openid' : attack;
        for (const path of ['login', 'provider']) {
          const more = path === 'provider' ? { identity_provider: 'Google' } : {};
          await browser.open(authorizePath({ [parameter]: value, ...more }, path));
          assert.match(browser.page, /<form/);
          harmless();
          await browser.submit(
            { username: attack, password: attack, id: 'with spaces' },
            path === 'provider' ? 1 : 0,
          );
          harmless();
        }
      }
      for (const parameter of ['client_id', 'redirect_uri', 'identity_provider', 'idp_identifier']) {
        const url = await browser.open(authorizePath({ [parameter]: attack }));
        assert.equal(url.pathname, '/error');
        harmless();
      }
      await browser.open(`error?error=${encodeURIComponent(attack)}`);
      assert.equal(browser.alert, attack);
      harmless();
      await browser.open(authorizePath());
      await browser.submit({
        challenge: 'SMS_MFA',
        session: attack,
        username: attack,
        hint: attack,
        SMS_MFA_CODE: attack,
      });
      harmless();
      await browser.open(authorizePath({ identity_provider: 'Google' }));
      const back = await browser.submit({ id: attack.replaceAll(' ', ''), email: attack }, 1);
      assert.ok(back.href.startsWith(CALLBACK));
    }));

  it('could not run anyway: the pages allow no script, frame, base or foreign form', () =>
    withServer([{}, { providers }], async ({ url }) => {
      for (const path of [
        authorizePath({}, 'login'),
        authorizePath({ identity_provider: 'Google' }, 'provider'),
        'error?error=x',
      ]) {
        const { headers } = await fetch(url + path);
        const policy = headers.get('content-security-policy') ?? '';
        const app = path.startsWith('error') ? '' : ' http://localhost:3000';
        assert.match(policy, /^default-src 'none'; style-src 'nonce-[\w+/=]+'; /);
        assert.ok(
          policy.endsWith(`form-action 'self'${app}; base-uri 'none'; frame-ancestors 'none'`),
          policy,
        );
        assert.equal(headers.get('x-content-type-options'), 'nosniff');
        assert.equal(headers.get('cache-control'), 'no-store');
        for (const cookie of headers.getSetCookie()) assert.match(cookie, /HttpOnly; SameSite=Lax/);
      }
    }));

  it('does not leave the header it is in', () =>
    withServer([], async ({ url }) => {
      const path = authorizePath({ state: 'x\r\nset-cookie: cognito=stolen', scope: 'nothing' });
      const response = await fetch(url + path, { redirect: 'manual' });
      assert.equal(response.status, 302);
      assert.deepEqual(response.headers.getSetCookie(), []);
    }));
});
