import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, describe, it } from 'node:test';

import { serveLocalCognito, toNodeHandler } from '../../src/local-cognito/node.js';
import { Bench, CLIENT, signUpInput } from './harness.js';

const read = async (response: Response): Promise<Record<string, unknown>> =>
  (await response.json()) as Record<string, unknown>;

describe('bad input', () => {
  for (const [name, body, message] of [
    ['malformed JSON', '{"ClientId":', undefined],
    ['an empty body', '', undefined],
    ['a list', '[]', 'Start of list found where not expected'],
    ['null', 'null', 'Unexpected value type in payload'],
    ['a number for a string', '{"ClientId":1}', 'NUMBER_VALUE can not be converted to a String'],
    ['a structure for a string', '{"ClientId":{}}', 'Start of structure or map found where not expected.'],
    [
      'a string for a list',
      `{"ClientId":"${CLIENT}","UserAttributes":"x"}`,
      'Unexpected value type in payload',
    ],
  ] as const) {
    it(`is refused as the service does: ${name}`, async () => {
      const response = await new Bench().post('SignUp', body);
      const answer = await read(response);
      assert.equal(response.status, 400);
      assert.equal(answer['__type'], 'SerializationException');
      assert.equal(answer['message'], message);
    });
  }

  it('names each missing member', async () => {
    const bench = new Bench();
    const one = await bench.refused('ForgotPassword', { ClientId: CLIENT });
    assert.deepEqual(one, {
      code: 'InvalidParameterException',
      message:
        "1 validation error detected: Value null at 'username' failed to satisfy constraint: Member must not be null",
      status: 400,
    });
    const { message } = await bench.refused('ConfirmSignUp', { ClientId: CLIENT, Username: null });
    assert.match(
      message,
      /^2 validation errors detected: Value null at 'username' .*; Value null at 'confirmationCode' /,
    );
  });

  it('says what is wrong with a value, without repeating a secret', async () => {
    const bench = new Bench();
    const flow = await bench.refused('InitiateAuth', { ClientId: CLIENT, AuthFlow: 'MAGIC' });
    assert.match(flow.message, /Value 'MAGIC' at 'authFlow' failed .* enum value set: \[USER_SRP_AUTH, /);
    const password = await bench.refused('SignUp', { ...signUpInput(), Password: ' secret ' });
    assert.match(password.message, /^1 validation error detected: Value at 'password' failed/);
    const long = await bench.refused('SignUp', { ...signUpInput(), Username: 'm'.repeat(129) });
    assert.match(long.message, /'username' .* length less than or equal to 128/);
    const nested = await bench.refused('SignUp', { ...signUpInput(), UserAttributes: [{ Value: 'x' }] });
    assert.match(nested.message, /Value null at 'userAttributes\.1\.member\.name'/);
  });

  it('is refused for an unknown operation, service, client or pool', async () => {
    const bench = new Bench();
    assert.equal((await bench.refused('MakeTea', {})).code, 'UnknownOperationException');
    const headers = { 'X-Amz-Target': 'OtherService.SignUp' };
    for (const init of [{ method: 'POST' }, { method: 'POST', headers }]) {
      const response = await bench.cognito.fetch(new Request('http://127.0.0.1/', { ...init, body: '{}' }));
      assert.equal(response.status, 400);
      assert.equal((await read(response))['__type'], 'UnknownOperationException');
    }
    const client = await bench.refused('SignUp', { ...signUpInput(), ClientId: 'nobody' });
    assert.deepEqual(
      [client.code, client.message],
      ['ResourceNotFoundException', 'User pool client nobody does not exist.'],
    );
    const pool = await bench.refused('AdminGetUser', { UserPoolId: 'us-east-1_Nobody', Username: 'maria' });
    assert.equal(pool.code, 'ResourceNotFoundException');
  });

  it('is refused when it is far too long, and quickly when it is made to keep patterns busy', async () => {
    const bench = new Bench();
    const large = await bench.post('SignUp', JSON.stringify({ Username: 'x'.repeat(10 << 20) }));
    assert.equal(large.status, 413);
    await read(large);
    const busy = `${'a'.repeat(900_000)} `;
    await bench.refused('SignUp', { ...signUpInput(), Password: busy });
    const responses = {
      USERNAME: 'maria',
      NEW_PASSWORD: busy,
      'userAttributes.email': `a@${'.'.repeat(400_000)} `,
    };
    await bench.refused(
      'RespondToAuthChallenge',
      bench.respond('NEW_PASSWORD_REQUIRED', responses, 'x'.repeat(20)),
    );
  });
});

describe('a body that is not a stream, as in Firefox', () => {
  const withoutStream = (body: string): Request => {
    const headers = {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'AWSCognitoIdentityProviderService.SignUp',
    };
    const request = new Request('http://127.0.0.1/', { method: 'POST', headers, body });
    return Object.defineProperty(request, 'body', { value: undefined });
  };

  it('is read all the same', async () => {
    const bench = new Bench();
    const answer = await bench.cognito.fetch(withoutStream(JSON.stringify(signUpInput())));
    assert.equal(answer.status, 200);
    const refused = await bench.cognito.fetch(withoutStream('{"ClientId":'));
    assert.equal(refused.status, 400);
  });

  it('is refused when it is far too long', async () => {
    const answer = await new Bench().cognito.fetch(withoutStream('x'.repeat(2 << 20)));
    assert.equal(answer.status, 413);
  });
});

describe('the headers', () => {
  it('let every origin in and show the error', async () => {
    const bench = new Bench();
    const response = await bench.post('ForgotPassword', '{}');
    assert.equal(response.headers.get('access-control-allow-origin'), '*');
    assert.match(response.headers.get('access-control-expose-headers') ?? '', /x-amzn-ErrorType/);
    assert.equal(response.headers.get('content-type'), 'application/x-amz-json-1.1');
    assert.equal(response.headers.get('x-amzn-errortype'), 'InvalidParameterException:');
    assert.match(response.headers.get('x-amzn-requestid') ?? '', /^[0-9a-f-]{36}$/);
  });

  it('tell the time of the server, also to other origins', async () => {
    const bench = new Bench();
    bench.cognito.clock.advance(7_200_000);
    const response = await bench.post('ForgotPassword', '{}');
    const told = Date.parse(response.headers.get('date') ?? '');
    assert.ok(Math.abs(told - bench.cognito.clock.now()) < 5000, response.headers.get('date') ?? 'no Date');
    assert.match(response.headers.get('access-control-expose-headers') ?? '', /\bDate\b/);
  });

  it('answer a preflight', async () => {
    const wanted = 'cache-control,content-type,x-amz-target,x-amz-user-agent';
    const headers = { 'Access-Control-Request-Headers': wanted, 'Access-Control-Request-Method': 'POST' };
    const request = new Request('http://127.0.0.1/', { method: 'OPTIONS', headers });
    const response = await new Bench().cognito.fetch(request);
    assert.equal(response.status, 200);
    assert.equal(response.headers.get('access-control-allow-origin'), '*');
    assert.equal(response.headers.get('access-control-allow-headers'), wanted);
    assert.equal(response.headers.get('access-control-allow-methods'), 'POST');
  });
});

describe('faults', () => {
  it('respond as configured, as often as configured', async () => {
    const bench = new Bench();
    const { faults } = bench.cognito;
    faults.add({ operation: 'SignUp', status: 500, body: '<html>', times: 1 });
    faults.add({ operation: 'SignUp', error: 'TooManyRequestsException', status: 429, times: 1 });
    faults.add({ operation: 'SignUp', body: 'garbage', times: 1 });
    const input = JSON.stringify(signUpInput());
    const garbled = await bench.post('SignUp', input);
    assert.equal(garbled.status, 500);
    assert.equal(await garbled.text(), '<html>');
    assert.deepEqual(await bench.refused('SignUp', signUpInput()), {
      code: 'TooManyRequestsException',
      message: 'undefined',
      status: 429,
    });
    const strange = await bench.post('SignUp', input);
    assert.equal(strange.status, 200);
    assert.equal(await strange.text(), 'garbage');
    await bench.signUp();
  });

  it('break the connection, for the named operation only, until they are cleared', async () => {
    const bench = new Bench();
    bench.cognito.faults.add({ operation: 'SignUp', drop: true });
    await assert.rejects(bench.post('SignUp', '{}'), TypeError);
    await assert.rejects(bench.post('SignUp', '{}'), TypeError);
    await bench.refused('ForgotPassword', {});
    bench.cognito.faults.clear();
    await bench.signUp();
  });

  it('hold an answer back', async () => {
    const bench = new Bench();
    bench.cognito.faults.add({ operation: 'SignUp', delay: 50, times: 1 });
    const before = performance.now();
    await bench.signUp();
    assert.ok(performance.now() - before >= 49);
  });
});

describe('a web ACL', () => {
  const ask = (bench: Bench, token?: string): Promise<Response> => {
    const headers = {
      'X-Amz-Target': 'AWSCognitoIdentityProviderService.SignUp',
      ...(token === undefined ? {} : { 'x-aws-waf-token': token }),
    };
    const body = JSON.stringify(signUpInput());
    return bench.cognito.fetch(new Request('http://127.0.0.1/', { method: 'POST', headers, body }));
  };

  it('asks for a token as Cognito does, and lets the right one pass', async () => {
    const bench = new Bench();
    bench.cognito.faults.add({ operation: 'SignUp', waf: 'captcha', wafToken: 'right' });
    for (const token of [undefined, '', 'wrong']) {
      const response = await ask(bench, token);
      assert.equal(response.status, 403);
      assert.equal(response.headers.get('x-amzn-waf-action'), 'captcha');
      assert.equal(response.headers.get('access-control-allow-origin'), '*');
      assert.doesNotMatch(response.headers.get('access-control-expose-headers') ?? '', /waf/);
      assert.deepEqual(await response.json(), {
        __type: 'ForbiddenException',
        message: 'Request not allowed due to WAF captcha.',
      });
    }
    assert.equal((await ask(bench, 'right')).status, 200);
  });

  it('asks as AWS WAF does, without CORS headers', async () => {
    const bench = new Bench();
    bench.cognito.faults.add({ operation: 'SignUp', waf: 'challenge', status: 202 });
    const response = await ask(bench);
    assert.equal(response.status, 202);
    assert.equal(await response.text(), '');
    assert.equal(response.headers.get('x-amzn-waf-action'), 'challenge');
    assert.equal(response.headers.get('access-control-allow-origin'), null);
    assert.equal((await ask(bench, 'any')).status, 200);
  });

  it('stays in force after a request that it let pass', async () => {
    const bench = new Bench();
    bench.cognito.faults.add({ operation: '*', waf: 'captcha', times: 1 });
    assert.equal((await ask(bench, 'any')).status, 200);
    assert.equal((await ask(bench)).status, 403);
    assert.equal((await ask(bench)).status, 400);
  });
});

describe('the outbox', () => {
  it('tells its listeners, until they stop', async () => {
    const bench = new Bench();
    const heard: (string | undefined)[] = [];
    const stop = bench.cognito.outbox.subscribe((message) => heard.push(message?.kind));
    await bench.signUp();
    bench.cognito.outbox.clear();
    stop();
    await bench.signUp('nadia');
    assert.deepEqual(heard, ['sign-up', undefined]);
    assert.equal(bench.cognito.outbox.last('nadia')?.id, 2);
    assert.equal(bench.cognito.outbox.last('maria'), undefined);
  });
});

describe('the Node server', () => {
  const running: (() => Promise<void>)[] = [];
  after(async () => {
    for (const close of running) await close();
  });

  it('refuses every interface but the loopback', async () => {
    for (const host of ['0.0.0.0', '::', '192.168.1.2', 'example.com', '']) {
      await assert.rejects(serveLocalCognito({ host }), RangeError);
    }
  });

  it('answers over HTTP, survives a body of 10 MB, and breaks connections off for a fault', async () => {
    const server = await serveLocalCognito();
    running.push(server.close);
    const headers = { 'X-Amz-Target': 'AWSCognitoIdentityProviderService.SignUp' };
    const large = await fetch(server.url, { method: 'POST', headers, body: 'x'.repeat(10 << 20) });
    assert.equal(large.status, 413);
    await large.text();
    server.cognito.faults.add({ operation: 'SignUp', drop: true, times: 1 });
    await assert.rejects(fetch(server.url, { method: 'POST', headers, body: '{}' }));
    const response = await fetch(server.url, { method: 'POST', headers, body: '{}' });
    assert.equal(response.status, 400);
    assert.equal((await read(response))['__type'], 'InvalidParameterException');
  });

  it('works under a path prefix of another server', async () => {
    const bench = new Bench();
    const handler = toNodeHandler(bench.cognito.fetch);
    const server = createServer((request, response) => {
      if (request.url?.startsWith('/cognito')) handler(request, response);
      else response.writeHead(404).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    running.push(
      () =>
        new Promise((resolve) => {
          server.close(() => resolve());
          server.closeAllConnections();
        }),
    );
    const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/cognito`;
    const headers = { 'X-Amz-Target': 'AWSCognitoIdentityProviderService.SignUp' };
    for (const [url, name] of [
      [`${base}/`, 'maria'],
      [base, 'nadia'],
    ] as const) {
      const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(signUpInput(name)) });
      assert.equal(response.status, 200);
      await response.text();
    }
  });
});
