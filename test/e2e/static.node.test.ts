import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';

import type { Browser } from 'puppeteer-core';

import { type LocalCognitoServer, serveLocalCognito } from '../../src/local-cognito/node.js';
import { clientId, openBrowser, poolId, withPerson } from './support/app.js';
import { email, password } from './support/people.js';
import type { Person } from './support/person.js';

const folder = new URL('../../dist/cdn/', import.meta.url);
const types: Readonly<Record<string, string>> = { js: 'text/javascript', map: 'application/json' };

/** Any static file server: the files as they are, and the pages. */
async function serveFiles(pages: ReadonlyMap<string, string>): Promise<Server> {
  const server = createServer((request, response) => {
    const path = request.url?.split('?')[0] ?? '/';
    const page = pages.get(path);
    if (page !== undefined) {
      response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(page);
      return;
    }
    readFile(new URL(`.${path.replace('/auth-elements', '')}`, folder)).then(
      (body) => {
        const type = types[path.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
        response.writeHead(200, { 'Content-Type': type }).end(body);
      },
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8');

/** The HTML snippet of the README that contains this attribute. */
function snippet(attribute: string): string {
  const found = [...readme.matchAll(/```html\n([^`]*)```/g)].map(([, html = '']) => html);
  const [html] = found.filter((each) => each.includes(attribute));
  assert.ok(html, `README.md has no HTML snippet with ${attribute}`);
  return html;
}

const scripts = {
  module: '<script type="module" src="/auth-elements/auth-elements.js"></script>',
  classic: '<script defer src="/auth-elements/auth-elements.classic.js"></script>',
};

/** The README's snippet for a user pool, pointed at the local Cognito, which is on another origin. */
function page(script: string, endpoint: string): string {
  const html = snippet('user-pool-id=');
  assert.ok(html.includes(scripts.module));
  const markup = html
    .replace(scripts.module, script)
    .replace(/region="[^"]*"/, `region="us-east-1" endpoint="${endpoint}"`)
    .replace(/user-pool-id="[^"]*"/, `user-pool-id="${poolId}"`)
    .replace(/user-pool-web-client-id="[^"]*"/, `user-pool-web-client-id="${clientId}"`);
  return `<!doctype html>
<html lang="en">
<title>One script tag</title>
<link rel="icon" href="data:,">
${markup}
</html>`;
}

describe('one script tag, from a static file server, with the service on another origin', () => {
  let browser: Browser;
  let files: Server;
  let cognito: LocalCognitoServer;
  let url: string;

  before(async () => {
    cognito = await serveLocalCognito({
      pools: [{ id: poolId, clients: [{ id: clientId }], usernameAttributes: ['email'] }],
    });
    const pages = Object.entries(scripts).map(
      ([name, script]) => [`/${name}.html`, page(script, cognito.url)] as const,
    );
    files = await serveFiles(new Map([...pages, ['/auth-elements/', snippet(' sandbox ')]]));
    browser = await openBrowser();
    url = `http://127.0.0.1:${(files.address() as AddressInfo).port}/`;
  });
  after(async () => {
    await browser.close();
    await cognito.close();
    files.closeAllConnections();
    await new Promise((resolve) => files.close(resolve));
  });

  const content = 'You are signed in.';

  async function walk(maria: Person, path: string): Promise<void> {
    const preflights: string[] = [];
    const session = await maria.page.createCDPSession();
    await session.send('Network.enable');
    session.on('Network.requestWillBeSent', ({ request }) => {
      if (request.method === 'OPTIONS') preflights.push(request.url);
    });
    await maria.open(path);
    assert.equal(await maria.has('heading', content), false);
    await maria.press('Create an account');
    await maria.see('Create your account');
    await maria.submit('Create account', { Email: email, Password: password, 'Confirm password': password });
    await maria.see('Check your email');
    await maria.submit('Confirm', { '6-digit code': maria.code('sign-up') });
    await maria.see(content);
    await maria.press('Sign out');
    await maria.see('Sign in to Acme');
    await maria.submit('Sign in', { Email: email, Password: password });
    await maria.see(content);
    await maria.page.reload();
    await maria.see(content);
    assert(preflights.every((address) => address.startsWith(cognito.url)));
    assert.notEqual(preflights.length, 0, 'the browser asked the service for no permission');
  }

  for (const name of Object.keys(scripts))
    it(`${name}: sign-up, sign-out, sign-in, reload`, async () => {
      cognito.cognito.reset();
      await withPerson(browser, url, cognito.cognito, (maria) => walk(maria, `${name}.html`));
    });

  for (const name of Object.keys(scripts))
    it(`${name}: shows the language of the page, and loads it alone`, async () => {
      await withPerson(browser, url, cognito.cognito, async (maria) => {
        const requests: string[] = [];
        maria.page.on('request', (request) => requests.push(new URL(request.url()).pathname));
        await maria.page.evaluateOnNewDocument(() =>
          document.addEventListener('readystatechange', () => (document.documentElement.lang = 'zh-TW'), {
            once: true,
          }),
        );
        await maria.page.goto(`${url}${name}.html`);
        await maria.see('登入 Acme');
        const files = requests.filter((path) => path.includes('/languages/'));
        // The classic script has the elements of the account inside, whose messages are a file of their own.
        const expected = name === 'module' ? /^zh-Hant-/ : /^zh-Hant(\.account)?-/;
        assert.notEqual(files.length, 0);
        for (const file of files) assert.match(file.split('/').at(-1) ?? '', expected);
      });
    });

  it('works as pasted from the README into a page beside the built file, without a pool', async () => {
    await withPerson(browser, url, cognito.cognito, async (maria) => {
      await maria.open('auth-elements/');
      await maria.press('Create an account');
      await maria.submit('Create account', {
        Email: email,
        Password: password,
        'Confirm password': password,
      });
      await maria.see('Check your email');
      const code = await maria.page.$eval('auth-authenticator', ({ shadowRoot }) => {
        const note = shadowRoot?.querySelector('auth-sandbox-note');
        return note?.shadowRoot?.querySelector('bdi')?.textContent;
      });
      await maria.submit('Confirm', { '6-digit code': code ?? '' });
      await maria.see(content);
    });
  });

  it('offers its functions to the page', async () => {
    await withPerson(browser, url, cognito.cognito, async (maria) => {
      await maria.open('classic.html');
      const names = await maria.page.evaluate(() =>
        Object.keys(Reflect.get(window, 'AuthElements') as object),
      );
      for (const name of ['Auth', 'AuthError', 'Hub', 'createAuth', 'putVocabularies', 'setLanguage'])
        assert(names.includes(name), `${name} is missing`);
    });
  });
});
