import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';

import type { Check } from '../../src/cli/doctor/check.js';
import { Service } from '../../src/cli/doctor/service.js';
import { checkSignature, readSignature } from '../../src/local-cognito/identity-pool/sigv4.js';
import type { ClientOptions, PoolOptions } from '../../src/local-cognito/index.js';
import { type LocalCognitoServer, serveLocalCognito, toNodeHandler } from '../../src/local-cognito/node.js';
import { bundleCli, type Result, TestProject } from './run.js';

const POOL = 'eu-west-1_Doctor';
const CLIENT = 'webclient';
const env = { AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE', AWS_SECRET_ACCESS_KEY: 'secret' };

let cli: Awaited<ReturnType<typeof bundleCli>>;
let empty: TestProject;
const servers: LocalCognitoServer[] = [];
before(async () => {
  [cli, empty] = await Promise.all([bundleCli(), TestProject.create()]);
});
after(async () => {
  await Promise.all(servers.map((server) => server.close()));
  await cli.remove();
  await empty.remove();
});

async function serve(
  client: Partial<ClientOptions> = {},
  pool: Partial<PoolOptions> = {},
): Promise<LocalCognitoServer> {
  const server = await serveLocalCognito({
    pools: [{ id: POOL, clients: [{ id: CLIENT, ...client }], ...pool }],
  });
  servers.push(server);
  return server;
}

interface Report {
  code: number | null;
  access: string;
  ok: boolean;
  checks: Map<string, Check>;
}

function read({ code, out, err }: Result): Report {
  assert.equal(err, '');
  const { access, ok, checks } = JSON.parse(out) as { access: string; ok: boolean; checks: Check[] };
  return { code, access, ok, checks: new Map(checks.map((check) => [check.id, check])) };
}

const args = (server: LocalCognitoServer, ...more: string[]): string[] => [
  'doctor',
  ...['--pool', POOL, '--client', CLIENT, '--endpoint', server.url, ...more],
];

/** Examines a pool, and returns the findings. */
async function examine(
  server: LocalCognitoServer,
  { isSigned = false, more = [] as string[] } = {},
): Promise<Report> {
  return read(await cli.run(empty.folder, args(server, '--json', ...more), isSigned ? { env } : {}));
}

/** Examines the pool of a config, and returns the findings. */
async function examineConfig(config: object, isSigned = false): Promise<Report> {
  const project = await TestProject.create(undefined, { 'aws-config.json': JSON.stringify(config) });
  try {
    return read(await cli.run(project.folder, ['doctor', '--json'], isSigned ? { env } : {}));
  } finally {
    await project.remove();
  }
}

const statusOf = ({ checks }: Report, id: string): string | undefined => checks.get(id)?.status;

describe('auth-elements doctor, without AWS credentials', { concurrency: 4 }, () => {
  it('finds no problem in a pool that works, and changes nothing there', async () => {
    const server = await serve();
    const report = await examine(server);
    assert.equal(report.code, 0);
    assert.equal(report.access, 'public');
    for (const id of ['pool', 'client', 'client-secret', 'flow-srp', 'flow-user-auth', 'user-existence'])
      assert.equal(statusOf(report, id), 'ok', id);
    assert.deepEqual(server.cognito.outbox.messages(), []);
    assert.equal(server.cognito.pools.get(POOL)?.users.all().length, 0);
  });

  it('prints sentences, and what it has not seen', async () => {
    const { code, out } = await cli.run(
      empty.folder,
      args(await serve({ explicitAuthFlows: ['USER_AUTH'] })),
    );
    assert.equal(code, 1);
    assert.match(out, /✗ Sign-in with a password \(USER_SRP_AUTH\) is off.*\n {4}Add ALLOW_USER_SRP_AUTH/);
    assert.match(out, /Not seen without AWS credentials: .*passkeys/);
    assert.match(out, /1 problem, 0 warnings\./);
  });

  it('finds a client secret', async () => {
    const report = await examine(await serve({ secret: 'quiet' }));
    assert.equal(report.code, 1);
    assert.equal(statusOf(report, 'client-secret'), 'problem');
  });

  it('does not say that there is no secret where it cannot see it', async () => {
    const report = await examine(await serve({ secret: 'quiet', explicitAuthFlows: [] }));
    assert.equal(statusOf(report, 'client-secret'), 'unknown');
  });

  it('finds a missing pool and a missing client', async () => {
    const server = await serve();
    const noPool = await examine(server, { more: ['--pool', 'eu-west-1_Nothing'] });
    assert.equal(noPool.code, 1);
    assert.equal(statusOf(noPool, 'pool'), 'problem');
    const noClient = await examine(server, { more: ['--client', 'nothing'] });
    assert.equal(noClient.code, 1);
    assert.equal(statusOf(noClient, 'client'), 'problem');
  });

  it('needs USER_AUTH only where the config has passkeys or codes', async () => {
    const server = await serve({ explicitAuthFlows: ['USER_SRP_AUTH'] });
    assert.equal(statusOf(await examine(server), 'flow-user-auth'), 'off');
    const config = { userPoolId: POOL, userPoolWebClientId: CLIENT, endpoint: server.url };
    const report = await examineConfig({ ...config, signInMethods: ['passkey', 'password'] });
    assert.equal(statusOf(report, 'flow-user-auth'), 'problem');
    assert.equal(report.code, 1);
  });

  it('warns of answers that say who has an account', async () => {
    const report = await examine(await serve({ preventUserExistenceErrors: 'LEGACY' }));
    assert.equal(statusOf(report, 'user-existence'), 'warning');
    assert.equal(report.code, 0);
  });

  it('sees a web ACL', async () => {
    const server = await serve();
    server.cognito.faults.add({ operation: 'InitiateAuth', waf: 'captcha' });
    assert.equal(statusOf(await examine(server), 'web-acl'), 'warning');
    server.cognito.faults.clear();
    server.cognito.faults.add({ operation: 'InitiateAuth', error: 'ForbiddenException' });
    const report = await examine(server);
    assert.equal(statusOf(report, 'web-acl'), 'problem');
    assert.equal(report.code, 1);
  });

  it('tries the redirect URIs at the hosted UI', async () => {
    const server = await serve({ callbackUrls: ['https://app.example.com/'] });
    const config = (uris: string[], more = {}): object => ({
      userPoolId: POOL,
      userPoolWebClientId: CLIENT,
      endpoint: server.url,
      oauth: { domain: `${server.url}${POOL}`, redirectSignIn: uris, redirectSignOut: uris, ...more },
    });
    const good = await examineConfig(config(['https://app.example.com/']));
    assert.equal(statusOf(good, 'domain'), 'ok');
    assert.equal(statusOf(good, 'redirect-sign-in'), 'ok');
    const bad = await examineConfig(config(['https://app.example.com/', 'https://app.example.com']));
    assert.match(
      bad.checks.get('redirect-sign-in')?.text ?? '',
      /come back to https:\/\/app\.example\.com\.$/,
    );
    assert.equal(bad.code, 1);
    const scopes = await examineConfig(config(['https://app.example.com/'], { scope: ['openid', 'other'] }));
    assert.equal(statusOf(scopes, 'oauth'), 'warning');
    assert.equal(scopes.code, 1);
  });

  it('says in one message that the service cannot be reached', async () => {
    const server = await serve();
    await server.close();
    const result = await cli.run(empty.folder, args(server));
    assert.equal(result.code, 2);
    assert.match(
      result.err,
      /^127\.0\.0\.1:\d+ cannot be reached \(ECONNREFUSED\)\. Check that it is running.*\n$/,
    );
    const json = await cli.run(empty.folder, args(server, '--json'));
    assert.equal(json.code, 2);
    assert.match((JSON.parse(json.out) as { error: string }).error, /cannot be reached/);
  });

  it('does not take the answer of a proxy for that of Cognito', async () => {
    const proxy = createServer((_, response) => response.writeHead(403).end('<h1>Sign in</h1>')).listen(
      0,
      '127.0.0.1',
    );
    await new Promise((resolve) => proxy.once('listening', resolve));
    const { port } = proxy.address() as AddressInfo;
    const { out } = await cli.run(empty.folder, [
      ...[
        'doctor',
        '--pool',
        'eu-west-1_AbCdEfGhI',
        '--client',
        'abc',
        '--endpoint',
        `http://127.0.0.1:${port}`,
      ],
    ]);
    proxy.close();
    assert.match(out, /What answered is not Cognito, or does not answer now \(status 403\)/);
    assert.doesNotMatch(out, /There is no user pool/);
  });

  it('names a region that does not exist', async () => {
    const { code, err } = await cli.run(empty.folder, [
      ...['doctor', '--pool', 'xx-nowhere-1_Abc', '--client', 'abc'],
    ]);
    assert.equal(code, 2);
    assert.match(
      err,
      /^cognito-idp\.xx-nowhere-1\.amazonaws\.com cannot be reached .*xx-nowhere-1 is a region/,
    );
  });

  it('refuses wrong IDs, one without the other, no config, and what is not an origin', async () => {
    const refused = async (more: string[], pattern: RegExp) => {
      const { code, err } = await cli.run(empty.folder, ['doctor', ...more]);
      assert.equal(code, 2);
      assert.match(err, pattern);
    };
    await refused(['--pool', 'abc', '--client', 'abc'], /--pool "abc" is not the ID/);
    await refused(['--pool', POOL], /Pass --client too/);
    await refused(
      [],
      /no amplify_outputs\.json, amplifyconfiguration\.json, aws-exports\.js or aws-config here/,
    );
    await refused(['--origin', 'example.com'], /--origin "example\.com" must be the URL/);
  });
});

describe('auth-elements doctor, with AWS credentials', { concurrency: 4 }, () => {
  it('reads the settings of the pool and of the client', async () => {
    const server = await serve({ explicitAuthFlows: ['USER_SRP_AUTH'] }, { deviceTracking: 'USER_OPT_IN' });
    const report = await examine(server, { isSigned: true });
    assert.equal(report.access, 'account');
    assert.equal(statusOf(report, 'refresh'), 'problem');
    assert.equal(statusOf(report, 'token-revocation'), 'ok');
    assert.equal(statusOf(report, 'flow-password'), 'off');
    assert.equal(statusOf(report, 'passkeys'), 'off');
    assert.match(report.checks.get('devices')?.text ?? '', /remember-device/);
    assert.equal(report.code, 1);
  });

  it('leaves the credentials alone with --public', async () => {
    const report = await examine(await serve(), { isSigned: true, more: ['--public'] });
    assert.equal(report.access, 'public');
  });

  it('compares the relying party of passkeys with the page', async () => {
    const firstFactors: PoolOptions['firstFactors'] = ['PASSWORD', 'WEB_AUTHN'];
    const without = await examine(await serve({}, { firstFactors }), { isSigned: true });
    assert.equal(statusOf(without, 'passkeys'), 'problem');
    const server = await serve({}, { firstFactors, passkeys: { relyingPartyId: 'example.com' } });
    const at = (...origins: string[]) =>
      examine(server, { isSigned: true, more: origins.flatMap((origin) => ['--origin', origin]) });
    assert.equal(statusOf(await at('https://app.example.com', 'http://localhost:3000'), 'passkeys'), 'ok');
    const other = await at('https://example.com', 'https://my-example.com');
    assert.match(other.checks.get('passkeys')?.text ?? '', /pages on my-example\.com cannot/);
  });

  it('compares the config with the pool', async () => {
    const server = await serve(
      { callbackUrls: ['https://app.example.com/'], logoutUrls: [] },
      {
        usernameAttributes: ['email'],
        mfa: 'ON',
        mfaTypes: ['SOFTWARE_TOKEN_MFA'],
        allowAdminCreateUserOnly: true,
      },
    );
    const report = await examineConfig(
      {
        userPoolId: POOL,
        userPoolWebClientId: CLIENT,
        endpoint: server.url,
        usernameAttributes: ['phone_number'],
        signInMethods: ['email-code'],
        mfa: { configuration: 'ON', types: ['TOTP', 'SMS'] },
        oauth: {
          domain: `${server.url}${POOL}`,
          redirectSignIn: ['https://app.example.com/'],
          redirectSignOut: ['https://app.example.com/'],
          providers: ['GOOGLE'],
        },
      },
      true,
    );
    for (const id of ['usernames', 'email-code', 'mfa', 'redirect-sign-out', 'providers'])
      assert.equal(statusOf(report, id), 'problem', id);
    assert.equal(statusOf(report, 'redirect-sign-in'), 'ok');
    assert.equal(statusOf(report, 'sign-up'), 'warning');
  });

  it('goes on without them if the account refuses', async () => {
    const server = await serve();
    server.cognito.faults.add({ operation: 'DescribeUserPool', error: 'NotAuthorizedException' });
    const report = await examine(server, { isSigned: true });
    assert.equal(report.access, 'public');
    assert.match(report.checks.get('credentials')?.fix ?? '', /--public/);
    assert.equal(report.code, 0);
  });

  it('signs the calls so that AWS accepts them', async () => {
    let problem: unknown = 'no call';
    const handler = toNodeHandler(async (request) => {
      const body = new Uint8Array(await request.clone().arrayBuffer());
      const signed = readSignature(request, 'cognito-idp');
      problem = await checkSignature(request, body, signed, 'secret').catch((error: unknown) => error);
      return new Response('{}');
    });
    const server = createServer(handler).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    const service = new Service('eu-west-1', `http://127.0.0.1:${port}`);
    const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret', sessionToken: 'token' };
    await service.call('DescribeUserPool', { UserPoolId: POOL }, credentials);
    server.close();
    assert.equal(problem, undefined);
  });

  it('sends them to AWS and to this computer only', () => {
    const isTrusted = (endpoint?: string): boolean => new Service('eu-west-1', endpoint).isTrusted;
    assert.ok(isTrusted() && isTrusted('http://127.0.0.1:1/') && isTrusted('http://localhost:1'));
    for (const other of [
      'https://amazonaws.com.example.com',
      'https://notamazonaws.com',
      'https://127.evil.example',
      'https://x.execute-api.us-east-1.amazonaws.com',
    ])
      assert.ok(!isTrusted(other), other);
  });

  it('knows the hosts of China', () => {
    const { endpoint, isTrusted } = new Service('cn-north-1', undefined);
    assert.equal(endpoint.href, 'https://cognito-idp.cn-north-1.amazonaws.com.cn/');
    assert.ok(isTrusted);
  });
});
