import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { CognitoJwtVerifier } from 'aws-jwt-verify';
import type { Jwks } from 'aws-jwt-verify/jwk';
import * as oauth from 'oauth4webapi';

import type { LocalCognitoServer } from '../../src/local-cognito/node.js';
import { CLIENT, POOL } from './harness.js';
import { authorizePath, Browser, CALLBACK, claims, ISSUER, serve, SIGNED_OUT } from './hosted.js';

const insecure = { [oauth.allowInsecureRequests]: true };

async function discover({ url }: LocalCognitoServer): Promise<oauth.AuthorizationServer> {
  const response = await fetch(`${url}${POOL}/.well-known/openid-configuration`);
  return oauth.processDiscoveryResponse(new URL(ISSUER), response);
}

interface Journey {
  as: oauth.AuthorizationServer;
  client: oauth.Client;
  tokens: oauth.TokenEndpointResponse;
}

/** The whole way of an app: discovery, authorization with PKCE, state and nonce, exchange. */
async function journey(
  server: LocalCognitoServer,
  auth: oauth.ClientAuth = oauth.None(),
  scope = 'openid email',
): Promise<Journey> {
  const as = await discover(server);
  const client: oauth.Client = { client_id: CLIENT };
  const verifier = oauth.generateRandomCodeVerifier();
  const state = oauth.generateRandomState();
  const nonce = oauth.generateRandomNonce();
  const url = new URL(as.authorization_endpoint ?? '');
  url.search = authorizePath({
    scope,
    state,
    nonce,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  }).slice('oauth2/authorize'.length);
  const back = await new Browser(server.url).signIn(url.href);
  const parameters = oauth.validateAuthResponse(as, client, back, state);
  const response = await oauth.authorizationCodeGrantRequest(
    as,
    client,
    auth,
    parameters,
    CALLBACK,
    verifier,
    insecure,
  );
  const tokens = await oauth.processAuthorizationCodeResponse(as, client, response, {
    expectedNonce: nonce,
    requireIdToken: true,
  });
  await oauth.validateApplicationLevelSignature(as, response, insecure);
  return { as, client, tokens };
}

describe('oauth4webapi', () => {
  it('discovers the server, signs in with code and PKCE, renews, reads the attributes and revokes', async () => {
    const server = await serve();
    try {
      const { as, client, tokens } = await journey(server);
      const { sub = '' } = oauth.getValidatedIdTokenClaims(tokens) ?? {};

      const info = await oauth.userInfoRequest(as, client, tokens.access_token, insecure);
      const attributes = await oauth.processUserInfoResponse(as, client, sub, info);
      assert.deepEqual(attributes, {
        sub,
        email: 'maria@example.com',
        email_verified: 'true',
        username: 'maria',
      });

      const none = oauth.None();
      const refresh = tokens.refresh_token ?? '';
      const renewal = await oauth.refreshTokenGrantRequest(as, client, none, refresh, insecure);
      const renewed = await oauth.processRefreshTokenResponse(as, client, renewal);
      assert.equal(renewed.refresh_token, undefined);
      assert.equal(claims(renewed.access_token)['scope'], 'openid email');
      assert.equal(claims(renewed.id_token)['sub'], sub);

      await oauth.processRevocationResponse(
        await oauth.revocationRequest(as, client, none, refresh, insecure),
      );
      const late = await oauth.refreshTokenGrantRequest(as, client, none, refresh, insecure);
      await assert.rejects(oauth.processRefreshTokenResponse(as, client, late), { error: 'invalid_grant' });
      for (const { access_token } of [tokens, renewed]) {
        const refused = await oauth.userInfoRequest(as, client, access_token, insecure);
        await assert.rejects(oauth.processUserInfoResponse(as, client, sub, refused));
        assert.equal(refused.status, 401);
      }
    } finally {
      await server.close();
    }
  });

  it('proves a client secret by Basic authentication and by the form', async () => {
    const secret = 'a secret: with % and +';
    const server = await serve({ secret });
    try {
      await journey(server, oauth.ClientSecretBasic(secret));
      await journey(server, oauth.ClientSecretPost(secret));
      for (const auth of [oauth.ClientSecretBasic('wrong'), oauth.ClientSecretPost('wrong'), oauth.None()]) {
        await assert.rejects(journey(server, auth), { error: 'invalid_client' });
      }
    } finally {
      await server.close();
    }
  });

  it('gets tokens without a code where the client may', async () => {
    const server = await serve({ allowedOAuthFlows: ['code', 'implicit'] });
    try {
      const as = await discover(server);
      const back = await new Browser(server.url).signIn(
        authorizePath({ response_type: 'token', nonce: 'n', state: 's' }),
      );
      const values = new URLSearchParams(back.hash.slice(1));
      assert.equal(back.search, '');
      assert.deepEqual([...values.keys()].sort(), [
        'access_token',
        'expires_in',
        'id_token',
        'state',
        'token_type',
      ]);
      assert.equal(values.get('state'), 's');
      assert.equal(claims(values.get('id_token'))['nonce'], 'n');
      const info = await oauth.userInfoRequest(
        as,
        { client_id: CLIENT },
        values.get('access_token') ?? '',
        insecure,
      );
      assert.equal(info.status, 200);
    } finally {
      await server.close();
    }
  });
});

describe('aws-jwt-verify', () => {
  it('accepts the tokens of the hosted pages', async () => {
    const server = await serve();
    try {
      const { as, tokens } = await journey(server);
      const jwks = (await (await fetch(as.jwks_uri ?? '')).json()) as Jwks;
      for (const [tokenUse, token] of [
        ['access', tokens.access_token],
        ['id', tokens.id_token ?? ''],
      ] as const) {
        const verifier = CognitoJwtVerifier.create({
          userPoolId: POOL,
          clientId: CLIENT,
          tokenUse,
          ...(tokenUse === 'access' ? { scope: ['openid'] } : {}),
        });
        verifier.cacheJwks(jwks);
        await verifier.verify(token);
      }
    } finally {
      await server.close();
    }
  });
});

describe('the hosted session', () => {
  it('spares the password until it is an hour old, signed out, or asked for again', async () => {
    const server = await serve();
    try {
      const browser = new Browser(server.url);
      const first = await browser.signIn();
      const again = await browser.open(authorizePath({ state: 'another' }));
      assert.equal(again.origin, new URL(CALLBACK).origin);
      assert.equal(again.searchParams.get('state'), 'another');
      assert.notEqual(again.searchParams.get('code'), first.searchParams.get('code'));
      assert.match((await browser.open(authorizePath({ prompt: 'login' }))).pathname, /login$/);

      const out = new URLSearchParams({ client_id: CLIENT, logout_uri: SIGNED_OUT });
      const kept = browser.cookies.get('cognito');
      assert.equal((await browser.open(`logout?${out.toString()}`)).href, SIGNED_OUT);
      assert.equal(browser.cookies.get('cognito'), undefined);
      const replay = await fetch(`${server.url}${authorizePath()}`, {
        redirect: 'manual',
        headers: { cookie: `cognito=${kept}` },
      });
      assert.match(replay.headers.get('location') ?? '', /^\.\.\/login/);

      await browser.signIn();
      server.cognito.clock.advance(3_600_000);
      assert.match((await browser.open(authorizePath())).pathname, /login$/);
      const silent = await browser.open(authorizePath({ prompt: 'none' }));
      assert.equal(silent.searchParams.get('error'), 'login_required');
    } finally {
      await server.close();
    }
  });

  it('holds for its own pool only', async () => {
    const second = 'us-east-1_Second';
    const server = await serve({}, {}, [{ id: second, clients: [{ id: 'two', callbackUrls: [CALLBACK] }] }]);
    try {
      const browser = new Browser(server.url);
      await browser.signIn();
      const theirs = authorizePath({ client_id: 'two' }, `${second}/oauth2/authorize`);
      assert.equal((await browser.open(theirs)).pathname, `/${second}/login`);
      assert.equal((await browser.open(authorizePath({ client_id: 'two' }))).pathname, '/error');
      const back = await browser.signIn(theirs);
      assert.ok(back.searchParams.get('code'));
    } finally {
      await server.close();
    }
  });
});
