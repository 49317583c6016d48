import assert from 'node:assert/strict';
import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { describe, it } from 'node:test';
import { inspect } from 'node:util';

import type { AuthApi } from '../../src/auth/api.js';
import { AuthError } from '../../src/lib/auth-error.js';
import { CLIENT } from '../conformance/harness.js';
import { Browser, CALLBACK, claims, hostedClient } from '../conformance/hosted.js';
import { rejection } from './fixtures.js';
import { type HostedWorld, names, withWorld } from './hosted-ui.fixtures.js';

const failures = ['parsingCallbackUrl', 'signIn_failure', 'cognitoHostedUI_failure'];
const token = { oauth: { responseType: 'token' } };

const anotherState = (): string => randomBytes(24).toString('hex');

/** Changes parameters of an answer, in the query or the fragment. */
function changed(url: URL, values: Record<string, string | undefined>): string {
  const copy = new URL(url);
  const part = copy.hash ? 'hash' : 'search';
  const parameters = new URLSearchParams(copy[part].slice(1));
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined) parameters.delete(name);
    else parameters.set(name, value);
  }
  copy[part] = parameters.toString();
  return copy.href;
}

/** Changes the request that the tab was sent away with, as if the server answered another one. */
function ask({ tab }: HostedWorld, values: Record<string, string>): void {
  tab.left.push(changed(new URL(tab.left.at(-1) ?? ''), values));
}

/** Opens a page with an answer that is refused; the error. No user is signed in, nothing is left over. */
async function refusal(world: HostedWorld, url: string, auth?: AuthApi): Promise<AuthError> {
  const { tab, events, storage, page } = world;
  tab.go(url);
  events.length = 0;
  const used = auth ?? page();
  assert.equal((await rejection(used.currentSession())).code, 'NotSignedIn');
  assert.deepEqual(names(events).slice(1), failures);
  assert.equal(tab.href, CALLBACK);
  assert.equal(tab.session.items.size, 0);
  assert.equal(storage.items.size, 0);
  const [, parsing, failure, hosted] = events;
  assert.deepEqual(parsing?.data, { url: CALLBACK });
  assert.ok(failure?.data instanceof AuthError);
  assert.equal(hosted?.data, failure.data);
  noSecrets(failure.data, url);
  return failure.data;
}

/** What a user who prints the error, with its cause, must not find there. */
function noSecrets(error: AuthError, url: string): void {
  const printed = inspect(error, { depth: 9, showHidden: true });
  const { search, hash } = new URL(url);
  for (const [name, value] of new URLSearchParams(hash.slice(1) || search)) {
    if (['code', 'access_token', 'id_token', 'state'].includes(name)) {
      assert.ok(!printed.includes(value), `${name} is in the error`);
    }
  }
  assert.doesNotMatch(printed, /eyJ/);
}

const invalid = async (world: HostedWorld, url: string, message: RegExp): Promise<void> => {
  const error = await refusal(world, url);
  assert.equal(error.code, 'InvalidCallback', error.message);
  assert.match(error.message, message);
};

async function started(world: HostedWorld, customState?: string): Promise<void> {
  await world.page().federatedSignIn(customState === undefined ? {} : { customState });
}

describe('an answer with a code is refused', () => {
  it('when its state is another one', () =>
    withWorld(async (world) => {
      for (const state of [anotherState(), 'foreign']) {
        await started(world);
        const back = await world.answer();
        await invalid(world, changed(back, { state }), /state/);
        await invalidAgain(world, back.href);
      }
      assert.deepEqual(world.asked, []);
    }));

  async function invalidAgain(world: HostedWorld, url: string): Promise<void> {
    await invalid(world, url, /was not started in this tab, or was completed before/);
  }

  it('when it has no state, wherever it comes from', () =>
    withWorld(async (world) => {
      const { page, tab, events, asked } = world;
      await started(world);
      const url = changed(await world.answer(), { state: undefined });
      tab.go(url);
      const auth = page();
      assert.equal((await rejection(auth.currentSession())).code, 'NotSignedIn');
      assert.equal(tab.href, url, 'may be the page’s own');
      events.length = 0;
      const error = await rejection(auth.handleAuthResponse(url));
      assert.equal(error.code, 'InvalidCallback');
      assert.match(error.message, /state/);
      assert.deepEqual(names(events), failures);
      assert.deepEqual(asked, []);
    }));

  it('when a parameter is there twice', () =>
    withWorld(async (world) => {
      await started(world);
      const back = await world.answer();
      await invalid(world, `${back.href}&code=another`, /"code"/);
    }));

  it('when it was completed before', () =>
    withWorld(async (world) => {
      const { page, tab, storage, asked } = world;
      await started(world);
      const back = await world.answer();
      tab.go(back.href);
      const auth = page();
      await auth.currentSession();
      const error = await rejection(auth.handleAuthResponse(back.href));
      assert.equal(error.code, 'InvalidCallback');
      assert.ok(await auth.currentSession(), 'the session stays');
      storage.items.clear();
      // As after a reload, which an own history entry of the page may bring.
      await invalidOnReload(world, back.href);
      assert.deepEqual(asked, ['/oauth2/token']);
    }));

  async function invalidOnReload({ tab, page, storage }: HostedWorld, url: string): Promise<void> {
    tab.go(url);
    assert.equal((await rejection(page().currentSession())).code, 'NotSignedIn');
    assert.equal(storage.items.size, 0);
  }

  it('when the sign-in was started in another tab', () =>
    withWorld(async (world) => {
      await started(world);
      const back = await world.answer();
      world.tab.session.items.clear();
      await invalid(world, back.href, /not started in this tab/);
      assert.deepEqual(world.asked, []);
    }));

  it('when what the tab kept is damaged', () =>
    withWorld(async (world) => {
      for (const text of ['{', '7', '{"state":1}']) {
        await started(world);
        const back = await world.answer();
        for (const key of world.tab.session.items.keys()) world.tab.session.setItem(key, text);
        await invalid(world, back.href, /not started in this tab/);
      }
    }));

  it('when the verifier is not the one of the request', () =>
    withWorld(async (world) => {
      await started(world);
      const back = await world.answer();
      for (const [key, text] of world.tab.session.items) {
        world.tab.session.setItem(key, text.replace(/"verifier":"./, '"verifier":"~'));
      }
      const error = await refusal(world, back.href);
      assert.equal(error.code, 'OAuthError');
      assert.deepEqual(error.cause, { error: 'invalid_grant', error_description: '' });
    }));

  it('when the ID token has another nonce', () =>
    withWorld(async (world) => {
      await started(world);
      ask(world, { nonce: 'other' });
      await invalid(world, (await world.answer()).href, /nonce/);
      await started(world);
      ask(world, { nonce: '' });
      await invalid(world, (await world.answer()).href, /nonce/);
    }));

  it('when it names another issuer', () =>
    withWorld(async (world) => {
      await started(world);
      await invalid(world, changed(await world.answer(), { iss: 'https://evil.example' }), /iss/);
      assert.deepEqual(world.asked, []);
    }));

  it('when it is an answer of another client', () =>
    withWorld(
      async (world) => {
        await started(world);
        ask(world, { client_id: 'other' });
        const error = await refusal(world, (await world.answer()).href);
        assert.deepEqual(error.cause, { error: 'invalid_grant', error_description: '' });
      },
      { pool: { clients: [hostedClient(), hostedClient({ id: 'other' })] } },
    ));

  it('when it brings tokens instead', () =>
    withWorld(async (world) => {
      const { page, tab, answer, storage } = world;
      await page({ oauth: { ...page().configure()?.oauth, responseType: 'token' } }).federatedSignIn();
      const { href } = await answer();
      for (const url of [href, href.replace('#', '?')]) {
        tab.go(url);
        assert.equal((await rejection(page().currentSession())).code, 'NotSignedIn');
        assert.equal(tab.href, url);
      }
      tab.go(`${href.replace('#', '?')}&code=1`);
      assert.equal((await rejection(page().currentSession())).code, 'NotSignedIn');
      assert.equal(tab.href, CALLBACK);
      assert.equal(storage.items.size, 0);
    }));
});

describe('the token endpoint', () => {
  const fault = (
    title: string,
    code: string,
    what: { status?: number; body?: string; drop?: boolean },
  ): void => {
    it(title, () =>
      withWorld(async (world) => {
        await started(world);
        const back = await world.answer();
        world.server.cognito.faults.add({ operation: 'oauth2/token', ...what });
        assert.equal((await refusal(world, back.href)).code, code);
      }),
    );
  };
  fault('may answer with a page', 'InvalidResponse', { status: 200, body: '<h1>Proxy</h1>' });
  fault('may answer with a page that is an error', 'InvalidResponse', {
    status: 502,
    body: '<h1>Proxy</h1>',
  });
  fault('may break off', 'NetworkError', { drop: true });

  it('may be out of reach', () =>
    withWorld(async (world) => {
      await started(world);
      const back = await world.answer();
      await world.server.close();
      assert.equal((await refusal(world, back.href)).code, 'NetworkError');
    }));

  it('may answer without an ID token', () =>
    withWorld(async (world) => {
      await started(world);
      ask(world, { scope: 'aws.cognito.signin.user.admin' });
      await invalid(world, (await world.answer()).href, /id_token/);
    }));
});

describe('an answer with tokens is refused', () => {
  it('when it brings a code instead', () =>
    withWorld(async (world) => {
      await started(world);
      ask(world, { response_type: 'code' });
      const { href } = await world.answer();
      world.tab.go(href);
      await rejection(world.page().currentSession());
      assert.equal(world.tab.href, href);
      assert.deepEqual(world.asked, []);
    }, token));

  it('when its state is another one, or missing', () =>
    withWorld(async (world) => {
      await started(world);
      await invalid(world, changed(await world.answer(), { state: anotherState() }), /state/);
      assert.deepEqual(world.asked, []);
    }, token));

  it('when the ID token is forged, for all that is in it', () =>
    withWorld(async (world) => {
      const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
      for (const alg of ['RS256', 'none', 'HS256']) {
        await started(world);
        const back = await world.answer();
        const original = new URLSearchParams(back.hash.slice(1)).get('id_token') ?? '';
        const { kid } = JSON.parse(
          Buffer.from(original.split('.')[0] ?? '', 'base64url').toString(),
        ) as Record<string, string>;
        const body = [
          { alg, kid },
          { ...claims(original), 'cognito:username': 'admin' },
        ]
          .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
          .join('.');
        const signature = sign('sha256', Buffer.from(body), privateKey).toString('base64url');
        const forged = `${body}.${alg === 'none' ? '' : signature}`;
        await invalid(world, changed(back, { id_token: forged }), /signature|alg|JWT/);
      }
    }, token));

  it('when a claim of the ID token was changed', () =>
    withWorld(async (world) => {
      await started(world);
      const back = await world.answer();
      const [header = '', payload = '', signature = ''] = (
        new URLSearchParams(back.hash.slice(1)).get('id_token') ?? ''
      ).split('.');
      const body = { ...claims(`.${payload}`), email: 'boss@example.com' };
      const id_token = [header, Buffer.from(JSON.stringify(body)).toString('base64url'), signature].join('.');
      await invalid(world, changed(back, { id_token }), /signature/);
    }, token));

  it('when the ID token is for another client', () =>
    withWorld(
      async (world) => {
        await started(world);
        ask(world, { client_id: 'other' });
        await invalid(world, (await world.answer()).href, /aud/);
      },
      {
        ...token,
        pool: {
          clients: ['other', CLIENT].map((id) =>
            hostedClient({ id, allowedOAuthFlows: ['code', 'implicit'] }),
          ),
        },
      },
    ));

  it('when the ID token is for another request', () =>
    withWorld(async (world) => {
      await started(world);
      ask(world, { nonce: 'other' });
      await invalid(world, (await world.answer()).href, /nonce/);
    }, token));

  it('when the ID token has expired', (t) =>
    withWorld(async (world) => {
      await started(world);
      const { href } = await world.answer();
      t.mock.timers.enable({ apis: ['Date'], now: Date.now() + 3_600_000 + 31_000 });
      await invalid(world, href, /exp|timestamp/);
    }, token));

  it('when the access token is of another sign-in', () =>
    withWorld(async (world) => {
      await started(world);
      const other = await new Browser(world.server.url).signIn(world.tab.left.at(-1));
      const access_token = new URLSearchParams(other.hash.slice(1)).get('access_token') ?? '';
      await invalid(world, changed(await world.answer(), { access_token }), /access token does not belong/);
    }, token));

  it('when there is no ID token', () =>
    withWorld(async (world) => {
      await started(world);
      await invalid(world, changed(await world.answer(), { id_token: undefined }), /id_token/);
    }, token));

  it('when the keys are out of reach', () =>
    withWorld(async (world) => {
      await started(world);
      const { href } = await world.answer();
      await world.server.close();
      assert.equal((await refusal(world, href)).code, 'NetworkError');
    }, token));
});

describe('an error of the hosted UI', () => {
  const markup = '<img src=x onerror=alert(1)>&"\'\u202e';

  for (const responseType of ['code', 'token']) {
    it(`is reported unchanged, with a custom state (${responseType})`, () =>
      withWorld(
        async ({ page, tab, events, storage }) => {
          await page().federatedSignIn({ customState: 'x' });
          const state = new URL(tab.left.at(-1) ?? '').searchParams.get('state') ?? '';
          const answer = new URLSearchParams({ error: 'access_denied', error_description: markup, state });
          tab.go(`${CALLBACK}${responseType === 'token' ? '#' : '?'}${answer.toString()}`);
          events.length = 0;
          const auth = page();
          assert.equal((await rejection(auth.currentSession())).code, 'NotSignedIn');
          assert.deepEqual(names(events).slice(1), [...failures, 'customState_failure']);
          const error = events.at(-1)?.data;
          assert.ok(error instanceof AuthError);
          assert.equal(error.code, 'OAuthError');
          assert.equal(error.message, `access_denied: ${markup}`);
          assert.deepEqual(error.cause, { error: 'access_denied', error_description: markup });
          assert.equal(tab.href, CALLBACK);
          assert.equal(storage.items.size, 0);
        },
        { oauth: { responseType } },
      ));
  }

  it('is cut when it is long', () =>
    withWorld(async ({ page, tab }) => {
      await page().federatedSignIn();
      const state = new URL(tab.left.at(-1) ?? '').searchParams.get('state') ?? '';
      const answer = new URLSearchParams({
        error: 'server_error',
        error_description: 'x'.repeat(9000),
        state,
      });
      const error = await rejection(page().handleAuthResponse(`${CALLBACK}?${answer.toString()}`));
      assert.ok(error.message.length <= 300);
      assert.ok(inspect(error).length < 3000);
    }));

  it('is not believed with another state', () =>
    withWorld(async (world) => {
      await started(world);
      const answer = new URLSearchParams({ error: 'x', error_description: markup, state: anotherState() });
      const error = await refusal(world, `${CALLBACK}?${answer.toString()}`);
      assert.equal(error.code, 'InvalidCallback');
      assert.doesNotMatch(error.message, /onerror/);
    }));

  it('of a person who cancels at a provider comes from the real pages', () =>
    withWorld(
      async (world) => {
        const { page, tab, browser } = world;
        await page().federatedSignIn({ provider: 'Google' });
        await browser.open(tab.left[0] ?? '');
        const error = await refusal(world, (await browser.submit({ cancel: '1' }, 2)).href);
        assert.deepEqual(error.cause, { error: 'access_denied', error_description: 'user_denied' });
      },
      { pool: { providers: [{ name: 'Google', type: 'Google', users: [{ id: '1' }] }] } },
    ));
});
