import { assert } from '@open-wc/testing';

import { normalizeConfig, readConfig } from '../config/config.js';
import type { AuthOptions } from '../config/config-types.js';
import { CookieStorage } from './cookie.js';
import { MemoryStorage } from './memory.js';
import { openStorage } from './storage.js';

const pool = { userPoolId: 'us-east-1_LocalDemo', userPoolWebClientId: 'client' };
const key = 'CognitoIdentityServiceProvider.client.a+b@example.com (é).idToken';

function open(options: AuthOptions = {}) {
  return openStorage(normalizeConfig(readConfig({ ...pool, ...options }).entries), new MemoryStorage());
}

describe('the storage of the session', () => {
  afterEach(() => {
    // Other test files share the origin: only what is ours is removed.
    localStorage.removeItem(key);
    sessionStorage.removeItem(key);
    new CookieStorage({ secure: false }).clear();
  });

  for (const [name, options, web] of [
    ['localStorage by default', {}, localStorage],
    ['sessionStorage by name', { storage: 'session' }, sessionStorage],
    ['sessionStorage as the Amplify guide passes it', { storage: sessionStorage }, sessionStorage],
    ['memory', { storage: 'memory' }, undefined],
    ['cookies', { cookieStorage: { secure: false } }, undefined],
  ] as const) {
    it(`is ${name}`, () => {
      const storage = open(options);
      assert.equal(storage.getItem(key), null);
      storage.setItem(key, 'one; two=%20"é"');
      assert.equal(open(options).getItem(key), name === 'memory' ? null : 'one; two=%20"é"');
      assert.equal(storage.getItem(key), 'one; two=%20"é"');
      storage.removeItem(key);
      assert.equal(storage.getItem(key), null);
      assert.equal(storage.web, web);
    });
  }

  it('is memory where the browser blocks its own', () => {
    const original = Object.getOwnPropertyDescriptor(window, 'localStorage');
    Object.defineProperty(window, 'localStorage', {
      configurable: true,
      get() {
        throw new DOMException('blocked', 'SecurityError');
      },
    });
    try {
      const storage = open();
      storage.setItem(key, 'kept');
      assert.equal(storage.getItem(key), 'kept');
      assert.equal(storage.web, undefined);
    } finally {
      if (original) Object.defineProperty(window, 'localStorage', original);
    }
  });

  it('keeps cookies on a page with a form that is called cookie', () => {
    const form = document.createElement('form');
    form.name = 'cookie';
    document.body.append(form);
    try {
      const storage = open({ cookieStorage: { secure: false } });
      storage.setItem(key, 'kept');
      assert.equal(storage.getItem(key), 'kept');
    } finally {
      form.remove();
    }
  });

  it('says when the browser does not keep a cookie, and keeps none of it', () => {
    const storage = open({ cookieStorage: { domain: 'elsewhere.example' } });
    for (const length of [10, 9000]) {
      assert.throws(() => storage.setItem(key, 'x'.repeat(length)), /rejected a cookie/);
      assert.equal(storage.getItem(key), null);
    }
  });

  it('splits what is too large for one cookie, and joins it again', () => {
    const storage = open({ cookieStorage: { secure: false } });
    const parts = () => document.cookie.match(/idToken/g)?.length ?? 0;
    for (const [value, count] of [
      ['é%;='.repeat(600), 3],
      ['a.b-c_'.repeat(1200), 2],
      ['', 1],
      ['small', 1],
    ] as const) {
      storage.setItem(key, value);
      assert.equal(storage.getItem(key), value);
      assert.equal(parts(), count, value.slice(0, 6));
    }
    storage.setItem(key, 'x'.repeat(9000));
    storage.removeItem(key);
    assert.equal(storage.getItem(key), null);
    assert.equal(parts(), 0);
  });

  it('leaves the cookies of the page alone', () => {
    document.cookie = 'theme=dark';
    const cookies = new CookieStorage({ secure: false });
    cookies.setItem(key, 'x');
    cookies.clear();
    assert.equal(cookies.getItem(key), null);
    assert.equal(cookies.getItem('theme'), 'dark');
    document.cookie = 'theme=; max-age=0';
  });

  it('reads what js-cookie writes, and has it replaced', () => {
    document.cookie = 'CognitoIdentityServiceProvider.client.a%40b.c.idToken=old; path=/';
    const cookies = new CookieStorage({ secure: false });
    assert.equal(cookies.getItem('CognitoIdentityServiceProvider.client.a@b.c.idToken'), 'old');
    cookies.setItem('CognitoIdentityServiceProvider.client.a@b.c.idToken', 'new');
    assert.lengthOf(document.cookie.match(/idToken/g) ?? [], 1);
  });
});
