import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, it } from 'node:test';

import { Buffer as Small } from './buffer.js';

describe('the small Buffer', () => {
  it('reads and writes as Node does', () => {
    for (let length = 0; length < 70; length++) {
      const node = randomBytes(length);
      for (const encoding of ['hex', 'base64'] as const) {
        assert.deepEqual([...Small.from(node.toString(encoding), encoding)], [...node]);
        assert.equal(Small.from(node).toString(encoding), node.toString(encoding));
      }
    }
  });

  it('reads Base64url, which tokens are, and text beyond ASCII', () => {
    const text = '{"name":"Zoë ✓ 🙂"}';
    assert.equal(Small.from(Buffer.from(text).toString('base64url'), 'base64').toString('utf8'), text);
    assert.equal(Small.from(text).toString(), text);
    assert.deepEqual([...Small.from('Zoë ✓')], [...Buffer.from('Zoë ✓')]);
  });

  it('joins', () => {
    assert.equal(Small.concat([Small.from('ab'), Small.from('63', 'hex'), Small.from('')]).toString(), 'abc');
  });

  it('stops at hex that is not hex, as Node does', () => {
    assert.deepEqual([...Small.from('0a1', 'hex')], [...Buffer.from('0a1', 'hex')]);
    assert.deepEqual([...Small.from('0azz0b', 'hex')], [...Buffer.from('0azz0b', 'hex')]);
  });
});
