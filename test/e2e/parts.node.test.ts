import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';

import type { Browser } from 'puppeteer-core';

import { openBrowser } from './support/app.js';

const folder = new URL('../../dist/cdn/', import.meta.url);

const page = `<!doctype html>
<html lang="en">
<title>A part is missing</title>
<link rel="icon" href="data:,">
<body>
<script>
  var codes = [];
  addEventListener('auth-error', ({ detail }) => codes.push(detail.error.code));
  var unhandled = [];
  addEventListener('unhandledrejection', ({ reason }) => unhandled.push(String(reason)));
</script>
<script type="module" src="/auth-elements.js"></script>
<auth-authenticator sandbox></auth-authenticator>`;

describe('a part that cannot be loaded', () => {
  let browser: Browser;
  let files: Server;
  let url: string;

  before(async () => {
    files = createServer((request, response) => {
      const path = request.url ?? '/';
      if (path === '/') {
        response.writeHead(200, { 'Content-Type': 'text/html' }).end(page);
        return;
      }
      readFile(new URL(`.${path}`, folder)).then(
        (body) => response.writeHead(200, { 'Content-Type': 'text/javascript' }).end(body),
        () => response.writeHead(404).end(),
      );
    });
    await new Promise<void>((resolve) => files.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(files.address() as AddressInfo).port}/`;
    browser = await openBrowser();
  });
  after(async () => {
    await browser.close();
    files.closeAllConnections();
    files.close();
  });

  for (const part of ['sandbox', 'auth-machine'])
    it(`is a NetworkError, with the screen visible: ${part}`, async () => {
      const visit = await browser.newPage();
      await visit.setRequestInterception(true);
      let missing = 0;
      visit.on('request', (request) => {
        const isPart = new URL(request.url()).pathname.includes(`/${part}-`);
        if (isPart) missing++;
        void (isPart ? request.abort('failed') : request.continue());
      });
      await visit.goto(url);
      await visit.waitForFunction('codes.length > 0');
      assert.notEqual(missing, 0, `the part ${part} was not asked for`);
      const codes = (await visit.evaluate('codes')) as string[];
      assert.equal(codes[0], 'NetworkError');
      assert(!codes.includes('TypeError'), codes.join());
      assert.deepEqual(await visit.evaluate('unhandled'), []);
      await visit.waitForFunction(`document.querySelector('[role="alert"]')?.textContent.trim()`);
      await visit.close();
    });
});
