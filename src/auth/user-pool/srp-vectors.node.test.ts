import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { AuthenticationHelper, type BigInteger } from 'amazon-cognito-identity-js';
import { useNativeArithmetic } from './library.js';

interface Vector {
  source: string;
  kind: 'claim' | 'key' | 'deviceVerifier';
  poolName: string;
  username: string;
  password: string;
  aHex: string;
  AHex?: string;
  saltHex: string;
  BHex: string;
  secretBlockBase64: string;
  timestamp: string;
  claimBase64: string;
  keyBase64?: string;
  keyHex?: string;
  deviceGroupKey: string;
  deviceKey: string;
  devicePassword: string;
  deviceSaltBase64: string;
  verifierBase64: string;
}

const { vectors } = JSON.parse(
  readFileSync(new URL('../../../test/vectors/cognito-srp.json', import.meta.url), 'utf8'),
) as { vectors: Vector[] };

// Kept before our own arithmetic is put in: the two are the same library with another `modPow`.
const prototype = Object.getPrototypeOf(AuthenticationHelper.prototype.generateRandomSmallA()) as BigInteger;
const Big = prototype.constructor as new (hex: string, radix: 16) => BigInteger;
const stock = prototype.modPow;
useNativeArithmetic();
const native = prototype.modPow;

const big = (hex: string) => new Big(hex, 16);

function promise<Result>(start: (done: (error: unknown, result?: Result) => void) => void): Promise<Result> {
  return new Promise((resolve, reject) =>
    start((error, result) => (error instanceof Error ? reject(error) : resolve(result as Result))),
  );
}

async function key(vector: Vector): Promise<Buffer> {
  const helper = new AuthenticationHelper(vector.poolName);
  await promise<BigInteger>((done) => helper.getLargeAValue(done));
  helper.smallAValue = big(vector.aHex);
  helper.largeAValue = undefined;
  const A = await promise<BigInteger>((done) => helper.getLargeAValue(done));
  if (vector.AHex) assert.equal(A.toString(16), vector.AHex.replace(/^0+/, ''));
  const { username, password, BHex, saltHex } = vector;
  const bytes = await promise<Uint8Array>((done) =>
    helper.getPasswordAuthenticationKey(username, password, big(BHex), big(saltHex), done),
  );
  return Buffer.from(bytes);
}

async function check(vector: Vector): Promise<void> {
  if (vector.kind === 'deviceVerifier') {
    const helper = new AuthenticationHelper('pool');
    const { deviceGroupKey, deviceKey, devicePassword } = vector;
    const salt = Buffer.from(vector.deviceSaltBase64, 'base64').toString('hex');
    const x = big(helper.hexHash(salt + helper.hash(`${deviceGroupKey}${deviceKey}:${devicePassword}`)));
    const verifier = await promise<BigInteger>((done) => void helper.g.modPow(x, helper.N, done));
    const expected = Buffer.from(vector.verifierBase64, 'base64').toString('hex');
    assert.equal(verifier.toString(16).padStart(expected.length, '0'), expected);
    return;
  }
  const actual = await key(vector);
  if (vector.keyHex) assert.equal(actual.toString('hex'), vector.keyHex);
  if (vector.keyBase64) assert.equal(actual.toString('base64'), vector.keyBase64);
  if (vector.kind !== 'claim') return;
  const claim = createHmac('sha256', actual)
    .update(vector.poolName + vector.username)
    .update(Buffer.from(vector.secretBlockBase64, 'base64'))
    .update(vector.timestamp);
  assert.equal(claim.digest('base64'), vector.claimBase64);
}

for (const [name, modPow] of [
  ['stock', stock],
  ['native', native],
] as const) {
  describe(`the published SRP vectors with ${name} arithmetic`, () => {
    it('are of two different arithmetics', () => assert.notEqual(stock, native));
    for (const vector of vectors) {
      it(`${vector.kind} of ${vector.source}`, async () => {
        prototype.modPow = modPow;
        await check(vector);
      });
    }
  });
}
