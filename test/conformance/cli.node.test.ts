import assert from 'node:assert/strict';
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';

import {
  CognitoIdentityProviderClient,
  InitiateAuthCommand,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider';

import { createLocalCognito } from '../../src/local-cognito/index.js';
import { checkPoolFile } from '../../src/local-cognito/options/pool-file.js';
import { seedUsers } from '../../src/local-cognito/seed-users.js';
import { bundleCli } from '../cli/run.js';

let cli: Awaited<ReturnType<typeof bundleCli>>;
const password = 'Correct-Horse-9';
const ClientId = 'localdemoclient0000000000';
const running = new Set<ChildProcessWithoutNullStreams>();
let folder = '';

/** A process of the command; `until` resolves with all that it printed once the pattern is in it. */
function run(...args: string[]) {
  const child = spawn(process.execPath, [cli.file, ...args]);
  running.add(child);
  let out = '';
  let err = '';
  child.stderr.on('data', (part: Buffer) => (err += part.toString()));
  child.stdout.on('data', (part: Buffer) => (out += part.toString()));
  const ended = new Promise<{ code: number | null; out: string; err: string }>((resolve) => {
    child.once('close', (code) => {
      running.delete(child);
      resolve({ code, out, err });
    });
  });
  const until = (pattern: RegExp): Promise<string> =>
    new Promise((resolve, reject) => {
      const look = () => {
        if (pattern.test(out)) resolve(out);
      };
      child.stdout.on('data', look);
      void ended.then(({ code }) => reject(new Error(`ended with ${String(code)}: ${out}${err}`)));
      look();
    });
  return { child, ended, until };
}

const addressIn = (text: string): string => /http:\/\/\S+/.exec(text)?.[0] ?? '';

const clientOf = (endpoint: string) =>
  new CognitoIdentityProviderClient({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
  });

const signIn = (endpoint: string, username: string, secret = password) =>
  clientOf(endpoint).send(
    new InitiateAuthCommand({
      ClientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: username, PASSWORD: secret },
    }),
  );

async function put(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cli-'));
  cli = await bundleCli();
});
after(async () => {
  for (const child of running) child.kill('SIGKILL');
  await rm(folder, { recursive: true });
  await cli.remove();
});

describe('auth-elements local-cognito', () => {
  it('serves a pool, says how to use it, prints the codes and stops on a signal', async () => {
    const { child, until, ended } = run(
      'local-cognito',
      '--port',
      '0',
      '--user',
      `ada@example.com:${password}`,
    );
    const text = await until(/Ctrl-C/);
    assert.match(text, /never for production/);
    assert.match(text, /userPoolId: 'us-east-1_LocalDemo'/);
    assert.match(text, /Can sign in: ada@example\.com/);
    assert.doesNotMatch(text, new RegExp(password));
    const url = addressIn(text);
    assert.match(url, /^http:\/\/127\.0\.0\.1:\d+\/$/);
    const { AuthenticationResult } = await signIn(url, 'ada@example.com');
    assert.ok(AuthenticationResult?.AccessToken);
    await clientOf(url).send(
      new SignUpCommand({
        ClientId,
        Username: 'bob',
        Password: password,
        UserAttributes: [{ Name: 'email', Value: 'bob@example.com' }],
      }),
    );
    await until(/Email to bob@example\.com: .*\d{6}/);
    child.kill('SIGINT');
    assert.equal((await ended).code, 0);
  });

  it('takes pools and people from a JSON file', async () => {
    const file = await put(
      'pools.json',
      // Some editors begin a file with a byte order mark.
      '\uFEFF' +
        JSON.stringify({
          pools: [{ id: 'eu-west-1_Mine', clients: [{ id: ClientId }], mfa: 'ON' }],
          users: [
            {
              username: 'ada',
              password,
              totpSecret: 'JBSWY3DPEHPK3PXP',
              attributes: { email: 'ada@example.com' },
            },
            { username: 'new', password, status: 'FORCE_CHANGE_PASSWORD' },
            { username: 'early', password, status: 'UNCONFIRMED' },
          ],
        }),
    );
    const { child, until } = run('local-cognito', '--port=0', '--quiet', '--pools', file);
    const url = addressIn(await until(/\n/));
    assert.equal((await signIn(url, 'ada')).ChallengeName, 'SOFTWARE_TOKEN_MFA');
    assert.equal((await signIn(url, 'new')).ChallengeName, 'NEW_PASSWORD_REQUIRED');
    await assert.rejects(signIn(url, 'early'), { name: 'UserNotConfirmedException' });
    await assert.rejects(signIn(url, 'ada', 'Wrong-Horse-9'), { name: 'NotAuthorizedException' });
    child.kill('SIGTERM');
  });

  it('takes triggers from a module', async () => {
    const file = await put(
      'pools.mjs',
      `export default {
        pools: [{ id: 'eu-west-1_Mine', clients: [{ id: '${ClientId}' }], triggers: {
          preAuthentication() { throw new Error('Not today.'); },
        } }],
        users: [{ username: 'ada', password: '${password}' }],
      };`,
    );
    const { child, until } = run('local-cognito', '--port', '0', '--pools', file);
    const url = addressIn(await until(/Ctrl-C/));
    await assert.rejects(signIn(url, 'ada'), /Not today/);
    child.kill('SIGTERM');
  });

  it('gives the same codes for the same seed', async () => {
    const code = async () => {
      const { child, until } = run('local-cognito', '--port', '0', '--seed', 'one');
      const url = addressIn(await until(/Ctrl-C/));
      await clientOf(url).send(
        new SignUpCommand({
          ClientId,
          Username: 'bob',
          Password: password,
          UserAttributes: [{ Name: 'email', Value: 'bob@example.com' }],
        }),
      );
      const text = await until(/\d{6}\b.*\n$/);
      child.kill('SIGTERM');
      return /\b(\d{6})\b/.exec(text.slice(text.indexOf('bob@example.com')))?.[1];
    };
    const [first, second] = await Promise.all([code(), code()]);
    assert.match(first ?? '', /^\d{6}$/);
    assert.equal(first, second);
  });

  it('prints what there is', async () => {
    const { code, out } = await run('local-cognito', '--help').ended;
    assert.equal(code, 0);
    for (const option of ['--port', '--host', '--pools', '--user', '--seed', '--quiet']) {
      assert.ok(out.includes(option), option);
    }
    assert.match((await run('--version').ended).out, /^\d+\.\d+\.\d+\n$/);
  });
});

describe('auth-elements local-cognito refuses', () => {
  const refused = async (args: string[], pattern: RegExp) => {
    const { child, ended, until } = run(...args);
    // One that serves all the same would run on.
    until(/http:/).then(
      () => child.kill(),
      () => undefined,
    );
    const { code, err, out } = await ended;
    assert.equal(code, 2, out);
    assert.match(err, pattern);
    assert.doesNotMatch(err, /\n {4}at /);
  };

  it('another interface', () =>
    refused(['local-cognito', '--host', '0.0.0.0'], /host "0\.0\.0\.0".*127\.0\.0\.1/));
  it('no command', () => refused([], /Name a command/));
  it('an unknown command', () => refused(['local-cognit'], /no command "local-cognit"/));
  it('an unknown option', () => refused(['local-cognito', '--prot', '1'], /--prot/));
  it('what is not a port', () => refused(['local-cognito', '--port', '99999'], /--port "99999".*65535/));
  it('a user without a password, without repeating what was typed after the name', () =>
    refused(['local-cognito', '--port', '0', '--user', 'ada'], /--user "ada" must be name:password/));
  it('a weak password', () => refused(['local-cognito', '--port', '0', '--user', 'ada:short'], /password/i));
  it('a file that is not there', () =>
    refused(['local-cognito', '--pools', 'nothing.json'], /nothing\.json/));

  it('a port that is taken', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address ? String(address.port) : '';
    await refused(['local-cognito', '--port', port], new RegExp(`Port ${port} is taken`));
    server.close();
  });

  it('a file that is not JSON', async () =>
    refused(['local-cognito', '--pools', await put('broken.json', '{')], /broken\.json.*JSON/));

  for (const [name, file, pattern] of [
    ['a list', [], /the file is \[\]; it must be an object/],
    ['a misspelled option', { pool: [] }, /"pool".*pools/],
    ['pools that are no list', { pools: {} }, /pools is \{\}; it must be a list/],
    ['a pool without clients', { pools: [{ id: 'eu-west-1_A' }] }, /pools\[0\]\.clients is missing/],
    [
      'a misspelled pool option',
      { pools: [{ id: 'eu-west-1_A', clients: [], mfaa: 1 }] },
      /pools\[0\] has the option "mfaa".*mfaTypes/,
    ],
    [
      'a client without an id',
      { pools: [{ id: 'eu-west-1_A', clients: [{}] }] },
      /clients\[0\]\.id is missing/,
    ],
    ['a user without a name', { users: [{ password }] }, /users\[0\]\.username is missing/],
  ] as const) {
    it(`a file with ${name}`, () => assert.throws(() => checkPoolFile(file), pattern));
  }

  it('a user of no pool, and a status that does not exist', async () => {
    const cognito = createLocalCognito();
    const ada = { username: 'ada', password };
    await assert.rejects(
      seedUsers(cognito, [{ ...ada, poolId: 'eu-west-1_B' }]),
      /"eu-west-1_B".*us-east-1_LocalDemo/,
    );
    const wrong = JSON.parse('{"status": "GONE"}') as object;
    await assert.rejects(seedUsers(cognito, [{ ...ada, ...wrong }]), /"GONE".*UNCONFIRMED/);
  });
});
