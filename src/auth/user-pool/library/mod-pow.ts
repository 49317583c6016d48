import type { BigInteger, ModPowCallback } from 'amazon-cognito-identity-js';

/** The longest computation without a pause, in milliseconds. */
const SLICE_MS = 6;

/**
 * Returns `base` to the power `exponent` modulo `modulus` (both at least 0, `modulus` at least 1), four bits
 * of the exponent per step.
 */
function* powerSteps(base: bigint, exponent: bigint, modulus: bigint): Generator<undefined, bigint> {
  const reduced = ((base % modulus) + modulus) % modulus;
  const table = [1n % modulus];
  for (let power = 1; power < 16; power++) table.push(((table[power - 1] ?? 1n) * reduced) % modulus);
  let result = 1n % modulus;
  for (const digit of exponent.toString(16)) {
    for (let square = 0; square < 4; square++) result = (result * result) % modulus;
    result = (result * (table[parseInt(digit, 16)] ?? 1n)) % modulus;
    yield;
  }
  return result;
}

/** Modular power without a pause. */
export function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  const steps = powerSteps(base, exponent, modulus);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Modular power in slices of at most 6 ms, between which the page can paint and handle input. */
export async function powerInSlices(base: bigint, exponent: bigint, modulus: bigint): Promise<bigint> {
  const steps = powerSteps(base, exponent, modulus);
  for (;;) {
    const end = performance.now() + SLICE_MS;
    do {
      const step = steps.next();
      if (step.done) return step.value;
    } while (performance.now() < end);
    await nextTask();
  }
}

/** Starts a new task without the 4 ms delay of nested timeouts. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}

function isBigInteger(value: unknown): value is BigInteger {
  return typeof value === 'object' && value !== null && 'compareTo' in value;
}

function toNative(value: BigInteger): bigint {
  const hex = value.toString(16);
  return hex.startsWith('-') ? -BigInt(`0x${hex.slice(1)}`) : BigInt(`0x${hex}`);
}

/**
 * Gives the library's BigInteger a `modPow` on native BigInt. With a callback it computes in slices and calls
 * it later (as the library always does); without one it returns the result at once.
 */
export function installModPow(prototype: unknown): void {
  if (!isBigInteger(prototype)) return;
  const Big = prototype.constructor as new (hex: string, radix: 16) => BigInteger;
  // The library requests the same power again before the first is done (g^a, in the constructor and at
  // sign-in).
  const underWay = new WeakMap<
    BigInteger,
    { base: BigInteger; modulus: BigInteger; result: Promise<BigInteger> }
  >();
  const fromNative = (value: bigint) => new Big(value.toString(16), 16);

  prototype.modPow = function modPow(
    this: BigInteger,
    exponent: BigInteger,
    modulus: BigInteger,
    callback?: ModPowCallback,
  ): BigInteger | undefined {
    const numbers = [toNative(this), toNative(exponent), toNative(modulus)] as const;
    if (!callback) return fromNative(power(...numbers));
    let entry = underWay.get(exponent);
    if (entry?.base !== this || entry.modulus !== modulus) {
      entry = { base: this, modulus, result: powerInSlices(...numbers).then(fromNative) };
      underWay.set(exponent, entry);
    }
    entry.result
      .then(
        (result) => callback(null, result),
        (error: unknown) => callback(error),
      )
      .catch((error: unknown) => callback(error))
      // The library has already received it: it reports an error to its caller and then throws as well.
      .catch(() => undefined);
    return undefined;
  };
}
