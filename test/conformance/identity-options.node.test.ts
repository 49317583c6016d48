import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import * as sdk from '@aws-sdk/client-cognito-identity';

import { Random } from '../../src/local-cognito/crypto/random.js';
import { createLocalCognito, type IdentityPoolOptions } from '../../src/local-cognito/index.js';
import { services } from '../../src/local-cognito/operations/table.js';
import { CLIENT, POOL } from './harness.js';
import { FULL_POOL, GOOGLE, IDENTITY_POOL, IdentityBench, USER_POOL_KEY } from './identity-bench.js';
import { checkError, checkResponse } from './sdk-schema.js';

const DEFAULT_ID = 'us-east-1:00000000-0000-4000-8000-000000000001';

describe('the options of identity pools', () => {
  it('have one pool by default, for guests and every client of every user pool', () => {
    const [pool, ...more] = createLocalCognito().identityPools.values();
    assert.equal(more.length, 0);
    assert.deepEqual(pool?.options, {
      id: DEFAULT_ID,
      allowUnauthenticatedIdentities: true,
      userPools: [{ poolId: POOL, clientId: CLIENT, serverSideTokenCheck: true }],
      providers: {},
      developerProviderName: undefined,
      roles: {
        authenticated: 'arn:aws:iam::000000000000:role/local-cognito-authenticated',
        unauthenticated: 'arn:aws:iam::000000000000:role/local-cognito-unauthenticated',
      },
      credentialLifetime: 3600,
    });
    const pools = [
      { id: 'us-east-1_A', clients: [{ id: 'a1' }, { id: 'a2' }] },
      { id: 'us-east-1_B', clients: [{ id: 'b' }] },
    ];
    const ties = createLocalCognito({ pools }).identityPools.get(DEFAULT_ID)?.options.userPools;
    assert.deepEqual(
      ties?.map(({ clientId }) => clientId),
      ['a1', 'a2', 'b'],
    );
    assert.equal(createLocalCognito({ identityPools: [] }).identityPools.size, 0);
  });

  it('say what is wrong with them: option, value and what is allowed', () => {
    const wrong: [Record<string, unknown>, RegExp][] = [
      [{ id: 'nowhere' }, /identity pool id "nowhere" must look like "us-east-1:0000/],
      [{ id: 7 }, /id 7 must look like/],
      [
        { allowUnauthenticatedIdentities: 'yes' },
        /allowUnauthenticatedIdentities "yes" must be true or false/,
      ],
      [
        { userPools: [{ poolId: 'us-east-1_Nobody', clientId: CLIENT }] },
        /userPools "us-east-1_Nobody" must name one of the pools us-east-1_LocalDemo/,
      ],
      [
        { userPools: [{ poolId: POOL, clientId: 'nobody' }] },
        /userPools "nobody" must name one of the clients of us-east-1_LocalDemo: localdemoclient/,
      ],
      [
        { userPools: [{ poolId: POOL, clientId: CLIENT, serverSideTokenCheck: 1 }] },
        /serverSideTokenCheck 1 must be true or false/,
      ],
      [{ providers: { 'https://accounts.google.com': ['x'] } }, /providers "https:.* without https:/],
      [{ providers: { Google: ['x'] } }, /providers "Google" must be a key of Logins/],
      [{ providers: { [USER_POOL_KEY]: ['x'] } }, /providers "cognito-idp.* none of Cognito/],
      [{ providers: { [`issuer-${USER_POOL_KEY}`]: ['x'] } }, /providers "issuer-.* none of Cognito/],
      [{ providers: { 'cognito-identity.amazonaws.com': ['x'] } }, /providers "cognito-identity/],
      [{ providers: { [GOOGLE]: [] } }, /providers\["accounts\.google\.com"\] \[\] must be a list/],
      [{ providers: { [GOOGLE]: 'x' } }, /providers\["accounts\.google\.com"\] "x" must be a list/],
      [{ providers: { [GOOGLE]: ['x', 1] } }, /\["x",1\] must be a list with the audiences/],
      [{ developerProviderName: 'my app' }, /developerProviderName "my app" must be up to 128 letters/],
      [{ roles: { guests: 'x' } }, /roles "guests" must be authenticated or unauthenticated/],
      [{ roles: { authenticated: 'admin' } }, /roles\.authenticated "admin" must look like "arn:aws:iam::/],
      [{ credentialLifetime: 0 }, /credentialLifetime 0 must be a whole number of seconds from 1 to 43200/],
      [{ credentialLifetime: 43_201 }, /credentialLifetime 43201 must be/],
      [{ credentialLifetime: 1.5 }, /credentialLifetime 1\.5 must be/],
      [{ credentialLifetime: '60' }, /credentialLifetime "60" must be/],
    ];
    for (const [changes, text] of wrong) {
      const options: IdentityPoolOptions = { id: DEFAULT_ID, ...changes };
      assert.throws(() => createLocalCognito({ identityPools: [options] }), {
        name: 'TypeError',
        message: text,
      });
    }
    assert.throws(() => createLocalCognito({ identityPools: [FULL_POOL, FULL_POOL] }), {
      name: 'TypeError',
      message: `local-cognito: there are two identity pools with the id "${IDENTITY_POOL}".`,
    });
  });

  it('change while the server runs, unless they are bad; identities stay', async () => {
    const bench = new IdentityBench();
    const pool = bench.cognito.identityPools.get(IDENTITY_POOL);
    const id = await bench.id();
    assert.throws(() => pool?.update({ credentialLifetime: -1 }), TypeError);
    assert.equal(pool?.options.credentialLifetime, 3600);
    pool.update({ credentialLifetime: 60 });
    const { Credentials } = await bench.credentials(id);
    assert.equal(Credentials.Expiration, Math.floor(bench.cognito.clock.now() / 1000) + 60);
    assert.equal(pool.options.allowUnauthenticatedIdentities, true);
  });

  it('are not the object that was passed', () => {
    const given: IdentityPoolOptions = { id: DEFAULT_ID, userPools: [{ poolId: POOL, clientId: CLIENT }] };
    const before = structuredClone(given);
    createLocalCognito({ identityPools: [given] });
    assert.deepEqual(given, before);
  });
});

describe('bad input', () => {
  for (const [name, operation, body, code, text] of [
    ['a list', 'GetId', '[]', 'SerializationException', /^Start of list/],
    ['malformed JSON', 'GetId', '{"IdentityPoolId":', 'SerializationException', undefined],
    ['no pool', 'GetId', '{}', 'InvalidParameterException', /Value null at 'identityPoolId'/],
    ['no pool id', 'GetId', '{"IdentityPoolId":"x"}', 'InvalidParameterException', /regular expression/],
    ['a number', 'GetId', '{"IdentityPoolId":1}', 'SerializationException', /NUMBER_VALUE/],
    [
      'logins in a list',
      'GetId',
      `{"IdentityPoolId":"${IDENTITY_POOL}","Logins":[]}`,
      'SerializationException',
      /^Start of list/,
    ],
    [
      'a login without a token',
      'GetId',
      `{"IdentityPoolId":"${IDENTITY_POOL}","Logins":{"${GOOGLE}":""}}`,
      'InvalidParameterException',
      /Value at 'logins' failed/,
    ],
    ['no identity', 'GetCredentialsForIdentity', '{}', 'InvalidParameterException', /'identityId'/],
    ['no logins', 'GetOpenIdTokenForDeveloperIdentity', '{}', 'InvalidParameterException', /'logins'/],
  ] as const) {
    it(`is refused as the service does: ${name}`, async () => {
      const response = await new IdentityBench().post(operation, body);
      const answer = (await response.json()) as Record<string, unknown>;
      assert.equal(response.status, 400);
      assert.equal(answer['__type'], code);
      if (text) assert.match(String(answer['message']), text);
    });
  }

  it('is not repeated where it may be a secret, and not taken in masses', async () => {
    const bench = new IdentityBench();
    const { message } = await bench.refused('GetId', {
      IdentityPoolId: IDENTITY_POOL,
      Logins: { [GOOGLE]: `secret${'x'.repeat(50_000)}` },
    });
    assert.ok(!message.includes('secret'));
    const many = Object.fromEntries(Array.from({ length: 11 }, (_, i) => [`p${i}.example.com`, 'x']));
    const refused = await bench.refused('GetId', { IdentityPoolId: IDENTITY_POOL, Logins: many });
    assert.match(refused.message, /at most 10 entries/);
  });

  it('is an operation that belongs to the other service', async () => {
    const bench = new IdentityBench();
    for (const [service, operation] of [
      ['AWSCognitoIdentityService', 'SignUp'],
      ['AWSCognitoIdentityProviderService', 'GetId'],
      ['AWSCognitoIdentityService', 'ListIdentityPools'],
    ] as const) {
      const response = await bench.post(operation, '{}', service);
      assert.equal(
        ((await response.json()) as Record<string, unknown>)['__type'],
        'UnknownOperationException',
      );
    }
  });
});

const REQUESTS = 3000;

describe(`${REQUESTS} random requests`, () => {
  it('are answered in the shapes of the service', async () => {
    const bench = new IdentityBench();
    const random = new Random(20_240_611);
    const below = (limit: number): number => (random.bytes(1)[0] ?? 0) % limit;
    const pick = <T>(items: readonly [T, ...T[]]): T => items[below(items.length)] ?? items[0];
    const operations = services.get('AWSCognitoIdentityService');
    assert.ok(operations);
    const names = [...operations.keys()] as [string, ...string[]];
    const { id: token } = await bench.signIn();
    const texts: [string, ...string[]] = [
      ...([IDENTITY_POOL, token, await bench.google(), '', 'x.y.z', '__proto__', '💡'] as const),
      ...([await bench.id(), await bench.id({ [USER_POOL_KEY]: token }), '\u0000', 'e30.e30.e30'] as const),
    ];
    const keys = [USER_POOL_KEY, GOOGLE, 'graph.facebook.com', 'login.example.app'] as const;
    const value = (): unknown =>
      pick<() => unknown>([
        () => pick(texts),
        () => pick([null, true, 0, -1, 1e300, 1.5]),
        () => [pick(texts)],
        () => ({ [pick([...keys, 'cognito-identity.amazonaws.com', '__proto__'])]: pick(texts) }),
        () => ({ [pick(keys)]: pick(texts), [pick(keys)]: pick([...texts, 'again']) }),
        () => ({ [pick(keys)]: { deep: pick(texts) } }),
      ])();
    const likely = (member: string): unknown => {
      if (below(6) === 0) return value();
      if (member === 'Logins') return { [pick(keys)]: pick(texts) };
      if (member === 'TokenDuration') return below(200);
      return pick(texts);
    };
    const successes = new Set<string>();
    const codes = new Set<string>();
    for (let i = 0; i < REQUESTS; i++) {
      const name = pick(names);
      const members: string[] = (operations.get(name)?.members ?? []).filter(() => below(10) > 1);
      const body = JSON.stringify(Object.fromEntries(members.map((member) => [member, likely(member)])));
      const response = await bench.post(name, body);
      const answer = (await response.json()) as Record<string, unknown>;
      if (response.status === 200) {
        checkResponse(name, answer);
        successes.add(name);
      } else {
        assert.equal(response.status, 400, `request ${i}: ${name} ${body} → ${JSON.stringify(answer)}`);
        checkError(name, String(answer['__type']));
        codes.add(String(answer['__type']));
      }
    }
    assert.deepEqual([...successes].sort(), [...names].sort());
    for (const code of ['NotAuthorizedException', 'InvalidParameterException', 'ResourceNotFoundException']) {
      assert.ok(codes.has(code), `no ${code} among ${[...codes].join(', ')}`);
    }
    assert.ok(names.every((name) => `${name}Command` in sdk));
  });
});
