import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';

import { fromBase64, toBase64, toHex } from '../../src/local-cognito/crypto/bytes.js';
import {
  clientKey,
  createVerifier,
  g,
  modPow,
  N,
  passwordClaim,
} from '../../src/local-cognito/crypto/srp.js';

interface Vector {
  source: string;
  kind: 'claim' | 'key' | 'deviceVerifier';
  [name: string]: string;
}

const file = new URL('../vectors/cognito-srp.json', import.meta.url);
const { vectors } = JSON.parse(readFileSync(file, 'utf8')) as { vectors: Vector[] };

const text = (vector: Vector, name: string): string => {
  const value = vector[name];
  assert.ok(value !== undefined, `${vector.source} has no ${name}`);
  return value;
};

const keyOf = (vector: Vector): ReturnType<typeof clientKey> =>
  clientKey({
    poolName: text(vector, 'poolName'),
    username: text(vector, 'username'),
    password: text(vector, 'password'),
    saltHex: text(vector, 'saltHex'),
    a: BigInt(`0x${text(vector, 'aHex')}`),
    B: BigInt(`0x${text(vector, 'BHex')}`),
  });

const checks: Record<Vector['kind'], (vector: Vector) => Promise<void>> = {
  async claim(vector) {
    const block = fromBase64(text(vector, 'secretBlockBase64'));
    assert.ok(block);
    const claim = await passwordClaim(
      await keyOf(vector),
      text(vector, 'poolName'),
      text(vector, 'username'),
      block,
      text(vector, 'timestamp'),
    );
    assert.equal(toBase64(claim), text(vector, 'claimBase64'));
  },
  async key(vector) {
    const key = await keyOf(vector);
    if (vector['keyBase64'] !== undefined) assert.equal(toBase64(key), vector['keyBase64']);
    else assert.equal(toHex(key), text(vector, 'keyHex'));
  },
  async deviceVerifier(vector) {
    const salt = fromBase64(text(vector, 'deviceSaltBase64'));
    const expected = fromBase64(text(vector, 'verifierBase64'));
    assert.ok(salt && expected);
    const { verifier } = await createVerifier(
      text(vector, 'deviceGroupKey'),
      text(vector, 'deviceKey'),
      text(vector, 'devicePassword'),
      toHex(salt),
    );
    assert.equal(verifier, BigInt(`0x${toHex(expected)}`));
  },
};

describe('the published SRP vectors', () => {
  it('are there, of every kind', () => {
    assert.deepEqual(new Set(vectors.map(({ kind }) => kind)), new Set(Object.keys(checks)));
  });

  for (const vector of vectors) {
    it(`${vector.kind} from ${vector.source}`, async () => {
      if (vector['AHex'] !== undefined && vector['aHex'] !== undefined) {
        assert.equal(modPow(g, BigInt(`0x${vector['aHex']}`), N), BigInt(`0x${vector['AHex']}`));
      }
      await checks[vector.kind](vector);
    });
  }
});
