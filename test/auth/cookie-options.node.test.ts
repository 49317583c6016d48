import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';

import type { CookieOptions } from '../../src/auth/index.js';
import { createAuth } from '../../src/auth/index.js';
import { CookieStorage } from '../../src/auth/storage/cookie.js';
import { CookieJar } from './cookie-jar.js';
import { addUser, createWorld, password } from './fixtures.js';

describe('the options of cookieStorage', () => {
  let cookies: CookieJar;
  beforeEach(() => (cookies = CookieJar.open()));
  afterEach(() => CookieJar.close());

  /** The attributes of the cookie with who is signed in; `in` is how many days it lives. */
  async function attributes(cookieStorage: CookieOptions) {
    const world = createWorld();
    await addUser(world);
    const auth = createAuth({ ...world.auth.configure(), cookieStorage });
    await auth.signIn('ada', password);
    const [, ...parts] = (cookies.written.findLast((each) => each.includes('.LastAuthUser=ada')) ?? '').split(
      '; ',
    );
    const { expires = '', ...rest } = Object.fromEntries(
      parts.map((part) => [part.split('=')[0], part.split('=')[1] ?? true]),
    ) as Record<string, string>;
    return { ...rest, in: Math.round((Date.parse(expires) - Date.now()) / 86_400_000) };
  }

  it('have defaults: the path /, 365 days, secure, SameSite=Lax', async () => {
    assert.deepEqual(await attributes({}), { path: '/', secure: true, samesite: 'lax', in: 365 });
  });

  it('go to every cookie', async () => {
    assert.deepEqual(
      await attributes({
        domain: 'example.com',
        path: '/app',
        expires: 30,
        secure: false,
        sameSite: 'strict',
      }),
      { domain: 'example.com', path: '/app', samesite: 'strict', in: 30 },
    );
  });

  it('add no attribute of their own', () => {
    const pool = { userPoolId: 'us-east-1_LocalDemo', userPoolWebClientId: 'client' };
    for (const cookieStorage of [
      { domain: 'example.com; samesite=none' },
      { path: '/; domain=evil.example' },
      { path: '/\r\nx' },
      { domain: 7 },
    ])
      assert.throws(() => createAuth({ ...pool, cookieStorage: cookieStorage as CookieOptions }), {
        code: 'InvalidConfig',
      });
  });
});

describe('names that are no well-formed text', () => {
  let cookies: CookieJar;
  beforeEach(() => (cookies = CookieJar.open()));
  afterEach(() => CookieJar.close());

  it('are kept in cookies, found again, and removed', () => {
    const storage = new CookieStorage();
    for (const [name, value] of [
      ['ada\ud800', 'ada\ud800'],
      ['\udc00', '\ud83d\ude00 \ud83d'],
      ['\ud83d\ude00', '\ud83d\ude00'],
    ] as const) {
      const key = `CognitoIdentityServiceProvider.client.${name}.idToken`;
      storage.setItem(key, value);
      assert.equal(storage.getItem(key), value.replaceAll(/\p{Surrogate}/gu, '\ufffd'));
      storage.removeItem(key);
      assert.equal(storage.getItem(key), null);
    }
    assert.equal(cookies.cookie, '');
  });
});

describe('cookies without room for a new value', () => {
  let cookies: CookieJar;
  beforeEach(() => (cookies = CookieJar.open()));
  afterEach(() => CookieJar.close());

  for (const length of [5, 9000])
    it(`keep the earlier value of ${length} characters`, () => {
      const storage = new CookieStorage();
      storage.setItem('key', 'a'.repeat(length));
      cookies.limit = cookies.size() + 10;
      assert.throws(() => storage.setItem('key', 'b'.repeat(length + 5000)), { code: 'StorageError' });
      assert.equal(storage.getItem('key'), 'a'.repeat(length));
      assert.throws(() => storage.setItem('other', 'b'.repeat(5000)), { code: 'StorageError' });
      assert.deepEqual([...storage.keys()], ['key']);
    });
});
