import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { type PoolOptions, totpCode } from '../../src/local-cognito/index.js';
import type { LocalCognitoServer } from '../../src/local-cognito/node.js';
import { PASSWORD, POOL } from './harness.js';
import {
  authorizePath,
  Browser,
  CALLBACK,
  CHALLENGE,
  claims,
  exchange,
  postForm,
  serve,
  VERIFIER,
} from './hosted.js';

const [one, two, three, four] = [1, 2, 3, 4].map((level) => `urn:cognito:loa:${level}`);
const SECRET = 'JBSWY3DPEHPK3PXP';
const SECOND = 1000;

const pkce = { code_challenge: CHALLENGE, code_challenge_method: 'S256' };
const path = (more: Record<string, string | undefined>): string => authorizePath({ ...pkce, ...more });

async function withServer(
  run: (server: LocalCognitoServer, browser: Browser) => Promise<void>,
  pool: Partial<PoolOptions> = {},
): Promise<void> {
  const server = await serve({ allowedOAuthFlows: ['code', 'implicit'] }, pool);
  try {
    await run(server, new Browser(server.url));
  } finally {
    await server.close();
  }
}

/** The claims of the ID token that an answer leads to. */
async function idClaims({ url }: LocalCognitoServer, back: URL): Promise<Record<string, unknown>> {
  const inHash = new URLSearchParams(back.hash.slice(1)).get('id_token');
  if (inHash) return claims(inHash);
  const code = back.searchParams.get('code') ?? assert.fail(back.href);
  const { body } = await postForm(`${url}oauth2/token`, exchange(code, { code_verifier: VERIFIER }));
  return claims(body['id_token']);
}

/** maria has an authenticator app, or none. */
function mariaOf({ cognito }: LocalCognitoServer, withApp: boolean): void {
  const maria = cognito.pools.get(POOL)?.users.find('maria') ?? assert.fail();
  if (!withApp) {
    maria.factors.clear();
    return;
  }
  maria.totp.secret = SECRET;
  maria.factors.add('SOFTWARE_TOKEN_MFA');
}

const isApp = (url: URL): boolean => url.href.startsWith(CALLBACK);
const errorOf = ({ searchParams, hash }: URL): (string | null)[] => {
  const answer = hash ? new URLSearchParams(hash.slice(1)) : searchParams;
  return [answer.get('error'), answer.get('error_description')];
};

describe('max_age', () => {
  for (const response_type of ['code', 'token'])
    it(`asks again where the sign-in on the pages is older: ${response_type}`, () =>
      withServer(async (server, browser) => {
        const { clock } = server.cognito;
        const start = Math.floor(clock.now() / SECOND);
        await browser.signIn(path({}));
        clock.advance(60 * SECOND);
        const recent = await browser.open(path({ max_age: '60', response_type }));
        assert.ok(isApp(recent), recent.href);
        assert.equal((await idClaims(server, recent))['auth_time'], start);
        clock.advance(SECOND);
        const asked = await browser.open(path({ max_age: '60', response_type }));
        assert.match(asked.pathname, /login$/);
        const again = await browser.submit({ username: 'maria', password: PASSWORD });
        assert.equal((await idClaims(server, again))['auth_time'], start + 61);
        const after = await browser.open(path({ max_age: '0060', response_type }));
        assert.equal((await idClaims(server, after))['auth_time'], start + 61);
      }));

  it('0 always asks', () =>
    withServer(async (_, browser) => {
      await browser.signIn(path({ max_age: '0' }));
      assert.match((await browser.open(path({ max_age: '0' }))).pathname, /login$/);
      assert.match((await browser.open(path({ max_age: '00' }))).pathname, /login$/);
      assert.ok(isApp(await browser.submit({ username: 'maria', password: PASSWORD })));
      const silent = await browser.open(path({ max_age: '0', prompt: 'none' }));
      assert.equal(errorOf(silent)[0], 'login_required');
      assert.ok(isApp(await browser.open(path({}))));
    }));

  it('that is not a whole number from 0 is invalid_request', () =>
    withServer(async (_, browser) => {
      for (const response_type of ['code', 'token'])
        for (const max_age of ['', '-1', '1.5', '1e3', ' 1', 'x', '+1', '0x10']) {
          const back = await browser.open(path({ max_age, response_type }));
          assert.ok(isApp(back), max_age);
          assert.deepEqual(errorOf(back), ['invalid_request', 'invalid max_age'], max_age);
        }
    }));
});

describe('acr_values', () => {
  it('asks for the first level of the list that the user can reach', () =>
    withServer(async (server, browser) => {
      const back = await browser.signIn(path({ acr_values: `urn:other ${four} ${one}` }));
      const { acr, amr } = await idClaims(server, back);
      assert.deepEqual([acr, amr], [one, ['pwd']]);
    }));

  for (const response_type of ['code', 'token'])
    it(`asks for the second factor that leads there: ${response_type}`, () =>
      withServer(
        async (server, browser) => {
          mariaOf(server, true);
          const maria = server.cognito.pools.get(POOL)?.users.find('maria');
          maria?.factors.add('SMS_MFA');
          await browser.signIn(path({ acr_values: `${four} ${one}`, response_type }));
          assert.match(browser.page, /SOFTWARE_TOKEN_MFA/);
          const SOFTWARE_TOKEN_MFA_CODE = await totpCode(SECRET, server.cognito.clock.now());
          const { acr, amr } = await idClaims(server, await browser.submit({ SOFTWARE_TOKEN_MFA_CODE }));
          assert.deepEqual([acr, amr], [four, ['pwd', 'otp', 'mfa']]);
        },
        { mfaTypes: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA'] },
      ));

  it('that the user cannot reach ends in no sign-in', () =>
    withServer(async (_, browser) => {
      for (const acr_values of [`${four}`, `${three} ${two}`]) {
        await browser.signIn(path({ acr_values }));
        assert.equal(browser.alert, 'The user has no factors for the requested ACR values.');
      }
      assert.match((await browser.open(path({}))).pathname, /login$/);
    }));

  it('says nothing of the factors of a user before the password', () =>
    withServer(async (_, browser) => {
      await browser.signIn(path({ acr_values: four }), 'maria', 'Wrong-password-1');
      assert.equal(browser.alert, 'Incorrect username or password.');
    }));

  it('counts the sign-in on the pages that has reached it, and asks again after another', () =>
    withServer(async (server, browser) => {
      mariaOf(server, false);
      await browser.signIn(path({}));
      // That sign-in named no level, so it proves none.
      assert.match((await browser.open(path({ acr_values: one }))).pathname, /login$/);
      const silent = await browser.open(path({ acr_values: one, prompt: 'none' }));
      assert.equal(errorOf(silent)[0], 'login_required');
      await browser.signIn(path({ acr_values: one }));
      const known = await browser.open(path({ acr_values: `${four} ${one}` }));
      assert.equal((await idClaims(server, known))['acr'], one);
      const silently = await browser.open(path({ acr_values: one, prompt: 'none' }));
      assert.equal((await idClaims(server, silently))['acr'], one);
      // Without the parameter, no level is in the tokens.
      const { acr, amr } = await idClaims(server, await browser.open(path({})));
      assert.deepEqual([acr, amr], [undefined, undefined]);
      mariaOf(server, true);
      assert.match((await browser.open(path({ acr_values: `${four} ${one}` }))).pathname, /login$/);
      assert.ok(isApp(await browser.open(path({ acr_values: `${one} ${four}` }))));
    }));

  it('ends in no sign-in where the second factor is gone meanwhile', () =>
    withServer(async (server, browser) => {
      mariaOf(server, true);
      const pool = server.cognito.pools.get(POOL) ?? assert.fail();
      await pool.admin.setUserPassword('maria', PASSWORD, false);
      await browser.signIn(path({ acr_values: four }));
      assert.match(browser.page, /NEW_PASSWORD_REQUIRED/);
      mariaOf(server, false);
      await browser.submit({ NEW_PASSWORD: `${PASSWORD}-new` });
      assert.equal(browser.alert, 'The requested ACR value was not reached.');
    }));

  it('without a known name is invalid_request', () =>
    withServer(
      async (server, browser) => {
        for (const acr_values of ['', 'urn:other', `${one}`, 'urn:mine:1,urn:cognito:loa:2']) {
          const back = await browser.open(path({ acr_values }));
          const error = ['invalid_request', 'None of the requested ACR values is valid.'];
          assert.deepEqual(errorOf(back), error, acr_values);
        }
        const back = await browser.signIn(path({ acr_values: 'urn:mine:1' }));
        assert.equal((await idClaims(server, back))['acr'], 'urn:mine:1');
      },
      { acrConfiguration: { Level1: 'urn:mine:1' } },
    ));

  it('is invalid_request for a provider, which proves no level', () =>
    withServer(
      async (server, browser) => {
        const google = { identity_provider: 'Google' };
        const back = await browser.open(path({ ...google, acr_values: one }));
        const error = ['invalid_request', 'Users of providers cannot reach the requested ACR values.'];
        assert.deepEqual(errorOf(back), error);
        await browser.open(path({ ...google, max_age: '60' }));
        const signedIn = await browser.submit({ known: '123' });
        assert.equal((await idClaims(server, signedIn))['acr'], undefined);
        assert.match((await browser.open(path({ acr_values: one }))).pathname, /login$/);
      },
      {
        providers: [
          {
            name: 'Google',
            type: 'Google',
            users: [{ id: '123', attributes: { email: 'ana@example.com' } }],
          },
        ],
      },
    ));
});
