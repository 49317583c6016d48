import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { createAuth } from '../../src/auth/auth.js';
import { SharedInstances } from '../../src/auth/shared.js';
import { clientId, poolId, rejection, TestStorage } from './fixtures.js';

const pool = { userPoolId: poolId, userPoolWebClientId: clientId };
const other = { userPoolId: 'eu-west-1_Other', userPoolWebClientId: 'other' };
const oauth = { domain: 'a.test', redirectSignIn: 'https://b.test/', redirectSignOut: 'https://b.test/' };

/** A page: its default Auth, and who joins it. */
function open() {
  const first = createAuth();
  const told: string[] = [];
  first.onEvent(({ event }) => told.push(event));
  return { first, told, page: new SharedInstances(first) };
}

describe('the Auth that authenticators share', () => {
  it('is the default one, which the first of them configures', () => {
    const { first, page, told } = open();
    assert.equal(page.join({}, pool), first);
    assert.equal(first.configure()?.userPoolId, poolId);
    assert.deepEqual(told, ['configured']);
  });

  it('is the default one also for the next of that pool, and is not configured again when that says no more', () => {
    const { first, page, told } = open();
    page.join({}, { ...pool, endpoint: 'https://a.test/' });
    for (const config of [pool, { ...pool, storage: 'local' as const }])
      assert.equal(page.join({}, config), first);
    assert.equal(first.configure()?.endpoint, 'https://a.test/');
    assert.equal(told.length, 2, 'the storage that it names is the one in use');
    assert.equal(page.join({}, { ...pool, endpoint: 'https://a.test' }), first);
  });

  it('is the default one when the page has configured it for that pool, and is given what the page does not say', () => {
    const { first, page } = open();
    first.configure({ ...pool, clientMetadata: { from: 'page' } });
    assert.equal(
      page.join({}, { ...pool, endpoint: 'https://a.test/', clientMetadata: { from: 'element' } }),
      first,
    );
    const { endpoint, clientMetadata } = first.configure() ?? {};
    assert.deepEqual(
      { endpoint, clientMetadata },
      { endpoint: 'https://a.test/', clientMetadata: { from: 'page' } },
    );
  });

  it('is the same whether the page speaks before or after', () => {
    const configs = [0, 1].map((order) => {
      const { first, page } = open();
      const speak = [
        () => void first.configure({ ...pool, mandatorySignIn: true }),
        () => assert.equal(page.join({}, { ...pool, oauth }), first),
      ];
      for (const each of order ? speak.reverse() : speak) each();
      return first.configure();
    });
    assert.ok(configs[0]?.oauth);
    assert.deepEqual(configs[0], configs[1]);
  });

  for (const [what, change] of Object.entries({
    'another pool': other,
    'another client': { userPoolWebClientId: 'another' },
    'another storage': { storage: 'session' as const },
    'a storage of its own': { storage: new TestStorage() },
    cookies: { cookieStorage: {} },
    'another server': { endpoint: 'https://b.test/' },
    'another identity pool': { identityPoolId: 'us-east-1:b' },
  })) {
    it(`is another one for ${what}, kept for all who say so`, () => {
      const { first, page } = open();
      const config = { ...pool, endpoint: 'https://a.test/', identityPoolId: 'us-east-1:a' };
      assert.equal(page.join({}, config), first);
      const apart = page.join({}, { ...config, ...change });
      assert.notEqual(apart, first);
      assert.equal(page.join({}, { ...config, ...change }), apart);
      assert.equal(page.join({}, config), first);
      assert.equal(first.configure()?.endpoint, 'https://a.test/');
    });
  }

  it('takes whatever the options of one user become, the pool aside', () => {
    const { first, page } = open();
    const user = {};
    page.join(user, { ...pool, endpoint: 'https://a.test/', oauth });
    page.leave(user);
    assert.equal(page.join(user, { ...pool, endpoint: 'https://b.test/' }), first);
    assert.equal(first.configure()?.endpoint, 'https://b.test/');
    assert.equal(first.configure()?.oauth, undefined);
    page.leave(user);
    assert.notEqual(page.join(user, other), first);
    assert.equal(
      first.configure()?.userPoolId,
      poolId,
      'the default one never becomes another pool’s on its own',
    );
  });

  it('keeps what a user said who left and joined again', () => {
    const { first, page } = open();
    const user = {};
    const config = { ...pool, endpoint: 'https://a.test/', oauth };
    page.join(user, config);
    page.leave(user);
    page.join(user, config);
    assert.equal(page.join({}, pool), first);
    assert.ok(first.configure()?.oauth);
    assert.notEqual(page.join({}, { ...pool, endpoint: 'https://b.test/' }), first);
    assert.equal(first.configure()?.endpoint, 'https://a.test/');
  });

  it('keeps what its last user said until the next one comes', () => {
    const { first, page } = open();
    const user = {};
    page.join(user, { ...pool, endpoint: 'https://a.test/' });
    page.leave(user);
    first.configure({ clientMetadata: { a: 'b' } });
    assert.equal(first.configure()?.endpoint, 'https://a.test/');
    assert.equal(page.join({}, { ...pool, endpoint: 'https://b.test/' }), first);
    assert.equal(first.configure()?.endpoint, 'https://b.test/');
    assert.deepEqual(first.configure()?.clientMetadata, { a: 'b' });
  });

  it('becomes the page’s alone when the page configures another pool', () => {
    const { first, page } = open();
    const user = {};
    page.join(user, { ...pool, endpoint: 'https://a.test/' });
    first.configure(other);
    assert.deepEqual(first.configure(), createAuth(other).configure());
    const apart = page.join(user, { ...pool, endpoint: 'https://a.test/' });
    assert.notEqual(apart, first);
    assert.equal(page.join({}, other), first);
  });

  it('stays unchanged after an invalid config', async () => {
    const { first, page } = open();
    const wrong = { ...pool, userPoolId: 'nowhere' };
    assert.equal((await rejection(Promise.resolve().then(() => page.join({}, wrong)))).code, 'InvalidConfig');
    assert.equal(first.configure(), undefined);
    page.join({}, pool);
    assert.throws(() => first.configure(wrong), { code: 'InvalidConfig' });
    assert.throws(() => first.configure({ oauth: 'x' as never }), { code: 'InvalidConfig' });
    assert.equal(first.configure()?.userPoolId, poolId);
    assert.equal(page.join({}, pool), first);
  });
});
