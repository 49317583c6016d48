/**
 * The part of amazon-cognito-identity-js's big integers that it uses, on native BigInt; the bundler replaces
 * that module by this one. `installModPow` adds `modPow`, as it does to the library's.
 */
export default class BigInteger {
  static readonly ZERO = new BigInteger(0n);
  static readonly ONE = new BigInteger(1n);
  readonly #value: bigint;

  /** A string is hexadecimal, the only radix that the library uses; throws a SyntaxError for any other. */
  constructor(value: string | bigint) {
    this.#value = typeof value === 'bigint' ? value : parse(value);
  }

  add(other: BigInteger): BigInteger {
    return new BigInteger(this.#value + other.#value);
  }

  subtract(other: BigInteger): BigInteger {
    return new BigInteger(this.#value - other.#value);
  }

  multiply(other: BigInteger): BigInteger {
    return new BigInteger(this.#value * other.#value);
  }

  /** Never below 0. */
  mod(other: BigInteger): BigInteger {
    const rest = this.#value % other.#value;
    return new BigInteger(rest < 0n ? rest + other.#value : rest);
  }

  abs(): BigInteger {
    return this.#value < 0n ? new BigInteger(-this.#value) : this;
  }

  equals(other: BigInteger): boolean {
    return this.#value === other.#value;
  }

  /** Returns a negative number, 0 or a positive number, as this number is less, equal or greater. */
  compareTo(other: BigInteger): number {
    return Number(this.#value > other.#value) - Number(this.#value < other.#value);
  }

  toString(radix: number): string {
    return this.#value.toString(radix);
  }
}

function parse(text: string): bigint {
  return text.startsWith('-') ? -BigInt(`0x${text.slice(1)}`) : BigInt(`0x${text}`);
}
