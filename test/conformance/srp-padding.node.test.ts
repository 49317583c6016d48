import assert from 'node:assert/strict';
import { createDiffieHellman, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { describe, it } from 'node:test';

import {
  createVerifier,
  g,
  N,
  scrambling,
  serverKey,
  startExchange,
} from '../../src/local-cognito/crypto/srp.js';
import { Bench, challengeOf, PASSWORD, POOL, srpInput, srpTimestamp, tokensOf } from './harness.js';

const ROUNDS = 15;
const POOL_NAME = POOL.slice(POOL.indexOf('_') + 1);

// The client of this file is built on OpenSSL: its modular powers, its HKDF, and padding on buffers.
const group = createDiffieHellman(Buffer.from(N.toString(16), 'hex'), 2);

const toBuffer = (value: bigint): Buffer => {
  const hex = value.toString(16);
  return Buffer.from(hex.length % 2 ? `0${hex}` : hex, 'hex');
};
const pad = (bytes: Buffer): Buffer =>
  (bytes[0] ?? 0) & 0x80 ? Buffer.concat([Buffer.of(0), bytes]) : bytes;
const read = (bytes: Buffer): bigint => BigInt(`0x${bytes.toString('hex')}`);
const sha256 = (...parts: Buffer[]): Buffer => createHash('sha256').update(Buffer.concat(parts)).digest();

function power(base: bigint, exponent: bigint): bigint {
  group.setPrivateKey(toBuffer(exponent));
  return read(group.computeSecret(toBuffer(base)));
}

const k = read(sha256(pad(toBuffer(N)), pad(toBuffer(g))));

const known = new Map<string, { x: bigint; gx: bigint }>();

function passwordSide(saltHex: string): { x: bigint; gx: bigint } {
  const salt = toBuffer(BigInt(`0x${saltHex}`));
  const x = read(sha256(pad(salt), sha256(Buffer.from(`${POOL_NAME}maria:${PASSWORD}`))));
  const side = known.get(saltHex) ?? { x, gx: power(g, x) };
  known.set(saltHex, side);
  return side;
}

/** Returns the secret S of the client and the key from it. */
function clientSide(saltHex: string, a: bigint, A: bigint, B: bigint): { S: bigint; key: Buffer } {
  const { x, gx } = passwordSide(saltHex);
  const u = read(sha256(pad(toBuffer(A)), pad(toBuffer(B))));
  const base = (((B - k * gx) % N) + N) % N;
  const S = power(base, a + u * x);
  const key = hkdfSync('sha256', pad(toBuffer(S)), pad(toBuffer(u)), 'Caldera Derived Key', 16);
  return { S, key: Buffer.from(key) };
}

/** The forms of a number that padding treats differently; `bits` is its full length. */
const forms: Record<string, (value: bigint, bits: number) => boolean> = {
  'the high bit set': (value, bits) => value >> BigInt(bits - 1) === 1n,
  'half a byte short': (value, bits) => value >> BigInt(bits - 4) === 0n && value >> BigInt(bits - 8) !== 0n,
  'a byte short': (value, bits) => value >> BigInt(bits - 8) === 0n,
};

/** How a salt of a form begins; a missing digit is a leading zero. */
const saltStarts: Record<string, string> = {
  'the high bit set': 'c5',
  'half a byte short': '05',
  'a byte short': '0085',
};

const randomBigInt = (): bigint => read(randomBytes(32));

describe('SRP sign-ins at the edges of padding', () => {
  for (const [form, fits] of Object.entries(forms)) {
    it(`agree ${ROUNDS} times for a salt and for A with ${form}, over the wire`, async () => {
      const bench = new Bench();
      await bench.addUser();
      const user = bench.cognito.pools.get(POOL)?.users.find('maria');
      assert.ok(user);
      for (let round = 0; round < 2 * ROUNDS; round++) {
        const start = round < ROUNDS ? (saltStarts[form] ?? '') : '';
        const saltHex = start + randomBytes(16 - start.length / 2).toString('hex');
        let a = randomBigInt();
        let A = power(g, a);
        for (; round >= ROUNDS && !fits(A, 3072); a++) A = (A * g) % N;
        A = power(g, a);
        user.password = await createVerifier(POOL_NAME, 'maria', PASSWORD, saltHex);
        const asked = await bench.call('InitiateAuth', srpInput('maria', A.toString(16)));
        const { SALT = '', SRP_B, SECRET_BLOCK = '' } = challengeOf(asked, 'PASSWORD_VERIFIER');
        const { key } = clientSide(SALT, a, A, BigInt(`0x${SRP_B}`));
        const TIMESTAMP = srpTimestamp(Date.now());
        const signature = createHmac('sha256', key)
          .update(`${POOL_NAME}maria`)
          .update(Buffer.from(SECRET_BLOCK, 'base64'))
          .update(TIMESTAMP)
          .digest('base64');
        const responses = {
          USERNAME: 'maria',
          PASSWORD_CLAIM_SECRET_BLOCK: SECRET_BLOCK,
          PASSWORD_CLAIM_SIGNATURE: signature,
          TIMESTAMP,
        };
        tokensOf(await bench.call('RespondToAuthChallenge', bench.respond('PASSWORD_VERIFIER', responses)));
      }
    });

    for (const edge of ['B', 'u', 'S']) {
      it(`agree ${ROUNDS} times on the key for ${edge} with ${form}`, async () => {
        const saltHex = randomBytes(16).toString('hex');
        const { verifier } = await createVerifier(POOL_NAME, 'maria', PASSWORD, saltHex);
        let exchange = await startExchange(verifier, randomBigInt());
        let a = randomBigInt();
        let A = power(g, a);
        for (let found = 0; found < ROUNDS;) {
          if (edge === 'B') {
            // One more in the exponent doubles the part of B that is not the verifier's: no power is needed to look on.
            const own = (exchange.B - ((k * verifier) % N) + N) % N;
            exchange = { b: exchange.b + 1n, B: (k * verifier + own * g) % N };
            if (!fits(exchange.B, 3072)) continue;
          } else {
            a++;
            A = (A * g) % N;
            if (edge === 'u' && !fits(await scrambling(A, exchange.B), 256)) continue;
          }
          const { S, key } = clientSide(saltHex, a, A, exchange.B);
          if (edge === 'S' && !fits(S, 3072)) continue;
          assert.equal(
            Buffer.from(await serverKey(A, exchange, verifier)).toString('hex'),
            key.toString('hex'),
          );
          found++;
        }
      });
    }
  }
});
