import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { createLocalCognito, type PoolOptions } from '../../src/local-cognito/index.js';
import { serveLocalCognito } from '../../src/local-cognito/node.js';
import { deviceType } from '../../src/local-cognito/user-sessions/device-type.js';
import { type Answer, Bench, CLIENT, PASSWORD, POOL, refreshInput, tokensOf } from './harness.js';
import { authorizePath, Browser, exchange, postForm, serve } from './hosted.js';

const tracked: Partial<PoolOptions> = { sessionTracking: { maxPerUser: 20 } };

async function benchWithUser(pool: Partial<PoolOptions> = tracked): Promise<Bench> {
  const bench = new Bench(pool);
  await bench.addUser();
  return bench;
}

async function listed(bench: Bench, AccessToken: string): Promise<Answer[]> {
  return (await bench.call('ListUserSessions', { AccessToken }))['Sessions'] as Answer[];
}

const idsOf = (sessions: readonly Answer[]): string[] => sessions.map(({ SessionId }) => String(SessionId));

describe('ListUserSessions', () => {
  it('lists the sessions of the caller in every client, and says which is the current one', async () => {
    const bench = await benchWithUser({ ...tracked, clients: [{ id: CLIENT }, { id: 'other' }] });
    await bench.addUser('nadia');
    await bench.tokens('nadia');
    const created = bench.cognito.clock.now() / 1000;
    const { access } = await bench.tokens();
    bench.cognito.clock.advance(1500);
    const AuthParameters = { USERNAME: 'maria', PASSWORD: PASSWORD };
    const input = { AuthFlow: 'USER_PASSWORD_AUTH', ClientId: 'other', AuthParameters };
    const other = tokensOf(await bench.call('InitiateAuth', input));
    const sessions = await listed(bench, access);
    const [first = {}, second = {}] = sessions;
    assert.equal(sessions.length, 2);
    assert.match(String(first['SessionId']), /^tkn[a-z0-9]{25}$/);
    assert.notEqual(first['SessionId'], second['SessionId']);
    const device = { SessionType: 'TOKEN', DeviceType: 'unknown', LastLocation: { Country: 'unknown' } };
    assert.deepEqual(sessions, [
      {
        ...device,
        SessionId: first['SessionId'],
        ClientId: CLIENT,
        CreateDate: created,
        LastActiveDate: created,
        IsCurrentSession: true,
      },
      {
        ...device,
        SessionId: second['SessionId'],
        ClientId: 'other',
        CreateDate: created + 1.5,
        LastActiveDate: created + 1.5,
        IsCurrentSession: false,
      },
    ]);
    const fromThere = await listed(bench, other.access);
    assert.deepEqual(
      fromThere.map(({ IsCurrentSession }) => IsCurrentSession),
      [false, true],
    );
  });

  it('lists the time of the last refresh, not of the last call', async () => {
    const bench = await benchWithUser();
    const { access, refresh } = await bench.tokens();
    const start = bench.cognito.clock.now() / 1000;
    bench.cognito.clock.advance(5000);
    await bench.call('GetUser', { AccessToken: access });
    assert.equal((await listed(bench, access))[0]?.['LastActiveDate'], start);
    await bench.call('InitiateAuth', refreshInput(refresh));
    const [renewed = {}] = await listed(bench, access);
    assert.deepEqual([renewed['CreateDate'], renewed['LastActiveDate']], [start, start + 5]);
    bench.cognito.clock.advance(5000);
    await bench.call('GetTokensFromRefreshToken', { RefreshToken: refresh, ClientId: CLIENT });
    assert.equal((await listed(bench, access))[0]?.['LastActiveDate'], start + 10);
  });

  it('leaves out sessions that are over', async () => {
    const bench = await benchWithUser({
      ...tracked,
      clients: [{ id: CLIENT, tokenValidity: { refreshToken: 60 } }, { id: 'other' }],
    });
    const { refresh } = await bench.tokens();
    await bench.tokens();
    await bench.call('RevokeToken', { ClientId: CLIENT, Token: refresh });
    bench.cognito.clock.advance(59_000);
    const { access } = await bench.tokens();
    assert.equal((await listed(bench, access)).length, 2);
    bench.cognito.clock.advance(1000);
    assert.equal((await listed(bench, access)).length, 1);
  });

  it('knows the browser and system of the last sign-in or refresh', async () => {
    const server = await serveLocalCognito({ pools: [{ id: POOL, clients: [{ id: CLIENT }], ...tracked }] });
    const call = async (operation: string, input: object, userAgent: string): Promise<Answer> => {
      const target = `AWSCognitoIdentityProviderService.${operation}`;
      const headers = { 'X-Amz-Target': target, 'user-agent': userAgent };
      const response = await fetch(server.url, { method: 'POST', headers, body: JSON.stringify(input) });
      return (await response.json()) as Answer;
    };
    const on = (os: string) => `Mozilla/5.0 (${os}) AppleWebKit/537.36 Chrome/125.0.0.0 Safari/537.36`;
    try {
      const [pool] = server.cognito.pools.values();
      await pool?.admin.createUser({ username: 'maria', suppress: true });
      await pool?.admin.setUserPassword('maria', PASSWORD);
      const AuthParameters = { USERNAME: 'maria', PASSWORD: PASSWORD };
      const input = { AuthFlow: 'USER_PASSWORD_AUTH', ClientId: CLIENT, AuthParameters };
      const { access, refresh } = tokensOf(
        await call('InitiateAuth', input, on('Windows NT 10.0; Win64; x64')),
      );
      const device = async (): Promise<unknown> => {
        const { Sessions } = await call('ListUserSessions', { AccessToken: access }, 'curl/8.5');
        return (Sessions as Answer[])[0]?.['DeviceType'];
      };
      assert.equal(await device(), 'Chrome 125 / Windows');
      await call('InitiateAuth', refreshInput(refresh), on('X11; Linux x86_64'));
      assert.equal(await device(), 'Chrome 125 / Linux');
    } finally {
      await server.close();
    }
  });

  it('is off unless the pool tracks sessions', async () => {
    const bench = await benchWithUser({});
    const { access: AccessToken } = await bench.tokens();
    const SessionId = `tkn${'a'.repeat(25)}`;
    for (const [operation, input] of [
      ['ListUserSessions', { AccessToken }],
      ['RevokeUserSession', { AccessToken, SessionId }],
    ] as const)
      assert.equal((await bench.refused(operation, input)).code, 'OperationNotEnabledException');
    bench.cognito.pools.get(POOL)?.update(tracked);
    // A session from before has no record.
    assert.deepEqual(await listed(bench, AccessToken), []);
    await bench.tokens();
    const [session] = await listed(bench, AccessToken);
    assert.equal(session?.['IsCurrentSession'], false);
  });

  it('refuses a wrong page, a wrong token, and the token of a revoked or deleted user', async () => {
    const bench = await benchWithUser();
    const { access: AccessToken } = await bench.tokens();
    const list = (input: object) => bench.refused('ListUserSessions', input);
    for (const NextToken of ['', 'a b', 'tkn-of-no-user'])
      assert.equal((await list({ AccessToken, NextToken })).code, 'InvalidParameterException');
    assert.equal((await list({})).code, 'InvalidParameterException');
    assert.equal((await list({ AccessToken: 'a.b.c' })).code, 'NotAuthorizedException');
    const { access } = await bench.tokens();
    await bench.call('GlobalSignOut', { AccessToken });
    assert.equal((await list({ AccessToken: access })).code, 'NotAuthorizedException');
    const again = await bench.tokens();
    await bench.call('DeleteUser', { AccessToken: again.access });
    assert.equal((await list({ AccessToken: again.access })).code, 'UserNotFoundException');
  });
});

describe('the number of sessions', () => {
  it('is limited: a sign-in ends the session that was used least recently', async () => {
    const bench = await benchWithUser({ sessionTracking: { maxPerUser: 2 } });
    const [first, second] = [await bench.tokens(), await bench.tokens()];
    bench.cognito.clock.advance(1000);
    await bench.call('InitiateAuth', refreshInput(first.refresh));
    const third = await bench.tokens();
    assert.equal((await listed(bench, third.access)).length, 2);
    await bench.call('GetUser', { AccessToken: first.access });
    const { message } = await bench.refused('GetUser', { AccessToken: second.access });
    assert.equal(message, 'Access Token has been revoked');
    bench.cognito.pools.get(POOL)?.update({ sessionTracking: { maxPerUser: 1 } });
    await bench.call('GetUser', { AccessToken: first.access });
    const { access } = await bench.tokens();
    assert.equal((await listed(bench, access)).length, 1);
  });

  it('is 1 to 100', () => {
    for (const maxPerUser of [0, 101, 1.5, NaN]) {
      assert.throws(
        () => createLocalCognito({ pools: [{ id: POOL, clients: [], sessionTracking: { maxPerUser } }] }),
        /sessionTracking.maxPerUser .* from 1 to 100/,
      );
    }
  });
});

describe('RevokeUserSession', () => {
  it('ends another session: its refresh token and access tokens stop working', async () => {
    const bench = await benchWithUser();
    const [own, other, third] = [await bench.tokens(), await bench.tokens(), await bench.tokens()];
    const renewed = tokensOf(await bench.call('InitiateAuth', refreshInput(other.refresh)));
    const [, SessionId = '', thirdId] = idsOf(await listed(bench, own.access));
    const input = { AccessToken: own.access, SessionId };
    assert.deepEqual(await bench.call('RevokeUserSession', input), {});
    for (const AccessToken of [other.access, renewed.access])
      assert.equal((await bench.refused('GetUser', { AccessToken })).code, 'NotAuthorizedException');
    assert.equal(
      (await bench.refused('InitiateAuth', refreshInput(other.refresh))).code,
      'NotAuthorizedException',
    );
    await bench.call('GetUser', { AccessToken: third.access });
    const left = idsOf(await listed(bench, own.access));
    assert.deepEqual([left.length, left[1]], [2, thirdId]);
    assert.equal((await bench.refused('RevokeUserSession', input)).code, 'ResourceNotFoundException');
  });

  it('refuses the own session, that of another user, and wrong values', async () => {
    const bench = await benchWithUser();
    await bench.addUser('nadia');
    const { access: AccessToken } = await bench.tokens();
    const nadia = await bench.tokens('nadia');
    const [own = ''] = idsOf(await listed(bench, AccessToken));
    const [hers = ''] = idsOf(await listed(bench, nadia.access));
    const revoke = (more: object) => bench.refused('RevokeUserSession', { AccessToken, ...more });
    const { code, message } = await revoke({ SessionId: own });
    assert.deepEqual([code, message], ['InvalidParameterException', 'Cannot revoke the current session.']);
    assert.equal((await revoke({ SessionId: hers })).code, 'ResourceNotFoundException');
    await bench.call('GetUser', { AccessToken: nadia.access });
    for (const more of [{}, { SessionId: '' }, { SessionId: hers, RevokeAssociatedSessions: 'ALL' }])
      assert.equal((await revoke(more)).code, 'InvalidParameterException');
    assert.equal((await revoke({ SessionId: 5 })).code, 'SerializationException');
    await bench.call('GetUser', { AccessToken });
  });
});

describe('sessions of the hosted pages', () => {
  /** A person in two browsers, with the tokens of two apps in the first, and an access token for the API. */
  async function hostedWorld() {
    const server = await serve({}, tracked);
    const token = async (back: URL): Promise<{ access: string; refresh: string }> => {
      const { body } = await postForm(
        `${server.url}oauth2/token`,
        exchange(back.searchParams.get('code') ?? ''),
      );
      return { access: String(body['access_token']), refresh: String(body['refresh_token']) };
    };
    const scope = 'openid aws.cognito.signin.user.admin';
    const browser = new Browser(server.url);
    const one = await token(await browser.signIn(authorizePath({ scope })));
    const two = await token(await browser.open(authorizePath({ scope })));
    const elsewhere = await token(await new Browser(server.url).signIn(authorizePath({ scope })));
    const call = async (operation: string, input: object): Promise<Response> => {
      const headers = { 'X-Amz-Target': `AWSCognitoIdentityProviderService.${operation}` };
      return fetch(server.url, { method: 'POST', headers, body: JSON.stringify(input) });
    };
    const list = async (): Promise<Answer[]> => {
      const response = await call('ListUserSessions', { AccessToken: elsewhere.access });
      return ((await response.json()) as Answer)['Sessions'] as Answer[];
    };
    const revoke = async (SessionId: unknown, RevokeAssociatedSessions?: string): Promise<void> => {
      const input = { AccessToken: elsewhere.access, SessionId, RevokeAssociatedSessions };
      assert.equal((await call('RevokeUserSession', input)).status, 200);
    };
    const works = async (AccessToken: string): Promise<boolean> =>
      (await call('GetUser', { AccessToken })).status === 200;
    const isSignedIn = async (): Promise<boolean> =>
      (await browser.open(authorizePath({ scope }))).searchParams.has('code');
    return { server, browser, one, two, elsewhere, list, revoke, works, isSignedIn };
  }

  it('are listed with the sessions that came through them', async () => {
    const { server, list } = await hostedWorld();
    try {
      await server.cognito.pools.get(POOL)?.admin.createUser({ username: 'nadia', suppress: true });
      await server.cognito.pools.get(POOL)?.admin.setUserPassword('nadia', PASSWORD);
      await new Browser(server.url).signIn(authorizePath(), 'nadia');
      const sessions = await list();
      const pages = sessions.filter(({ SessionType }) => SessionType === 'SSO');
      const tokens = sessions.filter(({ SessionType }) => SessionType === 'TOKEN');
      assert.deepEqual([tokens.length, pages.length], [3, 2]);
      const [first, second] = idsOf(pages);
      assert.match(String(first), /^sso[a-z0-9]{25}$/);
      assert.deepEqual(
        tokens.map(({ OriginSessionId }) => OriginSessionId),
        [first, first, second],
      );
      assert.deepEqual(
        sessions.map(({ IsCurrentSession }) => IsCurrentSession),
        [false, false, true, false, false],
      );
      assert.ok(pages.every((page) => !('OriginSessionId' in page)));
    } finally {
      await server.close();
    }
  });

  it('alone end without the tokens, the tokens without them', async () => {
    const { server, list, revoke, works, one, two, isSignedIn } = await hostedWorld();
    try {
      const [first, , , page] = await list();
      await revoke(first?.['SessionId']);
      assert.deepEqual(
        [await works(one.access), await works(two.access), await isSignedIn()],
        [false, true, true],
      );
      await revoke(page?.['SessionId']);
      assert.deepEqual([await works(two.access), await isSignedIn()], [true, false]);
    } finally {
      await server.close();
    }
  });

  it('end with one of their token sessions, which leaves the others', async () => {
    const { server, list, revoke, works, one, two, elsewhere, isSignedIn } = await hostedWorld();
    try {
      const [first] = await list();
      await revoke(first?.['SessionId'], 'LINKED');
      const left = [await works(one.access), await works(two.access), await works(elsewhere.access)];
      assert.deepEqual([...left, await isSignedIn()], [false, true, true, false]);
    } finally {
      await server.close();
    }
  });

  it('end with all their token sessions', async () => {
    const { server, list, revoke, works, one, two, elsewhere, isSignedIn } = await hostedWorld();
    try {
      const [, , , page] = await list();
      await revoke(page?.['SessionId'], 'LINKED');
      const left = [await works(one.access), await works(two.access), await works(elsewhere.access)];
      assert.deepEqual([...left, await isSignedIn()], [false, false, true, false]);
      assert.equal((await list()).length, 2);
    } finally {
      await server.close();
    }
  });

  it('are listed page by page', async () => {
    const { server, elsewhere } = await hostedWorld();
    try {
      for (let i = 0; i < 121; i++) await new Browser(server.url).signIn();
      const list = async (NextToken?: unknown): Promise<Answer> => {
        const headers = { 'X-Amz-Target': 'AWSCognitoIdentityProviderService.ListUserSessions' };
        const body = JSON.stringify({ AccessToken: elsewhere.access, NextToken });
        return (await (await fetch(server.url, { method: 'POST', headers, body })).json()) as Answer;
      };
      const { Sessions, NextToken } = await list();
      assert.equal((Sessions as Answer[]).length, 125);
      const next = await list(NextToken);
      assert.equal((next['Sessions'] as Answer[]).length, 1);
      assert.ok(!('NextToken' in next));
    } finally {
      await server.close();
    }
  });

  it('end the code that is on the way', async () => {
    const { server, list, revoke, browser } = await hostedWorld();
    try {
      const back = await browser.open(authorizePath());
      const [, , , page] = await list();
      await revoke(page?.['SessionId']);
      const { status } = await postForm(
        `${server.url}oauth2/token`,
        exchange(back.searchParams.get('code') ?? ''),
      );
      assert.equal(status, 400);
    } finally {
      await server.close();
    }
  });
});

describe('the device of a session', () => {
  it('is read from the user agent', () => {
    const webkit = 'AppleWebKit/605.1.15';
    const phone = `Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) ${webkit}`;
    for (const [userAgent, device] of [
      [
        `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${webkit} Version/17.5 Safari/605.1.15`,
        'Safari 17 / macOS',
      ],
      [`${phone} Version/17.5 Mobile/15E148 Safari/604.1`, 'Safari 17 / iOS'],
      [`${phone} CriOS/125.0 Mobile/15E148 Safari/604.1`, 'Chrome 125 / iOS'],
      ['Mozilla/5.0 (Android 14; Mobile; rv:126.0) Gecko/126.0 Firefox/126.0', 'Firefox 126 / Android'],
      [
        'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/125.0.0.0 Safari/537.36 Edg/125.0',
        'Edge 125 / Windows',
      ],
      [
        'Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) Chrome/125.0.0.0 Safari/537.36 OPR/110.0',
        'Opera 110 / ChromeOS',
      ],
      ['Chrome/125.0', 'Chrome 125 / unknown'],
      ['aws-sdk-js/3.0', 'unknown'],
      [null, 'unknown'],
    ] as const)
      assert.equal(deviceType(userAgent), device);
  });
});
