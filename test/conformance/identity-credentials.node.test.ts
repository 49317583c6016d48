import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { type Given, GOOGLE, IDENTITY_POOL, IdentityBench } from './identity-bench.js';

type Change = (request: Request) => Promise<Request>;

const guestOf = async (bench: IdentityBench): Promise<Given> => bench.credentials(await bench.id());

/** Asks who signs, with a request that was changed after signing; resolves to the error's name and text. */
async function refusal(
  bench: IdentityBench,
  given: Pick<Given, 'Credentials'>,
  more: { secret?: string; change?: Change } = {},
): Promise<{ name: string; message: string; status: number | undefined }> {
  try {
    await bench.whoIs(given, more);
  } catch (error) {
    assert.ok(error instanceof Error);
    const { $metadata } = error as Error & { $metadata?: { httpStatusCode?: number } };
    return { name: error.name, message: error.message, status: $metadata?.httpStatusCode };
  }
  return assert.fail('let through');
}

const withHeaders =
  (set: (headers: Headers) => void): Change =>
  async (request) => {
    const headers = new Headers(request.headers);
    set(headers);
    return new Request(request.url, { method: 'POST', headers, body: await request.text() });
  };

const replaced = (
  name: string,
  from: string | RegExp,
  to: (found: string, ...parts: string[]) => string,
): Change =>
  withHeaders((headers) => {
    const before = headers.get(name) ?? '';
    const after = before.replace(from, to);
    assert.notEqual(after, before, `${name}: ${before}`);
    headers.set(name, after);
  });

describe('credentials', () => {
  it('are marked as local, all different, and expire as the pool says', async () => {
    const bench = new IdentityBench({ credentialLifetime: 900 });
    const id = await bench.id();
    const [first, second] = [await bench.credentials(id), await bench.credentials(id)];
    const { AccessKeyId, SecretKey, SessionToken, Expiration } = first.Credentials;
    assert.match(AccessKeyId, /^ASIALOCAL[A-Z2-7]{11}$/);
    assert.match(SecretKey, /^[A-Za-z0-9+/]{40}$/);
    assert.match(SessionToken, /^LocalCognitoNotForAWS\/\/[A-Za-z0-9+/]{400}$/);
    assert.equal(Expiration, Math.floor(bench.cognito.clock.now() / 1000) + 900);
    const secrets = [first, second].flatMap((each) => Object.values(each.Credentials).slice(0, 3));
    assert.equal(new Set(secrets).size, 6);
  });

  it('tell STS the role and its account', async () => {
    const bench = new IdentityBench();
    const guest = await bench.whoIs(await guestOf(bench));
    assert.equal(guest.Account, '123456789012');
    assert.equal(guest.Arn, 'arn:aws:sts::123456789012:assumed-role/guests/CognitoIdentityCredentials');
    assert.match(guest.UserId ?? '', /^AROALOCAL[A-Z2-7]{12}:CognitoIdentityCredentials$/);
    const Logins = { [GOOGLE]: await bench.google() };
    const member = await bench.whoIs(await bench.credentials(await bench.id(Logins), Logins));
    assert.equal(member.Arn, 'arn:aws:sts::123456789012:assumed-role/members/CognitoIdentityCredentials');
    assert.notEqual(member.UserId, guest.UserId);
  });

  it('work until the second at which they expire', async () => {
    const bench = new IdentityBench();
    const given = await guestOf(bench);
    bench.cognito.clock.advance(given.Credentials.Expiration * 1000 - bench.cognito.clock.now() - 1);
    await bench.whoIs(given);
    bench.cognito.clock.advance(1);
    assert.deepEqual(await refusal(bench, given), {
      name: 'ExpiredToken',
      message: 'The security token included in the request is expired',
      status: 403,
    });
  });

  it('are refused with the secret or the token of others', async () => {
    const bench = new IdentityBench();
    const [mine, other] = [await guestOf(bench), await guestOf(bench)];
    const { name, status } = await refusal(bench, mine, { secret: other.Credentials.SecretKey });
    assert.deepEqual([name, status], ['SignatureDoesNotMatch', 403]);
    const { SessionToken } = other.Credentials;
    const mixed = { Credentials: { ...mine.Credentials, SessionToken } };
    assert.equal((await refusal(bench, mixed)).name, 'InvalidClientTokenId');
    const without = { Credentials: { ...mine.Credentials, SessionToken: '' } };
    assert.equal((await refusal(bench, without)).name, 'InvalidClientTokenId');
  });

  it('are rejected if they were never issued, or removed by a reset', async () => {
    const bench = new IdentityBench();
    const given = await guestOf(bench);
    const unknown = { Credentials: { ...given.Credentials, AccessKeyId: 'ASIALOCALAAAAAAAAAAA' } };
    assert.deepEqual(await refusal(bench, unknown), {
      name: 'InvalidClientTokenId',
      message: 'The security token included in the request is invalid.',
      status: 403,
    });
    bench.cognito.reset();
    assert.equal((await refusal(bench, given)).name, 'InvalidClientTokenId');
  });
});

describe('a signed request', () => {
  it('is refused when body, query, path or a signed header changed', async () => {
    const bench = new IdentityBench();
    const given = await guestOf(bench);
    const copied =
      (url: string): Change =>
      async (request) =>
        new Request(url, { method: 'POST', headers: request.headers, body: await request.text() });
    const changes: Change[] = [
      async (request) =>
        new Request(request.url, {
          method: 'POST',
          headers: request.headers,
          body: (await request.text()).replace('&', '&&'),
        }),
      copied('http://127.0.0.1/?a=b'),
      copied('http://127.0.0.1/other'),
      replaced('content-type', 'x-www-form-urlencoded', () => 'x-www-form-urlencoded; charset=x'),
      replaced('host', '127.0.0.1', () => 'localhost'),
      replaced('authorization', /Signature=(.)/, (_, digit: string) => `Signature=${digit === '0' ? 1 : 0}`),
      replaced('authorization', /Signature=.*/, () => 'Signature=0'),
      replaced('authorization', 'us-east-1', () => 'eu-west-1'),
    ];
    for (const change of changes) {
      const { name, message } = await refusal(bench, given, { change });
      assert.equal(name, 'SignatureDoesNotMatch');
      assert.match(message, /^The request signature we calculated does not match/);
    }
  });

  it('is refused when its date changed, is old, or is in the future', async () => {
    const start = Date.now();
    const bench = new IdentityBench();
    const given = await guestOf(bench);
    const { message: changed } = await refusal(bench, given, {
      change: replaced(
        'x-amz-date',
        /(\d)(\d)Z$/,
        (_, ten: string, one: string) => `${ten}${9 - Number(one)}Z`,
      ),
    });
    assert.match(changed, /^The request signature/);
    assert.ok(Math.abs(bench.cognito.clock.now() - start) < 60_000);
    for (const [minutes, text] of [
      [16, /^Signature expired: \d{8}T\d{6}Z is now earlier than .* - 15 min\.\)$/],
      [-16, /^Signature not yet current: \d{8}T\d{6}Z is still later than .* \+ 15 min\.\)$/],
    ] as const) {
      const skewed = new IdentityBench({}, [], minutes * 60_000);
      const { name, message } = await refusal(skewed, await guestOf(skewed));
      assert.equal(name, 'SignatureDoesNotMatch');
      assert.match(message, text);
    }
    for (const minutes of [14, -14]) {
      const skewed = new IdentityBench({}, [], minutes * 60_000);
      await skewed.whoIs(await guestOf(skewed));
    }
  });

  it('is dated by the clock of clients, so that moved time does not make it old', async () => {
    const bench = new IdentityBench({ credentialLifetime: 43_200 });
    const given = await guestOf(bench);
    bench.cognito.clock.advance(6 * 3_600_000);
    await bench.whoIs(given);
  });

  it('is refused when the header lacks a part or a part does not fit', async () => {
    const bench = new IdentityBench();
    const given = await guestOf(bench);
    for (const [change, name, text] of [
      [withHeaders((headers) => headers.delete('authorization')), 'MissingAuthenticationToken', /missing/],
      [
        replaced('authorization', 'AWS4-HMAC-SHA256', () => 'AWS4-HMAC-SHA1'),
        'IncompleteSignature',
        /algorithm/,
      ],
      [replaced('authorization', 'Credential=', () => 'X='), 'IncompleteSignature', /'Credential' parameter/],
      [replaced('authorization', 'Signature=', () => 'X='), 'IncompleteSignature', /'Signature' parameter/],
      [
        replaced('authorization', 'SignedHeaders=', () => 'X='),
        'IncompleteSignature',
        /'SignedHeaders' parameter/,
      ],
      [replaced('authorization', '/aws4_request', () => ''), 'IncompleteSignature', /5 slash-delimited/],
      [
        replaced('authorization', 'aws4_request', () => 'aws5_request'),
        'SignatureDoesNotMatch',
        /terminator/,
      ],
      [replaced('authorization', '/sts/', () => '/s3/'), 'SignatureDoesNotMatch', /correct service: 'sts'/],
      [
        replaced('authorization', /\/\d{8}\//, () => '/20200101/'),
        'SignatureDoesNotMatch',
        /Credential scope/,
      ],
      [replaced('authorization', /host;/, () => ''), 'SignatureDoesNotMatch', /'Host'/],
      [
        replaced('authorization', /;x-amz-security-token/, () => ''),
        'SignatureDoesNotMatch',
        /'x-amz-security-token' must be a 'SignedHeader'/,
      ],
      [withHeaders((headers) => headers.set('x-amz-more', '1')), 'SignatureDoesNotMatch', /'x-amz-more'/],
      [withHeaders((headers) => headers.delete('x-amz-date')), 'IncompleteSignature', /'X-Amz-Date'/],
      [withHeaders((headers) => headers.set('x-amz-date', 'today')), 'IncompleteSignature', /ISO-8601/],
    ] as const) {
      const refused = await refusal(bench, given, { change });
      assert.equal(refused.name, name, refused.message);
      assert.match(refused.message, text);
      assert.equal(refused.status, 403);
    }
  });

  it('is refused when it asks for something else, and answered by a fault', async () => {
    const bench = new IdentityBench();
    const send = (body: string): Promise<Response> =>
      bench.cognito.fetch(
        new Request('http://127.0.0.1/', { method: 'POST', body: new URLSearchParams(body) }),
      );
    const other = await send('Action=Tea<%26>&Version=2011-06-15');
    assert.equal(other.status, 400);
    assert.equal(other.headers.get('content-type'), 'text/xml');
    const text = await other.text();
    assert.match(text, /<Code>InvalidAction<\/Code>/);
    assert.match(text, /Could not find operation Tea&lt;&amp;&gt; for version 2011-06-15/);
    assert.match(await (await send('')).text(), /<Code>MissingAction<\/Code>/);
    assert.match(await (await send('Action=GetCallerIdentity&Version=1')).text(), /<Code>InvalidAction</);
    const given = await guestOf(bench);
    bench.cognito.faults.add({ operation: 'GetCallerIdentity', times: 1, error: 'Throttling' });
    assert.equal((await refusal(bench, given)).name, 'Throttling');
    bench.cognito.faults.add({
      operation: 'GetCredentialsForIdentity',
      times: 1,
      error: 'TooManyRequestsException',
    });
    const { code } = await bench.refused('GetCredentialsForIdentity', { IdentityId: given.IdentityId });
    assert.equal(code, 'TooManyRequestsException');
    bench.cognito.faults.add({ operation: 'GetId', times: 1, drop: true });
    await assert.rejects(bench.refused('GetId', { IdentityPoolId: IDENTITY_POOL }), TypeError);
    await bench.whoIs(given);
  });
});
