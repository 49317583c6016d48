import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';

import { clientId, poolId, useApp } from './support/app.js';
import { addMember, email, password } from './support/people.js';
import type { Person } from './support/person.js';
import { texts } from './support/texts.js';

const app = useApp();

/** Opens a page of the demo's server that has nothing but this in it. */
async function openPage(person: Person, markup: string, heading = 'Sign in'): Promise<void> {
  const { page } = person;
  const body = `<!doctype html><html lang="en"><title>Page</title>
    <script type="module" src="/auth-elements/auth-elements.js"></script>
    <main><h1>Page</h1>${markup}</main></html>`;
  const address = new URL('page', person.url).href;
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    void (request.url() === address
      ? request.respond({ contentType: 'text/html; charset=utf-8', body })
      : request.continue());
  });
  await person.open('page', heading);
}

const authenticator = (attributes: Readonly<Record<string, string>>): string => {
  const all = { endpoint: '/cognito/', 'username-attributes': 'email', ...attributes };
  const written = Object.entries(all).map(([name, value]) => `${name}='${value}'`);
  return `<auth-authenticator ${written.join(' ')}><template><h2>Members’ area</h2></template></auth-authenticator>`;
};

/** The one warning that a developer got; the test then counts as without complaints. */
function takeWarning(person: Person): string {
  assert.equal(person.complaints.length, 1, person.complaints.join('\n'));
  return person.complaints.pop() ?? '';
}

const credentials = { Email: email, Password: password };

describe('a page whose authenticator is configured by attributes', () => {
  it(
    'has the token for its own calls by the three lines of the README',
    app.visit(async (maria) => {
      await addMember(app);
      await openPage(maria, authenticator({ 'user-pool-id': poolId, 'user-pool-web-client-id': clientId }));
      await maria.submit('Sign in', credentials);
      await maria.see('Members’ area');
      const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8');
      const [, lines = ''] =
        /```js\n(const \{ Auth \} = await import[^`]*`[^`]*`[^`]*)```/.exec(readme) ?? [];
      assert.equal(lines.trim().split('\n').length, 3);
      const asked = maria.page.waitForRequest((request) => request.url().endsWith('/api'));
      // The server has no such address.
      await maria.page.evaluate(
        (code) => import(`data:text/javascript,${encodeURIComponent(code)}`),
        lines.replace("'/auth", `'${app.url}auth`).replace("'/api'", `'${app.url}api'`),
      );
      const [scheme, token = ''] = ((await asked).headers()['authorization'] ?? '').split(' ');
      assert.equal(scheme, 'Bearer');
      const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as object;
      assert.equal(Reflect.get(claims, 'token_use'), 'access');
    }),
  );
});

describe('a page whose pool is not right', () => {
  it(
    'none at all: shows it when a user signs in, and warns the developer once',
    app.visit(async (maria) => {
      await openPage(maria, '<auth-authenticator username-attributes="email"></auth-authenticator>');
      await maria.submit('Sign in', credentials);
      await maria.hear(texts.notConfigured);
      assert.match(takeWarning(maria), /^warn: \[auth-elements\] .*userPoolId/s);
      assert.equal(await maria.value('Email'), email);
      await maria.submit('Sign in', credentials);
      await maria.hear(texts.notConfigured);
    }),
  );

  it(
    'a malformed pool id: shows it at once, and warns the developer with the option',
    app.visit(async (maria) => {
      await openPage(
        maria,
        authenticator({ 'user-pool-id': 'local demo', 'user-pool-web-client-id': clientId }),
      );
      await maria.hear(texts.notConfigured);
      assert.match(takeWarning(maria), /^warn: \[auth-elements\] .*userPoolId.*local demo/s);
      await maria.submit('Sign in', credentials);
      await maria.hear(texts.notConfigured);
    }),
  );

  it(
    'half a config: names what is missing',
    app.visit(async (maria) => {
      await openPage(maria, authenticator({ 'user-pool-id': poolId }));
      await maria.hear(texts.notConfigured);
      assert.match(takeWarning(maria), /userPoolWebClientId/);
    }),
  );

  it(
    'a client that the service does not know: shows it, and warns the developer',
    app.visit(async (maria) => {
      const attributes = { 'user-pool-id': poolId, 'user-pool-web-client-id': 'someotherclient00000000000' };
      await openPage(maria, authenticator(attributes));
      await maria.submit('Sign in', credentials);
      await maria.hear(texts.notConfigured);
      assert.match(takeWarning(maria), /someotherclient00000000000/);
    }),
  );

  it(
    'the id of another pool: the service then refuses every proof of a password',
    app.visit(async (maria) => {
      await addMember(app);
      const attributes = { 'user-pool-id': 'us-east-1_Elsewhere', 'user-pool-web-client-id': clientId };
      await openPage(maria, authenticator(attributes));
      await maria.submit('Sign in', credentials);
      await maria.hear(texts.credentials);
    }),
  );

  it(
    'a config that is not JSON, or cannot be loaded: shows it at once',
    app.visit(async (maria) => {
      await openPage(maria, authenticator({ config: '{"userPoolId": ' }));
      await maria.hear(texts.notConfigured);
      assert.match(takeWarning(maria), /config is not valid JSON/);
    }),
  );

  it(
    'works once the page has put it right',
    app.visit(async (maria) => {
      await addMember(app);
      await openPage(
        maria,
        authenticator({ 'user-pool-id': 'local demo', 'user-pool-web-client-id': clientId }),
      );
      await maria.hear(texts.notConfigured);
      takeWarning(maria);
      await maria.page.$eval(
        'auth-authenticator',
        (element, id) => element.setAttribute('user-pool-id', id),
        poolId,
      );
      await maria.page.waitForFunction(
        () => document.querySelector('auth-authenticator [role="alert"]')?.textContent.trim() === '',
      );
      await maria.submit('Sign in', credentials);
      await maria.see('Members’ area');
    }),
  );
});

describe('a page that keeps sessions in cookies', () => {
  it(
    'signs in and out where a cookie of another path hides the one of the session',
    app.visit(async (maria) => {
      await addMember(app);
      const config = { cookieStorage: { secure: false } };
      const ids = { 'user-pool-id': poolId, 'user-pool-web-client-id': clientId };
      await openPage(maria, authenticator({ ...ids, config: JSON.stringify(config) }));
      const key = `CognitoIdentityServiceProvider.${clientId}.LastAuthUser`;
      await maria.page.evaluate((name) => (document.cookie = `${name}=of-yesterday; path=/page`), key);
      await maria.submit('Sign in', credentials);
      await maria.see('Members’ area');
      await maria.page.evaluate(() => document.querySelector('auth-authenticator')?.signOut());
      await maria.see('Sign in');
      // The time of the sign-out, for the sign-ins of other tabs, is all that stays.
      assert.match(await maria.page.evaluate(() => document.cookie), /^auth-elements\.signIn\.[^;]*=\d+$/);
    }),
  );
});
