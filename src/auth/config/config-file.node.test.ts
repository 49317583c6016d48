import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { describe, it } from 'node:test';

import type { AuthError } from '../../lib/auth-error.js';
import { serverAllowed } from '../../lib/urls.js';
import { readConfigFile } from './config-file.js';

const base = 'https://app.example/';
const rejection = (read: Promise<unknown>): Promise<AuthError> =>
  read.then(
    () => assert.fail('it was read'),
    (error: unknown) => error as AuthError,
  );

describe('a config file', () => {
  it('is refused unless its URL is safe, before any request', async (t) => {
    const requests = t.mock.method(globalThis, 'fetch', () => Promise.reject(new Error('requested')));
    for (const url of [
      'http://elsewhere.example/auth.json',
      'javascript:alert(1)',
      'data:application/json,{}',
      'blob:https://elsewhere.example/1',
      'ftp://app.example/auth.json',
      'http://',
    ]) {
      const { code, message } = await rejection(readConfigFile(url, base));
      assert.equal(code, 'InvalidConfig', url);
      assert.equal(
        message,
        `config could not be read from "${url}": it must be ${serverAllowed}, or a URL on the server of this page.`,
      );
    }
    assert.equal(requests.mock.callCount(), 0);
  });

  it('is refused with credentials in its URL, which the message leaves out', async (t) => {
    const requests = t.mock.method(globalThis, 'fetch', () => Promise.reject(new Error('requested')));
    const { code, message } = await rejection(readConfigFile('https://ada:secret@cdn.example/a.json', base));
    assert.equal(code, 'InvalidConfig');
    assert.match(message, /"https:\/\/cdn\.example\/a\.json"/);
    assert.doesNotMatch(message, /secret/);
    assert.equal(requests.mock.callCount(), 0);
  });

  it('can be on the server of a page without TLS, on localhost, a blob of the page, and have a query', async (t) => {
    const requests: string[] = [];
    t.mock.method(globalThis, 'fetch', (url: URL) => {
      requests.push(url.href);
      return Promise.resolve(new Response('{"userPoolId":"x"}'));
    });
    assert.deepEqual(await readConfigFile('auth.json?v=2', 'http://intranet/app/'), { userPoolId: 'x' });
    await readConfigFile('http://localhost:8080/auth.json', base);
    await readConfigFile('//cdn.example/auth.json', base);
    await readConfigFile('blob:https://app.example/1', base);
    assert.deepEqual(requests, [
      'http://intranet/app/auth.json?v=2',
      'http://localhost:8080/auth.json',
      'https://cdn.example/auth.json',
      'blob:https://app.example/1',
    ]);
  });

  it('that cannot be fetched is named, with the cause', async () => {
    const server = createServer((_, response) => response.writeHead(404).end()).listen(0);
    const { port } = server.address() as { port: number };
    const url = `http://localhost:${port}/auth.json`;
    const missing = await rejection(readConfigFile(url, base));
    assert.equal(missing.code, 'InvalidConfig');
    assert.equal(missing.message, `config could not be read from "${url}": status 404.`);
    await new Promise((resolve) => server.close(resolve));
    const lost = await rejection(readConfigFile(url, base));
    assert.equal(lost.code, 'NetworkError');
    assert.equal(lost.message, `config could not be read from "${url}": the request failed.`);
  });
});
