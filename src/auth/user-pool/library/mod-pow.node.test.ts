import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, it } from 'node:test';

import { AuthenticationHelper, type BigInteger } from 'amazon-cognito-identity-js';

import { prepareLibrary } from './library.js';
import { power, powerInSlices } from './mod-pow.js';

const prototype = Object.getPrototypeOf(AuthenticationHelper.prototype.generateRandomSmallA()) as BigInteger;
const Big = prototype.constructor as new (hex: string, radix: 16) => BigInteger;
const stockModPow = prototype.modPow;
prepareLibrary();

const big = (value: bigint) => new Big(value.toString(16), 16);
const random = (bytes: number) => BigInt(`0x${randomBytes(bytes).toString('hex')}`);
const N = BigInt(`0x${new AuthenticationHelper('pool').N.toString(16)}`);

function stock(base: bigint, exponent: bigint, modulus: bigint): bigint {
  const result = stockModPow.call(big(base), big(exponent), big(modulus), () => undefined);
  return BigInt(`0x${result?.toString(16) ?? ''}`);
}

function native(base: BigInteger, exponent: BigInteger, modulus: BigInteger): Promise<BigInteger> {
  return new Promise((resolve, reject) => {
    base.modPow(exponent, modulus, (error, result) =>
      result ? resolve(result) : reject(new Error('no power', { cause: error })),
    );
  });
}

/** Bit by bit, as in a textbook. */
function plain(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n % modulus;
  for (const bit of exponent.toString(2)) {
    result = (result * result) % modulus;
    if (bit === '1') result = (result * base) % modulus;
  }
  return result;
}

describe('modPow', () => {
  it('equals the stock arithmetic for random numbers', async () => {
    for (let round = 0; round < 20; round++) {
      const modulus = random(round < 3 ? 384 : 1 + round * 4) | 1n | 4n;
      const [base, exponent] = [random(round < 3 ? 384 : 40), random(1 + round * 3) + 1n];
      assert.equal(
        (await native(big(base), big(exponent), big(modulus))).toString(16),
        stock(base, exponent, modulus).toString(16),
      );
      assert.equal(power(base, exponent, modulus), stock(base, exponent, modulus));
    }
  });

  it('equals the stock arithmetic at the edges', () => {
    for (const base of [0n, 1n, 2n, N - 1n, N, N + 1n]) {
      for (const exponent of [1n, 2n, 15n, 16n, 17n, ...(base === 2n ? [N - 1n, N] : [])]) {
        assert.equal(power(base, exponent, N), stock(base, exponent, N));
      }
    }
  });

  it('takes a negative base, which SRP needs, as stock does', async () => {
    const base = big(5n);
    const negative = (base as BigInteger & { negate(): BigInteger }).negate();
    const expected = stockModPow.call(negative, big(3n), big(N), () => undefined);
    assert.equal((await native(negative, big(3n), big(N))).toString(16), expected?.toString(16));
    assert.equal(power(-5n, 3n, N), N - 125n);
  });

  it('is right where stock is not: exponent 0, modulus 1, an even modulus', async () => {
    assert.equal(power(7n, 0n, N), 1n);
    assert.equal(power(0n, 0n, N), 1n);
    assert.equal(power(7n, 5n, 1n), 0n);
    const modulus = random(48) * 2n;
    const [base, exponent] = [random(48), random(48)];
    assert.equal(await powerInSlices(base, exponent, modulus), plain(base, exponent, modulus));
    assert.equal((await native(big(7n), big(0n), big(N))).toString(16), '1');
  });

  it('answers at once without a callback', () => {
    assert.equal(big(2n).modPow(big(10n), big(N))?.toString(16), '400');
  });

  it('joins the same power while it is pending, and not another one', async () => {
    const [base, exponent, modulus] = [big(3n), big(random(128)), big(N)];
    const [first, second, other] = await Promise.all([
      native(base, exponent, modulus),
      native(base, exponent, modulus),
      native(big(5n), exponent, modulus),
    ]);
    assert.equal(first, second);
    assert.notEqual(first.toString(16), other.toString(16));
  });

  it('calls the callback with its own exception, and no other', async () => {
    const seen: unknown[] = [];
    await new Promise<void>((resolve) => {
      big(2n).modPow(big(3n), big(N), (error, result) => {
        seen.push(error, result?.toString(16));
        if (error) {
          resolve();
          return;
        }
        throw new Error('reading it failed');
      });
    });
    assert.equal(seen[0], null);
    assert.equal((seen[2] as Error).message, 'reading it failed');
  });

  it('never blocks for more than a frame', async () => {
    await powerInSlices(2n, random(32), N);
    let running = true;
    let longest = 0;
    let before = process.cpuUsage();
    // In CPU time, so that other work of the machine does not count.
    const tick = () => {
      const { user, system } = process.cpuUsage(before);
      longest = Math.max(longest, (user + system) / 1000);
      before = process.cpuUsage();
      if (running) setImmediate(tick);
    };
    setImmediate(tick);
    await powerInSlices(random(384), random(384), N);
    running = false;
    assert.ok(longest > 0 && longest <= 16, `longest block ${longest} ms`);
  });
});
