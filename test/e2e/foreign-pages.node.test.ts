import assert from 'node:assert/strict';
import { createServer, request as open, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';

import type { Browser } from 'puppeteer-core';

import { type RunningServer, startServer } from '../../scripts/start.mjs';
import { openBrowser, poolId } from './support/app.js';
import { email, password } from './support/people.js';

/** Sends a request with the path and the headers as they are. */
function send(
  url: string,
  path: string,
  { method = 'GET', headers = {}, body = '' } = {},
): Promise<{ status: number; text: string }> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const sent = open({ hostname, port, path, method, headers }, (response) => {
      let text = '';
      response.on('data', (part: Buffer) => (text += part.toString()));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

describe('the development server and pages of other servers', () => {
  let server: RunningServer;
  let browser: Browser;
  let elsewhere: Server;
  before(async () => {
    server = await startServer({ port: 0, quiet: true });
    browser = await openBrowser();
    elsewhere = createServer((_, response) => {
      response.writeHead(200, { 'Content-Type': 'text/html' }).end('<!doctype html><title>Elsewhere</title>');
    });
    await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
    await server.cognito.pools.get(poolId)?.admin.createUser({
      username: email,
      temporaryPassword: password,
      attributes: { email },
    });
  });
  after(async () => {
    await browser.close();
    elsewhere.closeAllConnections();
    elsewhere.close();
    await server.close();
  });

  const target = { 'X-Amz-Target': 'AWSCognitoIdentityProviderService.AdminGetUser' };
  const body = JSON.stringify({ UserPoolId: poolId, Username: email });

  it('keep people and messages from a page on another port, whatever it tries', async () => {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/`);
    const calls: [path: string, RequestInit][] = [
      ['cognito/', { method: 'POST', headers: target, body }],
      ['_local/outbox', {}],
      ['_local/outbox', { mode: 'no-cors' }],
      ['_local/outbox/events', {}],
      ['_local/pool', {}],
      ['_local/reset', { method: 'POST', mode: 'no-cors', body: '{}' }],
      ['_local/reset', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{}' }],
    ];
    for (const [path, init] of calls) {
      const answer = await page.evaluate(
        (url, options) =>
          fetch(url, options).then(
            (response) => response.text(),
            () => 'blocked',
          ),
        server.url + path,
        init,
      );
      assert.doesNotMatch(answer, /maria|@|\d{6}|signInName/, path);
    }
    assert(server.cognito.pools.get(poolId)?.users.find(email), 'the people are gone');
  });

  it('keep them from a name that was bound to this computer', async () => {
    const { port } = new URL(server.url);
    const headers = { Host: `evil.example:${port}`, 'Sec-Fetch-Site': 'same-origin' };
    const admin = await send(server.url, '/cognito/', {
      method: 'POST',
      headers: { ...headers, ...target },
      body,
    });
    assert.deepEqual([admin.status, admin.text.includes(email)], [403, false]);
    for (const path of ['outbox', 'outbox/events', 'pool', 'reload']) {
      const { status } = await send(server.url, `/_local/${path}`, { headers });
      assert.equal(status, 403, path);
    }
  });

  it('give them to pages of the server and to programs', async () => {
    const page = await browser.newPage();
    await page.goto(server.url);
    const init = { method: 'POST', headers: target, body };
    const status = await page.evaluate(
      (options) => fetch('/cognito/', options).then((response) => response.status),
      init,
    );
    assert.equal(status, 200);
    const { status: direct } = await send(server.url, '/cognito/', init);
    assert.equal(direct, 200);
    assert.equal((await send(server.url, '/_local/outbox')).status, 200);
  });
});

describe('the development server and strange paths', () => {
  let server: RunningServer;
  before(async () => {
    server = await startServer({ port: 0, quiet: true });
  });
  after(() => server.close());

  const paths = [
    '//',
    '///',
    '//evil.example/',
    '//[',
    '/\\',
    '/%',
    '/%00',
    '/%2e%2e/%2e%2e/package.json',
    '/auth-elements/..%2f..%2fpackage.json',
    `/${'a'.repeat(5000)}`,
    '/index.html/',
    '/index.html/more',
    '/%63ognito/',
    '/cognito//',
    '/cognito//[',
    '/cognito/%',
    '/_local/',
    '/_local/__proto__',
    '/_local/constructor',
    'http://[/',
    'http://evil.example/',
  ];
  for (const path of paths)
    it(`answers GET ${path.slice(0, 40)} without failing`, async () => {
      const { status, text } = await send(server.url, path);
      assert(status < 500, `${status}: ${text}`);
      assert.doesNotMatch(text, /"name": "auth-elements"/);
    });
});
