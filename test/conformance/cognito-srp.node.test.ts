import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { ClientPasswordChallenge, ServerPasswordChallenge, UserPool } from 'cognito-srp';

import { toHex } from '../../src/local-cognito/crypto/bytes.js';
import {
  clientKey,
  createVerifier,
  g,
  modPow,
  N,
  serverKey,
  startExchange,
} from '../../src/local-cognito/crypto/srp.js';
import { PASSWORD } from './harness.js';

const poolName = 'LocalDemo';
const user = { username: 'maria', password: PASSWORD };

/** Hex of whole bytes, as cognito-srp takes it. */
const hex = (value: bigint): string => {
  const digits = value.toString(16);
  return digits.length % 2 ? `0${digits}` : digits;
};

describe('the npm package cognito-srp', () => {
  for (const saltHex of ['b704a27deb8cf5efec43a40eac5b60d2', '1704a27deb8cf5efec43a40eac5b60d2']) {
    it(`makes the same verifier for the salt ${saltHex}`, async () => {
      const theirs = await new UserPool(poolName).createUser(user, saltHex);
      const ours = await createVerifier(poolName, user.username, user.password, saltHex);
      assert.equal(ours.verifier, BigInt(`0x${theirs.verifier}`));
    });
  }

  // Fixed numbers: the package hashes values at full length and the service at their shortest, which differs wherever
  // a top byte is 0. None of these has one.
  const saltHex = 'b704a27deb8cf5efec43a40eac5b60d2';
  for (let round = 1; round <= 5; round++) {
    const a = BigInt(0x1234567 * round) ** 9n;
    const b = BigInt(0x7654321 * round) ** 9n;

    it(`agrees as a server with our server and our client, round ${round}`, async () => {
      const A = modPow(g, a, N);
      const { verifier } = await createVerifier(poolName, user.username, user.password, saltHex);
      const exchange = await startExchange(verifier, b);
      const stored = { username: user.username, salt: saltHex, verifier: verifier.toString(16) };
      const server = new ServerPasswordChallenge(poolName, stored, hex(b));
      assert.equal(BigInt(`0x${server.calculateB().toString('hex')}`), exchange.B);
      const theirs = server.getSession(hex(A)).getHkdf();
      assert.equal(toHex(await serverKey(A, exchange, verifier)), theirs);
      assert.equal(toHex(await clientKey({ poolName, ...user, saltHex, a, B: exchange.B })), theirs);
    });

    it(`agrees as a client with our server, round ${round}`, async () => {
      const client = new ClientPasswordChallenge(poolName, user, hex(a));
      const A = BigInt(`0x${client.calculateA().toString('hex')}`);
      const { verifier } = await createVerifier(poolName, user.username, user.password, saltHex);
      const exchange = await startExchange(verifier, b);
      const theirs = client.getSession(hex(exchange.B), saltHex).getHkdf();
      assert.equal(toHex(await serverKey(A, exchange, verifier)), theirs);
    });
  }
});
