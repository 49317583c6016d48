import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';

import { AuthenticationHelper, type BigInteger } from 'amazon-cognito-identity-js';

import { bundleLibrary } from '../../../scripts/library.mjs';
import * as library from './library/library.js';

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

type Helper = typeof AuthenticationHelper;

const prototypeOf = (helper: Helper) =>
  Object.getPrototypeOf(helper.prototype.generateRandomSmallA()) as BigInteger;

const shipped = (await import(pathToFileURL(await bundleLibrary()).href)) as typeof library;
const inNode = prototypeOf(AuthenticationHelper);
// Kept before our own arithmetic is put in: the two are the same library with another `modPow`.
const stock = inNode.modPow;
library.prepareLibrary();
shipped.prepareLibrary();
const native = inNode.modPow;

function promise<Result>(start: (done: (error: unknown, result?: Result) => void) => void): Promise<Result> {
  return new Promise((resolve, reject) =>
    start((error, result) => (error instanceof Error ? reject(error) : resolve(result as Result))),
  );
}

/** A number of the library that a helper is of. */
const bigOf = (helper: Helper) => {
  const Big = prototypeOf(helper).constructor as new (hex: string, radix: 16) => BigInteger;
  return (hex: string) => new Big(hex, 16);
};

async function key(Helper: Helper, vector: Vector): Promise<Buffer> {
  const big = bigOf(Helper);
  const helper = new Helper(vector.poolName);
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

async function check(Helper: Helper, vector: Vector): Promise<void> {
  if (vector.kind === 'deviceVerifier') {
    const helper = new Helper('pool');
    const { deviceGroupKey, deviceKey, devicePassword } = vector;
    const salt = Buffer.from(vector.deviceSaltBase64, 'base64').toString('hex');
    const x = bigOf(Helper)(
      helper.hexHash(salt + helper.hash(`${deviceGroupKey}${deviceKey}:${devicePassword}`)),
    );
    const verifier = await promise<BigInteger>((done) => void helper.g.modPow(x, helper.N, done));
    const expected = Buffer.from(vector.verifierBase64, 'base64').toString('hex');
    assert.equal(verifier.toString(16).padStart(expected.length, '0'), expected);
    return;
  }
  const actual = await key(Helper, vector);
  if (vector.keyHex) assert.equal(actual.toString('hex'), vector.keyHex);
  if (vector.keyBase64) assert.equal(actual.toString('base64'), vector.keyBase64);
  if (vector.kind !== 'claim') return;
  const claim = createHmac('sha256', actual)
    .update(vector.poolName + vector.username)
    .update(Buffer.from(vector.secretBlockBase64, 'base64'))
    .update(vector.timestamp);
  assert.equal(claim.digest('base64'), vector.claimBase64);
}

for (const [name, helper, modPow] of [
  ['stock arithmetic', AuthenticationHelper, stock],
  ['native arithmetic', AuthenticationHelper, native],
  ['the library as it is shipped', shipped.AuthenticationHelper, undefined],
] as const) {
  describe(`the published SRP vectors with ${name}`, () => {
    it('are of different arithmetics', () => {
      assert.notEqual(stock, native);
      assert.notEqual(prototypeOf(shipped.AuthenticationHelper), inNode);
    });
    for (const vector of vectors) {
      it(`${vector.kind} of ${vector.source}`, async () => {
        if (modPow) inNode.modPow = modPow;
        await check(helper, vector);
      });
    }
  });
}
