import assert from 'node:assert/strict';
import { beforeEach, describe, it, mock } from 'node:test';

import { Auth, Cache } from '../../src/auth/auth.js';
import { CacheClass } from '../../src/auth/cache.js';
import { clientId, poolId, TestStorage } from './fixtures.js';

describe('Cache', () => {
  let storage: TestStorage;
  let cache: CacheClass;
  beforeEach(() => {
    storage = new TestStorage();
    cache = new CacheClass(() => storage);
  });

  it('keeps values by key', () => {
    assert.equal(cache.getItem('a'), null);
    assert.deepEqual(cache.keys(), []);
    for (const value of [1, 0, '', 'text', false, { nested: ['list'] }]) {
      cache.setItem('a', value);
      assert.deepEqual(cache.getItem('a'), value);
      assert.deepEqual(new CacheClass(() => storage).getItem('a'), value);
    }
    cache.setItem('b', 2);
    assert.deepEqual(cache.keys(), ['a', 'b']);
    cache.removeItem('a');
    assert.deepEqual(cache.keys(), ['b']);
    cache.clear();
    assert.deepEqual([...storage.items], []);
  });

  it('forgets what has expired, after three days if no other time is set', (context) => {
    context.after(() => mock.timers.reset());
    mock.timers.enable({ apis: ['Date'], now: 1_000_000 });
    cache.setItem('short', 1, { expires: 1_000_500 });
    cache.setItem('usual', 2);
    cache.setItem('ever', 3, { expires: Infinity });
    mock.timers.tick(499);
    assert.deepEqual(cache.keys(), ['short', 'usual', 'ever']);
    mock.timers.tick(1);
    assert.equal(cache.getItem('short'), null);
    assert.equal(storage.items.has('aws-amplify-cacheshort'), false);
    mock.timers.tick(259_200_000);
    assert.deepEqual(cache.keys(), ['ever']);
    cache.setItem('new', 4);
    assert.equal(storage.items.get('aws-amplify-cache'), '["ever","new"]');
  });

  it('takes what is no JSON for nothing, and lets the storage’s failures through', () => {
    storage.setItem('aws-amplify-cachea', '{"data"');
    storage.setItem('aws-amplify-cache', '{}');
    assert.equal(cache.getItem('a'), null);
    assert.deepEqual(cache.keys(), []);
    const broken = new CacheClass(() => {
      throw new Error('blocked');
    });
    assert.throws(() => broken.getItem('a'), /blocked/);
    assert.throws(() => cache.setItem('big', 1n), TypeError);
  });

  it('is in the storage of the default Auth, once that is configured', () => {
    Cache.setItem('early', 1);
    assert.equal(Cache.getItem('early'), 1);
    Auth.configure({ userPoolId: poolId, userPoolWebClientId: clientId, storage });
    assert.equal(Cache.getItem('early'), null);
    Cache.setItem('late', 2);
    assert.equal(cache.getItem('late'), 2);
  });
});
